namespace PerfEval.Rules.Tool.Tests.Docs;

/// <summary>The pages of the project, read from the source tree that the tests were built from.</summary>
internal static class Documentation
{
    public static string Root { get; } = FindRoot();

    /// <summary>Every page, by its path from the root.</summary>
    public static IReadOnlyList<string> Pages { get; } =
    [
        .. Find("", "*.md", SearchOption.TopDirectoryOnly),
        .. Find("rulesets", "*.md"),
        .. Find("src", "README.md"),
        .. Find("tests", "README.md"),
        .. Find("benchmarks", "README.md"),
    ];

    public static string Read(string page) => File.ReadAllText(Path.Combine(Root, page));

    public static IReadOnlyList<CodeBlock> Blocks(string page) => CodeBlock.ReadAll(page, Read(page));

    /// <summary>The fenced blocks of one language in all pages, as page and line.</summary>
    public static TheoryData<string, int> BlocksIn(string language)
    {
        var data = new TheoryData<string, int>();
        foreach (CodeBlock block in Pages.SelectMany(Blocks).Where(b => b.Language == language))
        {
            data.Add(block.Page, block.Line);
        }

        return data;
    }

    public static CodeBlock BlockAt(string page, int line) => Blocks(page).Single(b => b.Line == line);

    private static IEnumerable<string> Find(string folder, string pattern, SearchOption search = SearchOption.AllDirectories) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, search)
            .Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/'))
            .Where(f => !f.Split('/').Any(part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal);

    private static string FindRoot()
    {
        for (string? folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "PerfEval.Rules.sln")))
            {
                return folder;
            }
        }

        throw new InvalidOperationException("The tests run outside the source tree, so its pages cannot be found.");
    }
}
