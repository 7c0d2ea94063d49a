using PerfEval.Feel.Values;

namespace PerfEval.Feel.Evaluation;

// Nodes of the exact domain alone, where it is faster than what both domains share.

/// <summary>Names a number for a body.</summary>
internal sealed class LetNumber<T>(int slot, Node<decimal> value, Node<T> body) : Node<T>
{
    public override T Evaluate(Frame frame)
    {
        frame.Step();
        decimal number = value.Evaluate(frame);
        if (frame.Bailed)
        {
            return default!;
        }

        frame.Locals[slot] = FeelValue.Of(number);
        return body.Evaluate(frame);
    }
}

/// <summary>The least or greatest of some numbers that are written one by one.</summary>
internal sealed class ExtremeOf(bool greatest, Node<decimal>[] items) : Node<decimal>
{
    public override decimal Evaluate(Frame frame)
    {
        frame.Step(items.Length);
        decimal best = items[0].Evaluate(frame);
        for (int i = 1; i < items.Length; i++)
        {
            decimal value = items[i].Evaluate(frame);
            best = (greatest ? value > best : value < best) ? value : best;
        }

        return best;
    }
}

/// <summary>A calculation with two numbers.</summary>
/// <typeparam name="TOperation">Which one; a struct, so that each gets machine code of its own.</typeparam>
internal sealed class Calculation<TOperation>(Node<decimal> left, Node<decimal> right) : Node<decimal>
    where TOperation : struct, IOperation
{
    public override decimal Evaluate(Frame frame) => TOperation.Of(left.Evaluate(frame), right.Evaluate(frame), frame);
}

internal interface IOperation
{
    static abstract decimal Of(decimal left, decimal right, Frame frame);
}

internal readonly struct Addition : IOperation
{
    public static decimal Of(decimal left, decimal right, Frame frame) => left + right;
}

internal readonly struct Subtraction : IOperation
{
    public static decimal Of(decimal left, decimal right, Frame frame) => left - right;
}

internal readonly struct Multiplication : IOperation
{
    public static decimal Of(decimal left, decimal right, Frame frame) => left * right;
}

internal readonly struct Division : IOperation
{
    public static decimal Of(decimal left, decimal right, Frame frame)
    {
        if (right != 0)
        {
            return left / right;
        }

        frame.Bailed = true;
        return 0;
    }
}
