using System.Diagnostics;

namespace PerfEval.Rules.Tool.Tests;

/// <summary>The tool as a process of its own: encodings, streams and exit codes as a shell sees them.</summary>
public sealed class ProcessTests
{
    [Fact]
    public void Process_writesUtf8WithoutMarkToItsOutput()
    {
        (int exit, byte[] output, byte[] errors) = Start("evaluate", Tool.Case("yunxi-2020"), "--explain");
        Assert.Equal(0, exit);
        Assert.Empty(errors);
        Assert.Equal(Tool.Run("evaluate", Tool.Case("yunxi-2020"), "--explain").Output, new System.Text.UTF8Encoding(false, true).GetString(output));
        Assert.DoesNotContain((byte)0x1b, output);
    }

    [Fact]
    public void Process_writesMessagesToItsErrorStream()
    {
        (int exit, byte[] output, byte[] errors) = Start("evaluate", Tool.Input("gb18030.yaml"), "--lang", "en");
        Assert.Equal(2, exit);
        Assert.Empty(output);
        string text = new System.Text.UTF8Encoding(false, true).GetString(errors);
        Assert.StartsWith(Tool.Input("gb18030.yaml") + ":1:1: error PE2006: ", text, StringComparison.Ordinal);
        Assert.Contains("UTF-8", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', text);
    }

    private static (int Exit, byte[] Output, byte[] Errors) Start(params string[] arguments)
    {
        string tool = Path.Combine(AppContext.BaseDirectory, "perfeval.dll");
        var start = new ProcessStartInfo("dotnet", ["exec", tool, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<byte[]> output = ReadAll(process.StandardOutput.BaseStream), errors = ReadAll(process.StandardError.BaseStream);
        Assert.True(process.WaitForExit(60_000));
        return (process.ExitCode, output.Result, errors.Result);
    }

    private static async Task<byte[]> ReadAll(Stream stream)
    {
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}
