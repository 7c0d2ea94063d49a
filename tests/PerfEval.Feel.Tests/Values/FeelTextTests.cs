using FsCheck;
using FsCheck.Fluent;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Syntax;
using PerfEval.Feel.Tests.Functions.Numeric;
using PerfEval.Feel.Values;
using PerfEval.Tests;

namespace PerfEval.Feel.Tests.Values;

/// <summary>What is written of a value is an expression that has this value.</summary>
public sealed class FeelTextTests
{
    [Fact]
    public void Write_ofAnyValue_isReadBackAsTheSameValue() => ForAll(value => Assert.Equal(value, Read(FeelText.Write(value))));

    [Fact]
    public void TryWrite_withBareNames_isReadBackAsTheSameValue() => ForAll(value =>
    {
        Assert.True(FeelText.TryWrite(value, int.MaxValue, Characters.IsPlainName, out string text));
        Assert.Equal(value, Read(text));
    });

    [Fact]
    public void TryWrite_ofWhatIsTooLong_isRefused()
    {
        Assert.True(FeelText.TryWrite(FeelValue.Of("abc"), 5, _ => true, out string text));
        Assert.Equal("\"abc\"", text);
        Assert.False(FeelText.TryWrite(FeelValue.Of("abc"), 4, _ => true, out _));
    }

    private static void ForAll(Action<FeelValue> check) => Prop.ForAll(Arb.From(Values(3)), check).Check(PropertyConfig.Runs(1_000));

    private static FeelValue Read(string text)
    {
        var diagnostics = new DiagnosticBag();
        FeelExpression? expression = FeelExpression.TryParse(text, FeelEnvironment.Spec, diagnostics);
        Assert.True(expression is not null, text + ": " + string.Join("; ", diagnostics.Items));
        return expression.Evaluate(FeelContext.Create([]));
    }

    private static Gen<FeelValue> Values(int depth) => depth == 0
        ? Scalars()
        : Gen.Frequency((3, Scalars()), (1, Lists(depth - 1)), (1, Contexts(depth - 1)), (1, Ranges()));

    private static Gen<FeelValue> Scalars() => Gen.OneOf(
        Gen.Elements(FeelValue.Null, FeelValue.True, FeelValue.False),
        Numbers(),
        Texts().Select(FeelValue.Of),
        Dates());

    private static Gen<FeelValue> Numbers() => Decimals.Any.Select(FeelValue.Of);

    private static Gen<string> Texts() =>
        Gen.Elements("a", "绩效", "if", "a b", "\"", "\\", "\\n", "\n\r\t", "{", "", "\U0001F600", "\0", "1").ListOf().Resize(4).Select(string.Concat);

    private static Gen<FeelValue> Dates() =>
        from day in Gen.Choose(-1_000_000, 1_000_000)
        from value in Gen.Elements(
            FeelDate.TryFromDayNumber(day, out FeelDate date) ? FeelValue.Of(date) : FeelValue.Null,
            FeelValue.Of(new FeelDateTime(date, FeelTime.MidnightUtc)),
            FeelValue.Of(FeelTime.Midnight),
            FeelValue.Of(DaysDuration.FromDays(day)),
            FeelValue.Of(new MonthsDuration(day)))
        select value;

    private static Gen<FeelValue> Lists(int depth) => Values(depth).ListOf().Resize(4).Select(items => FeelValue.ListOf([.. items]));

    private static Gen<FeelValue> Contexts(int depth) =>
        (from name in Texts() from value in Values(depth) select KeyValuePair.Create(name, value))
            .ListOf().Resize(4).Select(entries => FeelValue.Of(FeelContext.Create(entries)));

    private static Gen<FeelValue> Ranges() =>
        from ends in Gen.OneOf(Decimals.Any.Two().Select(d => (FeelValue.Of(Math.Min(d.Item1, d.Item2)), FeelValue.Of(Math.Max(d.Item1, d.Item2)))),
            Gen.Constant((FeelValue.Of("a"), FeelValue.Of("b\""))))
        from open in Gen.Choose(0, 3)
        from lowIncluded in Gen.Elements(true, false)
        from highIncluded in Gen.Elements(true, false)
        select FeelValue.Of(new FeelRange(
            lowIncluded && open != 0,
            open == 0 ? FeelValue.Null : ends.Item1,
            open == 1 ? FeelValue.Null : ends.Item2,
            highIncluded && open != 1));
}
