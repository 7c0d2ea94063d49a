using FsCheck;
using FsCheck.Fluent;
using PerfEval.Tests;

namespace PerfEval.Rules.Tool.Tests.Batch;

/// <summary>An interrupted batch goes on without loss or repetition, wherever it was cut off.</summary>
public sealed class ResumeTests
{
    private const int Count = 60;

    [Theory]
    [InlineData("ndjson")]
    [InlineData("csv")]
    public void Resume_afterACutAtAnyByte_givesTheSameBytes(string format)
    {
        using var folder = new TemporaryFolder();
        var batch = new ResumableBatch(folder, format, Counties.Lines(Count));
        (byte[] output, byte[] errors, byte[] state) = batch.RunWhole();
        Check.One(
            PropertyConfig.Runs(80),
            Prop.ForAll(
                Gen.Zip(CutOf(output), CutOf(errors)).ToArbitrary(),
                cuts => batch.GoesOn(output[..cuts.Item1], errors[..cuts.Item2], state)));
    }

    [Fact]
    public void Resume_afterACutAtEachByteOfTheFirstLines_givesTheSameBytes()
    {
        using var folder = new TemporaryFolder();
        var batch = new ResumableBatch(folder, "csv", Counties.Lines(9));
        (byte[] output, byte[] errors, byte[] state) = batch.RunWhole();
        for (int cut = 0; cut <= output.Length; cut++)
        {
            Assert.True(batch.GoesOn(output[..cut], errors, state), $"cut at {cut}");
        }
    }

    // As a run leaves its files that is killed at a line: what is noted may be ahead of what is written, and never behind.
    [Fact]
    public void Resume_afterAKillAtAnyCase_givesTheSameBytes()
    {
        using var folder = new TemporaryFolder();
        var batch = new ResumableBatch(folder, "ndjson", Counties.Lines(Count));
        (byte[] output, byte[] errors, _) = batch.RunWhole();
        for (int done = 0; done <= Count; done += 3)
        {
            (byte[] partOutput, byte[] partErrors, byte[] partState) = new ResumableBatch(folder, "ndjson", Counties.Lines(done), "part").RunWhole();
            int torn = Math.Min(output.Length - partOutput.Length, done * 5);
            Assert.True(batch.GoesOn(output[..(partOutput.Length + torn)], partErrors, partState), $"killed after {done}");
            Assert.Equal(errors[..partErrors.Length], partErrors);
        }
    }

    [Fact]
    public void Resume_ofAFinishedBatch_changesNothingAndGoesOnWithWhatIsNew()
    {
        using var folder = new TemporaryFolder();
        var batch = new ResumableBatch(folder, "ndjson", Counties.Lines(20));
        (byte[] output, byte[] errors, byte[] state) = batch.RunWhole();
        Assert.True(batch.GoesOn(output, errors, state));
        (byte[] longer, byte[] more, _) = new ResumableBatch(folder, "ndjson", Counties.Lines(30), "longer").RunWhole();
        File.WriteAllText(batch.Input, Counties.Lines(30));
        Assert.Equal(1, batch.Run("--resume").Exit);
        Assert.Equal(longer, File.ReadAllBytes(batch.Output));
        Assert.Equal(more.Length, File.ReadAllBytes(batch.Errors).Length);
    }

    [Fact]
    public void Resume_withoutAnythingToGoOnFrom_begins()
    {
        using var folder = new TemporaryFolder();
        var batch = new ResumableBatch(folder, "ndjson", Counties.Lines(20));
        (byte[] output, _, _) = batch.RunWhole();
        foreach (string file in (string[])[batch.Output, batch.Errors, batch.State])
        {
            File.Delete(file);
        }

        Assert.Equal(1, batch.Run("--resume").Exit);
        Assert.Equal(output, File.ReadAllBytes(batch.Output));
    }

    [Fact]
    public void Resume_withoutAFileForBadCases_tellsEachOnce()
    {
        using var folder = new TemporaryFolder();
        string input = folder.Write("c.ndjson", Counties.Lines(Count)), output = Path.Combine(folder.Path, "o.ndjson");
        string[] arguments = ["batch", input, "--ruleset", Counties.RuleSet, "-o", output];
        ToolRun whole = Tool.Run(arguments);
        byte[] bytes = File.ReadAllBytes(output);
        File.WriteAllBytes(output, bytes[..(bytes.Length / 2)]);
        ToolRun resumed = Tool.Run([.. arguments, "--resume"]);
        Assert.Equal(bytes, File.ReadAllBytes(output));
        Assert.Contains("PE2011", whole.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("PE2011", resumed.Errors, StringComparison.Ordinal);
        Assert.Equal((1, 1), (whole.Exit, resumed.Exit));
    }

    [Fact]
    public void Resume_withAnotherRuleSetOrOtherOptions_isRefused()
    {
        using var folder = new TemporaryFolder();
        var batch = new ResumableBatch(folder, "ndjson", Counties.Lines(20));
        (byte[] output, _, byte[] state) = batch.RunWhole();
        string changed = folder.Write("changed/ruleset.yaml", File.ReadAllText(Path.Combine(Counties.RuleSet, "ruleset.yaml")).Replace("25.5", "25", StringComparison.Ordinal));
        foreach (string[] other in (string[][])[["--ruleset", changed], ["--ruleset", Counties.RuleSet, "--lang", "en"], ["--ruleset", Counties.RuleSet, "--format", "csv"]])
        {
            ToolRun run = Tool.Run(["batch", batch.Input, "-o", batch.Output, "--resume", .. other]);
            Assert.Equal(2, run.Exit);
            Assert.Contains("PE6032", run.Errors, StringComparison.Ordinal);
        }

        Assert.Equal(output, File.ReadAllBytes(batch.Output));
        Assert.Equal(state, File.ReadAllBytes(batch.State));
    }

    [Theory]
    [InlineData(1, "PE6034")]
    [InlineData(50, "PE6034")]
    [InlineData(0, "PE6035")]
    public void Resume_withAnotherInput_isRefused(int changedLine, string code)
    {
        using var folder = new TemporaryFolder();
        var batch = new ResumableBatch(folder, "ndjson", Counties.Lines(100));
        (byte[] output, _, _) = batch.RunWhole();
        File.WriteAllText(batch.Input, changedLine == 0 ? Counties.Lines(10) : string.Concat(Enumerable.Range(1, 100).Select(n => n == changedLine ? Counties.Good(1000) : Counties.Line(n))));
        ToolRun run = batch.Run("--resume");
        Assert.Equal(2, run.Exit);
        Assert.Contains(code, run.Errors, StringComparison.Ordinal);
        Assert.Equal(output, File.ReadAllBytes(batch.Output));
    }

    [Fact]
    public void Resume_ofResultsWithoutTheirState_isRefused()
    {
        using var folder = new TemporaryFolder();
        var batch = new ResumableBatch(folder, "ndjson", Counties.Lines(20));
        batch.RunWhole();
        File.Delete(batch.State);
        Assert.Contains("PE6033", batch.Run("--resume").Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Resume_withTheBadCasesOfAnotherRun_isRefused()
    {
        using var folder = new TemporaryFolder();
        var batch = new ResumableBatch(folder, "ndjson", Counties.Lines(20));
        batch.RunWhole();
        File.WriteAllText(batch.Errors, "{\"line\":3}\n{\"line\":4}\n");
        ToolRun run = batch.Run("--resume");
        Assert.Equal(2, run.Exit);
        Assert.Contains("PE6036", run.Errors, StringComparison.Ordinal);
        Assert.Equal("{\"line\":3}\n{\"line\":4}\n", File.ReadAllText(batch.Errors));
    }

    // Cuts at the ends of lines and beside them matter most.
    private static Gen<int> CutOf(byte[] bytes)
    {
        int[] ends = [0, .. Enumerable.Range(0, bytes.Length).Where(i => bytes[i] == '\n').SelectMany(i => (int[])[i, i + 1])];
        return Gen.OneOf(Gen.Elements(ends), Gen.Choose(0, bytes.Length));
    }
}
