using PerfEval.Feel.Conformance.Kit;
using PerfEval.Feel.Conformance.Reporting;
using Xunit.Abstractions;

namespace PerfEval.Feel.Conformance.Tests;

public sealed class ConformanceTests(ITestOutputHelper output)
{
    [KitFact]
    public void Kit_every_node_is_as_expected_or_a_known_gap()
    {
        RunReport report = RunReport.Run(KitLocation.Find()!, KnownGaps.Load());
        using var text = new StringWriter();
        ReportWriter.Write(report, text);
        output.WriteLine(text.ToString());
        Assert.NotEmpty(report.Folders);
        Assert.True(report.IsGood, text.ToString());
    }

    /// <summary>A test that needs the kit; without one it is skipped and says so.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    private sealed class KitFactAttribute : FactAttribute
    {
        public KitFactAttribute()
        {
            if (string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(KitLocation.Variable)))
            {
                Skip = $"{KitLocation.Variable} is not set; it names a checkout of the DMN TCK.";
            }
        }
    }
}
