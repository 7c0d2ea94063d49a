using PerfEval.Feel.Checking;
using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Types;

namespace PerfEval.Feel.Compilation;

/// <summary>Makes tests over the columns of a table from conditions on its rows.</summary>
/// <param name="exact">Makes what such a test reads beside columns.</param>
internal sealed class RowTestCompiler(ExactCompiler exact)
{
    // Deeper conditions are rare, and not worth the stack that they would take.
    private const int DepthLimit = 16;

    /// <summary>The rows of a table that are run through, if columns alone tell which; null if they do not.</summary>
    /// <param name="list">A table, or a filter on one.</param>
    public TableScan? Scan(Typed list) => list switch
    {
        TypedFact { Type: ListType { Item: ContextType } } table => new TableScan(exact.Value(table), null),
        TypedFilter { List: TypedFact { Type: ListType { Item: ContextType } } table } filter when OfColumns(filter.Condition, filter.Item) is { } test =>
            new TableScan(exact.Value(table), test),
        _ => null,
    };

    /// <summary>The rows of a table that meet a condition of any kind; null if what is run through is no table.</summary>
    /// <param name="rows">The table and the variable for its rows.</param>
    /// <param name="condition">The condition.</param>
    public TableScan? Scan(TypedIterator rows, Typed condition) => rows.Source is TypedFact { Type: ListType { Item: ContextType } } table
        ? new TableScan(exact.Value(table), Make(condition, rows.Variable, c => new AnyRowTest(exact.Truth(c), rows.Variable.Slot), 0))
        : null;

    /// <summary>A test that reads nothing but columns, and what is the same for all rows; null if the condition needs more.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="row">The variable that stands for the row.</param>
    public RowTest? OfColumns(Typed condition, LocalSymbol row) => Make(condition, row, null, 0);

    private RowTest? Make(Typed condition, LocalSymbol row, Func<Typed, RowTest>? otherwise, int depth)
    {
        if (depth > DepthLimit)
        {
            return otherwise?.Invoke(condition);
        }

        switch (condition)
        {
            case TypedLogic logic when Make(logic.Left, row, otherwise, depth + 1) is { } left && Make(logic.Right, row, otherwise, depth + 1) is { } right:
                return logic.IsAnd ? new AndRowTest(left, right) : new OrRowTest(left, right);
            case TypedNot not when Make(not.Operand, row, otherwise, depth + 1) is { } operand:
                return new NotRowTest(operand);
            case TypedField { Type.Kind: Values.FeelKind.Boolean } when CellOf(condition, row) is { } cell:
                return new BooleanRowTest(cell.Name, cell.Place);
            case TypedComparison { Left.Type: NumberType, Right.Type: NumberType } numbers
                when NumberOf(numbers.Left, row) is { } one && NumberOf(numbers.Right, row) is { } other && (one.Column ?? other.Column) is not null:
                return new NumberRowTest(numbers.Operator, numbers.IsTolerant, one, other);
            case TypedComparison { Operator: ComparisonOperator.Equal or ComparisonOperator.NotEqual, Left.Type: TextType, Right.Type: TextType } texts:
                bool equal = texts.Operator == ComparisonOperator.Equal;
                return TextTest(equal, texts.Left, texts.Right, row) ?? TextTest(equal, texts.Right, texts.Left, row) ?? otherwise?.Invoke(condition);
            case TypedCall { Function.Name: "list contains", Arguments: [TypedFact { Type: ListType { Item: TextType } } list, { Type: TextType } element] }
                when CellOf(element, row) is { } cell:
                return new ContainsRowTest(exact.Value(list), cell.Name, cell.Place);
            default:
                return otherwise?.Invoke(condition);
        }
    }

    private RowTest? TextTest(bool equal, Typed cell, Typed text, LocalSymbol row) =>
        CellOf(cell, row) is { } at && IsSame(text) ? new TextRowTest(equal, at.Name, at.Place, exact.Value(text)) : null;

    private RowNumber? NumberOf(Typed number, LocalSymbol row) =>
        CellOf(number, row) is { } cell ? new RowNumber(cell.Name, cell.Place, null)
        : IsSame(number) ? new RowNumber(null, -1, exact.Number(number))
        : null;

    // What costs no steps, so that asking once for many rows counts as asking for each.
    private static bool IsSame(Typed typed) => typed is TypedConstant or TypedFact;

    /// <summary>The column that an expression reads in a row; null if it is anything else.</summary>
    public static (string Name, int Place)? CellOf(Typed typed, LocalSymbol row) =>
        typed is TypedField { Target: TypedLocal local } field && ReferenceEquals(local.Symbol, row)
            ? (field.Field.Name, ExactCompiler.PlaceOf(field.Field, local))
            : null;
}
