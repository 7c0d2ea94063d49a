using FsCheck;
using FsCheck.Fluent;
using PerfEval.Feel.Functions.Spec;
using PerfEval.Feel.Values;
using PerfEval.Tests;
using static PerfEval.Feel.Tests.Functions.Spec.SpecCalls;

namespace PerfEval.Feel.Tests.Functions.Spec;

/// <summary>
/// The relations of points and ranges against what they mean for the sets of their members. Members are taken at quarters: between any
/// two ends there are some, and past every end as well.
/// </summary>
public sealed class SpecRangeFunctionsTests
{
    private const int Lowest = 0, Highest = 4;

    private static readonly decimal[] s_members = [.. Enumerable.Range(0, (Highest - Lowest + 2) * 4 + 1).Select(i => Lowest - 1 + i / 4m)];

    private static readonly Dictionary<string, Func<decimal[], decimal[], bool>> s_meanings = new(StringComparer.Ordinal)
    {
        ["before"] = (a, b) => a.All(x => b.All(y => x < y)),
        ["after"] = (a, b) => a.All(x => b.All(y => x > y)),
        ["overlaps"] = (a, b) => a.Intersect(b).Any(),
        ["overlaps before"] = OverlapsBefore,
        ["overlaps after"] = (a, b) => OverlapsBefore(b, a),
        ["includes"] = (a, b) => !b.Except(a).Any(),
        ["during"] = (a, b) => !a.Except(b).Any(),
        ["coincides"] = (a, b) => a.SequenceEqual(b),
        ["starts"] = (a, b) => a.Min() == b.Min() && !a.Except(b).Any(),
        ["started by"] = (a, b) => a.Min() == b.Min() && !b.Except(a).Any(),
        ["finishes"] = (a, b) => a.Max() == b.Max() && !a.Except(b).Any(),
        ["finished by"] = (a, b) => a.Max() == b.Max() && !b.Except(a).Any(),
    };

    public static TheoryData<string> Relations() => [.. s_meanings.Keys];

    [Theory]
    [MemberData(nameof(Relations))]
    public void Relation_ofAnyPointsAndRanges_isWhatItMeansForTheirMembers(string name)
    {
        FeelValue[] operands = [.. Operands()];
        foreach (FeelValue a in operands)
        {
            foreach (FeelValue b in operands)
            {
                FeelValue expected = IsForm(name, a, b) ? FeelValue.Of(s_meanings[name](Members(a), Members(b))) : FeelValue.Null;
                Assert.True(expected == Call(name, a, b), $"{name}({a}, {b}) is not {expected}");
            }
        }
    }

    // To meet is to share one point that both hold, at the end of the one and the start of the other.
    [Fact]
    public void Meets_ofAnyRanges_isWhatItMeansForTheirEnds()
    {
        FeelValue[] ranges = [.. Operands().Where(o => o.Kind == FeelKind.Range)];
        foreach (FeelValue a in ranges)
        {
            foreach (FeelValue b in ranges)
            {
                bool meets = !a.Range.High.IsNull && a.Range.High == b.Range.Low && a.Range.HighIncluded && b.Range.LowIncluded;
                Assert.Equal(FeelValue.Of(meets), Call("meets", a, b));
                Assert.Equal(FeelValue.Of(meets), Call("met by", b, a));
            }
        }
    }

    [Fact]
    public void Range_fromTheTextOfALiteral_isThatRange() => Prop.ForAll(
        (from low in Gen.Choose(-500, 500)
         from length in Gen.Choose(0, 500)
         from open in Gen.Elements("[", "(", "]")
         from close in Gen.Elements("]", ")", "[")
         from space in Gen.Elements("", " ", "\n\t")
         select (low, length, open, close, space)).ToArbitrary(),
        sample =>
        {
            decimal low = sample.low / 10m, high = (sample.low + sample.length) / 10m;
            string text = string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{sample.space}{sample.open}{low}{sample.space}..{sample.space}{high}{sample.space}{sample.close}");
            var expected = new FeelRange(sample.open == "[", FeelValue.Of(low), FeelValue.Of(high), sample.close == "]");
            Assert.Equal(FeelValue.Of(expected), RangeText.Read(text));
        }).Check(PropertyConfig.Runs(500));

    [Fact]
    public void Range_fromAnyText_isARangeOrNull() => Prop.ForAll(
        Gen.Elements("[", "]", "(", ")", "..", "1", "-", "\"a\"", "@", "date(", "{", " ", "if", "null", "function(").ListOf().Select(string.Concat).ToArbitrary(),
        text => Assert.True(RangeText.Read(text).Kind is FeelKind.Range or FeelKind.Null)).Check(PropertyConfig.Runs(2000));

    [Fact]
    public void Range_fromALongText_isReadInTime()
    {
        Assert.Equal(FeelValue.Null, RangeText.Read(new string('[', 1_000_000) + "1..2" + new string(']', 1_000_000)));
        Assert.Equal(FeelKind.Range, RangeText.Read("[\"" + new string('a', 10_000) + "\"..\"b\"]").Kind);
    }

    private static bool OverlapsBefore(decimal[] a, decimal[] b) =>
        a.Any(x => b.All(y => x < y)) && a.Intersect(b).Any() && !a.Any(x => b.All(y => x > y));

    // The standard has the relations in these forms only.
    private static bool IsForm(string name, FeelValue a, FeelValue b) => (a.Kind == FeelKind.Range, b.Kind == FeelKind.Range) switch
    {
        (true, true) => true,
        (false, false) => name is "before" or "after" or "coincides",
        (false, true) => name is "before" or "after" or "finishes" or "during" or "starts",
        (true, false) => name is "before" or "after" or "finished by" or "includes" or "started by",
    };

    private static IEnumerable<FeelValue> Operands()
    {
        bool[] either = [true, false];
        for (int low = Lowest; low <= Highest; low++)
        {
            yield return FeelValue.Of((decimal)low);
            foreach (bool included in either)
            {
                yield return FeelValue.Of(new FeelRange(included, FeelValue.Of((decimal)low), FeelValue.Null, false));
                yield return FeelValue.Of(new FeelRange(false, FeelValue.Null, FeelValue.Of((decimal)low), included));
                for (int high = low; high <= Highest; high++)
                {
                    // A range without members lies nowhere; the formulas of the standard take no account of it.
                    foreach (bool highIncluded in either.Where(h => high > low || (included && h)))
                    {
                        yield return FeelValue.Of(new FeelRange(included, FeelValue.Of((decimal)low), FeelValue.Of((decimal)high), highIncluded));
                    }
                }
            }
        }
    }

    private static decimal[] Members(FeelValue operand) => operand.Kind == FeelKind.Range
        ? [.. s_members.Where(m => Holds(operand.Range, m))]
        : [operand.Number];

    private static bool Holds(FeelRange range, decimal member) =>
        (range.Low.IsNull || member > range.Low.Number || (range.LowIncluded && member == range.Low.Number))
        && (range.High.IsNull || member < range.High.Number || (range.HighIncluded && member == range.High.Number));
}
