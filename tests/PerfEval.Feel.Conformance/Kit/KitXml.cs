using System.Xml;
using System.Xml.Linq;

namespace PerfEval.Feel.Conformance.Kit;

/// <summary>XML files of the kit: without document types and without anything from outside.</summary>
internal static class KitXml
{
    private static readonly XNamespace s_instance = "http://www.w3.org/2001/XMLSchema-instance";

    private static readonly XmlReaderSettings s_settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <summary>Reads a file. White space is kept: a text of one space is a text.</summary>
    public static XElement Load(string path)
    {
        try
        {
            using XmlReader reader = XmlReader.Create(path, s_settings);
            return XDocument.Load(reader, LoadOptions.PreserveWhitespace).Root!;
        }
        catch (XmlException problem)
        {
            throw new KitException($"{path}: {problem.Message}");
        }
    }

    /// <summary>The local name of a file's root element; null if it is not XML.</summary>
    public static string? RootName(string path)
    {
        try
        {
            using XmlReader reader = XmlReader.Create(path, s_settings);
            return reader.MoveToContent() == XmlNodeType.Element ? reader.LocalName : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <summary>The children of one name in the element's own namespace, so that what tools add of their own is passed over.</summary>
    public static IEnumerable<XElement> Children(this XElement element, string name) => element.Elements(element.Name.Namespace + name);

    public static XElement? Child(this XElement element, string name) => element.Element(element.Name.Namespace + name);

    public static string? AttributeText(this XElement element, string name) => element.Attribute(name)?.Value;

    public static bool IsNil(this XElement element) => element.Attribute(s_instance + "nil")?.Value.Trim() is "true" or "1";

    /// <summary>The value of <c>xsi:type</c> without its prefix: <c>decimal</c>.</summary>
    public static string? InstanceType(this XElement element)
    {
        string? type = element.Attribute(s_instance + "type")?.Value.Trim();
        return type?[(type.IndexOf(':', StringComparison.Ordinal) + 1)..];
    }
}
