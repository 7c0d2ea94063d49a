using PerfEval.Feel.Checking;
using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Compilation;

/// <summary>
/// Makes nodes of the exact domain, in which numbers are decimals and truths are bools. Values of other kinds are reached through nodes of
/// the general domain; whatever they hold that is not known makes the evaluation bail.
/// </summary>
internal sealed class ExactCompiler : Compiler<decimal, bool, Exact>
{
    private readonly GeneralCompiler _general;

    public ExactCompiler(LocalSlots slots, LocalSlots cursors, GeneralCompiler general)
        : base(slots, cursors)
    {
        _general = general;
        RowTests = new RowTestCompiler(this);
    }

    /// <summary>Makes tests over the columns of tables.</summary>
    public RowTestCompiler RowTests { get; }

    protected override Node<decimal> MakeNumber(Typed typed) => typed switch
    {
        TypedAggregate { Kind: AggregateKind.Sum, List: TypedFor { Iterators: [{ End: null } rows] } loop } when RowTestCompiler.CellOf(loop.Body, rows.Variable) is { } cell
            && loop.Body.Type is NumberType && RowTests.Scan(rows.Source) is { } scan => new SumColumn(scan, cell.Name, cell.Place, base.MakeNumber(typed)),
        TypedAggregate { Kind: AggregateKind.Min or AggregateKind.Max, List: TypedList { Items: [{ Type: NumberType }, ..] } list } extreme
            when list.Items.All(i => i.Type is NumberType) => new ExtremeOf(extreme.Kind == AggregateKind.Max, [.. list.Items.Select(Number)]),
        TypedArithmetic { Left.Type: NumberType, Right.Type: NumberType } numbers => numbers.Operation switch
        {
            ArithmeticOperation.Add => new Calculation<Addition>(Number(numbers.Left), Number(numbers.Right)),
            ArithmeticOperation.Subtract => new Calculation<Subtraction>(Number(numbers.Left), Number(numbers.Right)),
            ArithmeticOperation.Multiply => new Calculation<Multiplication>(Number(numbers.Left), Number(numbers.Right)),
            ArithmeticOperation.Divide => new Calculation<Division>(Number(numbers.Left), Number(numbers.Right)),
            _ => base.MakeNumber(typed),
        },
        TypedLet { Value.Type: NumberType } let => new LetNumber<decimal>(let.Variable.Slot, Number(let.Value), Number(let.Body)),
        TypedAggregate { Kind: AggregateKind.Count } count when RowTests.Scan(count.List) is { } scan => new CountRows(scan, base.MakeNumber(typed)),
        _ => base.MakeNumber(typed),
    };

    protected override Node<bool> MakeTruth(Typed typed) => typed switch
    {
        TypedComparison { Left.Type.Kind: not FeelKind.Number } comparison =>
            new ValueTruth<decimal, bool, Exact>(new CompareValues(comparison.Operator, Value(comparison.Left), Value(comparison.Right))),
        TypedQuantified { Every: false, Iterators: [{ End: null, Source: TypedFact table } iterator] } some when Lookup(some, iterator.Variable, table) is { } lookup => lookup,
        TypedQuantified { Iterators: [{ End: null, Source: TypedFact { Type: ListType { Item: ContextType } } table } iterator] } rows
            when RowTests.OfColumns(rows.Condition, iterator.Variable) is { } test =>
            new SomeRow(rows.Every, new TableScan(Value(table), test), base.MakeTruth(rows)),
        TypedLet { Value.Type: NumberType } let => new LetNumber<bool>(let.Variable.Slot, Number(let.Value), Truth(let.Body)),
        TypedCall { Function.Name: "list contains", Arguments: [{ Type: ListType { Item: TextType } } list, { Type: TextType } element] } =>
            new ContainsText(Value(list), Value(element)),
        _ => base.MakeTruth(typed),
    };

    protected override Node<FeelValue> MakeValue(Typed typed) => _general.Value(typed);

    // One of the conditions joined by "and" says what the row's text is; the others are asked of the rows that have it.
    private LookupSome? Lookup(TypedQuantified some, LocalSymbol row, TypedFact table)
    {
        var conditions = new List<Typed>();
        Split(some.Condition, conditions);
        for (int i = 0; i < conditions.Count; i++)
        {
            (TypedField? cell, Typed? key) = KeyOf(conditions[i], row);
            if (cell is null || key is null)
            {
                continue;
            }

            Node<bool>? rest = null;
            for (int j = 0; j < conditions.Count; j++)
            {
                if (j != i)
                {
                    rest = rest is null ? Truth(conditions[j]) : new AndNode<decimal, bool, Exact>(rest, Truth(conditions[j]));
                }
            }

            return new LookupSome(
                table.Symbol.Index, cell.Field.Name, PlaceOf(cell.Field, cell.Target), Value(key), rest, row.Slot, base.MakeTruth(some));
        }

        return null;
    }

    private static void Split(Typed condition, List<Typed> conditions)
    {
        if (condition is TypedLogic { IsAnd: true } both)
        {
            Split(both.Left, conditions);
            Split(both.Right, conditions);
        }
        else
        {
            conditions.Add(condition);
        }
    }

    private static (TypedField? Cell, Typed? Key) KeyOf(Typed condition, LocalSymbol row)
    {
        if (condition is not TypedComparison { Operator: ComparisonOperator.Equal, Left.Type: TextType, Right.Type: TextType } equation)
        {
            return (null, null);
        }

        return IsCellOf(equation.Left, row) && !Uses(equation.Right, row) ? ((TypedField)equation.Left, equation.Right)
            : IsCellOf(equation.Right, row) && !Uses(equation.Left, row) ? ((TypedField)equation.Right, equation.Left)
            : (null, null);
    }

    private static bool IsCellOf(Typed typed, LocalSymbol row) => typed is TypedField { Target: TypedLocal local } && ReferenceEquals(local.Symbol, row);

    private static bool Uses(Typed tree, LocalSymbol variable) =>
        (tree is TypedLocal local && ReferenceEquals(local.Symbol, variable)) || tree.Children.Any(c => Uses(c, variable));
}
