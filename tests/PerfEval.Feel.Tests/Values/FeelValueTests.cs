using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Tests.Values;

public sealed class FeelValueTests
{
    // Groups of equal values; a value equals those of its own group and no others.
    private static readonly FeelValue[][] s_groups =
    [
        [FeelValue.Null, default],
        [FeelValue.True, FeelValue.Of(true)],
        [FeelValue.False, FeelValue.Of(false)],
        [FeelValue.Of(1m), FeelValue.Of(1.0m), FeelValue.Of(1.000_000_000_000_000_000_000_000_000m)],
        [FeelValue.Of(0m), FeelValue.Of(-0.0m), FeelValue.Of(0.000m)],
        [FeelValue.Of(1_000_000_000_000_000_000_000_000_000m), FeelValue.Of(1_000_000_000_000_000_000_000_000_000.0m)],
        [FeelValue.Of(""), FeelValue.Of(string.Empty)],
        [FeelValue.Of("1"), FeelValue.Of(1.ToString(System.Globalization.CultureInfo.InvariantCulture))],
        [FeelValue.Of(Date("2019-07-01")), FeelValue.Of(Date("2019-07-01"))],
        [FeelValue.Of(FeelDate.Never), FeelValue.Of(FeelDate.Never)],
        [FeelValue.Of(Month("2019-07")), FeelValue.Of(Date("2019-07-31") is var d && FeelMonth.TryCreate(d.Year, d.Month, out FeelMonth m) ? m : default)],
        [FeelValue.Of(DaysDuration.FromDays(1)), FeelValue.Of(Days("PT24H"))],
        [FeelValue.Of(Days("P1DT0.000000001S"))],
        [FeelValue.Of(DaysDuration.Zero)],
        [FeelValue.Of(DaysDuration.Unbounded)],
        [FeelValue.Of(new MonthsDuration(0))],
        [FeelValue.Of(new MonthsDuration(12)), FeelValue.Of(new MonthsDuration(12))],
        [FeelValue.Of(FeelList.Empty), FeelValue.ListOf()],
        [FeelValue.ListOf(FeelValue.Of(1m), FeelValue.Of("a")), FeelValue.ListOf(FeelValue.Of(1.00m), FeelValue.Of("a"))],
        [FeelValue.ListOf(FeelValue.Of("a"), FeelValue.Of(1m))],
        [Context(("a", FeelValue.Of(1m)), ("b", FeelValue.True)), Context(("b", FeelValue.True), ("a", FeelValue.Of(1.0m))), Row()],
        [Context(("a", FeelValue.Of(1m)))],
        [Context(("a", FeelValue.Of(1m)), ("c", FeelValue.True))],
        [FeelValue.Of(new FeelRange(true, FeelValue.Of(1m), FeelValue.Of(2m), true)), FeelValue.Of(new FeelRange(true, FeelValue.Of(1.0m), FeelValue.Of(2m), true))],
        [FeelValue.Of(new FeelRange(false, FeelValue.Of(1m), FeelValue.Of(2m), true))],
        [FeelValue.Of(new Unknown(Missing.Nothing))],
        [FeelValue.Of(new Unknown(Missing.Nothing))],
        [FeelValue.Failed(EvaluationErrors.DivisionByZero.At(null, "x"))],
    ];

    [Fact]
    public void Equality_ofValues_isThatOfWhatTheyStandFor()
    {
        foreach ((FeelValue[] group, int i) in s_groups.Select((g, i) => (g, i)))
        {
            foreach ((FeelValue[] other, int j) in s_groups.Select((g, j) => (g, j)))
            {
                foreach (FeelValue a in group)
                {
                    foreach (FeelValue b in other)
                    {
                        Assert.True(a.Equals(b) == (i == j), $"{a} and {b}, groups {i} and {j}");
                        Assert.True(i != j || a.GetHashCode() == b.GetHashCode(), $"hash of {a} and {b}, group {i}");
                    }
                }
            }
        }
    }

    [Fact]
    public void Value_madeOfAThing_givesItBackUnderItsKind()
    {
        Assert.Equal((FeelKind.Number, 5.5m), (FeelValue.Of(5.5m).Kind, FeelValue.Of(5.5m).Number));
        Assert.Equal((FeelKind.Date, Date("-999999999-01-01")), (FeelValue.Of(Date("-999999999-01-01")).Kind, FeelValue.Of(Date("-999999999-01-01")).Date));
        Assert.Equal((FeelKind.Month, Month("2019-12")), (FeelValue.Of(Month("2019-12")).Kind, FeelValue.Of(Month("2019-12")).Month));
        Assert.Equal((FeelKind.DaysDuration, Days("-PT0.5S")), (FeelValue.Of(Days("-PT0.5S")).Kind, FeelValue.Of(Days("-PT0.5S")).Days));
        Assert.Equal((FeelKind.MonthsDuration, -7L), (FeelValue.Of(new MonthsDuration(-7)).Kind, FeelValue.Of(new MonthsDuration(-7)).Months.Months));
        Assert.Equal((FeelKind.Context, true), (Row().Kind, Row().IsRow));
        Assert.Equal(FeelKind.Failure, FeelValue.Failed(EvaluationErrors.DivisionByZero.At(null, "x")).Kind);
        Assert.False(FeelValue.Of(new Unknown(Missing.Nothing)).IsKnown);
        Assert.True(FeelValue.Null.IsKnown);
    }

    [Fact]
    public void Ordinal_ofOrderedValues_growsWithThem()
    {
        FeelValue[][] ascending =
        [
            [FeelValue.Of(-1m), FeelValue.Of(0m), FeelValue.Of(0.01m)],
            [FeelValue.Of(Date("-999999999-01-01")), FeelValue.Of(Date("2019-07-01")), FeelValue.Of(Date("2019-07-02")), FeelValue.Of(Date("999999999-12-31")), FeelValue.Of(FeelDate.Never)],
            [FeelValue.Of(Month("2018-12")), FeelValue.Of(Month("2019-01"))],
            [FeelValue.Of(Days("-P1D")), FeelValue.Of(Days("PT0.000000001S")), FeelValue.Of(Days("P999999999D")), FeelValue.Of(DaysDuration.Unbounded)],
            [FeelValue.Of(new MonthsDuration(-1)), FeelValue.Of(new MonthsDuration(1))],
        ];
        Assert.All(ascending, values =>
        {
            decimal[] ordinals = [.. values.Select(v => v.TryGetOrdinal(out decimal at) ? at : throw new InvalidOperationException(v.ToString()))];
            Assert.Equal(ordinals.Distinct().Order(), ordinals);
        });
        Assert.All([FeelValue.Null, FeelValue.True, FeelValue.Of("a"), FeelValue.ListOf()], v => Assert.False(v.TryGetOrdinal(out _)));
    }

    public static TheoryData<string, string> Notations() => new()
    {
        { "1.50 + 0", "1.5" },
        { "100 * 1.00", "100" },
        { "\"a\\\"b\\\\c\\n\"", "\"a\\\"b\\\\c\\n\"" },
        { "2019-07-01", "@\"2019-07-01\"" },
        { "2019-07", "2019-07" },
        { "90 天", "@\"P90D\"" },
        { "14 个月", "@\"P1Y2M\"" },
        { "[[1.0, 2], []]", "[[1, 2], []]" },
        { "{a: 1, \"b c\": [2]}", "{\"a\": 1, \"b c\": [2]}" },
        { "[1..2)", "[1..2)" },
    };

    // What FEEL notation writes, FEEL reads back.
    [Theory]
    [MemberData(nameof(Notations))]
    public void ToString_ofAValue_isFeelForIt(string expression, string expected)
    {
        string text = new ExpressionHarness().Evaluate(expression).ToString();
        Assert.Equal(expected, text);
        Assert.Equal(text, new ExpressionHarness().Evaluate(text).ToString());
    }

    [Fact]
    public void ToString_ofNestedLists_endsAtADepth()
    {
        FeelValue value = FeelValue.ListOf();
        for (int i = 0; i < 10_000; i++)
        {
            value = FeelValue.ListOf(value);
        }

        Assert.InRange(value.ToString().Length, 10, 1000);
    }

    private static FeelDate Date(string text) => FeelDate.TryParse(text, out FeelDate date) ? date : throw new FormatException(text);

    private static FeelMonth Month(string text) => FeelMonth.TryParse(text, out FeelMonth month) ? month : throw new FormatException(text);

    private static DaysDuration Days(string text) => DaysDuration.TryParse(text, out DaysDuration days) ? days : throw new FormatException(text);

    private static FeelValue Context(params (string Name, FeelValue Value)[] entries) =>
        FeelValue.Of(FeelContext.Create(entries.Select(e => KeyValuePair.Create(e.Name, e.Value))));

    private static FeelValue Row() => FeelValue.OfRow(
        new FeelTable("t", [TestColumns.Make("a", FeelType.Number, [FeelValue.Of(1m)]), TestColumns.Make("b", FeelType.Boolean, [FeelValue.True])], 1), 0);
}
