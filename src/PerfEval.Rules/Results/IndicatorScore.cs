using PerfEval.Rules.Evaluation;

namespace PerfEval.Rules.Results;

/// <summary>What one line of the scoring table scored: a section, an indicator (指标) or an item of a checklist. Immutable.</summary>
public sealed class IndicatorScore
{
    internal IndicatorScore(IndicatorResult result)
    {
        Result = result;
        Parts = [.. result.Children.Select(c => new IndicatorScore(c))];
    }

    /// <summary>The names from the top of the table down to it, joined by <c>/</c>: <c>项目管理/财务管理/资金使用</c>.</summary>
    public string Path => Result.Path;

    /// <summary>Its name; of an indicator that comes with each row of a table, the row's title.</summary>
    public string Name => Result.Name;

    /// <summary>Its code in the printed table, such as <c>A11</c>; <see langword="null"/> if it has none.</summary>
    public string? Code => Result.Indicator.Model.Code;

    /// <summary>The scoring standard in the words of the printed table; <see langword="null"/> if the rule set does not repeat it.</summary>
    public string? Wording => Result.Indicator.Model.Wording;

    /// <summary>Its full points, in points of the scoring table; at least 0.</summary>
    public decimal Points => Result.Points;

    /// <summary>What it scored, from 0 to <see cref="Points"/>; a stretch while something is missing, or if its computation failed.</summary>
    public ScoreRange Score => Result.Score;

    /// <summary>What it lost: points minus score. Nothing where it does not apply.</summary>
    public ScoreRange Lost => Applies == false ? default : new(Points - Score.High, Points - Score.Low);

    /// <summary>Whether it applies to the case; <see langword="null"/> if that hangs on something missing.</summary>
    public bool? Applies => Result.Applies.IsBoolean ? Result.Applies.IsTrue : null;

    /// <summary>Whether a computation of its own failed, such as a division by zero; its score is then the whole stretch.</summary>
    public bool IsFailed => Result.Failed;

    /// <summary>What it is made of: the indicators of a section, the items of a checklist, in the order of the table. Empty for all others.</summary>
    public IReadOnlyList<IndicatorScore> Parts { get; }

    internal IndicatorResult Result { get; }
}
