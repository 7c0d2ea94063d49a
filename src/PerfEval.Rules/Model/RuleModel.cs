using PerfEval.Feel.Diagnostics;

namespace PerfEval.Rules.Model;

/// <summary>A deduction rule: facts in, findings (问题) out, points off indicators.</summary>
internal sealed class RuleModel
{
    public required string Name { get; init; }

    public required SourceLocation Location { get; init; }

    /// <summary>The rule set in which it is declared, and those that changed it.</summary>
    public LayerModel Layer { get; init; } = LayerModel.None;

    public SourceText? For { get; init; }

    public SourceText? When { get; init; }

    public SourceText? Unless { get; init; }

    /// <summary>What each match costs, and where; empty for a finding without points.</summary>
    public IReadOnlyList<RuleDeductModel> Deduct { get; init; } = [];

    /// <summary>The best grade that remains possible.</summary>
    public GradeCapModel? GradeCap { get; init; }

    /// <summary>The finding's sentence.</summary>
    public SourceText? Because { get; init; }

    public string? Title { get; init; }

    public IReadOnlyList<ReferenceModel> Basis { get; init; } = [];

    public string? Advice { get; init; }

    public string? Reading { get; init; }

    public string? Reconstructed { get; init; }
}

/// <summary>What a rule takes off one indicator.</summary>
internal sealed record RuleDeductModel(ReferenceModel From, PointsModel Points, PointsModel? Max, SourceLocation Location);

/// <summary><c>grade: at most 中</c>.</summary>
internal sealed record GradeCapModel(string Grade, SourceLocation Location);
