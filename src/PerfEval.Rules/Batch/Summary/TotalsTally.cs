using PerfEval.Rules.Evaluation;

namespace PerfEval.Rules.Batch;

/// <summary>Gathers totals, each a score or a stretch; what is told of them is a stretch too, sound and as tight as can be.</summary>
internal sealed class TotalsTally(decimal points, int limit)
{
    private const int BinCount = 10;

    // The k-th smallest of scores that lie in stretches lies between the k-th smallest of the low ends and that of the high ends.
    private readonly ScoreTally _lows = new(limit, roundsUp: false);
    private readonly ScoreTally _highs = new(limit, roundsUp: true);
    private readonly long[] _settled = new long[BinCount];
    private readonly long[] _possible = new long[BinCount];
    private decimal _lowSum;
    private decimal _highSum;

    public long Count => _lows.Count;

    public void Add(ScoreRange total)
    {
        _lows.Add(total.Low);
        _highs.Add(total.High);
        _lowSum += total.Low;
        _highSum += total.High;
        int first = BinOf(total.Low), last = BinOf(total.High);
        if (first == last)
        {
            _settled[first]++;
            return;
        }

        for (int i = first; i <= last; i++)
        {
            _possible[i]++;
        }
    }

    /// <summary>The best and the worst rank that a total can have among all; ties share the better rank.</summary>
    public (long Best, long Worst) RankOf(ScoreRange total)
    {
        // What surely lies higher, and what may; the total itself is no rival of its own.
        bool countsItself = _highs.Rounded(total.High) > total.Low;
        return (1 + _lows.Above(total.High), 1 + _highs.Above(total.Low) - (countsItself ? 1 : 0));
    }

    /// <summary>What is known of them all; null if there are none.</summary>
    public ScoreDistribution? Describe()
    {
        if (Count == 0)
        {
            return null;
        }

        return new ScoreDistribution
        {
            Count = Count,
            Minimum = Quartile(0),
            LowerQuartile = Quartile(1),
            Median = Quartile(2),
            UpperQuartile = Quartile(3),
            Maximum = Quartile(4),
            Mean = new ScoreRange(_lowSum / Count, _highSum / Count),
            Precision = Math.Max(_lows.Step, _highs.Step),
            Histogram = [.. Enumerable.Range(0, BinCount).Select(i => new HistogramBin(points * i / BinCount, points * (i + 1) / BinCount, _settled[i], _possible[i]))],
        };
    }

    private ScoreRange Quartile(int quarter) => new(_lows.Quartile(quarter), _highs.Quartile(quarter));

    private int BinOf(decimal score) => points <= 0 ? 0 : (int)Math.Clamp(decimal.Floor(score * BinCount / points), 0, BinCount - 1);
}
