using System.Xml.Linq;
using PerfEval.Feel.Conformance.Kit;
using PerfEval.Feel.Decisions;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Types;

namespace PerfEval.Feel.Conformance.Dmn;

/// <summary>The types of a model: the standard's, its item definitions, and those of the models that it imports.</summary>
/// <param name="model">The model.</param>
/// <param name="imported">The types of an imported model; null if there is no such model.</param>
internal sealed class DmnTypes(DmnModel model, Func<DmnImport, DmnTypes?> imported)
{
    private readonly DiagnosticBag _diagnostics = new();
    private readonly SortedSet<string> _unknown = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ItemType> _known = new(StringComparer.Ordinal);
    private readonly HashSet<string> _underWay = new(StringComparer.Ordinal);

    /// <summary>What was found wrong with types so far.</summary>
    public IEnumerable<string> Problems => [.. _unknown.Select(name => $"There is no type {name}; it is any."), .. _diagnostics.Items.Select(d => d.ToString())];

    /// <summary>The type that an element's attribute <c>typeRef</c> names; any, if it names none.</summary>
    public ItemType Of(XElement element) => element.AttributeText("typeRef") is { } name ? Resolve(name, element) : ItemType.Any;

    /// <summary>All item definitions of the model and of its imports, by the names that expressions use.</summary>
    public IEnumerable<(string Name, ItemType Type)> All() => All([]);

    private IEnumerable<(string Name, ItemType Type)> All(HashSet<DmnTypes> importers)
    {
        foreach (string name in model.ItemDefinitions.Keys)
        {
            yield return (name, Defined(name)!);
        }

        foreach (DmnImport import in model.Imports)
        {
            if (imported(import) is { } types && types != this && !importers.Contains(types))
            {
                foreach ((string name, ItemType type) in types.All([.. importers, this]))
                {
                    yield return (import.Name.Length > 0 ? $"{import.Name}.{name}" : name, type);
                }
            }
        }
    }

    private ItemType Resolve(string reference, XElement where)
    {
        string name = reference.Trim();

        // DMN 1.1 wrote feel:string and, with the prefix of a model's namespace, other:tType.
        int colon = name.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0 && where.GetNamespaceOfPrefix(name[..colon]) is { } prefix)
        {
            name = name[(colon + 1)..];
            if (prefix.NamespaceName != model.Namespace && model.Imports.Find(i => i.Namespace == prefix.NamespaceName) is { } import)
            {
                return imported(import)?.Defined(name) ?? ItemType.Any;
            }
        }

        if (Defined(name) is { } defined)
        {
            return defined;
        }

        if (FeelTypes.Find(name) is { } standard)
        {
            return ItemType.Of(standard);
        }

        _unknown.Add(reference);
        return ItemType.Any;
    }

    private ItemType? Defined(string name)
    {
        if (_known.TryGetValue(name, out ItemType? known))
        {
            return known;
        }

        if (!model.ItemDefinitions.TryGetValue(name, out XElement? element))
        {
            return DefinedInImport(name);
        }

        if (!_underWay.Add(name))
        {
            // A type within itself; a tree's nodes, say. What is further down is not checked.
            return ItemType.Any;
        }

        ItemType type = Read(element);
        _underWay.Remove(name);
        return _known[name] = type;
    }

    private ItemType? DefinedInImport(string name)
    {
        foreach (DmnImport import in model.Imports)
        {
            string prefix = import.Name.Length > 0 ? import.Name + "." : "";
            if (name.StartsWith(prefix, StringComparison.Ordinal) && imported(import)?.Defined(name[prefix.Length..]) is { } type)
            {
                return type;
            }
        }

        return null;
    }

    private ItemType Read(XElement element) => Constrained(element, ReadBase(element), FeelEnvironment.Spec);

    /// <summary>Makes it a collection where it says so. Allowed values are those of its items, a constraint is one of the whole.</summary>
    private ItemType Constrained(XElement element, ItemType type, FeelEnvironment siblings)
    {
        if (TestsOf(element, "allowedValues") is { } allowed)
        {
            type = type.Allowing(allowed, siblings, _diagnostics);
        }

        if (element.AttributeText("isCollection")?.Trim() is "true" or "1")
        {
            type = ItemType.ListOf(type);
        }

        return TestsOf(element, "typeConstraint") is { } constraint ? type.Allowing(constraint, siblings, _diagnostics) : type;
    }

    /// <summary>The entries of a context, whose constraints may speak of each other.</summary>
    private List<ItemField> ReadComponents(XElement element)
    {
        List<(XElement Element, string Name, ItemType Type)> components =
            [.. element.Children("itemComponent").Select(c => (c, c.AttributeText("name") ?? "", ReadBase(c)))];
        FeelEnvironment siblings = FeelEnvironment.Spec;
        foreach ((_, string name, ItemType type) in components.Where(c => !string.IsNullOrWhiteSpace(c.Name)))
        {
            siblings = siblings.With(name, type.Type);
        }

        return [.. components.Select(c => new ItemField(c.Name, Constrained(c.Element, c.Type, siblings)))];
    }

    private ItemType ReadBase(XElement element)
    {
        if (element.Child("functionItem") is { } function)
        {
            return ItemType.Of(new FunctionType(
                [.. function.Children("parameters").Select(p => Of(p).Type)],
                function.AttributeText("outputTypeRef") is { } output ? Resolve(output, function).Type : FeelType.Any));
        }

        List<ItemField> fields = ReadComponents(element);
        if (fields.Count > 0)
        {
            return ItemType.ContextOf(fields);
        }

        // A child in every version; an attribute in some tools' files.
        string? name = element.Child("typeRef")?.Value ?? element.AttributeText("typeRef");
        return name is null ? ItemType.Any : Resolve(name, element);
    }

    private static string? TestsOf(XElement element, string name) => element.Child(name)?.Child("text")?.Value;
}
