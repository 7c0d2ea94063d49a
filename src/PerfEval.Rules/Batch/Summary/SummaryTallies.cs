using PerfEval.Rules.Evaluation;

namespace PerfEval.Rules.Batch;

/// <summary>Adds up what an indicator lost.</summary>
internal sealed class IndicatorTally
{
    private long _cases;
    private long _losing;
    private decimal _points;
    private ScoreRange _lost;

    public void Add(decimal points, ScoreRange lost)
    {
        _cases++;
        _losing += lost.Low > 0 ? 1 : 0;
        _points += points;
        _lost = new ScoreRange(_lost.Low + lost.Low, _lost.High + lost.High);
    }

    public IndicatorLoss ToLoss(string path) => new(path, _cases, _losing, _points, _lost);
}

/// <summary>Counts what a rule or a standard found.</summary>
internal sealed class FindingTally(string name)
{
    private long _times;
    private ScoreRange _deducted;

    public long Cases { get; private set; }

    public long Possible { get; private set; }

    public void Add(in FindingOutcome finding)
    {
        Cases += finding.Times > 0 ? 1 : 0;
        Possible += finding.Times > 0 ? 0 : 1;
        _times += finding.Times;
        _deducted = new ScoreRange(_deducted.Low + finding.Deducted.Low, _deducted.High + finding.Deducted.High);
    }

    public FindingCount ToCount(bool isRule) => new(name, isRule, Cases, Possible, _times, _deducted);
}

/// <summary>The totals and grades of a group.</summary>
internal sealed record GroupTally(TotalsTally Totals, long[,] Grades)
{
    public GroupSummary ToSummary(string? name, bool isRest, Func<long[,], IReadOnlyList<GradeCount>> countsOf) =>
        new(name, isRest, Totals.Describe()!, countsOf(Grades));
}

/// <summary>A case of the ranking, and the how manieth it was.</summary>
internal sealed record RankEntry(ScoreRange Total, long Number, string CaseId, string? Group, IReadOnlyList<int> Grades)
{
    /// <summary>The better one comes first: by what is sure of its total, then by what is possible, then as they came.</summary>
    public static IComparer<RankEntry> BestFirst { get; } = Comparer<RankEntry>.Create((a, b) =>
        (b.Total.Low, b.Total.High, a.Number).CompareTo((a.Total.Low, a.Total.High, b.Number)));
}
