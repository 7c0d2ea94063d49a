using FsCheck;
using FsCheck.Fluent;
using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Tests.Values;
using PerfEval.Feel.Values;
using PerfEval.Tests;

namespace PerfEval.Feel.Tests.Evaluation;

/// <summary>What holds of all dates, times and durations; single cases are in <c>Expressions/spec-times.txt</c>.</summary>
public sealed class TimeArithmeticTests
{
    private static readonly FeelValue[] s_others =
        [FeelValue.Null, FeelValue.True, FeelValue.Of("10"), FeelValue.ListOf(FeelValue.Of(1m)), FeelValue.Of(FeelContext.Create([])), FeelValue.Of(FeelDate.Never), FeelValue.Of(DaysDuration.Unbounded)];

    [Fact]
    public void Operations_onAnyTwoValues_giveAKindOfTheStandardOrNull() => Prop.ForAll(
        (from a in Operands() from b in Operands() select (a, b)).ToArbitrary(),
        c =>
        {
            FeelValue sum = TimeArithmetic.Add(c.a, c.b), difference = TimeArithmetic.Subtract(c.a, c.b);
            FeelValue product = TimeArithmetic.Multiply(c.a, c.b), quotient = TimeArithmetic.Divide(c.a, c.b);
            Assert.True(sum.IsNull || sum.Kind == SumKind(c.a.Kind, c.b.Kind), $"{c.a} + {c.b} = {sum}");
            Assert.True(difference.IsNull || difference.Kind == DifferenceKind(c.a.Kind, c.b.Kind), $"{c.a} - {c.b} = {difference}");
            Assert.True(product.IsNull || IsDuration(product.Kind), $"{c.a} * {c.b} = {product}");
            Assert.True(quotient.IsNull || (IsDuration(c.a.Kind) && quotient.Kind == (c.b.IsNumber ? c.a.Kind : FeelKind.Number)), $"{c.a} / {c.b} = {quotient}");
            Assert.Equal(sum, TimeArithmetic.Add(c.b, c.a));
            Assert.Equal(product, TimeArithmetic.Multiply(c.b, c.a));
            Assert.Equal(c.a.Kind == c.b.Kind && IsTime(c.a.Kind), TimeComparison.TryCompare(c.a, c.b, out int order));
            Assert.True(TimeComparison.TryCompare(c.b, c.a, out int reverse) ? Math.Sign(reverse) == -Math.Sign(order) : order == 0);
            Assert.True(c.a != c.b || order == 0);
        }).Check(PropertyConfig.Runs(3000));

    [Fact]
    public void Sums_withDays_areUndoneBySubtracting() => Prop.ForAll(
        (from start in Gen.OneOf(TimeGenerators.Times().Select(FeelValue.Of), TimeGenerators.DateTimes().Select(FeelValue.Of), TimeGenerators.Durations().Select(FeelValue.Of))
         from days in TimeGenerators.Durations().Select(FeelValue.Of)
         select (start, days)).ToArbitrary(),
        c =>
        {
            FeelValue later = TimeArithmetic.Add(c.start, c.days);
            if (!later.IsNull)
            {
                Assert.Equal(c.start, TimeArithmetic.Subtract(later, c.days));
            }
        }).Check(PropertyConfig.Runs(2000));

    [Fact]
    public void Sums_withMonths_areUndoneWhereNoDayIsClamped() => Prop.ForAll(
        (from date in TimeGenerators.Dates()
         from time in TimeGenerators.Times()
         from months in Gen.Choose(-20_000, 20_000)
         select (date, time, months)).ToArbitrary(),
        c =>
        {
            var months = FeelValue.Of(new MonthsDuration(c.months));
            foreach (FeelValue start in new[] { FeelValue.Of(c.date), FeelValue.Of(new FeelDateTime(c.date, c.time)) })
            {
                FeelValue later = TimeArithmetic.Add(start, months);
                if (later.IsNull)
                {
                    Assert.True(Math.Abs((long)c.date.Year) > FeelDate.MaxYear - 2000);
                }
                else if (c.date.Day <= 28)
                {
                    Assert.Equal(start, TimeArithmetic.Subtract(later, months));
                }
                else
                {
                    Assert.InRange((later.Kind == FeelKind.Date ? later.Date : later.DateTime.Date).Day, 28, 31);
                }
            }
        }).Check(PropertyConfig.Runs(2000));

    [Fact]
    public void Differences_ofDates_areTheirDays() => Prop.ForAll(
        (from a in TimeGenerators.Dates() from b in TimeGenerators.Dates() select (a, b)).ToArbitrary(),
        c =>
        {
            FeelValue between = TimeArithmetic.Subtract(FeelValue.Of(c.a), FeelValue.Of(c.b));
            Assert.Equal((c.a.DayNumber - c.b.DayNumber) * 86_400, between.Days.Seconds);
            Assert.Equal(FeelValue.Of(c.a), TimeArithmetic.Add(FeelValue.Of(c.b), between));
        }).Check(PropertyConfig.Runs(500));

    [Fact]
    public void Products_ofDurations_areUndoneByDividing() => Prop.ForAll(
        (from days in TimeGenerators.Durations() from months in Gen.Choose(-100_000, 100_000) from factor in Gen.Choose(-1000, 1000) select (days, months, factor)).ToArbitrary(),
        c =>
        {
            var factor = FeelValue.Of((decimal)c.factor);
            foreach (FeelValue duration in new[] { FeelValue.Of(c.days), FeelValue.Of(new MonthsDuration(c.months)) })
            {
                FeelValue product = TimeArithmetic.Multiply(duration, factor);
                FeelValue back = TimeArithmetic.Divide(product, factor), ratio = TimeArithmetic.Divide(product, duration);
                bool isZero = TimeArithmetic.Negate(duration) == duration;
                Assert.Equal(c.factor == 0 ? FeelValue.Null : duration, back);
                Assert.Equal(isZero ? FeelValue.Null : factor, ratio);
            }
        }).Check(PropertyConfig.Runs(500));

    private static Gen<FeelValue> Operands() => Gen.OneOf(
        TimeGenerators.Dates().Select(FeelValue.Of),
        TimeGenerators.Times().Select(FeelValue.Of),
        TimeGenerators.DateTimes().Select(FeelValue.Of),
        TimeGenerators.Durations().Select(FeelValue.Of),
        Gen.Choose(int.MinValue, int.MaxValue).Select(m => FeelValue.Of(new MonthsDuration(m))),
        Gen.Elements(long.MinValue, long.MaxValue, 11_999_999_999_999).Select(m => FeelValue.Of(new MonthsDuration(m))),
        Gen.Elements(0m, 1m, -0.5m, decimal.MaxValue, decimal.MinValue, 0.0000000000000000000000000001m).Select(FeelValue.Of),
        Gen.Elements(s_others));

    private static FeelKind SumKind(FeelKind a, FeelKind b) => IsDuration(a) ? b : a;

    private static FeelKind DifferenceKind(FeelKind a, FeelKind b) => IsDuration(b) ? a : FeelKind.DaysDuration;

    private static bool IsDuration(FeelKind kind) => kind is FeelKind.DaysDuration or FeelKind.MonthsDuration;

    private static bool IsTime(FeelKind kind) => IsDuration(kind) || kind is FeelKind.Date or FeelKind.Time or FeelKind.DateTime;
}
