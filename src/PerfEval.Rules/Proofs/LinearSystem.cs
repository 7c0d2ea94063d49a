namespace PerfEval.Rules.Proofs;

/// <summary>
/// Whether some linear constraints can hold together: equations are solved for a term, the rest is eliminated term by term
/// (Fourier and Motzkin), exactly, with open and closed ends told apart. Complete over fractions; terms that are whole numbers are treated as
/// fractions, so that "cannot hold" is always right and "can hold" may be too generous.
/// </summary>
internal static class LinearSystem
{
    /// <summary>Elimination may square the number of constraints; from here on nothing is decided.</summary>
    private const int ConstraintLimit = 400;

    /// <summary>Whether the constraints can hold together; null where it would take too long to know.</summary>
    /// <param name="constraints">The constraints.</param>
    /// <param name="values">Values of all terms with which they hold, if they can.</param>
    public static bool? CanHold(IReadOnlyList<LinearConstraint> constraints, out Dictionary<Term, Rational> values)
    {
        values = [];
        var solved = new List<(Term Term, LinearForm Value)>();
        List<LinearConstraint>? left = SolveEquations([.. constraints], solved);
        if (left is null)
        {
            return false;
        }

        var stages = new List<(Term Term, List<LinearConstraint> Constraints)>();
        while (Next(left) is { } term)
        {
            stages.Add((term, left));
            left = Eliminate(left, term);
            if (left.Count > ConstraintLimit)
            {
                return null;
            }
        }

        if (!left.TrueForAll(Holds))
        {
            return false;
        }

        for (int i = stages.Count - 1; i >= 0; i--)
        {
            values[stages[i].Term] = Choose(stages[i].Term, stages[i].Constraints, values);
        }

        for (int i = solved.Count - 1; i >= 0; i--)
        {
            foreach (Term term in solved[i].Value.Terms.Keys)
            {
                values.TryAdd(term, Rational.Zero);
            }

            values[solved[i].Term] = solved[i].Value.At(values);
        }

        return true;
    }

    // Null if an equation cannot hold.
    private static List<LinearConstraint>? SolveEquations(List<LinearConstraint> constraints, List<(Term, LinearForm)> solved)
    {
        while (constraints.Find(c => c.Relation == Relation.Equal) is { } equation)
        {
            constraints.Remove(equation);
            if (equation.Form.IsConstant)
            {
                if (equation.Form.Constant.Sign != 0)
                {
                    return null;
                }

                continue;
            }

            (Term term, Rational factor) = equation.Form.Terms.First();
            LinearForm value = LinearForm.Of(term).Plus(equation.Form, -Rational.One / factor);
            solved.Add((term, value));
            constraints = [.. constraints.Select(c => c with { Form = Replace(c.Form, term, value) })];
        }

        return constraints;
    }

    private static LinearForm Replace(LinearForm form, Term term, LinearForm value)
    {
        Rational factor = form.FactorOf(term);
        return factor.Sign == 0 ? form : form.Plus(LinearForm.Of(term), -factor).Plus(value, factor);
    }

    private static bool Holds(LinearConstraint constraint) =>
        constraint.Relation == Relation.Below ? constraint.Form.Constant.Sign < 0 : constraint.Form.Constant.Sign <= 0;

    // The term whose elimination makes the fewest constraints.
    private static Term? Next(List<LinearConstraint> constraints)
    {
        var counts = new Dictionary<Term, (int Up, int Down)>();
        foreach (LinearConstraint constraint in constraints)
        {
            foreach ((Term term, Rational factor) in constraint.Form.Terms)
            {
                (int up, int down) = counts.GetValueOrDefault(term);
                counts[term] = factor.Sign > 0 ? (up + 1, down) : (up, down + 1);
            }
        }

        return counts.Count == 0 ? null : counts.MinBy(c => (c.Value.Up * c.Value.Down) - c.Value.Up - c.Value.Down).Key;
    }

    private static List<LinearConstraint> Eliminate(List<LinearConstraint> constraints, Term term)
    {
        var rest = new List<LinearConstraint>();
        var above = new List<LinearConstraint>();
        var below = new List<LinearConstraint>();
        foreach (LinearConstraint constraint in constraints)
        {
            int sign = constraint.Form.FactorOf(term).Sign;
            (sign > 0 ? above : sign < 0 ? below : rest).Add(constraint);
        }

        foreach (LinearConstraint upper in above)
        {
            foreach (LinearConstraint lower in below)
            {
                LinearForm sum = upper.Form.Times(Rational.One / upper.Form.FactorOf(term)).Plus(lower.Form, -Rational.One / lower.Form.FactorOf(term));
                Relation relation = upper.Relation == Relation.Below || lower.Relation == Relation.Below ? Relation.Below : Relation.AtMost;
                var combined = new LinearConstraint(sum, relation);
                if (!sum.IsConstant || !Holds(combined))
                {
                    rest.Add(combined);
                }

                if (rest.Count > ConstraintLimit)
                {
                    return rest;
                }
            }
        }

        return rest;
    }

    // A value between the ends that the constraints leave to a term, a round one where there is one.
    private static Rational Choose(Term term, List<LinearConstraint> constraints, Dictionary<Term, Rational> values)
    {
        Rational? low = null, high = null;
        bool lowOpen = false, highOpen = false;
        foreach (LinearConstraint constraint in constraints)
        {
            Rational factor = constraint.Form.FactorOf(term);
            if (factor.Sign == 0)
            {
                continue;
            }

            foreach (Term other in constraint.Form.Terms.Keys)
            {
                if (other != term)
                {
                    values.TryAdd(other, Rational.Zero);
                }
            }

            Rational end = -constraint.Form.Plus(LinearForm.Of(term), -factor).At(values) / factor;
            bool open = constraint.Relation == Relation.Below;
            if (factor.Sign > 0 && (high is not { } h || end < h || (end == h && open)))
            {
                (high, highOpen) = (end, open);
            }
            else if (factor.Sign < 0 && (low is not { } l || end > l || (end == l && open)))
            {
                (low, lowOpen) = (end, open);
            }
        }

        return Between(low, lowOpen, high, highOpen);
    }

    private static Rational Between(Rational? low, bool lowOpen, Rational? high, bool highOpen)
    {
        Rational zero = Rational.Zero;
        bool zeroFits = (low is not { } l || (lowOpen ? l < zero : !(l > zero))) && (high is not { } h || (highOpen ? zero < h : !(zero > h)));
        if (zeroFits)
        {
            return zero;
        }

        return (low, high) switch
        {
            ({ } a, _) when !lowOpen => a,
            (_, { } b) when !highOpen => b,
            ({ } a, { } b) => (a + b) / Rational.Of(2),
            ({ } a, _) => a + Rational.One,
            (_, { } b) => b - Rational.One,
            _ => zero,
        };
    }
}
