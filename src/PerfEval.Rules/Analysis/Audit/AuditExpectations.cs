using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Analysis.Audit;

/// <summary>Compares an audit with what a case expects of it (<c>expect: audit</c>).</summary>
internal static class AuditExpectations
{
    // What stands for the total in a list of lines.
    private const string TotalName = "总分";

    /// <summary>What differs, a sentence each; empty if all is as expected.</summary>
    public static IReadOnlyList<LocalText> Compare(ExpectAuditModel expect, ScoreAudit audit) => [.. Differences(expect, audit).Select(d => d.Sentence)];

    /// <summary>What differs; empty if all is as expected.</summary>
    public static IReadOnlyList<ExpectationDifference> Differences(ExpectAuditModel expect, ScoreAudit audit)
    {
        var differences = new List<ExpectationDifference>();
        if (expect.Total is { } total && (total.Low != audit.CorrectedTotal.Low || total.High != audit.CorrectedTotal.High))
        {
            Add(differences, new("更正后的总分", "corrected total"), new ScoreRange(total.Low, total.High).ToString(), audit.CorrectedTotal.ToString());
        }

        if (expect.Grades is { } grades && !grades.ToHashSet(StringComparer.Ordinal).SetEquals(audit.CorrectedGrades))
        {
            Add(differences, new("更正后的等级", "corrected grade"), string.Join("、", grades), string.Join("、", audit.CorrectedGrades));
        }

        foreach ((string key, IReadOnlyList<ReferenceModel> wanted) in expect.Lists)
        {
            if (key == "figures")
            {
                CompareNames(differences, key, wanted.Select(w => w.Path), audit.Figures.Where(f => f.IsDifference).Select(f => f.Name));
            }
            else
            {
                IEnumerable<AuditLine> lines = audit.Lines.Append(audit.Total).OfType<AuditLine>().Where(l => AuditWords.Key(l.Verdict) == VerdictKey(key));
                CompareNames(differences, key, wanted.Select(w => PathOf(w.Path, audit)), lines.Select(l => l.Path.Length == 0 ? TotalName : l.Path));
            }
        }

        return differences;
    }

    private static string VerdictKey(string list) => list == "sums-wrong" ? AuditWords.Key(AuditVerdict.SumWrong) : list;

    // The whole path of a line that is named shortly; what is not printed stays as it is, and is told as missing.
    private static string PathOf(string name, ScoreAudit audit)
    {
        IndicatorResult[] found = name == TotalName ? [] : PrintedTable.Find(audit.Evaluation.Result, name);
        return found.Length == 1 ? found[0].Path : name;
    }

    private static void CompareNames(List<ExpectationDifference> differences, string key, IEnumerable<string> expected, IEnumerable<string> actual)
    {
        string[] wanted = [.. expected], found = [.. actual];
        if (!wanted.ToHashSet(StringComparer.Ordinal).SetEquals(found))
        {
            Add(differences, new($"核对 {key}", $"audit {key}"), List(wanted), List(found));
        }
    }

    private static string List(string[] names) => "[" + string.Join("、", names.Order(StringComparer.Ordinal)) + "]";

    private static void Add(List<ExpectationDifference> differences, LocalText what, string expected, string actual) =>
        differences.Add(ExpectationDifference.Between(what, new(expected, expected), new(actual, actual)));
}
