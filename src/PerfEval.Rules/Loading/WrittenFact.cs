using PerfEval.Feel.Diagnostics;

namespace PerfEval.Rules.Loading;

/// <summary>One fact that is given outside of a case file, as a name and a value.</summary>
internal static class WrittenFact
{
    /// <summary>The entry that a case file would have. Null after reporting that the value cannot be read.</summary>
    /// <param name="name">The fact's name; places in messages are those of the value, in a file of this name.</param>
    /// <param name="value">A single value as people write it, or a list or table in brackets.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    public static MappingEntry? Entry(string name, string value, DiagnosticBag diagnostics)
    {
        var text = new DocumentText(name, value);
        ScalarNode key = Scalar(new DocumentText(name, name), name);
        DocumentNode? node = value.AsSpan().TrimStart() is ['[', ..] ? YamlReader.Read(text, diagnostics) : Scalar(text, value);
        return node is null ? null : new MappingEntry(key, node);
    }

    private static ScalarNode Scalar(DocumentText text, string value) => new(text, 0, value.Length, 1, 1, value, ScalarStyle.Plain, inFlow: false);
}
