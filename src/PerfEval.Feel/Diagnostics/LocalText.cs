namespace PerfEval.Feel.Diagnostics;

/// <summary>A short text that exists in both languages, such as the name of a type in a message.</summary>
/// <param name="Chinese">The Chinese text.</param>
/// <param name="English">The English text.</param>
public readonly record struct LocalText(string Chinese, string English)
{
    /// <summary>The text in one language.</summary>
    /// <param name="language">The language wanted.</param>
    public string In(Language language) => language == Language.Chinese ? Chinese : English;

    /// <summary>The English text.</summary>
    public override string ToString() => English;
}
