using FsCheck;
using FsCheck.Fluent;
using PerfEval.Feel.Checking;
using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Values;
using PerfEval.Tests;
using Interval = PerfEval.Feel.Values.Interval;

namespace PerfEval.Feel.Tests.Evaluation;

/// <summary>
/// What an unknown promises, on random expressions: with facts missing, the value of every way to complete them lies in the stretch that was
/// given; what was given as known stays; and only what is missing is named as missing.
/// </summary>
public sealed class UnknownProperties
{
    private const int Runs = 4000;

    [Fact]
    public void Value_withFactsMissing_holdsTheValueOnceTheyAreKnown()
    {
        int judged = 0, all = 0;
        Prop.ForAll(Arb.From(Cases()), c =>
        {
            all++;
            if (Evaluate(c.Seen(), c.Expression) is not { } seen || Evaluate(c.Real(), c.Expression) is not { } real || real.IsFailure || seen.IsFailure)
            {
                return;
            }

            judged++;
            Assert.True(Holds(seen, real), $"{c.Expression}\ngives {Describe(seen)}\nbut is {real}");
            Assert.All(seen.IsUnknown ? seen.AsUnknown.Missing.Sources : [], s => Assert.True(c.World.HasUnknown(s.Name), s.ToString()));
            Assert.True(!seen.IsUnknown || seen.AsUnknown.Missing.Sources.Count > 0, c.Expression);
        }).Check(PropertyConfig.Runs(Runs));

        // The property is worth something only if most expressions have a value.
        Assert.True(judged > all / 2, $"{judged} of {all}");
    }

    // The harness evaluates in both domains and compares; here all facts are known, so that the exact one has something to say.
    [Fact]
    public void ExactDomain_withAllFactsKnown_agreesWithTheGeneralOne()
    {
        int agreed = 0;
        Prop.ForAll(Arb.From(Cases()), c =>
        {
            if (Evaluate(c.Real(), c.Expression) is { } real)
            {
                Assert.False(real.IsUnknown, c.Expression);
                agreed += real.IsFailure ? 0 : 1;
            }
        }).Check(PropertyConfig.Runs(Runs));
        Assert.True(agreed > Runs / 2, agreed.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    private static FeelValue? Evaluate(ExpressionHarness harness, string expression)
    {
        Typed typed = harness.Check(expression);

        // A constant zero as divisor and the like are found by the checker.
        return harness.Diagnostics.Items.Count > 0 ? null : harness.Evaluate(typed);
    }

    private static bool Holds(FeelValue seen, FeelValue real)
    {
        if (!seen.IsUnknown)
        {
            return seen.Equals(real) || (seen.IsNumber && real.IsNumber && Scalars.CompareTolerant(seen.Number, real.Number) == 0) || seen.Kind == FeelKind.List;
        }

        if (!real.TryGetOrdinal(out decimal at))
        {
            return true;
        }

        // Quotients are right to some 28 digits, the ends of stretches too, but not to the same ones.
        Interval bounds = seen.AsUnknown.Bounds;
        return bounds.Contains(at) || bounds.Contains(at + 1e-15m) || bounds.Contains(at - 1e-15m);
    }

    private static string Describe(FeelValue value) => value.IsUnknown ? value.AsUnknown.Bounds.ToString() : value.ToString();

    private static Gen<Case> Cases() =>
        from depth in Gen.Choose(1, 3)
        from expression in ExpressionGenerator.Any(depth)
        from world in World.Generate()
        select new Case(expression, world);

    private sealed record Case(string Expression, World World)
    {
        public ExpressionHarness Seen() => World.Seen();

        public ExpressionHarness Real() => World.Real();

        public override string ToString() => "\n" + Expression + "\n" + World;
    }
}
