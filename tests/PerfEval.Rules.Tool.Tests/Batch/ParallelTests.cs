using System.Diagnostics;

namespace PerfEval.Rules.Tool.Tests.Batch;

/// <summary>Runs only where GNU parallel is installed, and says so where it is not.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class GnuParallelFactAttribute : FactAttribute
{
    public GnuParallelFactAttribute()
    {
        if (Find() is null)
        {
            Skip = "GNU parallel is not installed (Debian: apt-get install parallel), so nothing shows that pieces run under it give the same bytes.";
        }
    }

    /// <summary>The program; another one of the same name, from moreutils, does not know its own version.</summary>
    public static string? Find()
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo("parallel", ["--version"]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true })!;
            process.StandardInput.Close();
            string version = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return version.Contains("GNU parallel", StringComparison.Ordinal) ? "parallel" : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}

/// <summary>The tool as a filter that others run on pieces of the input.</summary>
public sealed class ParallelTests
{
    [GnuParallelFact]
    public async Task Pieces_runByGnuParallel_giveTheBytesOfOneRun()
    {
        using var folder = new TemporaryFolder();
        string input = Counties.Lines(400), file = folder.Write("c.ndjson", input);
        string tool = Path.Combine(AppContext.BaseDirectory, "perfeval.dll");
        string command = $"parallel --will-cite --pipe --keep-order --block 20k -j 2 -- dotnet exec '{tool}' batch - --ruleset '{Counties.RuleSet}' --jobs 1 < '{file}'";
        using Process process = Process.Start(new ProcessStartInfo("sh", ["-c", command])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["HOME"] = folder.Path },
        })!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string pieces = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        ToolRun whole = Tool.RunWithInput(input, "batch", "-", "--ruleset", Counties.RuleSet);
        Assert.Equal(whole.Output, pieces);

        // The exit code of parallel is how many pieces had something wrong; the input has bad lines everywhere.
        Assert.InRange(process.ExitCode, 2, 50);
        Assert.Equal(whole.Errors.Split('\n').Count(l => l.Contains("PE2011", StringComparison.Ordinal)), (await errors).Split('\n').Count(l => l.Contains("PE2011", StringComparison.Ordinal)));
    }
}
