using PerfEval.Feel.Types;
using PerfEval.Feel.Values;
using PerfEval.Rules.Binding;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Values;

namespace PerfEval.Rules.Evaluation;

/// <summary>
/// What a missing piece can do for an open grade, if it alone is supplied. <see cref="Grades"/> errs on one side only: a grade that is not listed surely cannot come out as long as the
/// other pieces stay missing; one that is listed may.
/// </summary>
/// <param name="Grades">The indexes of the grades that may then be settled, best first.</param>
/// <param name="Always">Whether the grade is then settled whatever the piece turns out to be, since nothing else is open.</param>
internal sealed record GradeSettlement(IReadOnlyList<int> Grades, bool Always);

/// <summary>
/// Finds out which missing pieces may settle an open grade. A fact that is yes or no, or one of a few words, is tried with each; of all others the points that hang on them tell what they
/// can move.
/// </summary>
internal sealed class GradeSettling
{
    // Trying a fact scores the case again, if only what depends on it.
    private const int MostTries = 64;

    private readonly EvaluationResult _result;
    private readonly bool _addsUp;
    private readonly GradeCapResult[] _openCaps;
    private readonly int _cap;
    private int _tries;

    public GradeSettling(EvaluationResult result)
    {
        _result = result;
        _addsUp = AddsUp(result);
        _openCaps = [.. result.GradeCaps.Where(c => !c.IsCertain)];
        _cap = result.GradeCaps.Where(c => c.IsCertain).Select(c => c.Grade).DefaultIfEmpty(0).Max();
    }

    /// <summary>What a piece can do; null where the grade is settled, or there are no grades.</summary>
    public GradeSettlement? Of(MissingResult piece)
    {
        if (_result.Grades.Count <= 1)
        {
            return null;
        }

        if (Tried(piece) is { } tried)
        {
            return tried;
        }

        bool isOnlyOne = _result.Failures.Count == 0 && _result.Missing.All(m => ReferenceEquals(m, piece) || (m.OpenPoints == 0 && m.Indicators.Count > 0));
        if (isOnlyOne || !_addsUp || DecidesACap(piece))
        {
            return new GradeSettlement(_result.Grades, isOnlyOne && NothingElseIsRead(piece));
        }

        return new GradeSettlement([.. _result.Grades.Where(g => _openCaps.All(c => c.Grade <= g) && MayHold(g, piece.OpenPoints))], Always: false);
    }

    // Every value that the fact can have; null if there are too many, or one of them makes a computation fail.
    private GradeSettlement? Tried(MissingResult piece)
    {
        CheckedFact? fact = piece.Source.Kind == UnknownSourceKind.Fact ? _result.Plan.RuleSet.Facts.FirstOrDefault(f => f.Model.Name == piece.Source.Name) : null;
        FeelValue[] values = fact?.Model.Type.Type switch
        {
            { Kind: FeelKind.Boolean } => [FeelValue.True, FeelValue.False],
            TextType { Choices: { } choices } => [.. choices.Select(FeelValue.Of)],
            _ => [],
        };
        if (values.Length == 0 || _result.Plan.Repeats.Count > 0 || (_tries += values.Length) > MostTries)
        {
            return null;
        }

        var grades = new SortedSet<int>();
        bool always = true;
        foreach (FeelValue value in values)
        {
            EvaluationResult supplied = With(fact!.Symbol.Index, value);
            if (supplied.Failures.Count > 0)
            {
                return null;
            }

            always &= supplied.Grades.Count == 1;
            grades.UnionWith(supplied.Grades.Count == 1 ? supplied.Grades : []);
        }

        return new GradeSettlement([.. grades], always);
    }

    private EvaluationResult With(int slot, FeelValue value)
    {
        FeelValue[] slots = [.. _result.Case.Slots];
        WrittenValue?[] written = _result.Case.Written.ToArray();
        slots[slot] = value;
        written[slot] = new WrittenValue { Value = value };
        return Evaluator.Evaluate(_result, CaseBinder.Change(_result.Plan, _result.Case, slots, written)!, [slot]);
    }

    private bool DecidesACap(MissingResult piece) => _result.Rules.Any(r => _openCaps.Any(c => c.Rule == r.Rule) && r.OpenSources.Contains(piece.Source));

    // What is not looked into yet, such as a table of which the rows are missing, may need more once it is.
    private bool NothingElseIsRead(MissingResult piece)
    {
        FeelValue[] slots = _result.Case.Slots;
        return _result.Plan.Dependencies.ReadBy(piece.Indicators.Select(i => i.Indicator)).All(s => SourcesIn(slots[s]).All(source => source == piece.Source));
    }

    private static IEnumerable<UnknownSource> SourcesIn(FeelValue value) =>
        value.IsUnknown ? value.AsUnknown.Missing.Sources
        : value.Kind == FeelKind.List ? value.List.SelectMany(SourcesIn)
        : value.Kind == FeelKind.Context ? value.Context.Names.SelectMany(name => value.Context.TryGet(name, out FeelValue cell) ? SourcesIn(cell) : [])
        : [];

    // The piece moves the low end by 0 to 'moved' points; what the other pieces leave open stays as wide as it is.
    private bool MayHold(int grade, decimal moved)
    {
        ScoreRange total = _result.Root.Score;
        decimal left = total.Width - moved, half = (_result.Plan.RuleSet.Model.Rounding.Total ?? 0) / 2;
        return GradeStretches(grade).Any(stretch =>
        {
            decimal least = stretch.HasLow ? Math.Max(0, stretch.Low - half - total.Low) : 0;
            decimal most = stretch.HasHigh ? Math.Min(moved, stretch.High + half - left - total.Low) : moved;
            return least < most || (least == most && (half > 0 || (stretch.Contains(total.Low + least) && stretch.Contains(total.Low + least + left))));
        });
    }

    // The totals that come to a grade; a cap on the grade gathers all better ones.
    private IEnumerable<Interval> GradeStretches(int grade)
    {
        IEnumerable<Interval> own = _result.Plan.RuleSet.Grades[grade].Totals;
        return grade == _cap && _cap > 0 ? [.. own.Select(o => o.HasLow ? Interval.From(o.Low, o.IsLowOpen) : Interval.Everything)] : own;
    }

    // Whether the total is the plain sum of what is open. No line moves the total by more than it moves itself; if the widths add up to the total's, each moves it by just as much.
    private static bool AddsUp(EvaluationResult result)
    {
        if (result.Spill != default || result.Failures.Count > 0)
        {
            return false;
        }

        decimal width = 0;
        foreach (IndicatorResult indicator in result.Indicators)
        {
            bool isOpen = !indicator.Score.IsKnown;
            if (!indicator.Applies.IsBoolean || (isOpen && (indicator.Indicator.Aggregate is not null || indicator.EffectivePoints != ScoreRange.Of(indicator.Points))))
            {
                return false;
            }

            width += indicator.OwnWidth;
        }

        return width == result.Root.Score.Width;
    }
}
