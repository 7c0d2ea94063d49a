using PerfEval.Feel.Diagnostics;

namespace PerfEval.Rules.Diagnostics;

/// <summary>
/// What a person is told about a code: what it means, what to do, and an example that gives it beside one that does not. A page is a Markdown
/// file; the README of this folder says how it is written.
/// </summary>
internal sealed class DiagnosticPage
{
    public required string Code { get; init; }

    public required Severity Severity { get; init; }

    public required LocalText Title { get; init; }

    public required LocalText Meaning { get; init; }

    public required LocalText Remedy { get; init; }

    public required ExampleKind Example { get; init; }

    /// <summary>Why there is no example; only where <see cref="Example"/> is <see cref="ExampleKind.None"/>.</summary>
    public LocalText WhyNoExample { get; init; }

    /// <summary>The rule set of an example that is a case; null where none is needed.</summary>
    public string? RuleSet { get; init; }

    public string? Wrong { get; init; }

    public string? Right { get; init; }

    /// <summary>Reads a page.</summary>
    /// <exception cref="FormatException">It is not written as pages are.</exception>
    public static DiagnosticPage Parse(string text)
    {
        var head = new Dictionary<string, string>(StringComparer.Ordinal);
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        string[] sections = text.ReplaceLineEndings("\n").Split("\n## ");
        string[] lines = sections[0].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (string line in lines.Skip(1))
        {
            int colon = line.IndexOf(": ", StringComparison.Ordinal);
            head[line[2..colon]] = line[(colon + 2)..];
        }

        foreach (string section in sections.Skip(1))
        {
            int end = section.IndexOf('\n', StringComparison.Ordinal);
            parts[section[..end]] = Unfenced(section[end..].Trim('\n'));
        }

        try
        {
            return new DiagnosticPage
            {
                Code = lines[0][2..],
                Severity = Enum.Parse<Severity>(head["severity"], ignoreCase: true),
                Title = new LocalText(head["zh"], head["en"]),
                Meaning = new LocalText(parts["含义"], parts["Meaning"]),
                Remedy = new LocalText(parts["怎么办"], parts["What to do"]),
                Example = Enum.Parse<ExampleKind>(head["example"].Replace("-", "", StringComparison.Ordinal), ignoreCase: true),
                WhyNoExample = new LocalText(head.GetValueOrDefault("why no example", ""), head.GetValueOrDefault("why no example (en)", "")),
                RuleSet = parts.GetValueOrDefault("Rule set"),
                Wrong = parts.GetValueOrDefault("Wrong"),
                Right = parts.GetValueOrDefault("Right"),
            };
        }
        catch (Exception error) when (error is KeyNotFoundException or ArgumentException)
        {
            throw new FormatException($"{lines[0]}: {error.Message}", error);
        }
    }

    // The text inside a fenced block, with its last line break.
    private static string Unfenced(string section)
    {
        const string Fence = "```";
        if (!section.StartsWith(Fence, StringComparison.Ordinal))
        {
            return section;
        }

        int start = section.IndexOf('\n', StringComparison.Ordinal) + 1;
        return section[start..section.LastIndexOf(Fence, StringComparison.Ordinal)];
    }
}

/// <summary>What the example of a page is.</summary>
internal enum ExampleKind
{
    /// <summary>It cannot stand alone; the page says why.</summary>
    None,

    /// <summary>A part of a rule set: its first three lines, and indicators where none are shown, are left out.</summary>
    RuleSet,

    /// <summary>A whole rule set file.</summary>
    RuleSetFile,

    /// <summary>A part of a case; its first two lines are left out.</summary>
    Case,

    /// <summary>A whole case file; its rule set is <c>t@1</c>.</summary>
    CaseFile,

    /// <summary>An expression of standard FEEL.</summary>
    Feel,

    /// <summary>A command of the tool.</summary>
    Command,
}
