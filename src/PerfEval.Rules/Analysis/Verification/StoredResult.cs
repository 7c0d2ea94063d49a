using System.Text.Json;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Loading;
using PerfEval.Rules.Reporting;

namespace PerfEval.Rules.Analysis.Verification;

/// <summary>An evaluation that was stored as JSON, with the rule set, the case and the engine that it says it was made from. Immutable.</summary>
public sealed class StoredResult
{
    // Trails are as deep as expressions nest, far less than this; what is deeper was not written by an evaluation.
    private const int MaxDepth = 500;

    private static readonly byte[] s_byteOrderMark = [0xEF, 0xBB, 0xBF];

    private StoredResult(ReadOnlyMemory<byte> utf8, JsonElement root)
    {
        Utf8 = utf8;
        Root = root;
        JsonElement ruleSet = root.GetProperty("ruleSet"), made = root.GetProperty("case");
        RuleSetId = Text(ruleSet, "id");
        RuleSetVersion = Text(ruleSet, "version");
        RuleSetHash = Text(ruleSet, "hash");
        CaseId = Text(made, "id");
        CaseHash = Text(made, "hash");
        Engine = Text(root, "engine");
        Changes = root.TryGetProperty("changes", out JsonElement changes) && changes.ValueKind == JsonValueKind.Object
            ? changes.EnumerateObject().Where(c => c.Value.ValueKind == JsonValueKind.String).GroupBy(c => c.Name).ToDictionary(c => c.Key, c => c.First().Value.GetString()!)
            : [];
    }

    /// <summary>The id of the rule set that it was scored by.</summary>
    public string RuleSetId { get; }

    /// <summary>Its version.</summary>
    public string RuleSetVersion { get; }

    /// <summary>The hash of its content.</summary>
    public string RuleSetHash { get; }

    /// <summary>The id of the case.</summary>
    public string CaseId { get; }

    /// <summary>The hash of the case's content.</summary>
    public string CaseHash { get; }

    /// <summary>The version of the engine that made it.</summary>
    public string Engine { get; }

    /// <summary>The facts that were supposed to be other than in the case, by name; empty for the case as it is.</summary>
    public IReadOnlyDictionary<string, string> Changes { get; }

    internal ReadOnlyMemory<byte> Utf8 { get; }

    internal JsonElement Root { get; }

    /// <summary>Reads a stored evaluation.</summary>
    /// <param name="utf8">What <see cref="CaseEvaluation.ToJson"/>, <c>perfeval evaluate --format json</c> or a line of <c>perfeval batch</c> wrote, in UTF-8.</param>
    /// <param name="file">The name to print in messages, if any.</param>
    /// <returns>The stored evaluation.</returns>
    /// <exception cref="PerfEvalException">It is no evaluation (PE4501), or one of a newer format (PE4502), or longer than 64 MB (PE2005).</exception>
    public static StoredResult Parse(ReadOnlyMemory<byte> utf8, string? file = null) => Parse(utf8, file, 1);

    /// <summary>Reads one that begins on a line of its file.</summary>
    internal static StoredResult Parse(ReadOnlyMemory<byte> utf8, string? file, int firstLine)
    {
        SourceLocation? at = file is null ? null : new SourceLocation(file, firstLine, 1);
        if (utf8.Length > DocumentText.SizeLimit)
        {
            throw new PerfEvalException([LoadingErrors.FileTooLarge.At(at, DocumentText.SizeLimit / 1024 / 1024)]);
        }

        if (!System.Text.Unicode.Utf8.IsValid(utf8.Span))
        {
            throw Refused(at, utf8.Span is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]
                ? new("文件是 UTF-16 编码，不是 UTF-8", "the file is UTF-16, not UTF-8")
                : new("文件不是 UTF-8 编码", "the file is not UTF-8"));
        }

        ReadOnlyMemory<byte> text = WithoutEnds(utf8);
        JsonElement root;
        try
        {
            // The text is copied: whoever gave the bytes may go on using them.
            using JsonDocument document = JsonDocument.Parse(text.ToArray(), new JsonDocumentOptions { MaxDepth = MaxDepth });
            root = document.RootElement.Clone();
        }
        catch (JsonException error)
        {
            long line = (error.LineNumber ?? 0) + firstLine;
            throw Refused(at is null ? null : new SourceLocation(file, (int)line, (int)Math.Min(int.MaxValue, (error.BytePositionInLine ?? 0) + 1)), new($"第 {line} 行不是 JSON", $"line {line} is not JSON"));
        }

        if (!HasReadableTexts(root))
        {
            throw Refused(at, new("其中有不成字符的转义（如 \\ud800）", "it has escapes that are no characters, such as \\ud800"));
        }

        if (WhatIsMissing(root) is { } missing)
        {
            throw Refused(at, new($"没有 {missing}", $"it has no '{missing}'"));
        }

        decimal format = root.GetProperty("format").TryGetDecimal(out decimal number) ? number : 0;
        return format == EvaluationJson.Format
            ? new StoredResult(text.ToArray(), root)
            : throw new PerfEvalException([VerificationErrors.NewerFormat.At(at, format, EvaluationJson.Format, Text(root, "engine"))]);
    }

    /// <summary>Sets it beside a new evaluation of its case by its rule set.</summary>
    /// <param name="again">The case as it is, scored again; what the stored result supposed is supposed again here.</param>
    /// <returns>Whether it still comes out, and what differs.</returns>
    /// <exception cref="PerfEvalException">What it supposed does not fit the rule set any more.</exception>
    public ResultVerification Verify(CaseEvaluation again)
    {
        ArgumentNullException.ThrowIfNull(again);
        return ResultVerifier.Verify(this, Changes.Count == 0 ? again : again.WhatIf(Changes));
    }

    // Some programs put a byte order mark before what they store, and every one a line end behind it.
    private static ReadOnlyMemory<byte> WithoutEnds(ReadOnlyMemory<byte> utf8)
    {
        ReadOnlyMemory<byte> text = utf8.Span.StartsWith(s_byteOrderMark) ? utf8[s_byteOrderMark.Length..] : utf8;
        return text.Span.EndsWith("\r\n"u8) ? text[..^2] : text.Span.EndsWith("\n"u8) ? text[..^1] : text;
    }

    private static bool HasReadableTexts(JsonElement element)
    {
        try
        {
            return element.ValueKind switch
            {
                JsonValueKind.Object => element.EnumerateObject().All(p => p.Name is not null && HasReadableTexts(p.Value)),
                JsonValueKind.Array => element.EnumerateArray().All(HasReadableTexts),
                JsonValueKind.String => element.GetString() is not null,
                _ => true,
            };
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    // The format of audits, comparisons and batches' summaries is another.
    private static string? WhatIsMissing(JsonElement root) =>
        !Has(root, "format", JsonValueKind.Number) ? "format"
        : !Has(root, "engine", JsonValueKind.String) ? "engine"
        : !HasAll(root, "ruleSet", "id", "version", "hash") ? "ruleSet"
        : !HasAll(root, "case", "id", "hash") ? "case"
        : !Has(root, "indicators", JsonValueKind.Array) ? "indicators"
        : !Has(root, "findings", JsonValueKind.Array) ? "findings"
        : null;

    private static bool HasAll(JsonElement root, string name, params string[] texts) =>
        Has(root, name, JsonValueKind.Object) && Array.TrueForAll(texts, t => Has(root.GetProperty(name), t, JsonValueKind.String));

    private static bool Has(JsonElement element, string name, JsonValueKind kind) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value) && value.ValueKind == kind;

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static PerfEvalException Refused(SourceLocation? at, LocalText why) => new([VerificationErrors.NotAResult.At(at, why)]);
}
