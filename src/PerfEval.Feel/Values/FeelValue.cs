using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PerfEval.Feel.Diagnostics;

namespace PerfEval.Feel.Values;

/// <summary>
/// A value of an expression: a small struct that holds numbers, booleans, dates and durations without boxing, and everything else by
/// reference. The default is null.
/// </summary>
/// <remarks>
/// <see cref="FeelKind.Unknown"/> and <see cref="FeelKind.Failure"/> are values too: an expression over missing facts has an unknown
/// value that names them, and one that divides by zero has a failure that says where.
/// </remarks>
public readonly struct FeelValue : IEquatable<FeelValue>
{
    private readonly object? _tag;
    private readonly Payload _payload;

    private FeelValue(object? tag, Payload payload = default)
    {
        _tag = tag;
        _payload = payload;
    }

    /// <summary>Null.</summary>
    public static FeelValue Null => default;

    /// <summary>True.</summary>
    public static FeelValue True { get; } = new(Tag.Boolean, new Payload { A = 1 });

    /// <summary>False.</summary>
    public static FeelValue False { get; } = new(Tag.Boolean);

    /// <summary>What kind of value this is.</summary>
    public FeelKind Kind => _tag switch
    {
        null => FeelKind.Null,
        Tag tag => tag.Kind,
        string => FeelKind.Text,
        FeelList => FeelKind.List,
        FeelTable or FeelContext => FeelKind.Context,
        FeelRange => FeelKind.Range,
        FeelDateTime => FeelKind.DateTime,
        FeelTime => FeelKind.Time,
        FeelFunction => FeelKind.Function,
        Unknown => FeelKind.Unknown,
        _ => FeelKind.Failure,
    };

    /// <summary>Whether this is null.</summary>
    public bool IsNull => _tag is null;

    /// <summary>Whether this is a number.</summary>
    public bool IsNumber => ReferenceEquals(_tag, Tag.Number);

    /// <summary>Whether this is true or false.</summary>
    public bool IsBoolean => ReferenceEquals(_tag, Tag.Boolean);

    /// <summary>Whether this is true; unknown is not.</summary>
    public bool IsTrue => ReferenceEquals(_tag, Tag.Boolean) && _payload.A != 0;

    /// <summary>Whether this is false; unknown is not.</summary>
    public bool IsFalse => ReferenceEquals(_tag, Tag.Boolean) && _payload.A == 0;

    /// <summary>Whether this is an unknown value.</summary>
    public bool IsUnknown => _tag is Unknown;

    /// <summary>Whether this is a failure.</summary>
    public bool IsFailure => _tag is Failure;

    /// <summary>Whether this is a value proper: neither unknown nor a failure.</summary>
    public bool IsKnown => _tag is not Unknown and not Failure;

    /// <summary>The number. Only for <see cref="FeelKind.Number"/>; all others throw <see cref="InvalidOperationException"/>.</summary>
    public decimal Number => ReferenceEquals(_tag, Tag.Number) ? _payload.Number : throw Wrong(FeelKind.Number);

    /// <summary>The text. Only for <see cref="FeelKind.Text"/>; all others throw <see cref="InvalidOperationException"/>.</summary>
    public string Text => _tag as string ?? throw Wrong(FeelKind.Text);

    /// <summary>The date. Only for <see cref="FeelKind.Date"/>; all others throw <see cref="InvalidOperationException"/>.</summary>
    public FeelDate Date => ReferenceEquals(_tag, Tag.Date) ? _payload.Date : throw Wrong(FeelKind.Date);

    /// <summary>The month. Only for <see cref="FeelKind.Month"/>; all others throw <see cref="InvalidOperationException"/>.</summary>
    public FeelMonth Month => ReferenceEquals(_tag, Tag.Month) ? _payload.Month : throw Wrong(FeelKind.Month);

    /// <summary>The time of day. Only for <see cref="FeelKind.Time"/>; all others throw <see cref="InvalidOperationException"/>.</summary>
    public FeelTime Time => _tag is FeelTime zoned ? zoned : ReferenceEquals(_tag, Tag.Time) ? _payload.Time.ToTime() : throw Wrong(FeelKind.Time);

    /// <summary>The date and time. Only for <see cref="FeelKind.DateTime"/>; all others throw <see cref="InvalidOperationException"/>.</summary>
    public FeelDateTime DateTime => _tag is FeelDateTime value ? value : throw Wrong(FeelKind.DateTime);

    /// <summary>The duration. Only for <see cref="FeelKind.DaysDuration"/>; all others throw <see cref="InvalidOperationException"/>.</summary>
    public DaysDuration Days => ReferenceEquals(_tag, Tag.Days) ? _payload.Days : throw Wrong(FeelKind.DaysDuration);

    /// <summary>The duration. Only for <see cref="FeelKind.MonthsDuration"/>; all others throw <see cref="InvalidOperationException"/>.</summary>
    public MonthsDuration Months => ReferenceEquals(_tag, Tag.Months) ? new(_payload.A) : throw Wrong(FeelKind.MonthsDuration);

    /// <summary>The list. Only for <see cref="FeelKind.List"/>; all others throw <see cref="InvalidOperationException"/>.</summary>
    public FeelList List => _tag as FeelList ?? throw Wrong(FeelKind.List);

    /// <summary>The range. Only for <see cref="FeelKind.Range"/>; all others throw <see cref="InvalidOperationException"/>.</summary>
    public FeelRange Range => _tag as FeelRange ?? throw Wrong(FeelKind.Range);

    /// <summary>The function. Only for <see cref="FeelKind.Function"/>; all others throw <see cref="InvalidOperationException"/>.</summary>
    public FeelFunction Function => _tag as FeelFunction ?? throw Wrong(FeelKind.Function);

    /// <summary>The unknown. Only for <see cref="FeelKind.Unknown"/>; all others throw <see cref="InvalidOperationException"/>.</summary>
    public Unknown AsUnknown => _tag as Unknown ?? throw Wrong(FeelKind.Unknown);

    /// <summary>The failure. Only for <see cref="FeelKind.Failure"/>; all others throw <see cref="InvalidOperationException"/>.</summary>
    public Failure AsFailure => _tag as Failure ?? throw Wrong(FeelKind.Failure);

    /// <summary>The context. Only for <see cref="FeelKind.Context"/>; a row of a table becomes a view of it.</summary>
    public FeelContext Context => _tag is FeelTable table ? new RowContext(table, RowIndex) : _tag as FeelContext ?? throw Wrong(FeelKind.Context);

    /// <summary>Whether this is a row of a table.</summary>
    internal bool IsRow => _tag is FeelTable;

    /// <summary>The table of a row. Only where <see cref="IsRow"/>.</summary>
    internal FeelTable Table => (FeelTable)_tag!;

    /// <summary>The row's index from 0. Only where <see cref="IsRow"/>.</summary>
    internal int RowIndex => (int)_payload.A;

    /// <summary>Whether both are the same value; see <see cref="Equals(FeelValue)"/>.</summary>
    public static bool operator ==(FeelValue left, FeelValue right) => left.Equals(right);

    /// <summary>Whether they are different values.</summary>
    public static bool operator !=(FeelValue left, FeelValue right) => !left.Equals(right);

    /// <summary>A number.</summary>
    /// <param name="value">The number; a rate as a fraction (0.9 for 90%), an amount in its base unit (money in 元).</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FeelValue Of(decimal value) => new(Tag.Number, new Payload { Number = value });

    /// <summary>True or false.</summary>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FeelValue Of(bool value) => value ? True : False;

    /// <summary>A text.</summary>
    /// <param name="value">The text.</param>
    public static FeelValue Of(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new FeelValue(value);
    }

    /// <summary>A date.</summary>
    /// <param name="value">The date.</param>
    public static FeelValue Of(FeelDate value) => new(Tag.Date, new Payload { Date = value });

    /// <summary>A month.</summary>
    /// <param name="value">The month.</param>
    public static FeelValue Of(FeelMonth value) => new(Tag.Month, new Payload { Month = value });

    /// <summary>A time of day.</summary>
    /// <param name="value">The time.</param>
    public static FeelValue Of(FeelTime value) => value.Zone is null ? new(Tag.Time, new Payload { Time = value.ToBits() }) : new(value);

    /// <summary>A date and time.</summary>
    /// <param name="value">The date and time.</param>
    public static FeelValue Of(FeelDateTime value) => new(value);

    /// <summary>A days and time duration.</summary>
    /// <param name="value">The duration.</param>
    public static FeelValue Of(DaysDuration value) => new(Tag.Days, new Payload { Days = value });

    /// <summary>A years and months duration.</summary>
    /// <param name="value">The duration.</param>
    public static FeelValue Of(MonthsDuration value) => new(Tag.Months, new Payload { A = value.Months });

    /// <summary>A list.</summary>
    /// <param name="value">The list.</param>
    public static FeelValue Of(FeelList value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new FeelValue(value);
    }

    /// <summary>A list of some values.</summary>
    /// <param name="items">The values.</param>
    public static FeelValue ListOf(params FeelValue[] items) => new(new ArrayList(items));

    /// <summary>A context.</summary>
    /// <param name="value">The context.</param>
    public static FeelValue Of(FeelContext value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new FeelValue(value);
    }

    /// <summary>A range.</summary>
    /// <param name="value">The range.</param>
    public static FeelValue Of(FeelRange value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new FeelValue(value);
    }

    /// <summary>A function.</summary>
    /// <param name="value">The function.</param>
    public static FeelValue Of(FeelFunction value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new FeelValue(value);
    }

    /// <summary>An unknown value.</summary>
    /// <param name="value">What is known of it.</param>
    public static FeelValue Of(Unknown value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new FeelValue(value);
    }

    /// <summary>A failed computation.</summary>
    /// <param name="value">Why it failed.</param>
    public static FeelValue Of(Failure value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new FeelValue(value);
    }

    /// <summary>A failed computation.</summary>
    /// <param name="diagnostic">What to tell a person.</param>
    public static FeelValue Failed(Diagnostic diagnostic) => new(new Failure(diagnostic));

    /// <summary>A row of a table.</summary>
    internal static FeelValue OfRow(FeelTable table, int row) => new(table, new Payload { A = row });

    /// <summary>
    /// Whether both are the same value of the same kind: numbers by value (1.0 is 1), lists and contexts item by item. Unknown values and
    /// failures are equal only to themselves.
    /// </summary>
    /// <param name="other">The other value.</param>
    public bool Equals(FeelValue other)
    {
        if (_tag is Tag tag)
        {
            // A time with a named zone is held differently from one without, and may equal it.
            return tag.Kind == FeelKind.Time ? TimesEqual(this, other) : ReferenceEquals(tag, other._tag) && (tag.Kind switch
            {
                FeelKind.Number => _payload.Number == other._payload.Number,
                FeelKind.Date => _payload.Date == other._payload.Date,
                FeelKind.Month => _payload.Month == other._payload.Month,
                FeelKind.DaysDuration => _payload.Days == other._payload.Days,
                _ => _payload.A == other._payload.A,
            });
        }

        if (_tag is null || other._tag is null)
        {
            return _tag is null && other._tag is null;
        }

        return (_tag, other._tag) switch
        {
            (string a, string b) => a == b,
            (FeelList a, FeelList b) => a.ItemsEqual(b),
            (FeelTable a, FeelTable b) when ReferenceEquals(a, b) && _payload.A == other._payload.A => true,
            (FeelTable or FeelContext, FeelTable or FeelContext) => Context.EntriesEqual(other.Context),
            (FeelRange a, FeelRange b) => a.Equals(b),
            (FeelDateTime a, FeelDateTime b) => a == b,
            (FeelTime, _) => TimesEqual(this, other),
            _ => ReferenceEquals(_tag, other._tag),
        };
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is FeelValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _tag switch
    {
        null => 0,
        Tag { Kind: FeelKind.Number } => _payload.Number.GetHashCode(),
        Tag { Kind: FeelKind.Date } => _payload.Date.GetHashCode(),
        Tag { Kind: FeelKind.Time } => Time.GetHashCode(),
        Tag { Kind: FeelKind.Month } => _payload.Month.GetHashCode(),
        Tag { Kind: FeelKind.DaysDuration } => _payload.Days.GetHashCode(),
        Tag tag => HashCode.Combine(tag.Kind, _payload.A),
        string text => text.GetHashCode(StringComparison.Ordinal),
        FeelList list => list.Count,
        FeelDateTime dateTime => dateTime.GetHashCode(),
        FeelTime time => time.GetHashCode(),
        _ => 1,
    };

    /// <summary>The value in FEEL notation, for programmers; people see values as they were written.</summary>
    public override string ToString() => FeelText.Write(this);

    /// <summary>
    /// The value's place on the number line of its kind: a number itself, a date's day number, a month's index, a duration's seconds or
    /// months. What never happens lies past everything.
    /// </summary>
    internal bool TryGetOrdinal(out decimal ordinal)
    {
        const decimal PastEverything = 1e27m;
        ordinal = 0;
        if (_tag is not Tag tag)
        {
            return false;
        }

        switch (tag.Kind)
        {
            case FeelKind.Number:
                ordinal = _payload.Number;
                return true;
            case FeelKind.Date:
                ordinal = _payload.Date.IsNever ? PastEverything : _payload.Date.DayNumber;
                return true;
            case FeelKind.Month:
                ordinal = _payload.Month.Index;
                return true;
            case FeelKind.DaysDuration:
                ordinal = _payload.Days.IsUnbounded ? (_payload.Days > DaysDuration.Zero ? PastEverything : -PastEverything) : _payload.Days.TotalSeconds;
                return true;
            case FeelKind.MonthsDuration:
                ordinal = _payload.A;
                return true;
            default:
                return false;
        }
    }

    /// <summary>The stretch in which the value surely lies: a point if known, the bounds if unknown.</summary>
    internal Interval Bounds => _tag is Unknown unknown ? unknown.Bounds : TryGetOrdinal(out decimal at) ? Interval.Point(at) : Interval.Everything;

    // Apart, so that the accessors stay small.
    private InvalidOperationException Wrong(FeelKind wanted) => new($"The value is {Kind}, not {wanted}.");

    private static bool TimesEqual(in FeelValue left, in FeelValue right) => right.Kind == FeelKind.Time && left.Time == right.Time;

    [StructLayout(LayoutKind.Explicit)]
    private struct Payload
    {
        [FieldOffset(0)]
        public decimal Number;

        [FieldOffset(0)]
        public long A;

        [FieldOffset(0)]
        public FeelDate Date;

        [FieldOffset(0)]
        public FeelMonth Month;

        [FieldOffset(0)]
        public FeelTime.Bits Time;

        [FieldOffset(0)]
        public DaysDuration Days;
    }

    private sealed class Tag(FeelKind kind)
    {
        public static readonly Tag Boolean = new(FeelKind.Boolean);
        public static readonly Tag Number = new(FeelKind.Number);
        public static readonly Tag Date = new(FeelKind.Date);
        public static readonly Tag Month = new(FeelKind.Month);
        public static readonly Tag Time = new(FeelKind.Time);
        public static readonly Tag Days = new(FeelKind.DaysDuration);
        public static readonly Tag Months = new(FeelKind.MonthsDuration);

        public FeelKind Kind { get; } = kind;
    }
}
