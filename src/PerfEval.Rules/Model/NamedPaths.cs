namespace PerfEval.Rules.Model;

/// <summary>A section, an indicator or an item as references see it.</summary>
internal interface INamedNode<T>
    where T : class, INamedNode<T>
{
    string Name { get; }

    /// <summary>Names from the top, joined by slashes; empty for the root.</summary>
    string Path { get; }

    T? Parent { get; }

    /// <summary>Whether it is an item of a checklist.</summary>
    bool IsItem { get; }

    IReadOnlyList<T> Children { get; }
}

/// <summary>
/// Finds what a reference may mean: the shortest path that is unique, <c>资金结余</c> or <c>预算管理/管理制度健全性</c>, with items by their
/// marker, <c>资金使用合规性/①</c>. A leading slash starts at the top.
/// </summary>
internal sealed class NamedPaths<T>(IReadOnlyList<T> nodes)
    where T : class, INamedNode<T>
{
    /// <summary>All that a reference may mean.</summary>
    public IReadOnlyList<T> FindAll(string path)
    {
        string wanted = path.Trim().Trim('/');
        T? exact = nodes.FirstOrDefault(n => n.Parent is not null && n.Path == wanted);
        if (path.StartsWith('/'))
        {
            return exact is null ? [] : [exact];
        }

        // A whole path of several names is meant as such; a single name of the top level may be another's below.
        if (exact is not null && exact.Parent!.Parent is not null)
        {
            return [exact];
        }

        List<T> ends = [.. nodes.Where(n => n.Parent is not null && (n == exact || EndsWith(n.Path, wanted)))];

        // A section's item of the same name as an indicator is rarely meant: indicators come first.
        if (ends.Count > 1 && ends.Count(n => !n.IsItem) == 1)
        {
            return [ends.Single(n => !n.IsItem)];
        }

        return ends.Count > 0 ? ends : FindItems(wanted);
    }

    /// <summary>The shortest path by which a node can be referred to.</summary>
    public string ShortestUnique(T node)
    {
        string path = node.Name;
        for (T? up = node.Parent; up?.Parent is not null && FindAll(path).Count != 1; up = up.Parent)
        {
            path = up.Name + "/" + path;
        }

        return FindAll(path).Count == 1 ? path : "/" + path;
    }

    private static bool EndsWith(string path, string end) =>
        path.EndsWith(end, StringComparison.Ordinal) && path.Length > end.Length && path[^(end.Length + 1)] == '/';

    // 资金使用合规性/①: the item by its marker, its place or the beginning of its text.
    private List<T> FindItems(string path)
    {
        int slash = path.LastIndexOf('/');
        if (slash <= 0)
        {
            return [];
        }

        var items = new List<T>();
        foreach (T parent in FindAll(path[..slash]))
        {
            T[] children = [.. parent.Children.Where(c => c.IsItem)];
            int at = Labels.Find([.. children.Select(c => c.Name)], path[(slash + 1)..]);
            if (at >= 0)
            {
                items.Add(children[at]);
            }
        }

        return items;
    }
}
