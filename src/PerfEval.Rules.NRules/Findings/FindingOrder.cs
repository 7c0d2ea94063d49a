using System.Collections;
using NRules.Diagnostics;
using NRules.RuleModel;

namespace PerfEval.Rules.NRules.Findings;

/// <summary>
/// Puts findings into the order of the objects that they were found in, whatever the order in which rules fired: by the places of the matched objects among those that were
/// given, then by the rule's name, then by text and points.
/// </summary>
internal sealed class FindingOrder
{
    private readonly Dictionary<object, int[]> _places = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<object, Origin> _origins = new(ReferenceEqualityComparer.Instance);
    private Origin? _firing;

    /// <summary>Follows a session.</summary>
    /// <param name="events">The session's events.</param>
    /// <param name="given">The objects that it is given, in their order.</param>
    public FindingOrder(IEventProvider events, IReadOnlyList<object> given)
    {
        for (int i = 0; i < given.Count; i++)
        {
            _places.TryAdd(given[i], [i]);
        }

        events.RuleFiringEvent += (_, e) => _firing = new Origin([.. e.Facts.SelectMany(PlacesOf)], e.Rule.Name);
        events.FactInsertingEvent += (_, e) => Note(e.Fact);
        events.FactUpdatingEvent += (_, e) => Note(e.Fact);
    }

    /// <summary>The findings in their order.</summary>
    public IReadOnlyList<HostFinding> Sort(IEnumerable<HostFinding> findings) =>
    [
        .. findings.OrderBy(f => _origins.GetValueOrDefault(f)?.Places, PlaceComparer.Instance)
            .ThenBy(f => _origins.GetValueOrDefault(f)?.Rule, StringComparer.Ordinal)
            .ThenBy(f => f.Text, StringComparer.Ordinal)
            .ThenBy(f => f.Points),
    ];

    // What a rule derived stands where that was from which it was derived.
    private void Note(IFact fact)
    {
        if (_firing is { } origin && fact.Value is { } value && !_places.ContainsKey(value))
        {
            _origins[value] = origin;
        }
    }

    private int[] PlacesOf(IFact fact) => fact.Value is { } value ? PlacesOf(value) : [];

    private int[] PlacesOf(object value)
    {
        if (_places.TryGetValue(value, out int[]? places))
        {
            return places;
        }

        if (_origins.TryGetValue(value, out Origin? origin))
        {
            return origin.Places;
        }

        // A group stands where the first of its members does.
        return value is IEnumerable group and not string
            ? group.Cast<object?>().Where(m => m is not null).Select(m => PlacesOf(m!)).Where(p => p.Length > 0).Min(PlaceComparer.Instance) ?? []
            : [];
    }

    private sealed record Origin(int[] Places, string Rule);

    private sealed class PlaceComparer : IComparer<int[]?>
    {
        public static readonly PlaceComparer Instance = new();

        public int Compare(int[]? x, int[]? y) => x.AsSpan().SequenceCompareTo(y);
    }
}
