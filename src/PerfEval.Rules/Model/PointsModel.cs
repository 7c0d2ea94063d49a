using PerfEval.Feel.Diagnostics;

namespace PerfEval.Rules.Model;

/// <summary>What stands where points stand.</summary>
internal abstract record PointsModel(SourceLocation Location)
{
    /// <summary>A number of points.</summary>
    public sealed record Number(decimal Value, SourceLocation Location) : PointsModel(Location);

    /// <summary>A share of what it belongs to: <c>1/3</c>, <c>5%</c>. Kept as a fraction and divided once.</summary>
    public sealed record Share(decimal Numerator, decimal Denominator, SourceLocation Location) : PointsModel(Location);

    /// <summary>A range that is left to the evaluator: <c>4..7</c>, <c>[60%..80%)</c>.</summary>
    public sealed record Range(PointsModel Low, bool LowIncluded, PointsModel High, bool HighIncluded, SourceLocation Location) : PointsModel(Location);

    /// <summary>An expression.</summary>
    public sealed record Expression(SourceText Source, SourceLocation Location) : PointsModel(Location);
}
