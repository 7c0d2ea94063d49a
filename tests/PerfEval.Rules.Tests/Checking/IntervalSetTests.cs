using FsCheck;
using FsCheck.Fluent;
using PerfEval.Rules.Checking;
using PerfEval.Tests;
using Interval = PerfEval.Feel.Values.Interval;

namespace PerfEval.Rules.Tests.Checking;

public sealed class IntervalSetTests
{
    private static readonly decimal[] s_points = [.. Enumerable.Range(-14, 29).Select(n => n / 2m)];

    // Every operation is what it says of every point, and the parts stay apart and in order.
    [Fact]
    public void Operations_onAnySets_holdPointByPoint() => Prop.ForAll(
        Arb.From(from a in Sets() from b in Sets() select (a, b)),
        c =>
        {
            AssertIs(c.a.Union(c.b), x => Contains(c.a, x) || Contains(c.b, x));
            AssertIs(c.a.Intersect(c.b), x => Contains(c.a, x) && Contains(c.b, x));
            AssertIs(c.a.Complement(), x => !Contains(c.a, x));
            AssertIs(c.a.Without(c.b), x => Contains(c.a, x) && !Contains(c.b, x));
            AssertIs(c.a.Complement().Complement(), x => Contains(c.a, x));
            Assert.True(c.a.Union(c.a.Complement()).Complement().IsEmpty);
        }).Check(PropertyConfig.Runs(1000));

    [Fact]
    public void Example_ofAnySet_belongsToIt() => Prop.ForAll(Arb.From(Sets()), set =>
    {
        bool whole = Enumerable.Range(-100, 200).Any(n => Contains(set, n));
        decimal? step = set.ExampleOnStep(1);
        Assert.Equal(whole, step is not null);
        Assert.True(step is not { } s || (Contains(set, s) && s == decimal.Truncate(s)));
        Assert.True(set.IsEmpty ? set.ExampleOnStep(null) is null : Contains(set, set.Example()));
    }).Check(PropertyConfig.Runs(1000));

    private static void AssertIs(IntervalSet set, Func<decimal, bool> holds)
    {
        Assert.All(s_points, x => Assert.True(Contains(set, x) == holds(x), $"{string.Join(' ', set.Parts)} at {x}"));
        for (int i = 1; i < set.Parts.Count; i++)
        {
            Interval before = set.Parts[i - 1], after = set.Parts[i];
            Assert.True(before.High < after.Low || (before.High == after.Low && before.IsHighOpen && after.IsLowOpen), $"{before} {after}");
        }
    }

    private static bool Contains(IntervalSet set, decimal x) => set.Parts.Any(p => p.Contains(x));

    private static Gen<IntervalSet> Sets() => Gen.Resize(Gen.ListOf(Part()), 4).Select(parts => parts.Aggregate(IntervalSet.Empty, (all, p) => all.Union(IntervalSet.Of(p))));

    private static Gen<Interval> Part() =>
        from low in Gen.Choose(-6, 6)
        from length in Gen.Choose(0, 4)
        from kind in Gen.Choose(0, 9)
        from open in Gen.Choose(0, 3)
        select (kind, length) switch
        {
            (0, _) => Interval.UpTo(low, (open & 1) != 0),
            (1, _) => Interval.From(low, (open & 1) != 0),
            (_, 0) => Interval.Point(low),
            _ => Interval.Between(low, (open & 1) != 0, low + length, (open & 2) != 0),
        };
}
