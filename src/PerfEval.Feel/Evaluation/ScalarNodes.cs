using PerfEval.Feel.Checking;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Evaluation;

// Nodes that both domains share. The type arguments are structs, so each domain gets machine code of its own.

internal sealed class ConstantNode<T>(T value) : Node<T>
{
    public T Value { get; } = value;

    public override T Evaluate(Frame frame) => Value;
}

internal sealed class FactNumber<TNumber, TTruth, TDomain>(int index) : Node<TNumber>
    where TDomain : struct, IDomain<TNumber, TTruth>
{
    public override TNumber Evaluate(Frame frame) => TDomain.Number(frame.Facts[index], frame);
}

internal sealed class FactTruth<TNumber, TTruth, TDomain>(int index) : Node<TTruth>
    where TDomain : struct, IDomain<TNumber, TTruth>
{
    public override TTruth Evaluate(Frame frame) => TDomain.Truth(frame.Facts[index], frame);
}

internal sealed class LocalNumber<TNumber, TTruth, TDomain>(int slot) : Node<TNumber>
    where TDomain : struct, IDomain<TNumber, TTruth>
{
    public override TNumber Evaluate(Frame frame) => TDomain.Number(frame.Locals[slot], frame);
}

internal sealed class LocalTruth<TNumber, TTruth, TDomain>(int slot) : Node<TTruth>
    where TDomain : struct, IDomain<TNumber, TTruth>
{
    public override TTruth Evaluate(Frame frame) => TDomain.Truth(frame.Locals[slot], frame);
}

/// <summary>A number in a row of a table: read from its column, which needs no look where the column is known throughout.</summary>
internal sealed class CellNumber<TNumber, TTruth, TDomain>(int slot, string name, int likely) : Node<TNumber>
    where TDomain : struct, IDomain<TNumber, TTruth>
{
    public override TNumber Evaluate(Frame frame)
    {
        ref readonly FeelValue row = ref frame.Locals[slot];
        return row.IsRow && row.Table.Find(name, likely) is NumberColumn { IsKnown: true } column
            ? TDomain.Number(column.Values[row.RowIndex])
            : TDomain.Number(Cells.Read(row, name), frame);
    }
}

internal sealed class CellTruth<TNumber, TTruth, TDomain>(int slot, string name, int likely) : Node<TTruth>
    where TDomain : struct, IDomain<TNumber, TTruth>
{
    public override TTruth Evaluate(Frame frame)
    {
        ref readonly FeelValue row = ref frame.Locals[slot];
        return row.IsRow && row.Table.Find(name, likely) is BooleanColumn { IsKnown: true } column
            ? TDomain.Truth(column.Values[row.RowIndex])
            : TDomain.Truth(Cells.Read(row, name), frame);
    }
}

/// <summary>A cell of any kind in a row of a table.</summary>
internal sealed class CellValue(int slot, string name, int likely) : Node<FeelValue>
{
    public override FeelValue Evaluate(Frame frame)
    {
        ref readonly FeelValue row = ref frame.Locals[slot];
        return row.IsRow && row.Table.Find(name, likely) is { } column ? column.ValueAt(row.RowIndex) : Cells.Read(row, name);
    }
}

/// <summary>Makes a number of the domain from a node that evaluates to a value.</summary>
internal sealed class ValueNumber<TNumber, TTruth, TDomain>(Node<FeelValue> value) : Node<TNumber>
    where TDomain : struct, IDomain<TNumber, TTruth>
{
    public override TNumber Evaluate(Frame frame) => TDomain.Number(value.Evaluate(frame), frame);
}

internal sealed class ValueTruth<TNumber, TTruth, TDomain>(Node<FeelValue> value) : Node<TTruth>
    where TDomain : struct, IDomain<TNumber, TTruth>
{
    public override TTruth Evaluate(Frame frame) => TDomain.Truth(value.Evaluate(frame), frame);
}

internal sealed class ArithmeticNode<TNumber, TTruth, TDomain>(
    ArithmeticOperation operation, Node<TNumber> left, Node<TNumber> right, Typed site) : Node<TNumber>
    where TDomain : struct, IDomain<TNumber, TTruth>
{
    public override TNumber Evaluate(Frame frame) => TDomain.Arithmetic(operation, left.Evaluate(frame), right.Evaluate(frame), site, frame);
}

internal sealed class StepsNode<TNumber, TTruth, TDomain>(bool started, Node<TNumber> operand) : Node<TNumber>
    where TDomain : struct, IDomain<TNumber, TTruth>
{
    public override TNumber Evaluate(Frame frame) => TDomain.Steps(started, operand.Evaluate(frame));
}

internal sealed class NegateNode<TNumber, TTruth, TDomain>(Node<TNumber> operand) : Node<TNumber>
    where TDomain : struct, IDomain<TNumber, TTruth>
{
    public override TNumber Evaluate(Frame frame) => TDomain.Negate(operand.Evaluate(frame));
}

internal sealed class CompareNode<TNumber, TTruth, TDomain>(ComparisonOperator op, bool tolerant, Node<TNumber> left, Node<TNumber> right) : Node<TTruth>
    where TDomain : struct, IDomain<TNumber, TTruth>
{
    public override TTruth Evaluate(Frame frame) => TDomain.Compare(op, left.Evaluate(frame), right.Evaluate(frame), tolerant, frame);
}

internal sealed class AndNode<TNumber, TTruth, TDomain>(Node<TTruth> left, Node<TTruth> right) : Node<TTruth>
    where TDomain : struct, IDomain<TNumber, TTruth>
{
    public override TTruth Evaluate(Frame frame)
    {
        TTruth a = left.Evaluate(frame);
        return TDomain.IsFalse(a) ? a : TDomain.And(a, right.Evaluate(frame));
    }
}

internal sealed class OrNode<TNumber, TTruth, TDomain>(Node<TTruth> left, Node<TTruth> right) : Node<TTruth>
    where TDomain : struct, IDomain<TNumber, TTruth>
{
    public override TTruth Evaluate(Frame frame)
    {
        TTruth a = left.Evaluate(frame);
        return TDomain.IsTrue(a) ? a : TDomain.Or(a, right.Evaluate(frame));
    }
}

internal sealed class NotNode<TNumber, TTruth, TDomain>(Node<TTruth> operand) : Node<TTruth>
    where TDomain : struct, IDomain<TNumber, TTruth>
{
    public override TTruth Evaluate(Frame frame) => TDomain.Not(operand.Evaluate(frame));
}

internal sealed class IfNumber<TNumber, TTruth, TDomain>(Node<TTruth> condition, Node<TNumber> then, Node<TNumber> otherwise) : Node<TNumber>
    where TDomain : struct, IDomain<TNumber, TTruth>
{
    public override TNumber Evaluate(Frame frame)
    {
        TTruth c = condition.Evaluate(frame);
        return TDomain.IsTrue(c) ? then.Evaluate(frame)
            : TDomain.IsFalse(c) ? otherwise.Evaluate(frame)
            : TDomain.Undecided(c, then.Evaluate(frame), otherwise.Evaluate(frame), frame);
    }
}

internal sealed class IfTruth<TNumber, TTruth, TDomain>(Node<TTruth> condition, Node<TTruth> then, Node<TTruth> otherwise) : Node<TTruth>
    where TDomain : struct, IDomain<TNumber, TTruth>
{
    public override TTruth Evaluate(Frame frame)
    {
        TTruth c = condition.Evaluate(frame);

        // (c and then) or (not c and otherwise); where both branches agree the condition does not matter.
        return TDomain.IsTrue(c) ? then.Evaluate(frame)
            : TDomain.IsFalse(c) ? otherwise.Evaluate(frame)
            : Agreement(c, then.Evaluate(frame), otherwise.Evaluate(frame));
    }

    private static TTruth Agreement(TTruth condition, TTruth a, TTruth b)
    {
        bool both = (TDomain.IsTrue(a) && TDomain.IsTrue(b)) || (TDomain.IsFalse(a) && TDomain.IsFalse(b));
        return both ? a : TDomain.Or(TDomain.And(condition, a), TDomain.And(TDomain.Not(condition), b));
    }
}

/// <summary>A number that is computed once per evaluation. A failure or an unknown is remembered like any value.</summary>
internal sealed class MeasureNumber<TNumber, TTruth, TDomain>(int index, Node<TNumber> body, decimal? step, int statedSlot) : Node<TNumber>
    where TDomain : struct, IDomain<TNumber, TTruth>
{
    public override TNumber Evaluate(Frame frame)
    {
        if (frame.MeasureKnown[index])
        {
            return TDomain.Number(frame.Measures[index], frame);
        }

        if (typeof(TDomain) == typeof(Exact) && frame.MeasureBailed[index])
        {
            frame.Bailed = true;
            return TDomain.Number(0);
        }

        bool bailed = frame.Bailed;
        frame.Bailed = false;
        FeelValue value = TDomain.Value(body.Evaluate(frame));
        if (step is { } s)
        {
            value = Rounding.Round(value, s);
        }

        value = Measures.OrStated(value, statedSlot, frame);

        // In the exact domain nothing is remembered of a value that could not be computed there but that.
        if (frame.Bailed)
        {
            frame.MeasureBailed[index] = true;
        }
        else
        {
            frame.Measures[index] = value;
            frame.MeasureKnown[index] = true;
        }

        frame.Bailed |= bailed;
        return TDomain.Number(value, frame);
    }
}

/// <summary>A value of any kind that is computed once per evaluation.</summary>
internal sealed class MeasureValue(int index, Node<FeelValue> body, int statedSlot) : Node<FeelValue>
{
    public override FeelValue Evaluate(Frame frame)
    {
        if (!frame.MeasureKnown[index])
        {
            FeelValue value = Measures.OrStated(body.Evaluate(frame), statedSlot, frame);
            frame.Measures[index] = value;
            frame.MeasureKnown[index] = true;
        }

        return frame.Measures[index];
    }
}

/// <summary>Names a value for a body.</summary>
internal sealed class LetNode<T>(int slot, Node<FeelValue> value, Node<T> body) : Node<T>
{
    public override T Evaluate(Frame frame)
    {
        frame.Step();
        frame.Locals[slot] = value.Evaluate(frame);
        return body.Evaluate(frame);
    }
}

