using PerfEval.Rules.Model;

namespace PerfEval.Rules.Loading;

/// <summary>The JSON of a case whose facts went to their slots without a document, for what is asked of documents alone.</summary>
/// <param name="utf8">The JSON.</param>
/// <param name="read">Reads it as a document.</param>
internal sealed class CaseDocument(ReadOnlyMemory<byte> utf8, Func<CaseModel> read)
{
    private readonly Lazy<CaseModel> _model = new(read);
    private string? _hash;

    public ReadOnlySpan<byte> Utf8 => utf8.Span;

    /// <summary>The case with its facts as they are written.</summary>
    public CaseModel Model => _model.Value;

    public string Hash => _hash ??= JsonHash.Of(utf8.Span) ?? Model.Hash;
}
