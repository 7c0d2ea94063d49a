using PerfEval.Feel.Diagnostics;

namespace PerfEval.Rules.Model;

/// <summary>A scoring standard (评分标准): how an indicator earns its points.</summary>
internal abstract record StandardModel(SourceLocation Location)
{
    /// <summary>Points by the first line that holds; the lines test the measured value, or are conditions if there is none.</summary>
    public sealed record Bands(SourceText? Of, IReadOnlyList<BandModel> Lines, SourceLocation Location) : StandardModel(Location);

    /// <summary>The sum of items, which are the indicator's children.</summary>
    public sealed record Checklist(SourceLocation Location) : StandardModel(Location);

    /// <summary>One of several levels, chosen by the evaluator.</summary>
    public sealed record Levels(IReadOnlyList<LevelModel> Lines, SourceLocation Location) : StandardModel(Location);

    /// <summary>Points times a ratio, within 0 and the points.</summary>
    public sealed record Ratio(SourceText Value, ReverseRatio Reverse, SourceLocation Location) : StandardModel(Location);

    /// <summary>A number of points in a range, chosen by the evaluator.</summary>
    public sealed record Judgement(PointsModel Range, SourceLocation Location) : StandardModel(Location);

    /// <summary>Any expression.</summary>
    public sealed record Formula(SourceText? Of, SourceText Value, SourceLocation Location) : StandardModel(Location);
}

/// <summary>How a ratio x/t is turned where less is better.</summary>
internal enum ReverseRatio
{
    /// <summary>Not turned: more is better.</summary>
    None,

    /// <summary><c>t/x</c>.</summary>
    TargetByActual,

    /// <summary><c>1-(x-t)/t</c>: nothing from twice the target on.</summary>
    LinearExcess,
}

/// <summary>A line of a band table: its test (null for <c>otherwise</c>) and its points.</summary>
internal sealed record BandModel(SourceText? Test, PointsModel Points, SourceLocation Location);

/// <summary>A level and its points.</summary>
internal sealed record LevelModel(string Name, PointsModel Points, SourceLocation Location);
