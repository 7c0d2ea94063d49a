namespace PerfEval.Rules.Batch;

/// <summary>
/// Counts scores by value, from which any place in their order can be told exactly. Rounded scores have few values; where there are more than
/// the limit, they are counted by a coarser step, always to the same side, and what is told is sound but no longer exact.
/// </summary>
internal sealed class ScoreTally(int limit, bool roundsUp)
{
    private Dictionary<decimal, long> _counts = [];
    private decimal[] _values = [];

    // For each value, how many scores are at or below it.
    private long[] _upTo = [];
    private bool _isSorted = true;

    public long Count { get; private set; }

    /// <summary>The step to which scores are rounded; 0 as long as they are exact.</summary>
    public decimal Step { get; private set; }

    public void Add(decimal score)
    {
        Count++;
        _isSorted = false;
        Add(_counts, Rounded(score), 1);
        while (_counts.Count > limit)
        {
            Step = Step == 0 ? 0.0001m : Step * 10;
            var coarser = new Dictionary<decimal, long>();
            foreach ((decimal value, long count) in _counts)
            {
                Add(coarser, Rounded(value), count);
            }

            _counts = coarser;
        }
    }

    /// <summary>The score at a place in ascending order, from 0.</summary>
    public decimal At(long place)
    {
        Sort();
        int at = Array.BinarySearch(_upTo, place + 1);
        return _values[at >= 0 ? at : ~at];
    }

    /// <summary>How many scores are higher than one.</summary>
    public long Above(decimal score)
    {
        Sort();
        int at = Array.BinarySearch(_values, score);
        int upTo = at >= 0 ? at : ~at - 1;
        return Count - (upTo < 0 ? 0 : _upTo[upTo]);
    }

    /// <summary>
    /// The score a share of the way through the ascending order, between two neighbours in proportion: quarter 2 is the median. The way
    /// that spreadsheets count (QUARTILE.INC).
    /// </summary>
    public decimal Quartile(int quarter)
    {
        long quarters = (Count - 1) * quarter;
        long place = quarters / 4;
        decimal below = At(place);
        return quarters % 4 == 0 ? below : below + ((At(place + 1) - below) * (quarters % 4) / 4);
    }

    /// <summary>A score as it is counted.</summary>
    public decimal Rounded(decimal score) => Step == 0 ? score : Step * (roundsUp ? decimal.Ceiling(score / Step) : decimal.Floor(score / Step));

    private static void Add(Dictionary<decimal, long> counts, decimal value, long count) =>
        System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, value, out _) += count;

    private void Sort()
    {
        if (_isSorted)
        {
            return;
        }

        _values = [.. _counts.Keys.Order()];
        _upTo = new long[_values.Length];
        long sum = 0;
        for (int i = 0; i < _values.Length; i++)
        {
            _upTo[i] = sum += _counts[_values[i]];
        }

        _isSorted = true;
    }
}
