using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Checking;

/// <summary>
/// Finds what a reference means: the shortest path that is unique, <c>资金结余</c> or <c>预算管理/管理制度健全性</c>, with items by their
/// marker, <c>资金使用合规性/①</c>. A leading slash starts at the top.
/// </summary>
internal sealed class References(IReadOnlyList<CheckedIndicator> indicators)
{
    private static readonly LocalText s_kind = new("指标", "indicator");

    /// <summary>Finds an indicator. Null after reporting that there is none or several.</summary>
    public CheckedIndicator? Find(ReferenceModel reference, DiagnosticBag diagnostics)
    {
        IReadOnlyList<CheckedIndicator> found = FindAll(reference.Path);
        if (found.Count == 1)
        {
            return found[0];
        }

        if (found.Count == 0)
        {
            IEnumerable<string> names = indicators.Where(i => i.Parent is not null).Select(i => i.Name).Concat(indicators.Select(i => i.Path));
            string? nearest = NearestName.Find(reference.Path, names);
            diagnostics.Add(RuleSetErrors.UnknownReference.At(reference.Location, reference.Path, s_kind, Feel.Checking.Checker.DidYouMean(nearest)));
            return null;
        }

        diagnostics.Add(RuleSetErrors.AmbiguousReference.At(
            reference.Location, reference.Path, string.Join('、', found.Take(5).Select(i => i.Path)), ShortestUnique(found[0])));
        return null;
    }

    /// <summary>All that a reference may mean.</summary>
    public IReadOnlyList<CheckedIndicator> FindAll(string path)
    {
        string wanted = path.Trim().Trim('/');
        CheckedIndicator? exact = indicators.FirstOrDefault(i => i.Parent is not null && i.Path == wanted);
        if (path.StartsWith('/'))
        {
            return exact is null ? [] : [exact];
        }

        // A whole path of several names is meant as such; a single name of the top level may be another's below.
        if (exact is not null && exact.Parent!.Parent is not null)
        {
            return [exact];
        }

        List<CheckedIndicator> ends = [.. indicators.Where(i => i.Parent is not null && (i == exact || EndsWith(i.Path, wanted)))];

        // A section's item of the same name as an indicator is rarely meant: indicators come first.
        if (ends.Count > 1 && ends.Count(i => !i.Model.IsItem) == 1)
        {
            return [ends.Single(i => !i.Model.IsItem)];
        }

        return ends.Count > 0 ? ends : FindItems(wanted);
    }

    /// <summary>The shortest path by which an indicator can be referred to.</summary>
    public string ShortestUnique(CheckedIndicator indicator)
    {
        string path = indicator.Name;
        for (CheckedIndicator? up = indicator.Parent; up?.Parent is not null && FindAll(path).Count != 1; up = up.Parent)
        {
            path = up.Name + "/" + path;
        }

        return FindAll(path).Count == 1 ? path : "/" + path;
    }

    private static bool EndsWith(string path, string end) =>
        path.EndsWith(end, StringComparison.Ordinal) && path.Length > end.Length && path[^(end.Length + 1)] == '/';

    // 资金使用合规性/①: the item by its marker, its place or the beginning of its text.
    private List<CheckedIndicator> FindItems(string path)
    {
        int slash = path.LastIndexOf('/');
        if (slash <= 0)
        {
            return [];
        }

        var items = new List<CheckedIndicator>();
        foreach (CheckedIndicator parent in FindAll(path[..slash]))
        {
            CheckedIndicator[] children = [.. parent.Children.Where(c => c.Model.IsItem)];
            int at = Labels.Find([.. children.Select(c => c.Name)], path[(slash + 1)..]);
            if (at >= 0)
            {
                items.Add(children[at]);
            }
        }

        return items;
    }
}
