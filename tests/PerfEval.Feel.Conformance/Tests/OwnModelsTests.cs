using PerfEval.Feel.Conformance.Kit;
using PerfEval.Feel.Conformance.Reporting;

namespace PerfEval.Feel.Conformance.Tests;

/// <summary>Models of our own, laid out as in the kit: they test the reader and the runner where there is no kit.</summary>
public sealed class OwnModelsTests
{
    private static readonly KnownGaps s_none = KnownGaps.Parse([]);

    private static string Models => Path.Combine(KitLocation.RepositoryRoot, "tests", "PerfEval.Feel.Conformance", "Models");

    public static TheoryData<string> Folders => new(KitFolder.Find(Models).Select(f => f.Name));

    [Theory]
    [MemberData(nameof(Folders))]
    public void Folder_gives_what_is_expected(string folder)
    {
        RunReport report = RunReport.Run(Models, s_none, folder);
        using var text = new StringWriter();
        ReportWriter.Write(report, text);

        Assert.NotEmpty(report.Outcomes);
        Assert.True(report.IsGood, text.ToString());
    }

    [Fact]
    public void Functions_of_other_kinds_and_other_languages_are_noted()
    {
        RunReport knowledge = RunReport.Run(Models, s_none, "knowledge");
        RunReport boxed = RunReport.Run(Models, s_none, "boxed-expressions");

        Assert.Contains(boxed.Outcomes.Single(o => o.Node == "Another language").Problems, p => p.Contains("XPath", StringComparison.Ordinal));
        Assert.Contains(knowledge.Outcomes.Single(o => o.Node == "Foreign").Problems, p => p.Contains("Java", StringComparison.Ordinal));
    }

    [Fact]
    public void Gap_that_passes_and_failure_that_is_no_gap_both_fail_the_run()
    {
        const string Passing = "knowledge/knowledge-test-01#model/grade";
        RunReport closed = RunReport.Run(Models, KnownGaps.Parse([Passing + " : no reason"]), "knowledge");
        RunReport elsewhere = RunReport.Run(Models, KnownGaps.Parse(["another-folder/file#case/node : not in this directory"]), "knowledge");

        Assert.False(closed.IsGood);
        Assert.Equal(Passing, Assert.Single(closed.Closed).Key);
        Assert.True(elsewhere.IsGood);
    }
}
