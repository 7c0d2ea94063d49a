using System.Text;

namespace PerfEval.Rules.Tests;

/// <summary>Compares a text with a file that holds what it should be, or replaces the file when asked to.</summary>
internal static class GoldenFile
{
    private const string UpdateVariable = "PERFEVAL_UPDATE_GOLDEN";

    /// <summary>Compares, or with PERFEVAL_UPDATE_GOLDEN=1 writes the file.</summary>
    public static void Check(string folder, string file, string actual)
    {
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            File.WriteAllText(Path.Combine(SourceFolder(folder), file), actual, new UTF8Encoding(false));
            return;
        }

        string golden = Path.Combine(AppContext.BaseDirectory, folder, file);
        Assert.True(File.Exists(golden), $"There is no {file}; run the tests once with {UpdateVariable}=1.");
        AssertSame(File.ReadAllText(golden), actual, file);
    }

    /// <summary>The files of a folder of the sources, in order.</summary>
    public static IEnumerable<string> Names(string folder) =>
        Directory.EnumerateFiles(SourceFolder(folder)).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal);

    // Shows the first lines that differ, with what stands around them, instead of two walls of text.
    private static void AssertSame(string expected, string actual, string file)
    {
        string[] a = expected.Split('\n'), b = actual.Split('\n');
        int at = Enumerable.Range(0, Math.Max(a.Length, b.Length)).FirstOrDefault(i => Line(a, i) != Line(b, i), -1);
        if (at < 0)
        {
            return;
        }

        var message = new StringBuilder($"{file}, line {at + 1}: the report is not the golden one. If it is right, run the tests once with {UpdateVariable}=1.\n");
        for (int i = Math.Max(0, at - 2); i < at; i++)
        {
            message.Append("    ").Append(a[i]).Append('\n');
        }

        for (int i = at; i < at + 3; i++)
        {
            message.Append("  - ").Append(Line(a, i)).Append('\n').Append("  + ").Append(Line(b, i)).Append('\n');
        }

        Assert.Fail(message.ToString());
    }

    private static string? Line(string[] lines, int at) => at < lines.Length ? lines[at] : null;

    private static string SourceFolder(string below)
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PerfEval.Rules.sln")))
        {
            folder = folder.Parent;
        }

        Assert.NotNull(folder);
        return Path.Combine(folder.FullName, "tests", "PerfEval.Rules.Tests", below);
    }
}
