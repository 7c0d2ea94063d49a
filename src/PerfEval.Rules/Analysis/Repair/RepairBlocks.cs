using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Evaluation;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Explanation;

namespace PerfEval.Rules.Analysis.Repair;

/// <summary>Says what keeps a case from a grade after all that can be changed was changed.</summary>
internal static class RepairBlocks
{
    public static IReadOnlyList<RepairBlock> Of(EvaluationResult best, RepairGoal goal)
    {
        var blocks = new List<RepairBlock>();
        foreach (GradeCapResult cap in best.GradeCaps.Where(c => c.Grade > goal.Grade))
        {
            string title = RuleTrail.TitleOf(cap.Rule), grade = best.Plan.RuleSet.Grades[cap.Grade].Model.Name;
            blocks.Add(new RepairBlock(null, 0, FixedIn(best, FactsOf(cap.Rule)), new(
                $"规则“{title}”使等级最高为“{grade}”，没有可以改变的办法", $"rule '{title}' caps the grade at {grade}, and nothing that may be changed lifts it")));
        }

        if (goal.IsEnough(best.Total.Low))
        {
            return blocks;
        }

        foreach (IndicatorResult indicator in best.Indicators.Where(i => i.Children.Count == 0 && !i.Applies.IsFalse && i.Points > i.Score.Low))
        {
            decimal lost = Scalars.Settle(indicator.Points - indicator.Score.Low);
            string[] held = FixedIn(best, FactsOf(indicator.Indicator));
            LocalText points = Phrases.Points(lost);
            string names = string.Join('、', held);
            blocks.Add(new RepairBlock(indicator.Path, lost, held, held.Length > 0
                ? new($"{indicator.Name}：{points.Chinese}拿不回来，取决于不能改变的事实（{names}）", $"{indicator.Name}: {points.English} cannot be had, by facts that are fixed ({names})")
                : new($"{indicator.Name}：{points.Chinese}拿不回来，没有找到能改变它的事实或评价", $"{indicator.Name}: {points.English} cannot be had; no fact or judgement was found that would change it")));
        }

        return [.. blocks.OrderByDescending(b => b.Lost)];
    }

    private static string[] FixedIn(EvaluationResult best, IEnumerable<string> facts)
    {
        HashSet<string> names = [.. facts];
        return [.. best.Plan.RuleSet.Facts.Where(f => f.Model.IsFixed && names.Contains(f.Model.Name)).Select(f => f.Model.Name)];
    }

    private static IEnumerable<string> FactsOf(CheckedIndicator indicator)
    {
        IEnumerable<string> own = indicator.Deductions.Select(d => d.Loss).Concat(indicator.Earned is { } earned ? [earned] : []).SelectMany(Derivations.FactsOf);
        return own.Concat(indicator.RuleTargets.SelectMany(t => FactsOf(t.Rule)));
    }

    private static IEnumerable<string> FactsOf(CheckedRule rule) =>
        rule.Iterators.Select(i => (Feel.Checking.Typed?)i.Source).Append(rule.Condition).OfType<Feel.Checking.Typed>().SelectMany(Derivations.FactsOf);
}
