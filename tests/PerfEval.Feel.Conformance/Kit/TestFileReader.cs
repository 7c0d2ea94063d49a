using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace PerfEval.Feel.Conformance.Kit;

/// <summary>Reads files of test cases.</summary>
internal static partial class TestFileReader
{
    public static TestFile Read(string path)
    {
        XElement root = KitXml.Load(path);
        var cases = new List<TestCase>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (XElement element in root.Children("testCase"))
        {
            string id = element.AttributeText("id") ?? element.AttributeText("name") ?? (cases.Count + 1).ToString(CultureInfo.InvariantCulture);
            for (int again = 2; !ids.Add(id); again++)
            {
                id = $"{element.AttributeText("id")}~{again}";
            }

            cases.Add(ReadCase(element, id));
        }

        return new TestFile(Path.GetFileNameWithoutExtension(path), FindModel(path, root.Child("modelName")?.Value.Trim()), cases);
    }

    private static TestCase ReadCase(XElement element, string id)
    {
        string? invocable = element.AttributeText("type") is null or "decision" ? null : element.AttributeText("invocableName");
        var inputs = new List<(string, TestValue)>();
        foreach (XElement input in element.Children("inputNode"))
        {
            inputs.Add((NodeNameOf(input), ReadValue(input)));
        }

        var results = new List<ExpectedResult>();
        foreach (XElement result in element.Children("resultNode"))
        {
            TestValue value = result.Child("expected") is { } expected ? ReadValue(expected) : new NilValue();
            results.Add(new ExpectedResult(NodeNameOf(result), value, result.AttributeText("errorResult") is "true" or "1"));
        }

        return new TestCase(id, invocable, inputs, results);
    }

    /// <summary>The value that an element holds: <c>value</c>, <c>list</c>, or <c>component</c>s; null if none.</summary>
    private static TestValue ReadValue(XElement holder)
    {
        if (holder.IsNil())
        {
            return new NilValue();
        }

        if (holder.Child("value") is { } value)
        {
            return value.IsNil() ? new NilValue() : new ScalarValue(value.InstanceType(), value.Value);
        }

        if (holder.Child("list") is { } list)
        {
            return list.IsNil() ? new NilValue() : new ListValue([.. list.Children("item").Select(ReadValue)]);
        }

        List<(string, TestValue)> entries = [.. holder.Children("component").Select(c => (NameOf(c), ReadValue(c)))];
        return entries.Count > 0 ? new ContextValue(entries) : new NilValue();
    }

    /// <summary>The name of a node of the model, with its white space made single, as it is written in expressions.</summary>
    private static string NodeNameOf(XElement element) => string.Join(' ', NameOf(element).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string NameOf(XElement element) =>
        element.AttributeText("name") ?? throw new KitException($"<{element.Name.LocalName}> has no name.");

    /// <summary>The model that is named; if there is no such file, the one named like the tests, or the only one.</summary>
    private static string FindModel(string testFile, string? modelName)
    {
        string folder = Path.GetDirectoryName(testFile)!;
        string[] models = [.. Directory.EnumerateFiles(folder, "*.dmn").Order(StringComparer.Ordinal)];
        string stem = TestNumber().Replace(Path.GetFileNameWithoutExtension(testFile), "");
        return Named(modelName) ?? Named(modelName + ".dmn") ?? Named(stem + ".dmn") ?? (models.Length == 1 ? models[0] : null)
            ?? throw new KitException($"{testFile}: there is no model {modelName}.");

        string? Named(string? name) => models.FirstOrDefault(m => string.Equals(Path.GetFileName(m), name, StringComparison.OrdinalIgnoreCase));
    }

    [GeneratedRegex("-test-[0-9]+$", RegexOptions.CultureInvariant)]
    private static partial Regex TestNumber();
}
