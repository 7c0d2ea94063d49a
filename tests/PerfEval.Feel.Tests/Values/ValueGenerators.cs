using FsCheck;
using FsCheck.Fluent;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Tests.Values;

/// <summary>Values of the standard of all kinds, from so few different ones that equal ones are common.</summary>
internal static class ValueGenerators
{
    private static readonly FeelFunction s_function = FeelFunction.Create(["x"], a => a[0]);

    private static readonly FeelValue[] s_plain =
    [
        FeelValue.Null, FeelValue.True, FeelValue.False, FeelValue.Of(0m), FeelValue.Of(1m), FeelValue.Of(1.0m), FeelValue.Of(""), FeelValue.Of("a"),
        FeelValue.Of(Date("2020-01-01")), FeelValue.Of(DaysDuration.FromDays(1)), FeelValue.Of(new MonthsDuration(1)), FeelValue.Of(new MonthsDuration(0)),
        FeelValue.Of(Time("10:00:00Z")), FeelValue.Of(Time("11:00:00+01:00")), FeelValue.Of(Time("10:00:00")), FeelValue.Of(s_function),
    ];

    public static Gen<FeelValue> Values(int depth = 2) => depth == 0
        ? Gen.Elements(s_plain)
        : Gen.OneOf(Gen.Elements(s_plain), Gen.Elements(s_plain), Lists(depth - 1), Contexts(depth - 1), Ranges());

    public static Gen<FeelValue> Lists(int depth = 2) => Values(depth).ListOf().Resize(4).Select(items => FeelValue.ListOf([.. items]));

    public static Gen<FeelValue> Contexts(int depth = 2) =>
        (from name in Gen.Elements("a", "b", "c") from value in Values(depth) select KeyValuePair.Create(name, value))
            .ListOf().Resize(3).Select(entries => FeelValue.Of(FeelContext.Create(entries)));

    public static Gen<FeelValue> Ranges() =>
        from low in Gen.Elements(FeelValue.Null, FeelValue.Of(1m), FeelValue.Of(1.0m), FeelValue.Of("a"))
        from high in Gen.Elements(FeelValue.Of(2m), FeelValue.Of("b"))
        from lowIncluded in Gen.Elements(true, false)
        from highIncluded in Gen.Elements(true, false)
        select FeelValue.Of(new FeelRange(lowIncluded, low, high, highIncluded));

    private static FeelDate Date(string text) => FeelDate.TryParse(text, out FeelDate date) ? date : throw new FormatException(text);

    private static FeelTime Time(string text) => FeelTime.TryParse(text, out FeelTime time) ? time : throw new FormatException(text);
}
