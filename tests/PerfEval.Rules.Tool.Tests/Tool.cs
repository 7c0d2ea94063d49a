using System.Text;

namespace PerfEval.Rules.Tool.Tests;

/// <summary>What a run of the tool gave.</summary>
internal sealed record ToolRun(int Exit, string Output, string Errors);

/// <summary>Runs the tool in this process, as if its output went into pipes.</summary>
internal static class Tool
{
    public static ToolRun Run(params string[] arguments) => Run(colours: false, arguments);

    public static ToolRun RunOnTerminal(params string[] arguments) => Run(colours: true, arguments);

    /// <summary>A file of the test's inputs.</summary>
    public static string Input(string name) => Path.Combine(AppContext.BaseDirectory, "Inputs", name);

    /// <summary>A case of a shipped rule set.</summary>
    public static string Case(string name) =>
        Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "rulesets"), name + ".yaml", SearchOption.AllDirectories).Single();

    /// <summary>A shipped rule set.</summary>
    public static string RuleSet(string id) => Path.Combine(AppContext.BaseDirectory, "rulesets", id);

    /// <summary>Runs the tool with something on its standard input.</summary>
    public static ToolRun RunWithInput(string input, params string[] arguments) => Run(colours: false, arguments, Encoding.UTF8.GetBytes(input));

    private static ToolRun Run(bool colours, string[] arguments, byte[]? input = null)
    {
        var output = new StringWriter(new StringBuilder());
        var errors = new StringWriter(new StringBuilder());
        using var bytes = new MemoryStream();
        var console = new ToolConsole(output, errors, colours, colours)
        {
            In = new MemoryStream(input ?? []),
            OutBytes = bytes,
            IsOutputTerminal = colours,
            IsErrorTerminal = colours,
        };
        int exit = CommandLine.Run(arguments, console);
        return new ToolRun(exit, output + Encoding.UTF8.GetString(bytes.ToArray()), errors.ToString());
    }
}

/// <summary>A folder of its own for a test's files, gone afterwards.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("perfeval-").FullName;

    public string Write(string name, string text)
    {
        string file = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
