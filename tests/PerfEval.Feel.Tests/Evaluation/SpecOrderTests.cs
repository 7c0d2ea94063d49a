using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Tests.Values;
using PerfEval.Tests;

namespace PerfEval.Feel.Tests.Evaluation;

/// <summary>What holds of the order whatever the values.</summary>
public sealed class SpecOrderTests
{
    // On either side of the surrogates, and two characters past U+FFFF that begin alike.
    private static readonly string[] s_characters = ["a", "b", "\uD7FF", "\uE000", "\uFF5E", "\U00010000", "\U0001F600", "\U0001F601"];

    [Fact]
    public void CompareTexts_ofAnyTwo_isTheOrderOfTheirCodePoints()
    {
        Gen<string> texts = Gen.Elements(s_characters).ListOf().Resize(4).Select(string.Concat);
        Prop.ForAll((from a in texts from b in texts select (a, b)).ToArbitrary(), pair =>
            Assert.Equal(ByCodePoints(pair.a, pair.b), Math.Sign(SpecOrder.CompareTexts(pair.a, pair.b)))).Check(PropertyConfig.Runs(3000));
    }

    [Fact]
    public void Compare_ofAnyTwoValues_answersForThoseOfOneOrderedKindOnly() => Prop.ForAll(
        (from a in ValueGenerators.Values() from b in ValueGenerators.Values() select (a, b)).ToArbitrary(),
        pair =>
        {
            int? order = SpecOrder.Compare(pair.a, pair.b);
            Assert.Equal(pair.a.Kind == pair.b.Kind && SpecOrder.IsOrdered(pair.a.Kind), order is not null);
            Assert.Equal(-Math.Sign(order ?? 0), Math.Sign(SpecOrder.Compare(pair.b, pair.a) ?? 0));
        }).Check(PropertyConfig.Runs(2000));

    private static int ByCodePoints(string a, string b)
    {
        List<Rune> x = [.. a.EnumerateRunes()], y = [.. b.EnumerateRunes()];
        int same = x.Zip(y).TakeWhile(p => p.First == p.Second).Count();
        return same == x.Count || same == y.Count ? x.Count.CompareTo(y.Count) : Math.Sign(x[same].Value.CompareTo(y[same].Value));
    }
}
