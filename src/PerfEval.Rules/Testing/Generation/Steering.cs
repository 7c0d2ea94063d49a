using PerfEval.Feel.Checking;
using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;
using PerfEval.Rules.Compilation;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Testing.Generation;

/// <summary>
/// Changes one fact so that a measured value comes out as wanted, all other facts staying as they are. What it gives was evaluated by the engine; where the
/// value is no straight line over any single fact, it finds nothing.
/// </summary>
internal sealed class Steering(EvaluationPlan plan)
{
    /// <summary>A fact, and the text that it has to have; null if there is no such fact.</summary>
    /// <param name="of">The measured value.</param>
    /// <param name="wanted">Its ordinal.</param>
    /// <param name="slots">The values of a case.</param>
    public (FactModel Fact, string Text)? Toward(Typed of, decimal wanted, FeelValue[] slots)
    {
        foreach (FactSymbol symbol in new ExpressionReads([of]).Facts)
        {
            if (symbol.Index > 0 && symbol.Index < plan.RuleSet.Facts.Count && Solve(of, symbol, wanted, slots) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private (FactModel Fact, string Text)? Solve(Typed of, FactSymbol symbol, decimal wanted, FeelValue[] slots)
    {
        FactModel fact = plan.RuleSet.Facts[symbol.Index].Model;
        if (Samples(fact) is not (var a, var b) || ResultAt(of, symbol, a, slots) is not { } atA || ResultAt(of, symbol, b, slots) is not { } atB || atA == atB)
        {
            return null;
        }

        decimal candidate;
        try
        {
            candidate = a + ((wanted - atA) * (b - a) / (atB - atA));
        }
        catch (OverflowException)
        {
            return null;
        }

        if (fact.Type.IsInteger || symbol.Type.Kind is FeelKind.Date or FeelKind.Month or FeelKind.MonthsDuration)
        {
            candidate = Math.Round(candidate, MidpointRounding.AwayFromZero);
        }

        return fact.Bounds.Contains(candidate) && ResultAt(of, symbol, candidate, slots) == wanted && ValueWriter.Write(candidate, fact.Type) is { } text ? (fact, text) : null;
    }

    // Two places of the declared range, away from 0, where a divisor would fail.
    private static (decimal A, decimal B)? Samples(FactModel fact)
    {
        (decimal a, decimal b) = fact.Type.Type switch
        {
            NumberType { Dimension.IsRate: true } => (0.25m, 0.75m),
            NumberType => (fact.Type.DefaultUnit?.Factor ?? 1) is var factor ? (10 * factor, 20 * factor) : default,
            { Kind: FeelKind.Date } => (737_791, 737_801),
            { Kind: FeelKind.Month } => (24_240, 24_245),
            { Kind: FeelKind.DaysDuration } => (10 * 86_400, 20 * 86_400),
            { Kind: FeelKind.MonthsDuration } => (5, 10),
            _ => (0, 0),
        };
        if (a == b)
        {
            return null;
        }

        Interval bounds = fact.Bounds;
        return bounds.Contains(a) && bounds.Contains(b) ? (a, b)
            : bounds.IsBounded && !bounds.IsPoint ? (bounds.Low + ((bounds.High - bounds.Low) / 4), bounds.High - ((bounds.High - bounds.Low) / 4))
            : bounds.HasLow ? (bounds.Low + Math.Abs(a), bounds.Low + Math.Abs(b))
            : bounds.HasHigh ? (bounds.High - Math.Abs(b), bounds.High - Math.Abs(a))
            : null;
    }

    private decimal? ResultAt(Typed of, FactSymbol symbol, decimal ordinal, FeelValue[] slots)
    {
        if (ValueWriter.At(symbol.Type, ordinal) is not { } value)
        {
            return null;
        }

        FeelValue[] changed = [.. slots];
        changed[symbol.Index] = value;
        Node<FeelValue> node = plan.Expressions.NodeOf(of);
        Frame frame = plan.Expressions.NewFrame(changed);
        frame.BeginComputation();
        try
        {
            return ValueWriter.OrdinalOf(node.Evaluate(frame));
        }
        catch (EvaluationLimitException)
        {
            return null;
        }
    }
}
