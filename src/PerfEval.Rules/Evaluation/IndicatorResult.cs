using PerfEval.Feel.Values;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Compilation;

namespace PerfEval.Rules.Evaluation;

/// <summary>
/// The score of one indicator, section or item. There are many of them, and of most everything is known: what is out of the ordinary is
/// kept aside.
/// </summary>
internal sealed class IndicatorResult(IndicatorPlace at)
{
    private decimal _score;
    private decimal _unrounded;
    private Stretches? _stretches;
    private Circumstances? _circumstances;

    public IndicatorPlace At { get; } = at;

    public CheckedIndicator Indicator => At.Indicator;

    /// <summary>Its place among all results, from 0.</summary>
    public int Place => At.Place;

    /// <summary>The row of a repeated indicator, from 0; 0 for all others.</summary>
    public int Row => At.Row;

    /// <summary>What it is called: its name, or the title of its row.</summary>
    public string Name => At.Name;

    public string Path => At.Path;

    /// <summary>Its points as the framework states them.</summary>
    public decimal Points => At.Points;

    public IReadOnlyList<IndicatorResult> Children { get; set; } = [];

    /// <summary>What it earned by its own standard before deductions; null for sums.</summary>
    public FeelValue Earned { get; set; }

    /// <summary>What each part of its own deductions takes.</summary>
    public FeelValue[] PartLosses { get; set; } = [];

    /// <summary>What the rules take from it, after each rule's own cap.</summary>
    public (CheckedRuleTarget Target, FeelValue Loss)[] RuleLosses { get; set; } = [];

    /// <summary>Whether it applies: true, false or unknown.</summary>
    public FeelValue Applies
    {
        get => _circumstances is null ? FeelValue.True : _circumstances.Applies;
        set
        {
            if (!value.IsTrue || _circumstances is not null)
            {
                Aside.Applies = value;
            }
        }
    }

    /// <summary>Its points after what does not apply was taken out or moved in.</summary>
    public ScoreRange EffectivePoints => _stretches?.EffectivePoints ?? ScoreRange.Of(Points);

    public ScoreRange Score => _stretches?.Score ?? ScoreRange.Of(_score);

    /// <summary>How many points its own standard leaves open: a sum's width comes from below, but for what its own deductions and its own evidence lack.</summary>
    public decimal OwnWidth => Children.Count == 0 ? Score.Width
        : LacksEvidence ? Math.Max(0, Score.Width - Children.Sum(c => c.Score.Width))
        : Score.IsKnown ? 0 : Math.Min(OpenDeductions(), Score.Width);

    /// <summary>What its spilling parts take beyond its points; without a high end where nobody knows how much.</summary>
    public Interval Spill
    {
        get
        {
            Interval spill = Interval.Point(0);
            for (int i = 0; i < PartLosses.Length; i++)
            {
                if (Indicator.Deductions[i].Model.SpillsToTotal)
                {
                    spill = spill.Add(PartLosses[i].Bounds.Subtract(Interval.Point(Points)).Max(Interval.Point(0)));
                }
            }

            return spill;
        }
    }

    /// <summary>The score before rounding.</summary>
    public ScoreRange Unrounded => _stretches?.Unrounded ?? ScoreRange.Of(_unrounded);

    /// <summary>Whether a computation of its own failed, so that its score is the whole stretch.</summary>
    public bool Failed => _circumstances is { Failed: true };

    /// <summary>Whether it must show evidence and the case has none.</summary>
    public bool LacksEvidence
    {
        get => _circumstances is { LacksEvidence: true };
        set => Aside.LacksEvidence = value;
    }

    /// <summary>What is missing to know its own score; of sections only what is missing for their own deductions.</summary>
    public Missing Missing
    {
        get => _circumstances?.Missing ?? Missing.Nothing;
        set => Aside.Missing = value;
    }

    private Circumstances Aside => _circumstances ??= new Circumstances();

    private decimal OpenDeductions()
    {
        decimal width = 0;
        foreach (FeelValue loss in PartLosses.Concat(RuleLosses.Select(l => l.Loss)).Where(v => v.IsUnknown))
        {
            Interval bounds = loss.AsUnknown.Bounds;
            decimal high = bounds.HasHigh ? Math.Min(bounds.High, Points) : Points;
            width += Math.Max(0, high - (bounds.HasLow ? Math.Max(0, bounds.Low) : 0));
        }

        return width;
    }

    /// <summary>Marks that a computation of its own failed.</summary>
    public void Fail() => Aside.Failed = true;

    /// <summary>Sets what it scored.</summary>
    public void SetScore(ScoreRange score, ScoreRange unrounded, ScoreRange effectivePoints)
    {
        _score = score.Low;
        _unrounded = unrounded.Low;
        _stretches = score.IsKnown && unrounded.IsKnown && effectivePoints.IsKnown && effectivePoints.Low == Points
            ? null
            : new Stretches(score, unrounded, effectivePoints);
    }

    private sealed record Stretches(ScoreRange Score, ScoreRange Unrounded, ScoreRange EffectivePoints);

    private sealed class Circumstances
    {
        public FeelValue Applies { get; set; } = FeelValue.True;

        public bool Failed { get; set; }

        public bool LacksEvidence { get; set; }

        public Missing Missing { get; set; } = Missing.Nothing;
    }
}
