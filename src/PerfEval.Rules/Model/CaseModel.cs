using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Values;
using PerfEval.Rules.Loading;

namespace PerfEval.Rules.Model;

/// <summary>A case as written: the facts of one evaluated project or department, the evaluator's answers, the published result.</summary>
/// <remarks>What a value means depends on the rule set's declarations, so values are still document nodes here.</remarks>
internal sealed record CaseModel
{
    public required string Id { get; init; }

    public required SourceLocation Location { get; init; }

    /// <summary>The rule set's id, and the version if one is named.</summary>
    public required string RuleSetId { get; init; }

    public string? RuleSetVersion { get; init; }

    public SourceLocation RuleSetLocation { get; init; }

    /// <summary>The as-of date (评价基准日): the day at which the facts hold, and the only "today".</summary>
    public FeelDate? AsOf { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Attributes { get; init; } = [];

    public IReadOnlyList<MappingEntry> Facts
    {
        get => Document is { } document ? document.Model.Facts : field;
        init;
    } = [];

    /// <summary>The document from which evidence comes that names no source of its own.</summary>
    public string? Source { get; init; }

    public IReadOnlyList<EvidenceModel> Evidence { get; init; } = [];

    public IReadOnlyList<MappingEntry> Judgements { get; init; } = [];

    public PublishedModel? Published { get; init; }

    public ExpectModel? Expect { get; init; }

    /// <summary>The folder of the file, in which CSV tables are looked for; null for a case that is no file.</summary>
    public string? Folder { get; init; }

    /// <summary>The hash of the canonical form, in hexadecimal.</summary>
    public required string Hash
    {
        get => Document is { } document ? document.Hash : field;
        init;
    }

    /// <summary>The document, where facts went to their slots without one; null where they stand here.</summary>
    public CaseDocument? Document { get; init; }
}

/// <summary>A piece of evidence (佐证) and what it shows.</summary>
internal sealed record EvidenceModel(string Name, string? Title, string? Source, string? At, IReadOnlyList<ReferenceModel> Shows, SourceLocation Location);

/// <summary>What a report printed.</summary>
internal sealed class PublishedModel
{
    public decimal? Total { get; init; }

    public string? Grade { get; init; }

    public SourceLocation GradeLocation { get; init; }

    public IReadOnlyList<PublishedScoreModel> Scores { get; init; } = [];

    public IReadOnlyList<PublishedFigureModel> Figures { get; init; } = [];

    public SourceLocation Location { get; init; }
}

/// <summary>A printed score of one line.</summary>
internal sealed record PublishedScoreModel(ReferenceModel Indicator, decimal Score);

/// <summary>A printed figure and the expression that it should equal.</summary>
internal sealed record PublishedFigureModel(string Name, ScalarNode Printed, SourceText? Is, SourceLocation Location);

/// <summary>What a test of the rule set expects of a case.</summary>
internal sealed class ExpectModel
{
    public SourceLocation Location { get; init; }

    public ExpectedScore? Total { get; init; }

    public IReadOnlyList<string>? Grades { get; init; }

    /// <summary>The names of the rules that fire, in any order.</summary>
    public IReadOnlyList<ReferenceModel>? Findings { get; init; }

    public IReadOnlyList<KeyValuePair<ReferenceModel, ExpectedScore>> Scores { get; init; } = [];

    /// <summary>The texts of the checks that fail, in order.</summary>
    public int? FailedChecks { get; init; }

    public ExpectAuditModel? Audit { get; init; }
}

/// <summary>What a test of the rule set expects of the audit of a case; lists are compared as sets, and only those that are there.</summary>
internal sealed class ExpectAuditModel
{
    public SourceLocation Location { get; init; }

    /// <summary>The corrected total.</summary>
    public ExpectedScore? Total { get; init; }

    /// <summary>The grades that the corrected total may have.</summary>
    public IReadOnlyList<string>? Grades { get; init; }

    /// <summary>Lines and figures by the key of their verdict, such as <c>differs</c>.</summary>
    public IReadOnlyList<KeyValuePair<string, IReadOnlyList<ReferenceModel>>> Lists { get; init; } = [];
}

/// <summary>A score or an interval: <c>85</c>, <c>59..97</c>.</summary>
internal readonly record struct ExpectedScore(decimal Low, decimal High, SourceLocation Location);
