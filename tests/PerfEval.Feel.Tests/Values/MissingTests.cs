using FsCheck;
using FsCheck.Fluent;
using PerfEval.Feel.Values;
using PerfEval.Tests;

namespace PerfEval.Feel.Tests.Values;

public sealed class MissingTests
{
    [Fact]
    public void Union_ofAnySets_isSortedAndWithoutRepetition() => Prop.ForAll(
        (from a in Sets() from b in Sets() select (a, b)).ToArbitrary(),
        c =>
        {
            Missing union = Of(c.a).Union(Of(c.b));
            UnknownSource[] expected = [.. c.a.Union(c.b).OrderBy(s => s, Comparer<UnknownSource>.Create((x, y) => x.CompareTo(y)))];
            Assert.Equal(expected, union.Sources);
            Assert.Equal(expected, Of(c.b).Union(Of(c.a)).Sources);
        }).Check(PropertyConfig.Runs(300));

    [Fact]
    public void Union_ofThousands_keepsTheFirst()
    {
        Missing all = Missing.Nothing;
        for (int row = 2000; row > 0; row--)
        {
            all = all.Union(Missing.Of(new UnknownSource(UnknownSourceKind.Cell, "表", "金额", row)));
        }

        Assert.Equal(Enumerable.Range(1, 200), all.Sources.Select(s => s.Row));
    }

    private static Missing Of(IEnumerable<UnknownSource> sources) => sources.Aggregate(Missing.Nothing, (all, s) => all.Union(Missing.Of(s)));

    private static Gen<List<UnknownSource>> Sets() => Gen.ListOf(
        from kind in Gen.Elements(Enum.GetValues<UnknownSourceKind>())
        from name in Gen.Elements("甲", "乙", "丙")
        from row in Gen.Choose(0, 2)
        select new UnknownSource(kind, name, row == 0 ? null : "列", row)).Select(l => l.ToList());
}
