namespace PerfEval.Feel.Values;

/// <summary>A set of missing pieces of information, sorted and without repetition. Immutable.</summary>
public sealed class Missing
{
    // Thousands of unknown cells in one aggregate need not all be named; the first ones lead a person to the column.
    private const int Limit = 200;

    private readonly UnknownSource[] _sources;

    private Missing(UnknownSource[] sources) => _sources = sources;

    /// <summary>Nothing is missing; used where a value is unknown for no nameable reason.</summary>
    public static Missing Nothing { get; } = new([]);

    /// <summary>The missing pieces, sorted; at most 200 are kept.</summary>
    public IReadOnlyList<UnknownSource> Sources => _sources;

    /// <summary>One missing piece.</summary>
    /// <param name="source">The piece.</param>
    public static Missing Of(UnknownSource source) => new([source]);

    /// <summary>All that is missing in either set.</summary>
    /// <param name="other">The other set.</param>
    public Missing Union(Missing other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (ReferenceEquals(this, other) || other._sources.Length == 0)
        {
            return this;
        }

        if (_sources.Length == 0)
        {
            return other;
        }

        var merged = new List<UnknownSource>(_sources.Length + other._sources.Length);
        int i = 0, j = 0;
        bool isNew = false;
        while ((i < _sources.Length || j < other._sources.Length) && merged.Count < Limit)
        {
            int order = i == _sources.Length ? 1 : j == other._sources.Length ? -1 : _sources[i].CompareTo(other._sources[j]);
            merged.Add(order <= 0 ? _sources[i] : other._sources[j]);
            isNew |= order > 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        // At the limit the count says nothing: an earlier piece may have pushed out a later one.
        return isNew ? new Missing([.. merged]) : this;
    }
}
