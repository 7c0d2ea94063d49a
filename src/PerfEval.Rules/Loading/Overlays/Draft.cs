using PerfEval.Rules.Model;

namespace PerfEval.Rules.Loading.Overlays;

/// <summary>A section, an indicator or an item of the rule set that is extended, while an overlay changes it.</summary>
internal sealed class Draft : INamedNode<Draft>
{
    private Draft(ScalarNode? key, Draft? parent, bool isItem)
    {
        Key = key;
        Parent = parent;
        IsItem = isItem;
    }

    /// <summary>Its name where it was declared; null for the root.</summary>
    public ScalarNode? Key { get; }

    public Draft? Parent { get; }

    public bool IsItem { get; }

    public string Name => Key?.Text.Trim() ?? "";

    public string Path => Parent?.Key is null ? Name : Parent.Path + "/" + Name;

    public List<Draft> Children { get; } = [];

    IReadOnlyList<Draft> INamedNode<Draft>.Children => Children;

    /// <summary>The mapping it was written as; null for an item that is points alone.</summary>
    public MappingNode? Mapping { get; private set; }

    /// <summary>The points of an item that is nothing else.</summary>
    public DocumentNode? Scalar { get; set; }

    /// <summary>Its keys but for the children, in order.</summary>
    public List<MappingEntry> Entries { get; } = [];

    /// <summary>Where an overlay changed it, if it did.</summary>
    public ScalarNode? Changed { get; set; }

    /// <summary>Where an overlay removed it, if it did.</summary>
    public ScalarNode? Removed { get; set; }

    public static Draft Root(MappingNode? indicators)
    {
        var root = new Draft(null, null, isItem: false) { Mapping = indicators };
        root.AddChildren(indicators);
        return root;
    }

    /// <summary>Adds what an overlay declares anew.</summary>
    public Draft Add(MappingEntry entry, bool isItem)
    {
        var child = new Draft(entry.Key, this, isItem);
        child.Take(entry.Value);
        Children.Add(child);
        return child;
    }

    /// <summary>An item that was points alone becomes one with keys.</summary>
    public void Open(MappingNode like)
    {
        if (Scalar is { } points)
        {
            Mapping = like;
            Entries.Add(new MappingEntry(KeyLike(points, "points"), points));
            Scalar = null;
        }
    }

    public IEnumerable<Draft> All() => Children.SelectMany(c => c.All()).Prepend(this);

    /// <summary>Whether it, or something above it, was removed; and where.</summary>
    public ScalarNode? RemovedAt() => Removed ?? Parent?.RemovedAt();

    /// <summary>It and what is below it as a document again.</summary>
    public DocumentNode ToNode()
    {
        if (Scalar is { } points)
        {
            return points;
        }

        var entries = new List<MappingEntry>(Entries);
        Draft[] left = [.. Children.Where(c => c.Removed is null)];
        if (left.Length > 0)
        {
            ScalarNode first = left[0].Key!;
            entries.Add(left[0].IsItem
                ? new MappingEntry(KeyLike(first, "checklist"), new SequenceNode(first.Document, first.Start, first.Line, first.Column, [.. left.Select(ItemOf)], isFlow: false))
                : new MappingEntry(KeyLike(first, "indicators"), Mapped(first, [.. left.Select(c => new MappingEntry(c.Key!, c.ToNode()))])));
        }

        return Mapped(Mapping ?? (DocumentNode)Key!, entries);
    }

    /// <summary>The top-level indicators as a document again.</summary>
    public MappingNode ToIndicators(DocumentNode like) =>
        Mapped(Mapping ?? like, [.. Children.Where(c => c.Removed is null).Select(c => new MappingEntry(c.Key!, c.ToNode()))]);

    public static MappingNode Mapped(DocumentNode like, IReadOnlyList<MappingEntry> entries) => new(like.Document, like.Start, like.Line, like.Column, entries);

    /// <summary>A key that stands where something else does.</summary>
    public static ScalarNode KeyLike(DocumentNode like, string text) =>
        new(like.Document, like.Start, like.Start, like.Line, like.Column, text, ScalarStyle.Plain, inFlow: false);

    private static MappingNode ItemOf(Draft item) => Mapped(item.Key!, [new MappingEntry(item.Key!, item.ToNode())]);

    private void Take(DocumentNode value)
    {
        if (value is not MappingNode mapping)
        {
            Scalar = value;
            return;
        }

        Mapping = mapping;
        foreach (MappingEntry entry in mapping.Entries)
        {
            if (entry is { Key.Text: "indicators", Value: MappingNode indicators })
            {
                AddChildren(indicators);
            }
            else if (entry is { Key.Text: "checklist", Value: SequenceNode items })
            {
                foreach (MappingEntry item in items.Items.OfType<MappingNode>().Where(m => m.Entries.Count == 1).Select(m => m.Entries[0]))
                {
                    Add(item, isItem: true);
                }
            }
            else
            {
                Entries.Add(entry);
            }
        }
    }

    private void AddChildren(MappingNode? indicators)
    {
        foreach (MappingEntry entry in indicators?.Entries ?? [])
        {
            Add(entry, isItem: false);
        }
    }
}
