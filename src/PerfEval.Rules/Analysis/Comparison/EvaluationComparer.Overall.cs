using PerfEval.Feel.Values;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Explanation;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Analysis.Comparison;

/// <summary>What changes the total and the grade when no score tells it: spill-over, rounding, what does not apply; caps and limits of grades.</summary>
internal sealed partial class EvaluationComparer
{
    // All that differs among what the total is made from besides scores.
    private List<Difference> TotalDifferences()
    {
        var found = new List<Difference>();
        var reads = new Reads();
        Add(found, DifferenceKind.Rounding, "", _old.RoundingOfTotal, _new.RoundingOfTotal);
        Add(found, DifferenceKind.Standard, "", _old.Summing, _new.Summing);
        reads.AddAggregate(_before.Root);
        reads.AddAggregate(_after.Root);
        AddSpills(found, reads);
        AddApplying(found, reads);
        AddRead(found, reads);
        return [.. found.DistinctBy(d => (d.Kind, d.Name))];
    }

    private List<Difference> CausesOfTotal(List<Difference> differences, List<ScoreComparison> scores, List<Difference> without)
    {
        if (_before.Total == _after.Total)
        {
            return [];
        }

        // What nothing explains lies in what seems to be without effect; better told than hidden.
        return differences.Count > 0 || scores.Exists(s => s.IsChanged) ? differences : [.. without.DistinctBy(d => (d.Kind, d.Name))];
    }

    private void AddSpills(List<Difference> found, Reads reads)
    {
        if (_before.Spill == _after.Spill)
        {
            return;
        }

        FeelValue[] applied = Applicability.Of(_before), applies = Applicability.Of(_after);
        Dictionary<string, IndicatorResult> old = ByPath(_before);
        foreach (IndicatorResult line in Lines(_after))
        {
            if (!old.TryGetValue(line.Path, out IndicatorResult? was) || SpillOf(was, applied) == SpillOf(line, applies))
            {
                continue;
            }

            reads.AddSpill(was);
            reads.AddSpill(line);
            string[] asked = [.. SpillingParts(was).Concat(SpillingParts(line)).Select(d => line.Path + "：" + d.Model.Found)];
            AddAll(found, DifferenceKind.Judgement, _old.AnswersOf(was).Where(a => asked.Contains(a.Name)), _new.AnswersOf(line).Where(a => asked.Contains(a.Name)));
            AddDefinition(found, was, line);
        }
    }

    private static IEnumerable<CheckedDeduct> SpillingParts(IndicatorResult line) => line.Indicator.Deductions.Where(d => d.Model.SpillsToTotal);

    // What a line spills over, and whether it applies; where it spills nothing, that does not matter.
    private static (decimal Low, decimal? High, bool Applies, bool IsOut)? SpillOf(IndicatorResult line, FeelValue[] applies)
    {
        Interval spill = line.Spill;
        FeelValue applied = applies[line.Place];
        return spill is { HasHigh: true, High: 0 } ? null : (spill.Low, spill.HasHigh ? spill.High : null, applied.IsTrue, applied.IsFalse);
    }

    // What does not apply takes no part in a mean, and the others are scaled up for it; a score of 0 stays 0 and does not tell.
    private void AddApplying(List<Difference> found, Reads reads)
    {
        if (!SumsUpWhatApplies(_before.Root) && !SumsUpWhatApplies(_after.Root))
        {
            return;
        }

        Dictionary<string, IndicatorResult> old = ByPath(_before);
        foreach (IndicatorResult child in _after.Root.Children)
        {
            if (old.TryGetValue(child.Path, out IndicatorResult? was)
                && (was.EffectivePoints != child.EffectivePoints || !child.EffectivePoints.IsKnown || (was.Applies.IsTrue, was.Applies.IsFalse) != (child.Applies.IsTrue, child.Applies.IsFalse)))
            {
                reads.AddApplies(was);
                reads.AddApplies(child);
                AddApplyingDefinitions(found, child, old);
            }
        }
    }

    private static bool SumsUpWhatApplies(IndicatorResult root) => root.Indicator.Aggregate is not null || root.Indicator.Model.NotApplicable is NotApplicableModel.Rescale;

    private static void AddApplyingDefinitions(List<Difference> found, IndicatorResult node, Dictionary<string, IndicatorResult> old)
    {
        if (old.TryGetValue(node.Path, out IndicatorResult? was) && (was.Indicator.Applies ?? node.Indicator.Applies) is not null)
        {
            AddDefinition(found, was, node);
        }

        foreach (IndicatorResult child in node.Children)
        {
            AddApplyingDefinitions(found, child, old);
        }
    }

    private List<Difference> CausesOfGrade(Difference? limits)
    {
        if (GradesOf(_before).SequenceEqual(GradesOf(_after), StringComparer.Ordinal))
        {
            return [];
        }

        var found = new List<Difference>();
        if (limits is not null)
        {
            found.Add(limits);
        }

        if (limits is null && !CapsMatter())
        {
            return found;
        }

        var reads = new Reads();
        foreach (string name in _old.RuleNames.Union(_new.RuleNames, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            GradeCapResult? was = CapOf(_before, name), cap = CapOf(_after, name);
            if (Outcome(_before, was) == Outcome(_after, cap))
            {
                continue;
            }

            foreach (RuleResult rule in _before.Rules.Concat(_after.Rules).Where(r => r.Rule.Model.Name == name))
            {
                reads.Add(rule.Rule);
            }

            Add(found, DifferenceKind.Rule, name, _old.RuleOf(name), _new.RuleOf(name));
        }

        AddRead(found, reads);
        return [.. found.OrderBy(d => d.Kind)];
    }

    // Whether the second evaluation would have another grade with the caps of the first; if not, the total alone explains it. The grades are the same, so
    // that caps may be exchanged.
    private bool CapsMatter() =>
        !Grading.GradesOf(_after.Plan.RuleSet.Grades, _after.Total, _before.GradeCaps).SequenceEqual(_after.Grades);

    private static IEnumerable<string> GradesOf(EvaluationResult result) => result.Grades.Select(g => result.Plan.RuleSet.Grades[g].Model.Name);

    private static GradeCapResult? CapOf(EvaluationResult result, string rule) => result.GradeCaps.FirstOrDefault(c => c.Rule.Model.Name == rule);

    private static (string Grade, bool IsCertain)? Outcome(EvaluationResult result, GradeCapResult? cap) =>
        cap is null ? null : (result.Plan.RuleSet.Grades[cap.Grade].Model.Name, cap.IsCertain);
}
