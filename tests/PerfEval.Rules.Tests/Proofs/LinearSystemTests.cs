using FsCheck;
using FsCheck.Fluent;
using PerfEval.Feel.Checking;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Types;
using PerfEval.Rules.Proofs;

namespace PerfEval.Rules.Tests.Proofs;

public sealed class LinearSystemTests
{
    private static readonly Term s_x = TermOf("x"), s_y = TermOf("y"), s_z = TermOf("z");

    [Fact]
    public void Contradiction_cannotHold()
    {
        // x < y, y < x
        LinearConstraint[] both = [Below(LinearForm.Of(s_x).Plus(LinearForm.Of(s_y), -Rational.One)), Below(LinearForm.Of(s_y).Plus(LinearForm.Of(s_x), -Rational.One))];
        Assert.False(LinearSystem.CanHold(both, out _));
    }

    [Fact]
    public void OpenEnds_areToldFromClosedOnes()
    {
        LinearForm x = LinearForm.Of(s_x);
        Assert.True(LinearSystem.CanHold([new(x, Relation.AtMost), new(x.Times(-Rational.One), Relation.AtMost)], out Dictionary<Term, Rational> values));
        Assert.Equal(Rational.Zero, values[s_x]);
        Assert.False(LinearSystem.CanHold([new(x, Relation.Below), new(x.Times(-Rational.One), Relation.AtMost)], out _));
    }

    [Fact]
    public void Equations_areSolved()
    {
        // x + y = 10, x - y = 4, x < 7: x is 7.
        LinearForm sum = LinearForm.Of(s_x).Plus(LinearForm.Of(s_y), Rational.One).Plus(LinearForm.Of(Rational.Of(10)), -Rational.One);
        LinearForm difference = LinearForm.Of(s_x).Plus(LinearForm.Of(s_y), -Rational.One).Plus(LinearForm.Of(Rational.Of(4)), -Rational.One);
        LinearForm limit = LinearForm.Of(s_x).Plus(LinearForm.Of(Rational.Of(7)), -Rational.One);
        Assert.False(LinearSystem.CanHold([new(sum, Relation.Equal), new(difference, Relation.Equal), new(limit, Relation.Below)], out _));
        Assert.True(LinearSystem.CanHold([new(sum, Relation.Equal), new(difference, Relation.Equal), new(limit, Relation.AtMost)], out Dictionary<Term, Rational> values));
        Assert.Equal((Rational.Of(7), Rational.Of(3)), (values[s_x], values[s_y]));
    }

    [Fact]
    public void Values_ofASystemThatCanHold_holdInIt_andWholeNumbersThatHoldAreNotDenied()
    {
        Gen<int> factor = Gen.Choose(-3, 3);
        Gen<LinearConstraint> constraint =
            from a in factor
            from b in factor
            from c in factor
            from constant in Gen.Choose(-6, 6)
            from relation in Gen.Elements(Relation.AtMost, Relation.Below, Relation.AtMost, Relation.Below, Relation.Equal)
            select new LinearConstraint(
                LinearForm.Of(s_x).Times(Rational.Of(a)).Plus(LinearForm.Of(s_y), Rational.Of(b)).Plus(LinearForm.Of(s_z), Rational.Of(c)).Plus(LinearForm.Of(Rational.Of(constant)), Rational.One),
                relation);
        Prop.ForAll(constraint.ListOf().Select(l => l.Take(7).ToList()).ToArbitrary(), constraints =>
        {
            bool? can = LinearSystem.CanHold(constraints, out Dictionary<Term, Rational> values);
            Assert.NotNull(can);
            foreach (Term term in (Term[])[s_x, s_y, s_z])
            {
                values.TryAdd(term, Rational.Zero);
            }

            if (can == true)
            {
                Assert.All(constraints, c => Assert.True(Holds(c, values)));
                return;
            }

            for (int i = 0; i < 9 * 9 * 9; i++)
            {
                var point = new Dictionary<Term, Rational> { [s_x] = Rational.Of((i % 9) - 4), [s_y] = Rational.Of((i / 9 % 9) - 4), [s_z] = Rational.Of((i / 81) - 4) };
                Assert.False(constraints.TrueForAll(c => Holds(c, point)));
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));
    }

    private static bool Holds(LinearConstraint constraint, Dictionary<Term, Rational> values)
    {
        int sign = constraint.Form.At(values).Sign;
        return constraint.Relation switch { Relation.Equal => sign == 0, Relation.AtMost => sign <= 0, _ => sign < 0 };
    }

    private static LinearConstraint Below(LinearForm form) => new(form, Relation.Below);

    private static Term TermOf(string name) => new(name, new TypedFact(new FactSymbol(name, FeelType.Number, 0), new SourceText(name), default));
}
