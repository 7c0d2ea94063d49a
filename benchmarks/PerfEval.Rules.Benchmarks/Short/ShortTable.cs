using System.Globalization;
using System.Text;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace PerfEval.Rules.Benchmarks.Short;

/// <summary>Writes what a run measured as a Markdown page: per benchmark the ratio to the baseline of its group, µs and bytes.</summary>
internal static class ShortTable
{
    public static string Write(IReadOnlyList<(string Title, Summary Summary)> parts, DateOnly date)
    {
        var page = new StringBuilder("# Results of the short run\n\n");
        page.Append(CultureInfo.InvariantCulture, $"{date:yyyy-MM-dd}, ");
        page.AppendJoin("; ", Machine(parts[0].Summary)).Append(".\n\n");
        page.Append("Ratios are to the row marked 1.00 above them, all in one run; the fastest iteration counts. Where other work goes on beside, times are too long and ratios uncertain; bytes are neither.\n");
        foreach ((string title, Summary summary) in parts)
        {
            page.Append("\n## ").Append(title).Append("\n\n");
            page.Append("| what | ratio | µs | bytes | bytes ratio |\n|---|---:|---:|---:|---:|\n");
            foreach (BenchmarkReport report in summary.Reports)
            {
                AppendRow(page, summary, report);
            }
        }

        return page.ToString();
    }

    private static IEnumerable<string> Machine(Summary summary) => summary.HostEnvironmentInfo.ToFormattedString()
        .Select(l => l.Trim()).Where(l => l.Length > 0 && !l.StartsWith('[')).Take(3);

    private static void AppendRow(StringBuilder page, Summary summary, BenchmarkReport report)
    {
        BenchmarkCase one = report.BenchmarkCase;
        BenchmarkReport? baseline = summary.GetLogicalGroupKey(one) is { } group && summary.GetBaseline(group) is { } case0 ? summary[case0] : null;
        string parameters = string.Concat(one.Parameters.Items.Select(p => string.Create(CultureInfo.InvariantCulture, $", {p.Name.ToLowerInvariant()} {p.Value:#,0}")));
        page.Append("| ").Append(one.Descriptor.WorkloadMethodDisplayInfo.Trim('\'')).Append(parameters);
        if (report.ResultStatistics is not { } statistics || baseline?.ResultStatistics is not { } first)
        {
            page.Append(" | failed | | | |\n");
            return;
        }

        long bytes = BytesOf(report), firstBytes = BytesOf(baseline);
        string bytesRatio = firstBytes == 0 ? "" : ((decimal)bytes / firstBytes).ToString("0.00", CultureInfo.InvariantCulture);
        page.Append(CultureInfo.InvariantCulture, $" | {statistics.Min / first.Min:0.00} | {statistics.Min / 1000:#,0.0} | {bytes:#,0} | {bytesRatio} |\n");
    }

    private static long BytesOf(BenchmarkReport report) => report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0;
}
