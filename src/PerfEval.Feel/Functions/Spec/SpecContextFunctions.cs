using PerfEval.Feel.Values;

namespace PerfEval.Feel.Functions.Spec;

/// <summary>Functions of contexts.</summary>
internal static class SpecContextFunctions
{
    private const ParameterKind Context = ParameterKind.Context, Text = ParameterKind.Text, List = ParameterKind.List;

    public static readonly SpecFunction[] All =
    [
        new(
            "get value",
            new Overload(["m", "key"], [Context, Text], a => a[0].Context.TryGet(a[1].Text, out FeelValue value) ? value : FeelValue.Null),
            new Overload(["m", "keys"], [Context, List], a => GetNested(a[0], a[1].List))),
        new("get entries", new Overload(["m"], [Context], a => GetEntries(a[0].Context))),
        new("context", new Overload(["entries"], [List], a => FromEntries(a[0].List))),
        new(
            "context put",
            new Overload(["context", "key", "value"], [Context, Text, ParameterKind.Any], a => FeelValue.Of(Put(a[0].Context, a[1].Text, a[2]))),
            new Overload(["context", "keys", "value"], [Context, List, ParameterKind.Any], a => PutNested(a[0], a[1].List, a[2]))),
        new("context merge", new Overload(["contexts"], [List], a => Merge(a[0].List))),
    ];

    private static KeyValuePair<string, FeelValue>[] Entries(FeelContext context) =>
        [.. context.Names.Select(name => KeyValuePair.Create(name, context.TryGet(name, out FeelValue value) ? value : FeelValue.Null))];

    private static FeelValue GetNested(in FeelValue context, FeelList keys)
    {
        FeelValue at = context;
        foreach (FeelValue key in keys)
        {
            if (key.Kind != FeelKind.Text || at.Kind != FeelKind.Context || !at.Context.TryGet(key.Text, out at))
            {
                return FeelValue.Null;
            }
        }

        return keys.Count == 0 ? FeelValue.Null : at;
    }

    private static FeelValue GetEntries(FeelContext context) => FeelValue.ListOf([.. Entries(context).Select(entry => FeelValue.Of(
        FeelContext.Create([KeyValuePair.Create("key", FeelValue.Of(entry.Key)), KeyValuePair.Create("value", entry.Value)])))]);

    // Two entries of one key make no context, as in a context written out.
    private static FeelValue FromEntries(FeelList entries)
    {
        var result = new List<KeyValuePair<string, FeelValue>>(entries.Count);
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (FeelValue entry in entries)
        {
            if (entry.Kind != FeelKind.Context
                || !entry.Context.TryGet("key", out FeelValue key)
                || !entry.Context.TryGet("value", out FeelValue value)
                || key.Kind != FeelKind.Text
                || !keys.Add(key.Text))
            {
                return FeelValue.Null;
            }

            result.Add(KeyValuePair.Create(key.Text, value));
        }

        return FeelValue.Of(FeelContext.Create(result));
    }

    private static FeelContext Put(FeelContext context, string key, in FeelValue value) =>
        FeelContext.Create([.. Entries(context), KeyValuePair.Create(key, value)]);

    // Down along the keys to the context that takes the value, then up again, putting each changed context into the one around it.
    private static FeelValue PutNested(in FeelValue context, FeelList keys, in FeelValue value)
    {
        if (keys.Count == 0)
        {
            return FeelValue.Null;
        }

        var path = new Stack<(FeelContext Context, string Key)>();
        FeelValue at = context;
        foreach (FeelValue key in keys)
        {
            if (key.Kind != FeelKind.Text || at.Kind != FeelKind.Context)
            {
                return FeelValue.Null;
            }

            path.Push((at.Context, key.Text));
            at.Context.TryGet(key.Text, out at);
        }

        FeelValue result = value;
        while (path.TryPop(out (FeelContext Context, string Key) step))
        {
            result = FeelValue.Of(Put(step.Context, step.Key, result));
        }

        return result;
    }

    private static FeelValue Merge(FeelList contexts)
    {
        var entries = new List<KeyValuePair<string, FeelValue>>();
        foreach (FeelValue context in contexts)
        {
            if (context.Kind != FeelKind.Context)
            {
                return FeelValue.Null;
            }

            entries.AddRange(Entries(context.Context));
        }

        return FeelValue.Of(FeelContext.Create(entries));
    }
}
