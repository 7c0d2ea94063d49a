using PerfEval.Rules.Checking;
using PerfEval.Rules.Evaluation;

namespace PerfEval.Rules.Results;

/// <summary>Finds the lines of a scored table that a name may mean.</summary>
internal static class IndicatorSearch
{
    /// <summary>The one with exactly this path; otherwise all whose last names it gives.</summary>
    public static IReadOnlyList<IndicatorResult> FindAll(EvaluationResult result, string name)
    {
        string wanted = name.Trim().Trim('/');
        IndicatorResult[] exact = [.. result.Indicators.Where(i => i.Path == wanted)];
        if (exact.Length > 0)
        {
            return exact;
        }

        IEnumerable<CheckedIndicator> meant = result.Plan.RuleSet.References.FindAll(name);
        return [.. result.Indicators.Where(i => meant.Contains(i.Indicator) || i.Path.EndsWith("/" + wanted, StringComparison.Ordinal))];
    }
}
