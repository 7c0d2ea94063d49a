using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Types;

/// <summary>The static type of an expression. Immutable; equal types are equal values.</summary>
public abstract record FeelType
{
    /// <summary>Any value: what spec mode gives where nothing is declared.</summary>
    public static FeelType Any { get; } = new SimpleType(FeelKind.Null, new("任意值", "any value"));

    /// <summary>The type of null alone.</summary>
    public static FeelType Null { get; } = new SimpleType(FeelKind.Null, new("空值", "null"));

    /// <summary>A plain number.</summary>
    public static NumberType Number { get; } = new(Dimension.None);

    /// <summary>A share in percent.</summary>
    public static NumberType Rate { get; } = new(Dimension.Rate);

    /// <summary>Money.</summary>
    public static NumberType Money { get; } = new(Dimension.Money);

    /// <summary>Points of a score.</summary>
    public static NumberType Points { get; } = new(Dimension.Points);

    /// <summary>True or false.</summary>
    public static FeelType Boolean { get; } = new SimpleType(FeelKind.Boolean, new("是否", "boolean (是/否)"));

    /// <summary>Any text.</summary>
    public static FeelType Text { get; } = new TextType(null);

    /// <summary>A day.</summary>
    public static FeelType Date { get; } = new SimpleType(FeelKind.Date, new("日期", "date"));

    /// <summary>A calendar month.</summary>
    public static FeelType Month { get; } = new SimpleType(FeelKind.Month, new("月份", "month"));

    /// <summary>A time of day, which only spec mode knows.</summary>
    public static FeelType Time { get; } = new SimpleType(FeelKind.Time, new("时刻", "time"));

    /// <summary>A date and time, which only spec mode knows.</summary>
    public static FeelType DateTime { get; } = new SimpleType(FeelKind.DateTime, new("日期和时刻", "date and time"));

    /// <summary>A length of time in days (and hours, minutes, seconds).</summary>
    public static FeelType Days { get; } = new SimpleType(FeelKind.DaysDuration, new("天数", "duration in days"));

    /// <summary>A length of time in months (and years).</summary>
    public static FeelType Months { get; } = new SimpleType(FeelKind.MonthsDuration, new("月数", "duration in months"));

    /// <summary>The type of an expression that could not be checked; it fits everywhere, so that one mistake is reported once.</summary>
    public static FeelType Error { get; } = new SimpleType(FeelKind.Failure, new("错误", "error"));

    /// <summary>The kind of the values, where there is one.</summary>
    public abstract FeelKind Kind { get; }

    /// <summary>The type's name for messages.</summary>
    public abstract LocalText Describe();

    /// <inheritdoc/>
    public sealed override string ToString() => Describe().English;

    private sealed record SimpleType(FeelKind TheKind, LocalText Name) : FeelType
    {
        public override FeelKind Kind => TheKind;

        public override LocalText Describe() => Name;
    }
}

/// <summary>Numbers of a dimension.</summary>
/// <param name="Dimension">What the number counts.</param>
public sealed record NumberType(Dimension Dimension) : FeelType
{
    /// <inheritdoc/>
    public override FeelKind Kind => FeelKind.Number;

    /// <inheritdoc/>
    public override LocalText Describe() => Dimension.Describe();
}

/// <summary>Texts: any, or one of some choices.</summary>
/// <param name="Choices">The choices; <see langword="null"/> for any text.</param>
public sealed record TextType(IReadOnlyList<string>? Choices) : FeelType
{
    /// <inheritdoc/>
    public override FeelKind Kind => FeelKind.Text;

    /// <inheritdoc/>
    public bool Equals(TextType? other) =>
        other is not null && (Choices is null ? other.Choices is null : other.Choices is not null && Choices.SequenceEqual(other.Choices));

    /// <inheritdoc/>
    public override int GetHashCode() => Choices?.Count ?? -1;

    /// <inheritdoc/>
    public override LocalText Describe() => Choices is null
        ? new("文字", "text")
        : new($"选项（{string.Join('、', Choices)}）", $"choice ({string.Join(", ", Choices)})");
}

/// <summary>Lists of items of one type.</summary>
/// <param name="Item">The type of the items.</param>
public sealed record ListType(FeelType Item) : FeelType
{
    /// <inheritdoc/>
    public override FeelKind Kind => FeelKind.List;

    /// <inheritdoc/>
    public override LocalText Describe()
    {
        LocalText item = Item.Describe();
        return Item is ContextType ? new("表", "table") : new($"{item.Chinese}的列表", $"list of {item.English}");
    }
}

/// <summary>A named field of a context or column of a table.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The type of its values.</param>
public sealed record FeelField(string Name, FeelType Type);

/// <summary>Contexts with known fields, such as the rows of a table.</summary>
/// <param name="Fields">The fields, in order.</param>
/// <param name="Table">The fact whose table the rows come from, so that cells are read from its columns; otherwise <see langword="null"/>.</param>
public sealed record ContextType(IReadOnlyList<FeelField> Fields, string? Table = null) : FeelType
{
    /// <inheritdoc/>
    public override FeelKind Kind => FeelKind.Context;

    /// <summary>Finds a field.</summary>
    /// <param name="name">Its name.</param>
    public FeelField? Find(string name) => Fields.FirstOrDefault(f => f.Name == name);

    /// <inheritdoc/>
    public bool Equals(ContextType? other) => other is not null && Table == other.Table && Fields.SequenceEqual(other.Fields);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Fields.Count, Table);

    /// <inheritdoc/>
    public override LocalText Describe()
    {
        string names = string.Join('、', Fields.Select(f => f.Name));
        return new($"一行（{names}）", $"row ({names})");
    }
}

/// <summary>Ranges between two values of one type.</summary>
/// <param name="Item">The type of the ends.</param>
public sealed record RangeType(FeelType Item) : FeelType
{
    /// <inheritdoc/>
    public override FeelKind Kind => FeelKind.Range;

    /// <inheritdoc/>
    public override LocalText Describe()
    {
        LocalText item = Item.Describe();
        return new($"{item.Chinese}的区间", $"range of {item.English}");
    }
}

/// <summary>Functions.</summary>
/// <param name="Parameters">The types of the parameters, in order.</param>
/// <param name="Result">The type of the result.</param>
public sealed record FunctionType(IReadOnlyList<FeelType> Parameters, FeelType Result) : FeelType
{
    /// <inheritdoc/>
    public override FeelKind Kind => FeelKind.Function;

    /// <inheritdoc/>
    public bool Equals(FunctionType? other) => other is not null && Result.Equals(other.Result) && Parameters.SequenceEqual(other.Parameters);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Parameters.Count, Result);

    /// <inheritdoc/>
    public override LocalText Describe() => new("函数", "function");
}
