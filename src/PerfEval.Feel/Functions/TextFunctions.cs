using PerfEval.Feel.Functions.Text;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Functions;

/// <summary>Functions of texts.</summary>
internal static class TextFunctions
{
    public static readonly Builtin[] All =
    [
        new("string length", ["string"], 1, a => a.Text(0) ? FeelType.Number : null, TextOperations.Length),
        new("substring", ["string", "start position", "length"], 2, SubstringCheck, TextOperations.Substring),
        new("upper case", ["string"], 1, TextToText, TextOperations.UpperCase),
        new("lower case", ["string"], 1, TextToText, TextOperations.LowerCase),
        new("substring before", ["string", "match"], 2, TwoTextsToText, TextOperations.SubstringBefore),
        new("substring after", ["string", "match"], 2, TwoTextsToText, TextOperations.SubstringAfter),
        new("contains", ["string", "match"], 2, TwoTextsToBoolean, TextOperations.Contains),
        new("starts with", ["string", "match"], 2, TwoTextsToBoolean, TextOperations.StartsWith),
        new("ends with", ["string", "match"], 2, TwoTextsToBoolean, TextOperations.EndsWith),
        new("matches", ["input", "pattern", "flags"], 2, a => TwoTextsToBoolean(a) is { } type && a.Text(2) ? type : null, a => TextOperations.Matches(a, null)) { InvokeInFrame = TextOperations.Matches },
        new("replace", ["input", "pattern", "replacement", "flags"], 3, ReplaceCheck, a => TextOperations.Replace(a, null)) { InvokeInFrame = TextOperations.Replace },
        new("split", ["string", "delimiter"], 2, a => a.Text(0) && a.Text(1) ? new ListType(FeelType.Text) : null, a => TextOperations.Split(a, null)) { InvokeInFrame = TextOperations.Split },
        new("string join", ["list", "delimiter"], 1, JoinCheck, TextOperations.Join),
        new("string", ["from"], 1, StringCheck, TextOperations.ToText),
        new("number", ["from"], 1, a => a.Text(0) ? FeelType.Number : null, TextOperations.ToNumber),
    ];

    private static FeelType? TextToText(ArgumentCheck a) => a.Text(0) ? FeelType.Text : null;

    private static FeelType? TwoTextsToText(ArgumentCheck a) => a.Text(0) && a.Text(1) ? FeelType.Text : null;

    private static FeelType? TwoTextsToBoolean(ArgumentCheck a) => a.Text(0) && a.Text(1) ? FeelType.Boolean : null;

    private static FeelType? SubstringCheck(ArgumentCheck a) => a.Text(0) && a.Number(1, plain: true) && a.Number(2, plain: true) ? FeelType.Text : null;

    private static FeelType? ReplaceCheck(ArgumentCheck a) => a.Text(0) && a.Text(1) && a.Text(2) && a.Text(3) ? FeelType.Text : null;

    private static FeelType? JoinCheck(ArgumentCheck a) => a.List(0) && a.Text(1) ? FeelType.Text : null;

    private static FeelType? StringCheck(ArgumentCheck a) =>
        a.TypeOf(0).Kind is not (FeelKind.List or FeelKind.Context) || a.Fail(0, new("单个的值", "a single value")) ? FeelType.Text : null;
}
