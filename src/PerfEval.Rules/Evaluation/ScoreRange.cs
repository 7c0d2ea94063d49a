using System.Globalization;

namespace PerfEval.Rules.Evaluation;

/// <summary>A score: one number, or the stretch in which it lies while something is unknown. Both ends belong to it.</summary>
/// <param name="Low">The least it can be.</param>
/// <param name="High">The most it can be; never below <paramref name="Low"/>.</param>
public readonly record struct ScoreRange(decimal Low, decimal High)
{
    /// <summary>Whether the score is known.</summary>
    public bool IsKnown => Low == High;

    /// <summary>How many points are open.</summary>
    public decimal Width => High - Low;

    /// <summary>A known score.</summary>
    /// <param name="value">The score.</param>
    public static ScoreRange Of(decimal value) => new(value, value);

    /// <summary>The smallest stretch that holds both.</summary>
    /// <param name="other">The other score.</param>
    public ScoreRange Hull(ScoreRange other) => new(Math.Min(Low, other.Low), Math.Max(High, other.High));

    /// <summary><c>85</c> or <c>81..91</c>.</summary>
    public override string ToString()
    {
        string low = Low.ToString("0.############", CultureInfo.InvariantCulture);
        return IsKnown ? low : low + ".." + High.ToString("0.############", CultureInfo.InvariantCulture);
    }
}
