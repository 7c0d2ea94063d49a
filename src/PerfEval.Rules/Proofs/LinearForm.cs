namespace PerfEval.Rules.Proofs;

/// <summary>A sum of terms, each times a number, and a constant. Immutable.</summary>
internal sealed class LinearForm
{
    private static readonly IReadOnlyDictionary<Term, Rational> s_none = new Dictionary<Term, Rational>();

    private LinearForm(IReadOnlyDictionary<Term, Rational> terms, Rational constant)
    {
        Terms = terms;
        Constant = constant;
    }

    /// <summary>The terms with their factors, none of them zero.</summary>
    public IReadOnlyDictionary<Term, Rational> Terms { get; }

    public Rational Constant { get; }

    public bool IsConstant => Terms.Count == 0;

    public static LinearForm Of(Rational constant) => new(s_none, constant);

    public static LinearForm Of(Term term) => new(new Dictionary<Term, Rational> { [term] = Rational.One }, Rational.Zero);

    /// <summary>The factor of a term; zero where it does not stand.</summary>
    public Rational FactorOf(Term term) => Terms.TryGetValue(term, out Rational factor) ? factor : Rational.Zero;

    public LinearForm Plus(LinearForm other, Rational times)
    {
        var terms = new Dictionary<Term, Rational>(Terms);
        foreach ((Term term, Rational factor) in other.Terms)
        {
            Rational sum = terms.GetValueOrDefault(term) + factor * times;
            if (sum.Sign == 0)
            {
                terms.Remove(term);
            }
            else
            {
                terms[term] = sum;
            }
        }

        return new LinearForm(terms, Constant + other.Constant * times);
    }

    public LinearForm Times(Rational factor) =>
        factor.Sign == 0 ? Of(Rational.Zero) : new(Terms.ToDictionary(t => t.Key, t => t.Value * factor), Constant * factor);

    public Rational At(IReadOnlyDictionary<Term, Rational> values) =>
        Terms.Aggregate(Constant, (sum, t) => sum + t.Value * values[t.Key]);
}

/// <summary>How a linear form stands to zero.</summary>
internal enum Relation
{
    Equal,
    AtMost,
    Below,
}

/// <summary>A linear form that is zero, at most zero, or below zero.</summary>
internal sealed record LinearConstraint(LinearForm Form, Relation Relation);
