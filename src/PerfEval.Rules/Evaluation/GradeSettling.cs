using PerfEval.Feel.Values;

namespace PerfEval.Rules.Evaluation;

/// <summary>
/// What a missing piece can do for an open grade, if it alone is supplied. <see cref="Grades"/> errs on one side only: a grade that is not listed surely cannot come out as long as the
/// other pieces stay missing; one that is listed may.
/// </summary>
/// <param name="Grades">The indexes of the grades that may then be settled, best first.</param>
/// <param name="Always">Whether the grade is then settled whatever the piece turns out to be, since nothing else is open.</param>
internal sealed record GradeSettlement(IReadOnlyList<int> Grades, bool Always);

/// <summary>Finds out which missing pieces may settle an open grade.</summary>
internal sealed class GradeSettling
{
    private readonly EvaluationResult _result;
    private readonly bool _addsUp;

    public GradeSettling(EvaluationResult result)
    {
        _result = result;
        _addsUp = AddsUp(result);
    }

    /// <summary>What a piece can do; null where the grade is settled, or there are no grades.</summary>
    public GradeSettlement? Of(MissingResult piece)
    {
        if (_result.Grades.Count <= 1)
        {
            return null;
        }

        bool isOnlyOne = _result.Failures.Count == 0 && _result.Missing.All(m => ReferenceEquals(m, piece) || (m.OpenPoints == 0 && m.Indicators.Count > 0));
        if (isOnlyOne || !_addsUp)
        {
            return new GradeSettlement(_result.Grades, isOnlyOne && NothingElseIsRead(piece));
        }

        decimal moved = piece.OpenPoints;
        return new GradeSettlement([.. _result.Grades.Where(g => MayHold(g, moved))], Always: false);
    }

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
        int cap = _result.GradeCaps.Select(c => c.Grade).DefaultIfEmpty(0).Max();
        IEnumerable<Interval> own = _result.Plan.RuleSet.Grades[grade].Totals;
        return grade == cap && cap > 0 ? [.. own.Select(o => o.HasLow ? Interval.From(o.Low, o.IsLowOpen) : Interval.Everything)] : own;
    }

    // Whether the total is the plain sum of what is open. No line moves the total by more than it moves itself; if the widths add up to the total's, each moves it by just as much.
    private static bool AddsUp(EvaluationResult result)
    {
        if (result.Spill != default || result.GradeCaps.Any(c => !c.IsCertain) || result.Failures.Count > 0)
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
