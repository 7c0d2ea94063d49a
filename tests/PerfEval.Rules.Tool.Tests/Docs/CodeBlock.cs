using System.Text.RegularExpressions;

namespace PerfEval.Rules.Tool.Tests.Docs;

/// <summary>
/// A fenced block of a page. Words after the language tell the tests what the block is; readers never see them:
/// <c>```yaml case file=canteen/cases/one.yaml</c>, <c>```yaml ruleset error=PE3101</c>, <c>```console exit=1</c>. A comment above the block,
/// <c>&lt;!-- edit file: old => new --&gt;</c>, changes a file as the page tells its reader to.
/// </summary>
internal sealed partial class CodeBlock
{
    private readonly string[] _words;

    private CodeBlock(string page, int line, string information, string text, IReadOnlyList<Edit> edits)
    {
        string[] words = information.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Page = page;
        Line = line;
        Language = words.Length > 0 ? words[0] : "";
        _words = [.. words.Skip(1)];
        Text = text;
        Edits = edits;
    }

    public string Page { get; }

    /// <summary>The line of the opening fence, from 1.</summary>
    public int Line { get; }

    public string Language { get; }

    public string Text { get; }

    /// <summary>What the page has told its reader to change in its files before this block.</summary>
    public IReadOnlyList<Edit> Edits { get; }

    public IReadOnlyList<string> Lines => Text.TrimEnd('\n').Split('\n');

    public bool Is(string word) => _words.Contains(word);

    /// <summary>The value of <c>name=value</c>; null if the word is not there.</summary>
    public string? Value(string name) => _words.FirstOrDefault(w => w.StartsWith(name + "=", StringComparison.Ordinal))?[(name.Length + 1)..];

    public static IReadOnlyList<CodeBlock> ReadAll(string page, string markdown)
    {
        const string Fence = "```";
        var blocks = new List<CodeBlock>();
        string[] lines = markdown.ReplaceLineEndings("\n").Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith(Fence, StringComparison.Ordinal))
            {
                continue;
            }

            int end = Array.FindIndex(lines, i + 1, l => l.StartsWith(Fence, StringComparison.Ordinal));
            Assert.True(end > i, $"{page}:{i + 1}: the block is not closed");
            blocks.Add(new CodeBlock(page, i + 1, lines[i][Fence.Length..], string.Concat(lines[(i + 1)..end].Select(l => l + "\n")), EditsAbove(lines, i)));
            i = end;
        }

        return blocks;
    }

    private static Edit[] EditsAbove(string[] lines, int fence) =>
        [.. lines[..fence].Reverse().Select(l => EditComment().Match(l)).TakeWhile(m => m.Success)
            .Select(m => new Edit(m.Groups[1].Value, m.Groups[2].Value, m.Groups[3].Value))];

    [GeneratedRegex("^<!-- edit ([^:]+): (.+) => (.+) -->$")]
    private static partial Regex EditComment();

    /// <summary>A change of one place in a file of the page.</summary>
    internal sealed record Edit(string File, string Old, string New);
}
