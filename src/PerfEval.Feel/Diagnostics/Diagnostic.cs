using System.Globalization;

namespace PerfEval.Feel.Diagnostics;

/// <summary>
/// Something to tell a person: a code, a place, and a sentence in both languages. Immutable; equal ones compare by code, place and English text.
/// </summary>
public sealed class Diagnostic : IEquatable<Diagnostic>
{
    private const int LongestArgument = 600;

    private readonly object[] _arguments;

    /// <summary>Makes a diagnostic.</summary>
    /// <param name="descriptor">The catalogue entry.</param>
    /// <param name="location">Where it is; <see langword="null"/> if it concerns no place in a text.</param>
    /// <param name="arguments">The values of the placeholders: strings, integers, or <see cref="LocalText"/> where the value differs by language.</param>
    public Diagnostic(DiagnosticDescriptor descriptor, SourceLocation? location, params object[] arguments)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        ArgumentNullException.ThrowIfNull(arguments);
        Descriptor = descriptor;
        Location = location;
        _arguments = arguments;
    }

    /// <summary>The catalogue entry.</summary>
    public DiagnosticDescriptor Descriptor { get; }

    /// <summary>The code, such as <c>PE1203</c>.</summary>
    public string Id => Descriptor.Id;

    /// <summary>How grave it is.</summary>
    public Severity Severity => Descriptor.Severity;

    /// <summary>Where it is, if it is anywhere.</summary>
    public SourceLocation? Location { get; }

    /// <summary>The sentence in one language, without code and place.</summary>
    /// <param name="language">The language wanted.</param>
    public string Message(Language language)
    {
        string template = language == Language.Chinese ? Descriptor.Chinese : Descriptor.English;
        var texts = new object[_arguments.Length];
        for (int i = 0; i < texts.Length; i++)
        {
            texts[i] = _arguments[i] switch
            {
                LocalText local => Short(local.In(language)),
                string text => Short(text),
                var other => other,
            };
        }

        // A hint at the end may have nothing to say.
        return string.Format(CultureInfo.InvariantCulture, template, texts).TrimEnd();
    }

    // What is quoted from a file may be a megabyte long.
    private static string Short(string text) => text.Length <= LongestArgument ? text : text[..LongestArgument] + "…";

    /// <summary>The whole line as a compiler would print it: <c>file:line:column: error PE1203: sentence</c>.</summary>
    /// <param name="language">The language wanted.</param>
    public string Format(Language language)
    {
        string severity = (Severity, language) switch
        {
            (Severity.Error, Language.Chinese) => "错误",
            (Severity.Warning, Language.Chinese) => "警告",
            (Severity.Info, Language.Chinese) => "提示",
            (Severity.Error, _) => "error",
            (Severity.Warning, _) => "warning",
            _ => "info",
        };
        string place = Location is { } at ? at + ": " : "";
        return $"{place}{severity} {Id}: {Message(language)}";
    }

    /// <inheritdoc/>
    public override string ToString() => Format(Language.English);

    /// <inheritdoc/>
    public bool Equals(Diagnostic? other) =>
        other is not null && Id == other.Id && Location == other.Location && Message(Language.English) == other.Message(Language.English);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Diagnostic);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, Location);
}
