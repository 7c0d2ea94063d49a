using System.Diagnostics;

namespace PerfEval.Rules.Tool.Tests.Batch;

/// <summary>The tool as a process that is stopped from outside.</summary>
public sealed class InterruptionTests
{
    private const int Enough = 200;

    [Fact]
    public async Task Filter_answersEachLineAtOnce_andStopsWhenTerminated()
    {
        using Process process = Start("batch", "-", "--ruleset", Counties.RuleSet, "--lang", "en");
        for (int i = 0; i < 5; i++)
        {
            await process.StandardInput.WriteAsync(Counties.Good(i));
            await process.StandardInput.FlushAsync();
            Assert.Contains($"\"C{i}\"", await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60)), StringComparison.Ordinal);
        }

        Signal(process, "TERM");
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Equal(2, process.ExitCode);
        Assert.Equal("warning PE6038: Interrupted after 5 cases of this run.\n", await process.StandardError.ReadToEndAsync());
    }

    [Theory]
    [InlineData("KILL")]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Batch_stoppedBySignal_goesOnWithoutLossOrRepetition(string signal)
    {
        using var folder = new TemporaryFolder();
        string input = Counties.Lines(5000);
        string file = folder.Write("c.ndjson", input), output = Path.Combine(folder.Path, "o.ndjson"), errors = Path.Combine(folder.Path, "bad.ndjson");
        string[] arguments = ["batch", file, "--ruleset", Counties.RuleSet, "-o", output, "--errors", errors];
        using (Process process = Start(arguments))
        {
            while (!process.HasExited && (!File.Exists(output) || new FileInfo(output).Length < Enough))
            {
                await Task.Delay(1);
            }

            if (!process.HasExited)
            {
                Signal(process, signal);
            }

            await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        }

        long written = new FileInfo(output).Length;
        Assert.Equal(1, Tool.Run([.. arguments, "--resume"]).Exit);
        Assert.True(written <= new FileInfo(output).Length);
        byte[] resumed = File.ReadAllBytes(output), resumedErrors = File.ReadAllBytes(errors);
        Tool.Run(arguments);
        Assert.Equal(File.ReadAllBytes(output), resumed);
        Assert.Equal(File.ReadAllBytes(errors), resumedErrors);
    }

    private static void Signal(Process process, string signal)
    {
        using Process kill = Process.Start("kill", ["-" + signal, process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    private static Process Start(params string[] arguments) => Process.Start(
        new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "perfeval.dll"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
}
