using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Functions;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Checking;

/// <summary>
/// A node of the typed tree: what an expression means, every name resolved and every operator settled by the types of its operands.
/// Immutable. Explanations are written from it, and evaluable nodes are made from it.
/// </summary>
internal abstract class Typed(FeelType type, SourceText source, TextSpan span)
{
    public FeelType Type { get; } = type;

    /// <summary>The text in which it was written; a call of a declared function leads into another text.</summary>
    public SourceText Source { get; } = source;

    public TextSpan Span { get; } = span;

    public virtual IEnumerable<Typed> Children => [];

    /// <summary>The text as written.</summary>
    public string Written => field ??= Source.Text.Substring(Span.Start, Span.Length);

    /// <summary>
    /// How far quotients have been computed with: 0 no quotient, 1 a quotient, 2 something computed from one. A quotient may not end
    /// (400/300), so what is computed from it is compared and rounded with a small tolerance.
    /// </summary>
    public virtual int Inexactness => 0;

    protected static int Computed(params ReadOnlySpan<Typed> operands)
    {
        foreach (Typed operand in operands)
        {
            if (operand.Inexactness > 0)
            {
                return 2;
            }
        }

        return 0;
    }
}

internal sealed class TypedConstant(FeelType type, SourceText source, TextSpan span, FeelValue value) : Typed(type, source, span)
{
    public FeelValue Value { get; } = value;

    /// <summary>The number, if it is one.</summary>
    public decimal? Number => Value.IsNumber ? Value.Number : null;
}

/// <summary>Stands where an error was reported.</summary>
internal sealed class TypedError(SourceText source, TextSpan span) : Typed(FeelType.Error, source, span);

internal sealed class TypedFact(FactSymbol symbol, SourceText source, TextSpan span) : Typed(symbol.Type, source, span)
{
    public FactSymbol Symbol { get; } = symbol;
}

internal sealed class TypedMeasure(MeasureSymbol symbol, SourceText source, TextSpan span) : Typed(symbol.Type, source, span)
{
    public MeasureSymbol Symbol { get; } = symbol;

    public override int Inexactness => Symbol.RoundingStep is null ? Symbol.Body.Inexactness : 0;
}

internal sealed class TypedLocal(LocalSymbol symbol, SourceText source, TextSpan span, int inexactness = 0) : Typed(symbol.Type, source, span)
{
    public LocalSymbol Symbol { get; } = symbol;

    public override int Inexactness => inexactness;
}

internal sealed class TypedNegate(Typed operand, SourceText source, TextSpan span) : Typed(operand.Type, source, span)
{
    public Typed Operand { get; } = operand;

    public override IEnumerable<Typed> Children => [Operand];

    public override int Inexactness => Operand.Inexactness;
}

/// <summary>What a sign between two operands does, by their kinds.</summary>
internal enum ArithmeticOperation
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Power,
    Minimum,
    Maximum,
    Concatenate,
    DateMinusDate,
    DatePlusDays,
    DateMinusDays,
    DatePlusMonths,
    DateMinusMonths,
    MonthMinusMonth,
    MonthPlusMonths,
    MonthMinusMonths,
    DaysPlusDays,
    DaysMinusDays,
    DaysTimesNumber,
    NumberTimesDays,
    DaysPerNumber,
    DaysPerDays,
    MonthsPlusMonths,
    MonthsMinusMonths,
    MonthsTimesNumber,
    NumberTimesMonths,
    MonthsPerNumber,
    MonthsPerMonths,
}

internal sealed class TypedArithmetic(ArithmeticOperation operation, FeelType type, Typed left, Typed right, SourceText source, TextSpan span)
    : Typed(type, source, span)
{
    public ArithmeticOperation Operation { get; } = operation;

    public Typed Left { get; } = left;

    public Typed Right { get; } = right;

    public override IEnumerable<Typed> Children => [Left, Right];

    public override int Inexactness { get; } = operation switch
    {
        ArithmeticOperation.Divide or ArithmeticOperation.DaysPerDays or ArithmeticOperation.MonthsPerMonths =>
            left.Inexactness + right.Inexactness > 0 ? 2 : right is TypedConstant { Number: 10m or 100m or 1000m or 10000m } ? 0 : 1,
        _ => Computed(left, right),
    };
}

/// <summary>A number of steps counted from a fraction of steps: whole ones only, or every one begun.</summary>
internal sealed class TypedSteps(bool started, Typed operand, SourceText source, TextSpan span) : Typed(operand.Type, source, span)
{
    public bool Started { get; } = started;

    public Typed Operand { get; } = operand;

    public override IEnumerable<Typed> Children => [Operand];
}

internal enum ComparisonOperator
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

internal sealed class TypedComparison(ComparisonOperator op, Typed left, Typed right, SourceText source, TextSpan span)
    : Typed(FeelType.Boolean, source, span)
{
    public ComparisonOperator Operator { get; } = op;

    public Typed Left { get; } = left;

    public Typed Right { get; } = right;

    public override IEnumerable<Typed> Children => [Left, Right];

    /// <summary>Whether computed quotients meet here, so that equality needs the tolerance.</summary>
    public bool IsTolerant => Left.Inexactness == 2 || Right.Inexactness == 2 || (Left.Inexactness == 1 && Right.Inexactness == 1);
}

/// <summary><c>and</c>, <c>or</c>.</summary>
internal sealed class TypedLogic(bool isAnd, Typed left, Typed right, SourceText source, TextSpan span) : Typed(FeelType.Boolean, source, span)
{
    public bool IsAnd { get; } = isAnd;

    public Typed Left { get; } = left;

    public Typed Right { get; } = right;

    public override IEnumerable<Typed> Children => [Left, Right];

    /// <summary>Whether any of the conditions holds, asked from left to right. Long lists of conditions make no deep tree.</summary>
    public static Typed AnyOf(ReadOnlySpan<Typed> conditions, SourceText source, TextSpan span)
    {
        int half = conditions.Length / 2;
        return half == 0 ? conditions[0] : new TypedLogic(isAnd: false, AnyOf(conditions[..half], source, span), AnyOf(conditions[half..], source, span), source, span);
    }
}

internal sealed class TypedNot(Typed operand, SourceText source, TextSpan span) : Typed(FeelType.Boolean, source, span)
{
    public Typed Operand { get; } = operand;

    public override IEnumerable<Typed> Children => [Operand];
}

internal sealed class TypedIf(FeelType type, Typed condition, Typed then, Typed otherwise, SourceText source, TextSpan span)
    : Typed(type, source, span)
{
    public Typed Condition { get; } = condition;

    public Typed Then { get; } = then;

    public Typed Else { get; } = otherwise;

    public override IEnumerable<Typed> Children => [Condition, Then, Else];

    public override int Inexactness => Math.Max(Then.Inexactness, Else.Inexactness);
}

/// <summary>A field of one context, or a cell of one row.</summary>
internal sealed class TypedField(Typed target, FeelField field, SourceText source, TextSpan span) : Typed(field.Type, source, span)
{
    public Typed Target { get; } = target;

    public FeelField Field { get; } = field;

    public override IEnumerable<Typed> Children => [Target];

    public override int Inexactness => Target.Inexactness;
}

/// <summary>A list with some of its items taken out: <c>list[condition]</c>.</summary>
internal sealed class TypedFilter(Typed list, LocalSymbol item, Typed condition, SourceText source, TextSpan span) : Typed(list.Type, source, span)
{
    public Typed List { get; } = list;

    public LocalSymbol Item { get; } = item;

    public Typed Condition { get; } = condition;

    public override IEnumerable<Typed> Children => [List, Condition];

    public override int Inexactness => List.Inexactness;
}

/// <summary>One item of a list by its place: <c>list[1]</c>, <c>list[-1]</c>.</summary>
internal sealed class TypedIndex(Typed list, Typed index, FeelType type, SourceText source, TextSpan span) : Typed(type, source, span)
{
    public Typed List { get; } = list;

    public Typed Index { get; } = index;

    public override IEnumerable<Typed> Children => [List, Index];

    public override int Inexactness => List.Inexactness;
}

/// <summary>A loop variable and what it runs over: a list, or the whole numbers from one to another.</summary>
internal sealed record TypedIterator(LocalSymbol Variable, Typed Source, Typed? End);

/// <summary><c>for … return …</c>, and <c>list.field</c>, which is the same thing written short.</summary>
internal sealed class TypedFor(IReadOnlyList<TypedIterator> iterators, Typed body, SourceText source, TextSpan span)
    : Typed(new ListType(body.Type), source, span)
{
    public IReadOnlyList<TypedIterator> Iterators { get; } = iterators;

    public Typed Body { get; } = body;

    public override IEnumerable<Typed> Children => Iterators.SelectMany(i => i.End is null ? [i.Source] : (Typed[])[i.Source, i.End]).Append(Body);

    public override int Inexactness => Body.Inexactness;
}

internal sealed class TypedQuantified(bool every, IReadOnlyList<TypedIterator> iterators, Typed condition, SourceText source, TextSpan span)
    : Typed(FeelType.Boolean, source, span)
{
    public bool Every { get; } = every;

    public IReadOnlyList<TypedIterator> Iterators { get; } = iterators;

    public Typed Condition { get; } = condition;

    public override IEnumerable<Typed> Children => Iterators.SelectMany(i => i.End is null ? [i.Source] : (Typed[])[i.Source, i.End]).Append(Condition);
}

internal enum AggregateKind
{
    Sum,
    Count,
    Min,
    Max,
    Mean,
    All,
    Any,
}

/// <summary>An aggregate over a list, computed without making the list.</summary>
internal sealed class TypedAggregate(AggregateKind kind, FeelType type, Typed list, SourceText source, TextSpan span) : Typed(type, source, span)
{
    public AggregateKind Kind { get; } = kind;

    public Typed List { get; } = list;

    public override IEnumerable<Typed> Children => [List];

    public override int Inexactness => Kind switch
    {
        AggregateKind.Mean => List.Inexactness > 0 ? 2 : 1,
        AggregateKind.Count => 0,
        AggregateKind.Min or AggregateKind.Max => List.Inexactness,
        _ => List.Inexactness > 0 ? 2 : 0,
    };
}

/// <summary>A call of a built-in function.</summary>
internal sealed class TypedCall(Builtin function, FeelType type, IReadOnlyList<Typed> arguments, SourceText source, TextSpan span)
    : Typed(type, source, span)
{
    public Builtin Function { get; } = function;

    public IReadOnlyList<Typed> Arguments { get; } = arguments;

    public override IEnumerable<Typed> Children => Arguments;

    public override int Inexactness { get; } = function.IsRounding ? 0 : Computed([.. arguments]);

    /// <summary>Whether a computed quotient is rounded here, so that 99.999… which stands for 100 is rounded as 100.</summary>
    public bool IsTolerant => Function.IsRounding && Arguments[0].Inexactness == 2;
}

/// <summary>Names a value for an expression: the parameters of a declared function.</summary>
internal sealed class TypedLet(LocalSymbol variable, Typed value, Typed body, string? function, SourceText source, TextSpan span)
    : Typed(body.Type, source, span)
{
    public LocalSymbol Variable { get; } = variable;

    public Typed Value { get; } = value;

    public Typed Body { get; } = body;

    /// <summary>The declared function whose call this is, on the outermost of its parameters; null otherwise.</summary>
    public string? Function { get; } = function;

    public override IEnumerable<Typed> Children => [Value, Body];

    public override int Inexactness => Body.Inexactness;
}

internal sealed class TypedList(FeelType type, IReadOnlyList<Typed> items, SourceText source, TextSpan span) : Typed(type, source, span)
{
    public IReadOnlyList<Typed> Items { get; } = items;

    public override IEnumerable<Typed> Children => Items;

    public override int Inexactness { get; } = items.Count == 0 ? 0 : items.Max(i => i.Inexactness);
}

internal sealed class TypedContext(ContextType type, IReadOnlyList<Typed> values, IReadOnlyList<LocalSymbol> variables, SourceText source, TextSpan span)
    : Typed(type, source, span)
{
    public IReadOnlyList<Typed> Values { get; } = values;

    /// <summary>Later entries see earlier ones through these.</summary>
    public IReadOnlyList<LocalSymbol> Variables { get; } = variables;

    public override IEnumerable<Typed> Children => Values;

    public override int Inexactness { get; } = values.Count == 0 ? 0 : values.Max(v => v.Inexactness);
}

internal sealed class TypedRange(FeelType type, bool lowIncluded, Typed low, Typed high, bool highIncluded, SourceText source, TextSpan span)
    : Typed(type, source, span)
{
    public bool LowIncluded { get; } = lowIncluded;

    public Typed Low { get; } = low;

    public Typed High { get; } = high;

    public bool HighIncluded { get; } = highIncluded;

    public override IEnumerable<Typed> Children => [Low, High];
}

/// <summary>Whether a value equals one of a list's items.</summary>
internal sealed class TypedInList(Typed value, Typed list, SourceText source, TextSpan span) : Typed(FeelType.Boolean, source, span)
{
    public Typed Value { get; } = value;

    public Typed List { get; } = list;

    public override IEnumerable<Typed> Children => [Value, List];
}

/// <summary>A piece of a text: plain, or a value and the unit to print it in.</summary>
internal sealed record TypedTextPart(string? Text, Typed? Value, MeasureUnit? Unit);

/// <summary>A text with values in it.</summary>
internal sealed class TypedTemplate(IReadOnlyList<TypedTextPart> parts, SourceText source, TextSpan span) : Typed(FeelType.Text, source, span)
{
    public IReadOnlyList<TypedTextPart> Parts { get; } = parts;

    public override IEnumerable<Typed> Children => Parts.Where(p => p.Value is not null).Select(p => p.Value!);
}
