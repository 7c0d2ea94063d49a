using PerfEval.Feel.Checking;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;
using PerfEval.Rules.Checking;

namespace PerfEval.Rules.Proofs;

/// <summary>
/// Whether conditions can hold together. Splits them into their alternatives and looks at each: numbers, dates and lengths of time by
/// linear reasoning, choices by sets of words, everything else by whether it would have to hold and not hold at once.
/// </summary>
/// <remarks>
/// <see langword="false"/> is a proof: there are no facts with which the conditions hold, measures being computed from their facts.
/// <see langword="true"/> means that this reasoning finds no contradiction; it is complete where every term is a fact, a cell or an
/// expression that shares no fact with another. <see langword="null"/>: there are too many alternatives.
/// </remarks>
internal sealed class ConditionSolver(CheckedRuleSet ruleSet)
{
    private const int AlternativeLimit = 512;

    private readonly TermKeys _keys = new();
    private Linearizer _linearizer = null!;
    private int _alternatives;
    private Dictionary<Term, Rational> _numbers = [];
    private Dictionary<Term, string> _words = [];

    /// <summary>Values of terms with which the conditions of the last question hold, where they can.</summary>
    public IReadOnlyDictionary<Term, Rational> Numbers => _numbers;

    /// <summary>Words of terms with which the conditions of the last question hold, where they can.</summary>
    public IReadOnlyDictionary<Term, string> Words => _words;

    /// <summary>Names the row that a condition speaks of, so that those of two rules over the same table can be compared.</summary>
    public void NameRow(LocalSymbol variable, string name) => _keys.Name(variable, name);

    /// <summary>Whether some conditions can hold while others do not.</summary>
    public bool? CanHold(IEnumerable<Typed> conditions, IEnumerable<Typed>? denied = null)
    {
        _linearizer = new Linearizer(ruleSet, _keys);
        _alternatives = 0;
        var open = new Stack<(Typed, bool)>();
        foreach (Typed condition in conditions)
        {
            open.Push((condition, true));
        }

        foreach (Typed condition in denied ?? [])
        {
            open.Push((condition, false));
        }

        return Explore(open, new Facts());
    }

    private static ComparisonOperator Turn(ComparisonOperator op) => op switch
    {
        ComparisonOperator.Equal => ComparisonOperator.NotEqual,
        ComparisonOperator.NotEqual => ComparisonOperator.Equal,
        ComparisonOperator.Less => ComparisonOperator.GreaterOrEqual,
        ComparisonOperator.LessOrEqual => ComparisonOperator.Greater,
        ComparisonOperator.Greater => ComparisonOperator.LessOrEqual,
        _ => ComparisonOperator.Less,
    };

    private static bool IsOrdered(FeelType type) =>
        type.Kind is FeelKind.Number or FeelKind.Date or FeelKind.Month or FeelKind.DaysDuration or FeelKind.MonthsDuration;

    // Takes one condition after another apart; facts collects what must be, and is not changed for other alternatives.
    private bool? Explore(Stack<(Typed Condition, bool Holds)> open, Facts facts)
    {
        while (open.TryPop(out (Typed Condition, bool Holds) next))
        {
            Typed condition = _linearizer.Resolve(next.Condition);
            switch (condition)
            {
                case TypedConstant { Value.IsBoolean: true } constant:
                    if (constant.Value.IsTrue != next.Holds)
                    {
                        return false;
                    }

                    break;
                case TypedNot not:
                    open.Push((not.Operand, !next.Holds));
                    break;
                case TypedLet let:
                    _linearizer.Bind(let.Variable, let.Value);
                    open.Push((let.Body, next.Holds));
                    break;
                case TypedMeasure { Symbol: { RoundingStep: null, Body: var body } }:
                    open.Push((body, next.Holds));
                    break;
                case TypedLogic logic when logic.IsAnd == next.Holds:
                    open.Push((logic.Right, next.Holds));
                    open.Push((logic.Left, next.Holds));
                    break;
                case TypedLogic logic:
                    return Branch(open, facts, [[(logic.Left, next.Holds)], [(logic.Right, next.Holds)]]);
                case TypedIf choice:
                    return Branch(
                        open, facts, [[(choice.Condition, true), (choice.Then, next.Holds)], [(choice.Condition, false), (choice.Else, next.Holds)]]);
                case TypedComparison comparison when IsOrdered(comparison.Left.Type) && IsOrdered(comparison.Right.Type):
                    ComparisonOperator op = next.Holds ? comparison.Operator : Turn(comparison.Operator);
                    LinearForm difference = _linearizer.Of(comparison.Left).Plus(_linearizer.Of(comparison.Right), -Rational.One);
                    if (op == ComparisonOperator.NotEqual)
                    {
                        return Branch(open, facts, new(difference, Relation.Below), new(difference.Times(-Rational.One), Relation.Below));
                    }

                    facts = facts.With(op switch
                    {
                        ComparisonOperator.Equal => new LinearConstraint(difference, Relation.Equal),
                        ComparisonOperator.Less => new LinearConstraint(difference, Relation.Below),
                        ComparisonOperator.LessOrEqual => new LinearConstraint(difference, Relation.AtMost),
                        ComparisonOperator.Greater => new LinearConstraint(difference.Times(-Rational.One), Relation.Below),
                        _ => new LinearConstraint(difference.Times(-Rational.One), Relation.AtMost),
                    });
                    break;
                case TypedComparison { Operator: ComparisonOperator.Equal or ComparisonOperator.NotEqual } comparison
                    when WordTest(comparison.Left, comparison.Right) is (var term, var words):
                    facts = facts.With(term, words, next.Holds == (comparison.Operator == ComparisonOperator.Equal));
                    break;
                case TypedComparison { Operator: ComparisonOperator.Equal or ComparisonOperator.NotEqual, Right: TypedConstant { Value.IsBoolean: true } truth } comparison:
                    open.Push((comparison.Left, next.Holds == (truth.Value.IsTrue == (comparison.Operator == ComparisonOperator.Equal))));
                    break;
                case TypedInList { List: TypedList { Items: var items }, Value: var value } when items.All(i => i is TypedConstant { Value.Kind: FeelKind.Text }):
                    facts = facts.With(_linearizer.TermOf(value), [.. items.Select(i => ((TypedConstant)i).Value.Text)], next.Holds);
                    break;
                default:
                    facts = facts.With(_linearizer.TermOf(condition), next.Holds);
                    break;
            }

            if (facts.IsImpossible)
            {
                return false;
            }
        }

        if (++_alternatives > AlternativeLimit)
        {
            return null;
        }

        bool? can = LinearSystem.CanHold([.. facts.Constraints, .. BoundsOf(facts.Constraints)], out Dictionary<Term, Rational> values);
        if (can == true)
        {
            _numbers = values;
            _words = facts.ChosenWords();
        }

        return can;
    }

    private (Term, IReadOnlyList<string>)? WordTest(Typed left, Typed right)
    {
        if (left is TypedConstant)
        {
            (left, right) = (right, left);
        }

        return right is TypedConstant { Value: { Kind: FeelKind.Text } word } && left is not TypedConstant && left.Type.Kind == FeelKind.Text
            ? (_linearizer.TermOf(left), [word.Text])
            : null;
    }

    private bool? Branch(Stack<(Typed, bool)> open, Facts facts, params LinearConstraint[] alternatives) =>
        Branch(alternatives.Select(a => (Copy(open), facts.With(a))));

    private bool? Branch(Stack<(Typed, bool)> open, Facts facts, (Typed, bool)[][] alternatives) => Branch(alternatives.Select(alternative =>
    {
        Stack<(Typed, bool)> own = Copy(open);
        foreach ((Typed, bool) part in alternative.Reverse())
        {
            own.Push(part);
        }

        return (own, facts);
    }));

    private bool? Branch(IEnumerable<(Stack<(Typed, bool)> Open, Facts Facts)> alternatives)
    {
        bool? found = false;
        foreach ((Stack<(Typed, bool)> open, Facts facts) in alternatives)
        {
            bool? can = _alternatives > AlternativeLimit ? null : Explore(open, facts);
            if (can == true)
            {
                return true;
            }

            found = can is null ? null : found;
        }

        return found;
    }

    private static Stack<(Typed, bool)> Copy(Stack<(Typed, bool)> open) => new(open.Reverse());

    // What is declared of each term.
    private static IEnumerable<LinearConstraint> BoundsOf(IReadOnlyList<LinearConstraint> constraints)
    {
        foreach (Term term in constraints.SelectMany(c => c.Form.Terms.Keys).Distinct())
        {
            if (term.Bounds.HasLow)
            {
                LinearForm form = LinearForm.Of(Rational.Of(term.Bounds.Low)).Plus(LinearForm.Of(term), -Rational.One);
                yield return new LinearConstraint(form, term.Bounds.IsLowOpen ? Relation.Below : Relation.AtMost);
            }

            if (term.Bounds.HasHigh)
            {
                LinearForm form = LinearForm.Of(term).Plus(LinearForm.Of(Rational.Of(term.Bounds.High)), -Rational.One);
                yield return new LinearConstraint(form, term.Bounds.IsHighOpen ? Relation.Below : Relation.AtMost);
            }
        }
    }

    /// <summary>What must be so in one alternative. Immutable.</summary>
    private sealed class Facts
    {
        public IReadOnlyList<LinearConstraint> Constraints { get; private init; } = [];

        // Words that a term may still be; for texts without choices null, and what it may not be.
        private Dictionary<Term, (IReadOnlyList<string>? Allowed, IReadOnlyList<string> Refused)> Words { get; init; } = [];

        private Dictionary<Term, bool> Truths { get; init; } = [];

        public bool IsImpossible { get; private init; }

        public Facts With(LinearConstraint constraint) => new()
        {
            Constraints = [.. Constraints, constraint],
            Words = Words,
            Truths = Truths,
            IsImpossible = IsImpossible,
        };

        public Facts With(Term term, bool holds) => new()
        {
            Constraints = Constraints,
            Words = Words,
            Truths = new Dictionary<Term, bool>(Truths) { [term] = holds },
            IsImpossible = IsImpossible || (Truths.TryGetValue(term, out bool other) && other != holds),
        };

        public Facts With(Term term, IReadOnlyList<string> words, bool among)
        {
            (IReadOnlyList<string>? allowed, IReadOnlyList<string> refused) = Words.TryGetValue(term, out var known) ? known : ((term.Type as TextType)?.Choices, []);
            if (among)
            {
                allowed = [.. (allowed ?? words).Intersect(words)];
            }
            else
            {
                refused = [.. refused, .. words];
            }

            allowed = allowed?.Except(refused).ToList();
            return new Facts
            {
                Constraints = Constraints,
                Words = new(Words) { [term] = (allowed, refused) },
                Truths = Truths,
                IsImpossible = IsImpossible || allowed is { Count: 0 },
            };
        }

        public Dictionary<Term, string> ChosenWords() =>
            Words.Where(w => w.Value.Allowed is not null).ToDictionary(w => w.Key, w => w.Value.Allowed![0]);
    }
}
