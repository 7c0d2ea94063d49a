using System.Text;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Loading;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Batch;

/// <summary>One case of a batch, as it was read and not yet understood: a line of NDJSON, or a file.</summary>
public sealed class BatchCase
{
    private readonly string? _folder;
    private readonly Diagnostic? _unread;

    private BatchCase(long number, string? file, ReadOnlyMemory<byte> utf8, bool isLine, string? folder, Diagnostic? unread)
    {
        Number = number;
        File = file;
        Utf8 = utf8;
        IsLine = isLine;
        _folder = folder;
        _unread = unread;
    }

    /// <summary>The number of the line, from 1 (blank lines count too), or of the file among the files of its folder.</summary>
    public long Number { get; }

    /// <summary>The file, as messages name it; <see langword="null"/> for lines from a stream without a name.</summary>
    public string? File { get; }

    /// <summary>Its bytes, without the line break; empty if they could not be read.</summary>
    public ReadOnlyMemory<byte> Utf8 { get; }

    /// <summary>Whether it is a line; otherwise it is a file of its own.</summary>
    public bool IsLine { get; }

    /// <summary>How much of the whole input lies behind when this case is done: bytes of a stream, files of a folder.</summary>
    internal long Position { get; init; }

    /// <summary>A case on a line of its own: a JSON object of the shape of a case file, whose <c>ruleset</c> may be left out.</summary>
    /// <param name="number">The number of the line, from 1; messages name it.</param>
    /// <param name="utf8">The line in UTF-8, without a line break. The bytes must stay as they are as long as the case or its evaluation is used.</param>
    /// <param name="file">The file in which it stands, for messages.</param>
    public static BatchCase FromLine(long number, ReadOnlyMemory<byte> utf8, string? file = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        return new BatchCase(number, file, utf8, isLine: true, null, null);
    }

    internal static BatchCase OfLine(long number, ReadOnlyMemory<byte> utf8, string? file, long position) =>
        new(number, file, utf8, isLine: true, null, null) { Position = position };

    internal static BatchCase OfFile(long number, string path, ReadOnlyMemory<byte> bytes) =>
        new(number, path, bytes, isLine: false, Path.GetDirectoryName(Path.GetFullPath(path)), null) { Position = number };

    internal static BatchCase Unread(long number, string? file, bool isLine, Diagnostic why, long position) =>
        new(number, file, default, isLine, null, why) { Position = position };

    /// <summary>Scores it without making a document of it. Null if it is not plain enough for that, or has anything to tell about.</summary>
    internal CaseEvaluation? Plain(RuleSet ruleSet) => _unread is null && IsLine
        ? ruleSet.TryEvaluatePlain(new CaseDocument(
            Utf8, () => Read(ruleSet.Id, new DiagnosticBag()) ?? throw new InvalidOperationException("The bytes of the case were changed.")))
        : null;

    /// <summary>Reads it as a case. Null, or with errors in the bag, if it is none.</summary>
    internal CaseModel? Read(string ruleSetId, DiagnosticBag diagnostics)
    {
        if (_unread is not null)
        {
            diagnostics.Add(_unread);
            return null;
        }

        DocumentNode? root = IsLine ? ReadLine(diagnostics) : ReadFile(diagnostics);
        return root is null ? null : CaseReader.Read(root, diagnostics, _folder, ruleSetId);
    }

    private DocumentNode? ReadLine(DiagnosticBag diagnostics)
    {
        int line = (int)Math.Min(Number, int.MaxValue);
        try
        {
            string text = s_strict.GetString(Utf8.Span);
            return JsonDocumentReader.Read(DocumentText.OfLine(File, line, text), diagnostics);
        }
        catch (DecoderFallbackException)
        {
            diagnostics.Add(LoadingErrors.LineNotText.At(new SourceLocation(File, line, 1)));
            return null;
        }
    }

    private DocumentNode? ReadFile(DiagnosticBag diagnostics) =>
        DocumentText.Decode(File, Utf8.Span, diagnostics) is { } text ? DocumentLoader.Read(text, diagnostics) : null;

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
}
