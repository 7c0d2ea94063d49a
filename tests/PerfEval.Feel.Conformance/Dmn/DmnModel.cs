using System.Xml.Linq;

namespace PerfEval.Feel.Conformance.Dmn;

/// <summary>A model as its file has it: elements by id, types by name, boxed expressions still as XML.</summary>
internal sealed class DmnModel(string path, XElement root)
{
    private readonly Dictionary<string, DmnElement> _byId = new(StringComparer.Ordinal);
    private readonly List<DmnElement> _elements = [];

    public string Path { get; } = path;

    /// <summary>The <c>definitions</c> element; its namespace is that of the DMN version.</summary>
    public XElement Root { get; } = root;

    public string Namespace { get; } = root.Attribute("namespace")?.Value.Trim() ?? "";

    public List<DmnImport> Imports { get; } = [];

    /// <summary>The <c>itemDefinition</c> elements by name.</summary>
    public Dictionary<string, XElement> ItemDefinitions { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<DmnElement> Elements => _elements;

    public void Add(DmnElement element)
    {
        _elements.Add(element);
        if (element.Id.Length > 0)
        {
            _byId[element.Id] = element;
        }
    }

    public DmnElement? FindById(string id) => _byId.GetValueOrDefault(id);

    public DmnElement? FindByName(string name) => _elements.Find(e => e.Name == name);
}

/// <summary>An import of another model; an empty name brings its elements in under their own names.</summary>
internal sealed record DmnImport(string Name, string Namespace, string? Location);

/// <summary>A reference to an element: its id, and the namespace of its model where that is another.</summary>
internal readonly record struct DmnReference(string? Namespace, string Id)
{
    public static DmnReference Parse(string href)
    {
        int hash = href.LastIndexOf('#');
        return hash > 0 ? new DmnReference(href[..hash], href[(hash + 1)..]) : new DmnReference(null, href[(hash + 1)..]);
    }
}
