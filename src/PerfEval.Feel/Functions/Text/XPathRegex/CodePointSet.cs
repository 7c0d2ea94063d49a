namespace PerfEval.Feel.Functions.Text;

/// <summary>
/// A set of Unicode code points, kept as the sorted places where membership changes: <c>[a, b, c, d]</c> holds a to b − 1 and c to d − 1.
/// </summary>
internal sealed class CodePointSet
{
    /// <summary>One more than the last code point.</summary>
    public const int End = 0x110000;

    private readonly int[] _changes;

    // A bit for each character of ASCII, the first 64 and the others.
    private readonly ulong _low;
    private readonly ulong _high;

    private CodePointSet(int[] changes)
    {
        _changes = changes;
        for (int i = 0; i < changes.Length && changes[i] < 128; i += 2)
        {
            for (int c = changes[i]; c < Math.Min(changes[i + 1], 128); c++)
            {
                _low |= c < 64 ? 1UL << c : 0;
                _high |= c < 64 ? 0 : 1UL << (c - 64);
            }
        }
    }

    public static CodePointSet Empty { get; } = new([]);

    /// <summary>The stretches of the set: first and last code point of each, in order.</summary>
    public IEnumerable<(int First, int Last)> Ranges
    {
        get
        {
            for (int i = 0; i < _changes.Length; i += 2)
            {
                yield return (_changes[i], _changes[i + 1] - 1);
            }
        }
    }

    /// <summary>The only code point of the set; −1 if it has none or several.</summary>
    public int Single => _changes.Length == 2 && _changes[1] == _changes[0] + 1 ? _changes[0] : -1;

    /// <summary>A set of stretches, given in any order.</summary>
    public static CodePointSet Of(IEnumerable<(int First, int Last)> ranges)
    {
        var changes = new List<int>();
        foreach ((int first, int last) in ranges.OrderBy(r => r.First))
        {
            if (changes.Count > 0 && first <= changes[^1])
            {
                changes[^1] = Math.Max(changes[^1], last + 1);
            }
            else
            {
                changes.Add(first);
                changes.Add(last + 1);
            }
        }

        return new CodePointSet([.. changes]);
    }

    public static CodePointSet Of(params int[] codePoints) => Of(codePoints.Select(c => (c, c)));

    public bool Contains(int codePoint) => codePoint switch
    {
        < 64 => (_low & (1UL << codePoint)) != 0,
        < 128 => (_high & (1UL << (codePoint - 64))) != 0,
        _ => IsInRange(codePoint),
    };

    public CodePointSet Union(CodePointSet other) => Of(Ranges.Concat(other.Ranges));

    public CodePointSet UnionAll(IReadOnlyCollection<CodePointSet> others) =>
        others.Count == 0 ? this : Of(Ranges.Concat(others.SelectMany(o => o.Ranges)));

    public CodePointSet Complement()
    {
        bool startsAtZero = _changes.Length > 0 && _changes[0] == 0;
        bool reachesEnd = _changes.Length > 0 && _changes[^1] == End;
        IEnumerable<int> inner = _changes.Skip(startsAtZero ? 1 : 0).SkipLast(reachesEnd ? 1 : 0);
        return new CodePointSet([.. startsAtZero ? inner : inner.Prepend(0), .. reachesEnd ? Array.Empty<int>() : [End]]);
    }

    public CodePointSet Except(CodePointSet other) => Complement().Union(other).Complement();

    private bool IsInRange(int codePoint)
    {
        int at = Array.BinarySearch(_changes, codePoint);
        return ((at >= 0 ? at : ~at - 1) & 1) == 0;
    }
}
