using PerfEval.Feel.Checking;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;

namespace PerfEval.Rules.Checking;

/// <summary>
/// Proves from the tests alone that bands leave no gap, that no line is out of reach, and that two-ended lines do not overlap. Complete for
/// tests of one value against constants, and of tests against one end that depends on facts (<c>&lt;= 目标</c>, <c>&gt; 目标</c>); where there are
/// several such ends, an <c>otherwise</c> must close the bands.
/// </summary>
internal static class BandAnalysis
{
    /// <summary>The values for which a test of a variable holds; null if it depends on more than that variable.</summary>
    public static IntervalSet? Solve(Typed test, LocalSymbol value) => Solve(test, value, null);

    // The end that depends on facts stands at 0: with no other end beside it, where it lies makes no difference.
    private static IntervalSet? Solve(Typed test, LocalSymbol value, string? movingEnd)
    {
        switch (test)
        {
            case TypedConstant constant:
                return constant.Value.IsTrue ? IntervalSet.Everything : IntervalSet.Empty;
            case TypedLogic logic:
                return Solve(logic.Left, value, movingEnd) is { } a && Solve(logic.Right, value, movingEnd) is { } b
                    ? logic.IsAnd ? a.Intersect(b) : a.Union(b)
                    : null;
            case TypedNot not:
                return Solve(not.Operand, value, movingEnd)?.Complement();
            case TypedComparison comparison:
                return SolveComparison(comparison, value, movingEnd);
            default:
                return null;
        }
    }

    /// <summary>The choices for which a test of a variable holds; null if that cannot be seen.</summary>
    public static IReadOnlyList<string>? SolveChoice(Typed test, LocalSymbol value, IReadOnlyList<string> choices)
    {
        switch (test)
        {
            case TypedConstant constant:
                return constant.Value.IsTrue ? choices : [];
            case TypedLogic logic:
                return SolveChoice(logic.Left, value, choices) is { } a && SolveChoice(logic.Right, value, choices) is { } b
                    ? [.. choices.Where(c => logic.IsAnd ? a.Contains(c) && b.Contains(c) : a.Contains(c) || b.Contains(c))]
                    : null;
            case TypedNot not:
                return SolveChoice(not.Operand, value, choices) is { } inner ? [.. choices.Except(inner)] : null;
            case TypedComparison { Operator: ComparisonOperator.Equal or ComparisonOperator.NotEqual } comparison
                when Is(comparison.Left, value) && comparison.Right is TypedConstant { Value: { Kind: FeelKind.Text } word }:
                return [.. choices.Where(c => c == word.Text == (comparison.Operator == ComparisonOperator.Equal))];
            case TypedInList { Value: var tested, List: TypedList list } when Is(tested, value) && list.Items.All(i => i is TypedConstant):
                return [.. list.Items.Select(i => ((TypedConstant)i).Value.Text)];
            default:
                return null;
        }
    }

    /// <summary>Checks the lines of bands that test a value.</summary>
    public static void Check(
        IReadOnlyList<CheckedBand> lines, Typed of, LocalSymbol value, Interval bounds, bool wholeNumbers, SourceLocation at, DiagnosticBag diagnostics)
    {
        string named = of.Written + " = ";
        // What stands behind 'otherwise' was reported when it was read.
        lines = [.. lines.Take(1 + lines.TakeWhile(l => l.Test is not null).Count())];
        if (value.Type is TextType { Choices: { } choices })
        {
            CheckChoices(lines, named, value, choices, at, diagnostics);
            return;
        }

        if (value.Type == FeelType.Boolean)
        {
            CheckBooleans(lines, named, value, at, diagnostics);
            return;
        }

        string? movingEnd = OnlyMovingEnd(lines, value);
        IntervalSet universe = IntervalSet.Of(movingEnd is null ? bounds : Interval.Everything), taken = IntervalSet.Empty;
        bool decidable = movingEnd is null;
        foreach (CheckedBand line in lines)
        {
            IntervalSet? written = line.Test is null ? IntervalSet.Everything : Solve(line.Test, value, movingEnd), holds = written?.Intersect(universe);
            if (holds is null)
            {
                decidable = false;
                continue;
            }

            string text = line.Model.Test?.Text ?? "otherwise";
            if (holds.Without(taken).Intersect(universe).IsEmpty)
            {
                diagnostics.Add(RuleSetErrors.UnreachableBand.At(line.Model.Location, text));
            }
            else if (line.Test is not null && written!.IsBounded && holds.Intersect(taken) is { IsEmpty: false } shared)
            {
                diagnostics.Add(RuleSetErrors.BandsMeet.At(line.Model.Location, text, movingEnd ?? Print(shared.Example(), value.Type)));
            }

            taken = taken.Union(holds);
        }

        IntervalSet gap = universe.Without(taken);
        if (gap.ExampleOnStep(wholeNumbers && movingEnd is null ? 1 : null) is not { } example)
        {
            return;
        }

        diagnostics.Add(decidable ? RuleSetErrors.BandGap.At(at, named + Print(example, value.Type)) : RuleSetErrors.CoverageUnclear.At(at));
    }

    /// <summary>Checks that bands made of conditions are closed by <c>otherwise</c>.</summary>
    public static void CheckConditions(IReadOnlyList<CheckedBand> lines, SourceLocation at, DiagnosticBag diagnostics)
    {
        if (lines.Count == 0 || (lines[^1].Test is { } last && last is not TypedConstant { Value.IsTrue: true }))
        {
            diagnostics.Add(RuleSetErrors.CoverageUnclear.At(at));
        }
    }

    /// <summary>Prints a number of the line on which values of a type lie.</summary>
    public static string Print(decimal ordinal, FeelType type) => type.Kind switch
    {
        FeelKind.Date when FeelDate.TryFromDayNumber((long)ordinal, out FeelDate date) => date.ToString(),
        FeelKind.DaysDuration when DaysDuration.TryFromSeconds(ordinal, out DaysDuration days) =>
            Feel.Evaluation.ValueText.Write(FeelValue.Of(days), type),
        FeelKind.MonthsDuration => Feel.Evaluation.ValueText.Write(FeelValue.Of(new MonthsDuration((long)ordinal)), type),
        FeelKind.Month when FeelMonth.TryCreate((long)decimal.Floor(ordinal / 12), (long)(ordinal - decimal.Floor(ordinal / 12) * 12) + 1, out FeelMonth month) =>
            month.ToString(),
        _ => Feel.Evaluation.ValueText.Write(FeelValue.Of(ordinal), type),
    };

    private static bool Is(Typed node, LocalSymbol value) => node is TypedLocal local && ReferenceEquals(local.Symbol, value);

    // The one end, as written, that all lines test against and that is no constant; null if there are others.
    private static string? OnlyMovingEnd(IReadOnlyList<CheckedBand> lines, LocalSymbol value)
    {
        var ends = new HashSet<string>(StringComparer.Ordinal);
        bool single = lines.All(l => l.Test is null || CollectEnds(l.Test, value, ends));
        return single && ends.Count == 1 ? ends.Single() : null;
    }

    private static bool CollectEnds(Typed test, LocalSymbol value, HashSet<string> ends)
    {
        switch (test)
        {
            case TypedLogic logic:
                return CollectEnds(logic.Left, value, ends) && CollectEnds(logic.Right, value, ends);
            case TypedNot not:
                return CollectEnds(not.Operand, value, ends);
            case TypedComparison comparison when Sides(comparison, value).Other is { } end and not TypedConstant && !TypedBuilder.Uses(end, value):
                ends.Add(end.Written);
                return true;
            default:
                return false;
        }
    }

    private static (Typed? Other, ComparisonOperator Operator) Sides(TypedComparison comparison, LocalSymbol value) =>
        Is(comparison.Left, value) ? (comparison.Right, comparison.Operator)
        : Is(comparison.Right, value) ? (comparison.Left, Turn(comparison.Operator))
        : (null, comparison.Operator);

    private static IntervalSet? SolveComparison(TypedComparison comparison, LocalSymbol value, string? movingEnd)
    {
        (Typed? other, ComparisonOperator op) = Sides(comparison, value);
        decimal end = 0;
        if (other is null || (other is TypedConstant constant ? !constant.Value.TryGetOrdinal(out end) : other.Written != movingEnd))
        {
            return null;
        }

        return op switch
        {
            ComparisonOperator.Equal => IntervalSet.Of(Interval.Point(end)),
            ComparisonOperator.NotEqual => IntervalSet.Of(Interval.Point(end)).Complement(),
            ComparisonOperator.Less => IntervalSet.Of(Interval.UpTo(end, open: true)),
            ComparisonOperator.LessOrEqual => IntervalSet.Of(Interval.UpTo(end, open: false)),
            ComparisonOperator.Greater => IntervalSet.Of(Interval.From(end, open: true)),
            _ => IntervalSet.Of(Interval.From(end, open: false)),
        };
    }

    private static ComparisonOperator Turn(ComparisonOperator op) => op switch
    {
        ComparisonOperator.Less => ComparisonOperator.Greater,
        ComparisonOperator.LessOrEqual => ComparisonOperator.GreaterOrEqual,
        ComparisonOperator.Greater => ComparisonOperator.Less,
        ComparisonOperator.GreaterOrEqual => ComparisonOperator.LessOrEqual,
        _ => op,
    };

    private static void CheckChoices(
        IReadOnlyList<CheckedBand> lines, string named, LocalSymbol value, IReadOnlyList<string> choices, SourceLocation at, DiagnosticBag diagnostics)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        bool decidable = true;
        foreach (CheckedBand line in lines)
        {
            IReadOnlyList<string>? holds = line.Test is null ? choices : SolveChoice(line.Test, value, choices);
            if (holds is null)
            {
                decidable = false;
            }
            else if (holds.All(taken.Contains))
            {
                diagnostics.Add(RuleSetErrors.UnreachableBand.At(line.Model.Location, line.Model.Test?.Text ?? "otherwise"));
            }

            taken.UnionWith(holds ?? []);
        }

        if (choices.FirstOrDefault(c => !taken.Contains(c)) is { } missing)
        {
            diagnostics.Add(decidable ? RuleSetErrors.BandGap.At(at, named + "“" + missing + "”") : RuleSetErrors.CoverageUnclear.At(at));
        }
    }

    private static void CheckBooleans(IReadOnlyList<CheckedBand> lines, string named, LocalSymbol value, SourceLocation at, DiagnosticBag diagnostics)
    {
        bool[] taken = new bool[2];
        bool decidable = true;
        foreach (CheckedBand line in lines)
        {
            switch (line.Test)
            {
                case null:
                    taken[0] = taken[1] = true;
                    break;
                case TypedComparison { Operator: ComparisonOperator.Equal, Right: TypedConstant { Value.IsBoolean: true } constant } test when Is(test.Left, value):
                    taken[constant.Value.IsTrue ? 1 : 0] = true;
                    break;
                default:
                    decidable = false;
                    break;
            }
        }

        if (!taken[0] || !taken[1])
        {
            diagnostics.Add(decidable ? RuleSetErrors.BandGap.At(at, named + (taken[0] ? "是" : "否")) : RuleSetErrors.CoverageUnclear.At(at));
        }
    }
}
