using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Reporting;

namespace PerfEval.Rules.Analysis.Verification;

/// <summary>A place at which a stored result and the one that comes out now differ.</summary>
/// <param name="Place">Where, by the names of the JSON and those of indicators: <c>indicators[项目管理].score.low</c>.</param>
/// <param name="Stored">What is stored, as JSON; <see langword="null"/> if there is nothing.</param>
/// <param name="Now">What comes out now, as JSON; <see langword="null"/> if there is nothing.</param>
public sealed record ResultDifference(string Place, string? Stored, string? Now);

/// <summary>Whether a stored result still comes out. Immutable.</summary>
public sealed class ResultVerification
{
    internal ResultVerification(StoredResult stored, CaseEvaluation again)
    {
        Stored = stored;
        Again = again;
    }

    /// <summary>The stored result.</summary>
    public StoredResult Stored { get; }

    /// <summary>What comes out now.</summary>
    public CaseEvaluation Again { get; }

    /// <summary>Whether it comes out byte for byte, but for a byte order mark before and a line end behind it.</summary>
    public required bool IsSame { get; init; }

    /// <summary>Whether the rule set has the recorded id, version and hash, so the same content.</summary>
    public bool HasSameRuleSet => Stored.RuleSetHash == Again.RuleSet.Hash && Stored.RuleSetId == Again.RuleSet.Id && Stored.RuleSetVersion == Again.RuleSet.Version;

    /// <summary>Whether the case has the recorded hash, so the same content.</summary>
    public bool HasSameCase => Stored.CaseHash == Again.CaseHash && Stored.CaseId == Again.CaseId;

    /// <summary>Whether the engine is of the version that made it. Only then the same bytes are promised.</summary>
    public bool HasSameEngine => Stored.Engine == Engine.Version;

    /// <summary>What differs, in the order of the JSON. Empty for the same content, which may be laid out otherwise.</summary>
    public required IReadOnlyList<ResultDifference> Differences { get; init; }

    /// <summary>The verification as plain text.</summary>
    /// <param name="language">The language of sentences.</param>
    public string ToText(Language language = Language.Chinese) => TextRenderer.Render(VerificationReport.Blocks([this], language));

    /// <summary>The verification as Markdown.</summary>
    /// <param name="language">The language of sentences.</param>
    public string ToMarkdown(Language language = Language.Chinese) => MarkdownRenderer.Render(VerificationReport.Blocks([this], language));

    /// <summary>The verification as JSON, format version 1: within a format version fields are only added.</summary>
    /// <param name="indented">Whether it is laid out over many lines; otherwise it is one line.</param>
    public string ToJson(bool indented = true) => VerificationReport.Json([this], indented);
}
