using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Values;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Testing;

/// <summary>Finds the places of a rule set that can come out differently, each with how to see what came out. An outcome of -1 is the unknown.</summary>
internal static class CoverageSpots
{
    private const int Untold = -1;

    private const string Otherwise = "otherwise";

    public static IReadOnlyList<CoverageSpot> Of(CheckedRuleSet ruleSet)
    {
        var spots = new List<CoverageSpot>();
        foreach (CheckedIndicator indicator in ruleSet.Indicators)
        {
            AddIndicator(spots, indicator);
        }

        spots.AddRange(ruleSet.Rules.Select(Rule));
        if (ruleSet.Grades.Count > 0)
        {
            spots.Add(new CoverageSpot(
                CoverageKind.Grades, "", null, [.. ruleSet.Grades.Select(g => g.Model.Name)], [],
                r => [r.Evaluation.Grades is [int grade] ? grade : Untold]));
        }

        return spots;
    }

    private static void AddIndicator(List<CoverageSpot> spots, CheckedIndicator indicator)
    {
        if (indicator.Applies is not null)
        {
            spots.Add(new CoverageSpot(
                CoverageKind.Applicability, indicator.Path, null, ["applies", "not-applicable"], [],
                r => r.ResultsOf(indicator).Select(i => i.Applies.IsTrue ? 0 : i.Applies.IsFalse ? 1 : Untold)));
        }

        switch (indicator.Standard)
        {
            case CheckedStandard.Bands bands:
                spots.Add(Bands(indicator, null, bands.Of, bands.Lines));
                break;
            case CheckedStandard.Item:
                bool partly = indicator.Model.Partly || indicator.Parent is { Model.Partly: true };
                spots.Add(Spot(CoverageKind.Item, indicator, null, ["met", "unmet"], partly ? ["partly"] : [], (_, i) => Met(i)));
                break;
            case CheckedStandard.Asked { Question.Levels: { Count: > 0 } levels } asked:
                spots.Add(Levels(indicator, asked.Question, levels));
                break;
        }

        for (int part = 0; part < indicator.Deductions.Count; part++)
        {
            CheckedDeduct deduct = indicator.Deductions[part];
            int index = part;
            int? number = indicator.Deductions.Count > 1 ? part + 1 : null;
            spots.Add(deduct.Lines.Count > 0
                ? Bands(indicator, number, deduct.Of, deduct.Lines)
                : Spot(CoverageKind.Deduction, indicator, number, ["deducts", "nothing"], [], (_, i) => Lost(i.PartLosses[index])));
        }
    }

    private static CoverageSpot Spot(
        CoverageKind kind, CheckedIndicator indicator, int? part, string[] outcomes, string[] optional, Func<CoverageReading, IndicatorResult, int> observe) =>
        new(kind, indicator.Path, part, outcomes, optional, r => r.ApplyingResultsOf(indicator).Select(i => observe(r, i)));

    private static CoverageSpot Bands(CheckedIndicator indicator, int? part, Feel.Checking.Typed? of, IReadOnlyList<CheckedBand> lines) =>
        Spot(CoverageKind.Bands, indicator, part, [.. lines.Select(l => l.Model.Test?.Text.Trim() ?? Otherwise)], [], (r, i) => r.LineTaken(i, of, lines));

    private static CoverageSpot Levels(CheckedIndicator indicator, Question question, IReadOnlyList<LevelModel> levels)
    {
        string[] names = [.. levels.Select(l => l.Name)];
        return new(
            CoverageKind.Levels, indicator.Path, null, names, [],
            r => r.ApplyingResultsOf(indicator).SelectMany(i =>
                r.Evaluation.Case.AnswerTo(question, i.Row) is { Levels.Count: > 0 } answer ? answer.Levels.Select(l => Array.IndexOf(names, l)) : [Untold]));
    }

    private static CoverageSpot Rule(CheckedRule rule) => new(
        CoverageKind.Rule, rule.Model.Name, null, ["fired", "silent"], [],
        r => r.Evaluation.Rules[rule.Index] is var result && result.Fired ? [0] : result.MayFire ? [Untold] : [1]);

    // By what the item earned: an item whose prerequisite fails is not met, whatever was answered.
    private static int Met(IndicatorResult item)
    {
        const int Full = 0, None = 1, Part = 2;
        return !item.Earned.IsNumber ? Untold
            : Scalars.Settle(item.Earned.Number) <= 0 ? None
            : Scalars.Settle(item.Earned.Number) < Scalars.Settle(item.Points) ? Part
            : Full;
    }

    private static int Lost(FeelValue loss) => !loss.IsNumber ? Untold : loss.Number > 0 ? 0 : 1;
}
