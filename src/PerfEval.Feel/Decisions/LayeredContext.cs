using PerfEval.Feel.Values;

namespace PerfEval.Feel.Decisions;

/// <summary>A scope with a few names of its own, over the scope around it.</summary>
internal sealed class LayeredContext(FeelContext outer) : FeelContext
{
    private readonly List<KeyValuePair<string, FeelValue>> _own = [];

    public LayeredContext(FeelContext outer, string name, FeelValue value)
        : this(outer) => Add(name, value);

    public override IReadOnlyList<string> Names => [.. _own.Select(e => e.Key).Concat(outer.Names).Distinct(StringComparer.Ordinal)];

    /// <summary>The names of its own, which may shadow those around it, with their values.</summary>
    public IEnumerable<KeyValuePair<string, FeelValue>> Own => _own;

    /// <summary>Adds a name while the scope is being built.</summary>
    public void Add(string name, FeelValue value) => _own.Add(KeyValuePair.Create(name, value));

    public override bool TryGet(string name, out FeelValue value)
    {
        for (int i = _own.Count - 1; i >= 0; i--)
        {
            if (_own[i].Key == name)
            {
                value = _own[i].Value;
                return true;
            }
        }

        return outer.TryGet(name, out value);
    }
}
