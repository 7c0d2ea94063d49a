using PerfEval.Feel.Conformance.Running;

namespace PerfEval.Feel.Conformance.Reporting;

/// <summary>Prints what a run gave: a line for each folder, what fails, and the three figures.</summary>
internal static class ReportWriter
{
    private const int LongestValue = 400;

    public static void Write(RunReport report, TextWriter to)
    {
        WriteFolders(report, to);
        WriteOutcomes("Fails", report.Unexpected, to);
        WriteOutcomes("Known to fail, and passes", report.Closed, to);
        foreach (NodeOutcome gap in report.Outcomes.Where(o => !o.Passes && report.Gaps.Reasons.ContainsKey(o.Key)))
        {
            to.WriteLine($"Known gap: {gap.Key}: {report.Gaps.Reasons[gap.Key]}");
        }

        foreach (string problem in report.Unreadable)
        {
            to.WriteLine("Unreadable: " + problem);
        }

        to.WriteLine(Summary(report));
    }

    public static string Summary(RunReport report)
    {
        Tally values = Tally.Of(report.Outcomes.Where(o => !o.ExpectsNull));
        Tally nulls = Tally.Of(report.Outcomes.Where(o => o.ExpectsNull));
        return FormattableString.Invariant(
            $"Values {values} ({values.Share:P2}), nulls {nulls} ({nulls.Share:P2}), mean of {report.Folders.Count} folders {report.FolderMean:P2}");
    }

    private static void WriteFolders(RunReport report, TextWriter to)
    {
        int width = report.Folders.Select(f => f.Name.Length).DefaultIfEmpty().Max();
        to.WriteLine($"{"folder".PadRight(width)}  {"values",11}  {"nulls",11}  {"all",8}");
        foreach (FolderResult folder in report.Folders)
        {
            to.WriteLine(FormattableString.Invariant(
                $"{folder.Name.PadRight(width)}  {folder.Values.ToString(),11}  {folder.Nulls.ToString(),11}  {folder.All.Share,8:P1}"));
        }
    }

    private static void WriteOutcomes(string title, IEnumerable<NodeOutcome> outcomes, TextWriter to)
    {
        foreach (NodeOutcome outcome in outcomes)
        {
            to.WriteLine($"{title}: {outcome.Key}");
            to.WriteLine("    " + (outcome.Error ?? $"expected {Shorten(outcome.Expected.ToString())}, found {Shorten(outcome.Actual.ToString())}"));
            foreach (string problem in outcome.Problems)
            {
                to.WriteLine("    " + problem);
            }
        }
    }

    private static string Shorten(string text) => text.Length <= LongestValue ? text : text[..LongestValue] + "…";
}
