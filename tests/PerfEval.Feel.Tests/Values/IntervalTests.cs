using FsCheck;
using FsCheck.Fluent;
using PerfEval.Tests;
using Interval = PerfEval.Feel.Values.Interval;

namespace PerfEval.Feel.Tests.Values;

/// <summary>
/// Interval arithmetic over every pair of intervals with ends among a few numbers, open, closed or absent: no value that the operands allow
/// lies outside the result, and every end of the result is reached or approached by some.
/// </summary>
public sealed class IntervalTests
{
    private const decimal Near = 0.000_001m;
    private const decimal Far = 1_000_000m;

    private static readonly Interval[] s_all = [.. All()];

    private static readonly Dictionary<string, (Func<Interval, Interval, Interval> Of, Func<decimal, decimal, decimal> Points)> s_operations = new(StringComparer.Ordinal)
    {
        ["add"] = ((a, b) => a.Add(b), (x, y) => x + y),
        ["subtract"] = ((a, b) => a.Subtract(b), (x, y) => x - y),
        ["multiply"] = ((a, b) => a.Multiply(b), (x, y) => x * y),
        ["divide"] = ((a, b) => a.Divide(b), (x, y) => x / y),
        ["min"] = ((a, b) => a.Min(b), Math.Min),
        ["max"] = ((a, b) => a.Max(b), Math.Max),
    };

    private static readonly Dictionary<string, (Func<Interval, Interval> Of, Func<decimal, decimal> Points)> s_functions = new(StringComparer.Ordinal)
    {
        ["negate"] = (a => a.Negate(), x => -x),
        ["abs"] = (a => a.Abs(), Math.Abs),
    };

    [Theory]
    [InlineData("add")]
    [InlineData("subtract")]
    [InlineData("multiply")]
    [InlineData("divide")]
    [InlineData("min")]
    [InlineData("max")]
    public void Operation_onAnyIntervals_holdsEveryResultAndNoMore(string operation)
    {
        (Func<Interval, Interval, Interval> of, Func<decimal, decimal, decimal> points) = s_operations[operation];
        foreach (Interval a in s_all)
        {
            foreach (Interval b in s_all)
            {
                if (operation == "divide" && b.Contains(0))
                {
                    Assert.Equal(QuotientsByNonZero(a, b), of(a, b));
                    continue;
                }

                decimal[] results = [.. Samples(a).SelectMany(x => Samples(b).Select(y => points(x, y)))];
                AssertSoundAndTight($"{a} {operation} {b}", of(a, b), results);
            }
        }
    }

    [Theory]
    [InlineData("negate")]
    [InlineData("abs")]
    public void Function_onAnyInterval_holdsEveryResultAndNoMore(string function)
    {
        (Func<Interval, Interval> of, Func<decimal, decimal> points) = s_functions[function];
        foreach (Interval a in s_all)
        {
            AssertSoundAndTight($"{function} {a}", of(a), [.. Samples(a).Select(points)]);
        }
    }

    [Fact]
    public void Intersect_ofAnyIntervals_holdsExactlyWhatBothHold()
    {
        foreach (Interval a in s_all)
        {
            foreach (Interval b in s_all)
            {
                Interval? both = a.Intersect(b);
                bool any = false;
                foreach (decimal x in Samples(a).Concat(Samples(b)))
                {
                    any |= a.Contains(x) && b.Contains(x);
                    Assert.True((both?.Contains(x) ?? false) == (a.Contains(x) && b.Contains(x)), $"{a} and {b} at {x}");
                }

                Assert.True(any == both is not null, $"{a} and {b}");
            }
        }
    }

    [Fact]
    public void Hull_ofAnyIntervals_holdsBothAndNoMore()
    {
        foreach (Interval a in s_all)
        {
            foreach (Interval b in s_all)
            {
                AssertSoundAndTight($"{a} hull {b}", a.Hull(b), [.. Samples(a), .. Samples(b)]);
            }
        }
    }

    [Fact]
    public void Comparisons_ofAnyIntervals_areDecidedExactlyWhereAllPairsAgree()
    {
        foreach (Interval a in s_all)
        {
            foreach (Interval b in s_all)
            {
                (decimal X, decimal Y)[] pairs = [.. Samples(a).SelectMany(x => Samples(b).Select(y => (x, y)))];
                AssertDecided($"{a} < {b}", a.IsLess(b), [.. pairs.Select(p => p.X < p.Y)]);
                AssertDecided($"{a} <= {b}", a.IsLessOrEqual(b), [.. pairs.Select(p => p.X <= p.Y)]);
                bool shared = Samples(a).Any(b.Contains) || Samples(b).Any(a.Contains);
                AssertDecided($"{a} = {b}", a.IsEqual(b), [.. pairs.Select(p => p.X == p.Y), .. shared ? [true] : Array.Empty<bool>()]);
            }
        }
    }

    [Fact]
    public void Map_ofARounding_holdsEveryRoundedValue()
    {
        foreach (Interval a in s_all)
        {
            Interval rounded = a.Map(decimal.Floor);
            Assert.All(Samples(a), x => Assert.True(rounded.Contains(decimal.Floor(x)), $"{a} at {x}"));
        }
    }

    // A divisor of zero has no quotient; beside it, they run up to everything.
    private static Interval QuotientsByNonZero(Interval a, Interval b) =>
        b == Interval.Point(0) ? Interval.Everything
        : a == Interval.Point(0) ? a
        : b is { HasLow: true, Low: 0 } ? a.Divide(b.HasHigh ? Interval.Between(0, true, b.High, b.IsHighOpen) : Interval.From(0, open: true))
        : b is { HasHigh: true, High: 0 } ? a.Divide(b.HasLow ? Interval.Between(b.Low, b.IsLowOpen, 0, true) : Interval.UpTo(0, open: true))
        : Interval.Everything;

    [Fact]
    public void Arithmetic_ofAnyAmounts_holdsEveryResult() => Prop.ForAll(
        Arb.From(from a in Stretch() from b in Stretch() from x in Inside(a) from y in Inside(b) select (a, b, x, y)),
        c =>
        {
            Assert.True(c.a.Add(c.b).Contains(c.x + c.y));
            Assert.True(c.a.Subtract(c.b).Contains(c.x - c.y));
            Assert.True(c.a.Multiply(c.b).Contains(c.x * c.y));
            Assert.True(c.y == 0 || c.a.Divide(c.b).Contains(c.x / c.y));
        }).Check(PropertyConfig.Runs(500));

    [Theory]
    [InlineData("5e28", "5e28")]
    [InlineData("7.9e28", "7.9e28")]
    public void Arithmetic_pastTheRangeOfDecimal_leavesTheEndOut(string left, string right)
    {
        Interval a = Interval.Closed(1, Parse(left)), b = Interval.Closed(1, Parse(right));
        Assert.Equal(Interval.From(2, open: false), a.Add(b));
        Assert.Equal(Interval.From(1, open: false), a.Multiply(b));
        Assert.False(a.Divide(Interval.Closed(0.001m, 1)).HasHigh);
        Assert.False(a.Negate().Add(b.Negate()).HasLow);
    }

    [Theory]
    [InlineData(null, false, null, false, "(-∞, ∞)")]
    [InlineData(0, false, 5, true, "[0, 5)")]
    [InlineData(null, false, 3, false, "(-∞, 3]")]
    [InlineData(-1, true, null, false, "(-1, ∞)")]
    public void ToString_ofAnInterval_isTheUsualNotation(int? low, bool lowOpen, int? high, bool highOpen, string expected) =>
        Assert.Equal(expected, Make(low, lowOpen, high, highOpen).ToString());

    [Fact]
    public void ToString_ofEqualIntervals_isTheSame() =>
        Assert.Equal(Interval.Closed(0.9m, 1m).ToString(), Interval.Closed(0.90m, 1.00m).ToString());

    private static void AssertSoundAndTight(string what, Interval result, decimal[] values)
    {
        foreach (decimal value in values)
        {
            Assert.True(result.Contains(value), $"{what} = {result}, without {value}");
        }

        bool tight = (result.HasLow ? values.Min() <= result.Low + (result.IsLowOpen ? 0.001m : 0) : values.Min() < -1000)
            && (result.HasHigh ? values.Max() >= result.High - (result.IsHighOpen ? 0.001m : 0) : values.Max() > 1000);
        Assert.True(tight, $"{what} = {result}, of {values.Min()} to {values.Max()}");
    }

    private static void AssertDecided(string what, bool? decided, bool[] truths) =>
        Assert.True(decided == (truths.All(t => t) ? true : truths.Any(t => t) ? null : false), $"{what} is {decided}");

    private static IEnumerable<Interval> All()
    {
        int?[] ends = [null, -2, -1, 0, 1, 2];
        foreach (int? low in ends)
        {
            foreach (int? high in ends)
            {
                foreach (bool lowOpen in low is null ? [false] : (bool[])[false, true])
                {
                    foreach (bool highOpen in high is null ? [false] : (bool[])[false, true])
                    {
                        if (low is null || high is null || low < high || (low == high && !lowOpen && !highOpen))
                        {
                            yield return Make(low, lowOpen, high, highOpen);
                        }
                    }
                }
            }
        }
    }

    private static Interval Make(int? low, bool lowOpen, int? high, bool highOpen) => (low, high) switch
    {
        (null, null) => Interval.Everything,
        ({ } l, null) => Interval.From(l, lowOpen),
        (null, { } h) => Interval.UpTo(h, highOpen),
        ({ } l, { } h) => Interval.Between(l, lowOpen, h, highOpen),
    };

    // The ends, numbers beside them, whole numbers within, and numbers far out where there is no end.
    private static decimal[] Samples(Interval interval)
    {
        decimal low = interval.HasLow ? interval.Low : -Far, high = interval.HasHigh ? interval.High : Far;
        decimal[] candidates = [low, low + Near, low + 0.5m, high, high - Near, high - 0.5m, -2, -1, -Near, 0, Near, 1, 2];
        return [.. candidates.Where(interval.Contains).Distinct()];
    }

    private static Gen<decimal> Amount() =>
        from n in Gen.Choose(-2_000_000, 2_000_000)
        from places in Gen.Choose(0, 5)
        select n / (decimal)Math.Pow(10, places);

    private static Gen<Interval> Stretch() =>
        from low in Amount()
        from high in Amount()
        from ends in Gen.Choose(0, 15)
        select (ends & 12, low == high) switch
        {
            (4, _) => Interval.From(low, (ends & 1) != 0),
            (8, _) => Interval.UpTo(low, (ends & 1) != 0),
            (_, true) => Interval.Point(low),
            _ => Interval.Between(Math.Min(low, high), (ends & 1) != 0, Math.Max(low, high), (ends & 2) != 0),
        };

    private static Gen<decimal> Inside(Interval interval) => Gen.Choose(0, 1000).Select(n =>
    {
        decimal low = interval.HasLow ? interval.Low : interval.High - 1000, high = interval.HasHigh ? interval.High : interval.Low + 1000;
        decimal at = low + (high - low) * n / 1000;
        return interval.Contains(at) ? at : low + (high - low) / 2;
    });

    private static decimal Parse(string number) =>
        decimal.Parse(number, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture);
}
