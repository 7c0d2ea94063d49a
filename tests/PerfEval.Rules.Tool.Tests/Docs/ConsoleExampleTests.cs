using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PerfEval.Rules.Tool.Tests.Docs;

/// <summary>
/// Every command shown in a page runs and prints what the page shows: line for line, where a line <c>…</c> stands for any others. Commands
/// run at the root of the source tree, or in a folder with the page's own files (<c>```yaml file=…</c>) where the page has some.
/// </summary>
public sealed partial class ConsoleExampleTests
{
    private const string Prompt = "$ ";

    private const string Skipped = "…";

    private static readonly string[] s_tool = ["perfeval ", "dotnet run --project src/PerfEval.Rules.Tool -- "];

    public static TheoryData<string, int> Examples() => Documentation.BlocksIn("console");

    [Theory]
    [MemberData(nameof(Examples))]
    public void Commands_ofAPage_printWhatThePageShows(string page, int line)
    {
        CodeBlock block = Documentation.BlockAt(page, line);
        using var folder = new ExampleFolder(block);
        int exit = int.Parse(block.Value("exit") ?? "0", CultureInfo.InvariantCulture);
        foreach ((string command, string[] shown) in Commands(block))
        {
            string? prefix = s_tool.FirstOrDefault(p => command.StartsWith(p, StringComparison.Ordinal));
            Assert.True(prefix is not null, $"{command}: only commands of the tool can be checked");
            Outcome outcome = Run(command[prefix.Length..], folder.Path);
            Assert.True(outcome.Exit == exit, $"{command}: exit code {outcome.Exit}, not {exit}\n{outcome.Output}{outcome.Errors}");

            // On a screen messages and results mingle; either may come first.
            bool found = Shows(outcome.Output + outcome.Errors, shown) || Shows(outcome.Errors + outcome.Output, shown);
            Assert.True(found, $"{command} prints\n{outcome.Errors}{outcome.Output}\nbut the page shows\n{string.Join('\n', shown)}");
        }
    }

    private static IEnumerable<(string Command, string[] Shown)> Commands(CodeBlock block)
    {
        IReadOnlyList<string> lines = block.Lines;
        Assert.StartsWith(Prompt, lines[0], StringComparison.Ordinal);
        for (int i = 0; i < lines.Count;)
        {
            int next = i + 1;
            while (next < lines.Count && !lines[next].StartsWith(Prompt, StringComparison.Ordinal))
            {
                next++;
            }

            yield return (lines[i][Prompt.Length..].Trim(), [.. lines.Skip(i + 1).Take(next - i - 1).Select(l => l.TrimEnd())]);
            i = next;
        }
    }

    // Words as a shell splits them: quotes hold what is inside together.
    private static IEnumerable<string> Words(string arguments) =>
        Word().Matches(arguments).Select(m => m.Groups[1].Success ? m.Groups[1].Value : m.Groups[2].Success ? m.Groups[2].Value : m.Value);

    private static Outcome Run(string arguments, string folder)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.ArgumentList.Add(System.IO.Path.Combine(AppContext.BaseDirectory, "perfeval.dll"));
        foreach (string argument in Words(arguments))
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Outcome(process.ExitCode, output, errors.Result);
    }

    // The shown stretches, in order; the first begins at the top and the last ends at the bottom unless "…" stands there.
    private static bool Shows(string printed, string[] shown)
    {
        string text = printed.ReplaceLineEndings("\n").TrimEnd('\n');
        string[] lines = text.Length == 0 ? [] : [.. text.Split('\n').Select(l => l.TrimEnd())];
        return MatchFrom(lines, 0, shown, 0);
    }

    private static bool MatchFrom(string[] lines, int at, string[] shown, int next)
    {
        for (; next < shown.Length; next++, at++)
        {
            if (shown[next].Trim() == Skipped)
            {
                return Enumerable.Range(at, lines.Length - at + 1).Any(from => MatchFrom(lines, from, shown, next + 1));
            }

            if (at >= lines.Length || lines[at] != shown[next])
            {
                return false;
            }
        }

        return at == lines.Length;
    }

    [GeneratedRegex("'([^']*)'|\"([^\"]*)\"|[^ ]+")]
    private static partial Regex Word();

    private sealed record Outcome(int Exit, string Output, string Errors);

    /// <summary>Where a page's commands run: a folder with the files that the page has shown so far, or the source tree.</summary>
    private sealed class ExampleFolder : IDisposable
    {
        private readonly bool _temporary;

        public ExampleFolder(CodeBlock console)
        {
            CodeBlock[] files = [.. Documentation.Blocks(console.Page).Where(b => b.Line < console.Line && b.Value("file") is not null)];
            _temporary = !console.Is("root") && files.Length > 0;
            Path = _temporary ? Directory.CreateTempSubdirectory("perfeval-docs-").FullName : Documentation.Root;
            foreach (CodeBlock file in _temporary ? files : [])
            {
                string full = System.IO.Path.Combine(Path, file.Value("file")!);
                Directory.CreateDirectory(System.IO.Path.GetDirectoryName(full)!);
                File.WriteAllText(full, file.Text);
            }

            foreach (CodeBlock.Edit edit in console.Edits)
            {
                string full = System.IO.Path.Combine(Path, edit.File), text = File.ReadAllText(full);
                Assert.Equal(2, text.Split(edit.Old).Length);
                File.WriteAllText(full, text.Replace(edit.Old, edit.New, StringComparison.Ordinal));
            }
        }

        public string Path { get; }

        public void Dispose()
        {
            if (_temporary)
            {
                Directory.Delete(Path, recursive: true);
            }
        }
    }
}
