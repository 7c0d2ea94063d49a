using PerfEval.Feel.Functions.Text;

namespace PerfEval.Feel.Functions.Spec;

/// <summary>Functions of texts, and the conversions between texts and other values.</summary>
internal static class SpecTextFunctions
{
    private const ParameterKind Text = ParameterKind.Text, Number = ParameterKind.Number, TextOrNull = ParameterKind.Text | ParameterKind.Null;

    public static readonly SpecFunction[] All =
    [
        new("string length", new Overload(["string"], [Text], TextOperations.Length)),
        new("substring", new Overload(["string", "start position", "length"], [Text, Number, Number], TextOperations.Substring) { Required = 2 }),
        new("upper case", new Overload(["string"], [Text], TextOperations.UpperCase)),
        new("lower case", new Overload(["string"], [Text], TextOperations.LowerCase)),
        OfTextAndMatch("substring before", TextOperations.SubstringBefore),
        OfTextAndMatch("substring after", TextOperations.SubstringAfter),
        OfTextAndMatch("contains", TextOperations.Contains),
        OfTextAndMatch("starts with", TextOperations.StartsWith),
        OfTextAndMatch("ends with", TextOperations.EndsWith),
        new("matches", new Overload(["input", "pattern", "flags"], [Text, Text, TextOrNull], a => TextOperations.Matches(a, null)) { Required = 2, InvokeInFrame = TextOperations.Matches }),
        new(
            "replace",
            new Overload(["input", "pattern", "replacement", "flags"], [Text, Text, Text, TextOrNull], a => TextOperations.Replace(a, null)) { Required = 3, InvokeInFrame = TextOperations.Replace }),
        new("split", new Overload(["string", "delimiter"], [Text, Text], a => TextOperations.Split(a, null)) { InvokeInFrame = TextOperations.Split }),
        new("string join", new Overload(["list", "delimiter"], [ParameterKind.List, TextOrNull], TextOperations.Join) { Required = 1 }),
        new("string", new Overload(["from"], [ParameterKind.Value], TextOperations.ToText)),
        new(
            "number",
            new Overload(["from", "grouping separator", "decimal separator"], [Text, TextOrNull, TextOrNull], TextOperations.ToNumber),
            new Overload(["from"], [Text], TextOperations.ToNumber)),
    ];

    private static SpecFunction OfTextAndMatch(string name, BuiltinInvoke invoke) => new(name, new Overload(["string", "match"], [Text, Text], invoke));
}
