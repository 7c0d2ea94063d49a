using PerfEval.Feel.Diagnostics;

namespace PerfEval.Rules.Model;

/// <summary>
/// A section, an indicator or an item of a checklist: one shape for everything that carries points.
/// </summary>
internal sealed class IndicatorModel
{
    public required string Name { get; init; }

    public required SourceLocation Location { get; init; }

    /// <summary>The rule set in which it is declared, and those that changed it.</summary>
    public LayerModel Layer { get; init; } = LayerModel.None;

    /// <summary>The printed code, such as A101.</summary>
    public string? Code { get; init; }

    /// <summary>Whether this is an item of a checklist.</summary>
    public bool IsItem { get; init; }

    public PointsModel? Points { get; init; }

    /// <summary>Whether points were written but refused, so that nothing more need be said about them.</summary>
    public bool PointsRefused { get; set; }

    /// <summary>Whether a standard was written but refused.</summary>
    public bool StandardRefused { get; set; }

    public string? Wording { get; init; }

    public string? Reading { get; init; }

    /// <summary>Other readings of its words, with the score that each gives.</summary>
    public IReadOnlyList<OtherReadingModel> OtherReadings { get; init; } = [];

    public string? Reconstructed { get; init; }

    public IReadOnlyList<ReferenceModel> Basis { get; init; } = [];

    public string? Advice { get; init; }

    /// <summary>Whether it counts as met only with evidence.</summary>
    public bool NeedsEvidence { get; init; }

    /// <summary>Whether its items may be met in part.</summary>
    public bool Partly { get; init; }

    /// <summary>Repeats it for each row of a table.</summary>
    public SourceText? For { get; init; }

    /// <summary>The title of a repeated one, with values of its row.</summary>
    public SourceText? Title { get; init; }

    /// <summary>A condition: met or not met, computed instead of asked. Items only.</summary>
    public SourceText? When { get; init; }

    /// <summary>Items that must be met first, by their reference. Items only.</summary>
    public IReadOnlyList<ReferenceModel> Needs { get; init; } = [];

    public SourceText? Applies { get; init; }

    public NotApplicableModel? NotApplicable { get; init; }

    public SourceText? Aggregate { get; init; }

    public IReadOnlyList<ScaleModel>? Scale { get; init; }

    public decimal? Round { get; init; }

    public StandardModel? Standard { get; init; }

    /// <summary>Deductions on top; null where the key is absent, empty where it says that the indicator starts full.</summary>
    public IReadOnlyList<DeductModel>? Deduct { get; init; }

    /// <summary>Children: indicators of a section, or the items of a checklist.</summary>
    public IReadOnlyList<IndicatorModel> Children { get; init; } = [];
}

/// <summary>A reference to an indicator, an item or a rule, as written.</summary>
internal sealed record ReferenceModel(string Path, SourceLocation Location);

/// <summary>What becomes of the points of something that does not apply.</summary>
internal abstract record NotApplicableModel(SourceLocation Location)
{
    /// <summary>The node with this key keeps its points; what applies is scaled up to them.</summary>
    public sealed record Rescale(SourceLocation Location) : NotApplicableModel(Location);

    /// <summary>Full marks.</summary>
    public sealed record Award(SourceLocation Location) : NotApplicableModel(Location);

    /// <summary>The points go to another node.</summary>
    public sealed record Move(ReferenceModel Target, SourceLocation Location) : NotApplicableModel(Location);
}

/// <summary>A letter and what it is worth.</summary>
internal sealed record ScaleModel(string Letter, decimal Value, SourceLocation Location);
