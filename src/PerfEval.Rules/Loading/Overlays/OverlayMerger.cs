using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Loading.Overlays;

/// <summary>
/// Puts an overlay on the rule set that it extends, as documents: every node keeps the file and the place where it was written. The overlay is
/// checked whole; nothing of it applies if anything is wrong with it.
/// </summary>
internal sealed class OverlayMerger
{
    public const string Removed = "removed";

    private static readonly string[] s_standards = ["bands", "checklist", "levels", "ratio", "judgement", "formula"];
    private static readonly string[] s_partsOfStandards = ["of", "reverse"];

    private readonly DiagnosticBag _diagnostics;
    private readonly Draft _root;
    private readonly NamedPaths<Draft> _paths;

    private OverlayMerger(MappingNode? indicators, DiagnosticBag diagnostics)
    {
        _diagnostics = diagnostics;
        _root = Draft.Root(indicators);
        _paths = new NamedPaths<Draft>([.. _root.All()]);
    }

    /// <summary>The rule set that comes of it; null after reporting what is wrong with the overlay.</summary>
    public static MappingNode? Merge(MappingNode below, MappingNode overlay, DiagnosticBag diagnostics)
    {
        var own = new DiagnosticBag();
        MappingNode merged = new OverlayMerger(ValueOf(below, "indicators") as MappingNode, own).Merge(below, overlay);
        diagnostics.AddRange(own.Items);
        return own.HasErrors ? null : merged;
    }

    public static DocumentNode? ValueOf(MappingNode mapping, string key) =>
        mapping.Entries.FirstOrDefault(e => e.Key.Text == key).Value;

    private static bool IsRemoval(DocumentNode value) => value is ScalarNode { Text: Removed };

    private MappingNode Merge(MappingNode below, MappingNode overlay)
    {
        var entries = new List<MappingEntry>(below.Entries.Where(e => e.Key.Text is not ("extends" or "abstract")));
        foreach (MappingEntry entry in overlay.Entries)
        {
            int at = entries.FindIndex(e => e.Key.Text == entry.Key.Text);
            MappingEntry? known = at < 0 ? null : entries[at];
            MappingEntry merged = (entry.Key.Text, entry.Value, known?.Value) switch
            {
                ("indicators", MappingNode changes, _) => new MappingEntry(known?.Key ?? entry.Key, MergeIndicators(changes)),
                ("facts" or "measures" or "functions" or "basis" or "rules", MappingNode changes, MappingNode old) =>
                    new MappingEntry(known!.Value.Key, MergeNamed(old, changes, isRule: entry.Key.Text == "rules")),
                ("checks", SequenceNode changes, SequenceNode old) => new MappingEntry(known!.Value.Key, MergeChecks(old, changes)),
                _ => entry,
            };
            if (at < 0)
            {
                entries.Add(merged);
            }
            else
            {
                entries[at] = merged;
            }
        }

        CheckRemovals(entries);
        return Draft.Mapped(overlay, [.. entries.Where(e => !IsRemoval(e.Value))]);
    }

    // ---- facts, measures, functions, documents and rules: by name

    private MappingNode MergeNamed(MappingNode old, MappingNode changes, bool isRule)
    {
        var entries = new List<MappingEntry>(old.Entries);
        foreach (MappingEntry change in changes.Entries)
        {
            string name = change.Key.Text.Trim();
            int at = entries.FindIndex(e => e.Key.Text.Trim() == name);
            if (IsRemoval(change.Value))
            {
                if (at < 0)
                {
                    _diagnostics.Add(OverlayErrors.NothingToRemove.At(change.Key.Location, name, Nearest(name, old.Entries.Select(e => e.Key.Text.Trim()))));
                }
                else
                {
                    entries.RemoveAt(at);
                }
            }
            else if (at < 0)
            {
                if (isRule && change.Value is MappingNode rule && ValueOf(rule, "when") is null && ValueOf(rule, "for") is null)
                {
                    _diagnostics.Add(OverlayErrors.NothingToChange.At(change.Key.Location, name, Nearest(name, old.Entries.Select(e => e.Key.Text.Trim()))));
                }
                else
                {
                    entries.Add(change);
                }
            }
            else
            {
                entries[at] = entries[at].Value is MappingNode known && change.Value is MappingNode changed
                    ? new MappingEntry(entries[at].Key, MergeKeys(name, known, changed))
                    : new MappingEntry(entries[at].Key, change.Value);
            }
        }

        return Draft.Mapped(old, entries);
    }

    // Keys of the overlay stand for those of the same name; parts of a deduction likewise.
    private MappingNode MergeKeys(string name, MappingNode old, MappingNode changes)
    {
        var entries = new List<MappingEntry>(old.Entries);
        foreach (MappingEntry change in changes.Entries)
        {
            Replace(name, entries, change);
        }

        return Draft.Mapped(old, entries);
    }

    private void Replace(string name, List<MappingEntry> entries, MappingEntry change)
    {
        int at = entries.FindIndex(e => e.Key.Text == change.Key.Text);
        if (IsRemoval(change.Value))
        {
            if (at < 0)
            {
                _diagnostics.Add(OverlayErrors.NothingToRemove.At(
                    change.Key.Location, name + " " + change.Key.Text, Nearest(change.Key.Text, entries.Select(e => e.Key.Text))));
            }
            else
            {
                entries.RemoveAt(at);
            }
        }
        else if (at < 0)
        {
            entries.Add(change);
        }
        else if (change is { Key.Text: "deduct", Value: MappingNode part })
        {
            entries[at] = new MappingEntry(entries[at].Key, MergeDeduct(name, entries[at].Value, part));
        }
        else
        {
            entries[at] = change;
        }
    }

    private DocumentNode MergeDeduct(string name, DocumentNode old, MappingNode change)
    {
        switch (old)
        {
            case MappingNode single:
                return MergeKeys(name, single, change);
            case SequenceNode { Items: [MappingNode only] }:
                return MergeKeys(name, only, change);
            case SequenceNode { Items.Count: > 1 } several:
                _diagnostics.Add(OverlayErrors.SeveralParts.At(change.Location, name, several.Items.Count));
                return old;
            default:
                return change;
        }
    }

    // A check is known by its equation.
    private SequenceNode MergeChecks(SequenceNode old, SequenceNode changes)
    {
        var items = new List<DocumentNode>(old.Items);
        foreach (DocumentNode change in changes.Items)
        {
            bool isRemoval = change is MappingNode { Entries: [{ Value: ScalarNode { Text: Removed } }] };
            string? that = isRemoval ? ((MappingNode)change).Entries[0].Key.Text.Trim() : ThatOf(change);
            int at = that is null ? -1 : items.FindIndex(i => ThatOf(i) == that);
            if (isRemoval && at < 0)
            {
                _diagnostics.Add(OverlayErrors.NothingToRemove.At(change.Location, that!, Nearest(that!, items.Select(ThatOf).OfType<string>())));
            }
            else if (isRemoval)
            {
                items.RemoveAt(at);
            }
            else if (at >= 0)
            {
                items[at] = change;
            }
            else
            {
                items.Add(change);
            }
        }

        return new SequenceNode(old.Document, old.Start, old.Line, old.Column, items, old.IsFlow);
    }

    private static string? ThatOf(DocumentNode check) => check is MappingNode mapping && ValueOf(mapping, "that") is ScalarNode that ? that.Text.Trim() : null;

    // ---- indicators: by path

    private MappingNode MergeIndicators(MappingNode changes)
    {
        Apply(changes, _root);
        return _root.ToIndicators(changes);
    }

    private void Apply(MappingNode changes, Draft within)
    {
        foreach (MappingEntry change in changes.Entries)
        {
            if (Find(change, within) is { } found)
            {
                Apply(change, found);
            }
        }
    }

    // What an overlay's key means: a child by its name, or anything below by its path. New ones are added here.
    private Draft? Find(MappingEntry change, Draft within)
    {
        string name = change.Key.Text.Trim();
        IReadOnlyList<Draft> found = [.. within.Children.Where(c => c.Name == name && !c.IsItem)];
        if (found.Count == 0)
        {
            found = [.. _paths.FindAll(name).Where(d => within == _root || d.Path.StartsWith(within.Path + "/", StringComparison.Ordinal))];
        }

        if (found.Count == 1)
        {
            return found[0];
        }

        if (found.Count > 1)
        {
            _diagnostics.Add(OverlayErrors.Ambiguous.At(change.Key.Location, name, string.Join('、', found.Take(5).Select(d => d.Path))));
            return null;
        }

        IEnumerable<string> names = _root.All().Where(d => d.Key is not null).SelectMany(d => (string[])[d.Name, d.Path]);
        if (IsRemoval(change.Value))
        {
            _diagnostics.Add(OverlayErrors.NothingToRemove.At(change.Key.Location, name, Nearest(name, names)));
        }
        else if (change.Value is MappingNode body && IsWhole(body) && !name.Contains('/', StringComparison.Ordinal))
        {
            Draft added = within.Add(change, isItem: false);
            added.Changed = change.Key;
        }
        else
        {
            _diagnostics.Add(OverlayErrors.NothingToChange.At(change.Key.Location, name, Nearest(name, names)));
        }

        return null;
    }

    // Enough for an indicator of its own, so that a mistaken name is no new one.
    private static bool IsWhole(MappingNode body) =>
        ValueOf(body, "indicators") is not null
        || (body.Entries.Any(e => e.Key.Text is "points" or "scale") && body.Entries.Any(e => e.Key.Text == "deduct" || s_standards.Contains(e.Key.Text)));

    private void Apply(MappingEntry change, Draft node)
    {
        if ((node.Changed ?? node.Removed) is { } first)
        {
            _diagnostics.Add(OverlayErrors.ChangedTwice.At(change.Key.Location, node.Path, first.Line));
            return;
        }

        if (IsRemoval(change.Value))
        {
            node.Removed = change.Key;
            return;
        }

        node.Changed = change.Key;
        if (change.Value is not MappingNode body)
        {
            if (node.IsItem)
            {
                node.Scalar = change.Value;
                node.Entries.Clear();
            }
            else
            {
                _diagnostics.Add(ModelErrors.ExpectedMapping.At(change.Value.Location, node.Name));
            }

            return;
        }

        node.Open(body);
        ReplaceStandard(node, body);
        foreach (MappingEntry entry in body.Entries)
        {
            switch (entry)
            {
                case { Key.Text: "indicators", Value: MappingNode inner }:
                    Apply(inner, node);
                    break;
                case { Key.Text: "checklist", Value: SequenceNode items }:
                    ApplyItems(items, node);
                    break;
                default:
                    Replace(node.Path, node.Entries, entry);
                    break;
            }
        }
    }

    // A standard of another kind stands for the one that was there.
    private static void ReplaceStandard(Draft node, MappingNode body)
    {
        string[] given = [.. s_standards.Where(s => ValueOf(body, s) is { } value && !IsRemoval(value))];
        if (given.Length == 0)
        {
            return;
        }

        node.Entries.RemoveAll(e => s_standards.Contains(e.Key.Text) && !given.Contains(e.Key.Text));
        if (!given.Contains("checklist"))
        {
            node.Children.RemoveAll(c => c.IsItem);
        }

        if (!given.Contains("bands") && !given.Contains("formula"))
        {
            node.Entries.RemoveAll(e => s_partsOfStandards.Contains(e.Key.Text) && ValueOf(body, e.Key.Text) is null);
        }
    }

    private void ApplyItems(SequenceNode items, Draft node)
    {
        foreach (DocumentNode item in items.Items)
        {
            if (item is not MappingNode { Entries: [var change] })
            {
                _diagnostics.Add(ModelErrors.SingleEntryExpected.At(item.Location));
                continue;
            }

            Draft[] known = [.. node.Children.Where(c => c.IsItem)];
            int at = Labels.Find([.. known.Select(c => c.Name)], change.Key.Text.Trim());
            if (at >= 0)
            {
                Apply(change, known[at]);
            }
            else if (IsRemoval(change.Value))
            {
                _diagnostics.Add(OverlayErrors.NothingToRemove.At(change.Key.Location, node.Path + "/" + change.Key.Text.Trim(), Nearest(change.Key.Text, known.Select(c => c.Name))));
            }
            else
            {
                node.Add(change, isItem: true).Changed = change.Key;
            }
        }
    }

    // What was removed must not be changed elsewhere in the overlay, nor be aimed at by rules that stay.
    private void CheckRemovals(List<MappingEntry> entries)
    {
        foreach (Draft changed in _root.All().Where(d => d.Changed is not null && d.RemovedAt() is not null))
        {
            _diagnostics.Add(OverlayErrors.RemovedAndUsed.At(
                changed.RemovedAt()!.Location, changed.Path, new LocalText($"第 {changed.Changed!.Line} 行的修改", $"the change on line {changed.Changed.Line}"), PlaceOf(changed.Changed)));
        }

        if (entries.Find(e => e.Key.Text == "rules").Value is not MappingNode rules)
        {
            return;
        }

        foreach (MappingEntry rule in rules.Entries)
        {
            IEnumerable<DocumentNode> parts = rule.Value is MappingNode body ? ValueOf(body, "deduct") switch { SequenceNode list => list.Items, { } one => [one], _ => [] } : [];
            foreach (ScalarNode from in parts.OfType<MappingNode>().Select(p => ValueOf(p, "from")).OfType<ScalarNode>())
            {
                if (_paths.FindAll(from.Text) is [var target] && target.RemovedAt() is { } removed)
                {
                    var name = new LocalText($"规则“{rule.Key.Text.Trim()}”", $"the rule '{rule.Key.Text.Trim()}'");
                    _diagnostics.Add(OverlayErrors.RemovedAndUsed.At(removed.Location, target.Path, name, PlaceOf(from)));
                }
            }
        }
    }

    private static string PlaceOf(DocumentNode node) => node.Location.ToString();

    private static LocalText Nearest(string name, IEnumerable<string> names) =>
        NearestName.Find(name, names) is { } nearest ? new LocalText($"是不是“{nearest}”？", $"Did you mean '{nearest}'? ") : new LocalText("", "");
}
