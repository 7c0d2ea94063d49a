using PerfEval.Rules.Evaluation;

namespace PerfEval.Rules.Analysis.Repair;

/// <summary>A set of changes that reaches a grade together. Immutable.</summary>
public sealed class RepairSet
{
    private readonly Lazy<IReadOnlyList<RepairStep>> _steps;

    internal RepairSet(Func<IReadOnlyList<RepairStep>> steps) => _steps = new Lazy<IReadOnlyList<RepairStep>>(steps);

    /// <summary>What is changed, in the order of the scoring table. What each step brings is computed when it is first asked for.</summary>
    public IReadOnlyList<RepairStep> Steps => _steps.Value;

    /// <summary>The total after all of them, by a whole evaluation.</summary>
    public required ScoreRange Total { get; init; }

    /// <summary>The grade after all of them; several if something is still missing that leaves it between good ones.</summary>
    public required IReadOnlyList<string> Grades { get; init; }

    /// <summary>How many single changes it takes.</summary>
    public required int ChangeCount { get; init; }
}
