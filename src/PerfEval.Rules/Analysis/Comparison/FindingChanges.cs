using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Explanation;

namespace PerfEval.Rules.Analysis.Comparison;

/// <summary>Sets the findings of two evaluations side by side, by rule or standard and by indicator.</summary>
internal static class FindingChanges
{
    /// <summary>Where findings differ in number, cost or text, in the order of the second evaluation; what only the first has comes last.</summary>
    /// <param name="before">The first evaluation.</param>
    /// <param name="after">The second.</param>
    /// <param name="sameSources">
    /// Whether all that findings are worded from is the same, but for the order of rows and for how values are written (90%, 90.00%): then so is what they say.
    /// </param>
    public static IReadOnlyList<FindingComparison> Between(EvaluationResult before, EvaluationResult after, bool sameSources)
    {
        var changes = new List<FindingComparison>();
        Dictionary<(bool IsByRule, string Title, string? Path), Finding[]> old = Groups(before), now = Groups(after);
        foreach ((bool IsByRule, string Title, string? Path) key in now.Keys.Concat(old.Keys.Where(k => !now.ContainsKey(k))))
        {
            Finding[] was = old.GetValueOrDefault(key, []), found = now.GetValueOrDefault(key, []);
            List<Finding> gone = Without(was, found, sameSources), come = Without(found, was, sameSources);
            if (gone.Count + come.Count > 0)
            {
                changes.Add(new FindingComparison(
                    key.Title, key.IsByRule, key.Path, was.Length, found.Length, Sum(was), Sum(found), [.. gone.Select(f => f.Text)], [.. come.Select(f => f.Text)]));
            }
        }

        return changes;
    }

    private static Dictionary<(bool IsByRule, string Title, string? Path), Finding[]> Groups(EvaluationResult evaluation) =>
        new Explainer(evaluation).Findings().GroupBy(f => (f.Rule is not null, f.Rule is null ? f.Indicator!.Name : f.Title, f.Indicator?.Path))
            .ToDictionary(g => g.Key, g => g.ToArray());

    private static ScoreRange Sum(Finding[] findings) => new(findings.Sum(f => f.Deducted.Low), findings.Sum(f => f.Deducted.High));

    private static List<Finding> Without(Finding[] findings, Finding[] others, bool sameSources)
    {
        Dictionary<(ScoreRange, bool, string), int> left = others.GroupBy(f => Signature(f, sameSources)).ToDictionary(g => g.Key, g => g.Count());
        var rest = new List<Finding>();
        foreach (Finding finding in findings)
        {
            (ScoreRange, bool, string) signature = Signature(finding, sameSources);
            if (left.GetValueOrDefault(signature) is > 0 and var count)
            {
                left[signature] = count - 1;
            }
            else
            {
                rest.Add(finding);
            }
        }

        return rest;
    }

    // The sentence of a standard lists rows as they come.
    private static (ScoreRange Deducted, bool IsCertain, string Text) Signature(Finding finding, bool sameSources) => (
        finding.Deducted,
        finding.IsCertain,
        sameSources ? "" : string.Join('；', finding.Text.Chinese.Split('；', '：').Order(StringComparer.Ordinal)));
}
