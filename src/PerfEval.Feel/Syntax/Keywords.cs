namespace PerfEval.Feel.Syntax;

/// <summary>The words that are not names.</summary>
internal static class Keywords
{
    private static readonly HashSet<string> s_reserved = new(StringComparer.Ordinal)
    {
        "and", "or", "if", "then", "else", "for", "in", "return", "some", "every", "satisfies", "between",
        "instance", "function", "external", "true", "false", "null",
    };

    public static bool IsReserved(string word) => s_reserved.Contains(word);
}
