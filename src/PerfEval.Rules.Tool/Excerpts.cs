using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Diagnostics;
using PerfEval.Rules.Loading;

namespace PerfEval.Rules.Tool;

/// <summary>The lines to which messages refer, each file read once. A file that cannot be read shows none.</summary>
internal sealed class Excerpts(string? typed)
{
    private readonly Dictionary<string, DocumentText?> _texts = new(StringComparer.Ordinal);
    private readonly DocumentText? _typed = typed is null ? null : new DocumentText(null, typed);

    public IReadOnlyList<string> Of(Diagnostic diagnostic)
    {
        if (diagnostic.Location is not { } at)
        {
            return [];
        }

        DocumentText? text = at.File is { } file ? Find(file) : _typed;
        return text is null ? [] : SourceExcerpt.Of(text, at);
    }

    private DocumentText? Find(string file)
    {
        if (!_texts.TryGetValue(file, out DocumentText? text))
        {
            text = DocumentLoader.LoadText(file, new DiagnosticBag(), new LocalText("", ""));
            _texts.Add(file, text);
        }

        return text;
    }
}
