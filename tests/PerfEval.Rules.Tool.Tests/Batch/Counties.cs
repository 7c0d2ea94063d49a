using System.Globalization;

namespace PerfEval.Rules.Tool.Tests.Batch;

/// <summary>Made-up lines for the rule set of the same name: settled and open cases, failing ones and bad ones.</summary>
internal static class Counties
{
    public static string RuleSet { get; } = Tool.Input("rulesets/counties");

    /// <summary>The line with this number, with its line feed: all kinds come up, in no order.</summary>
    public static string Line(int number) => (number * 7 % 11) switch
    {
        3 => Text(number, "\"到位率\": \"85%\""),
        5 => Text(number, "\"到位率\": \"95%\", \"在职\": 5, \"编制\": 0"),
        7 => Text(number, "\"到位率\": \"快了\""),
        9 => $"{{\"case\": \"C{number.ToString(CultureInfo.InvariantCulture)}\", \"facts\":\n",
        var kind => Good(number, 75 + (kind * 2)),
    };

    /// <summary>A line without anything wrong.</summary>
    public static string Good(int number, int rate = 91) => Text(number, string.Create(
        CultureInfo.InvariantCulture, $"\"到位率\": \"{rate}%\", \"在职\": {number % 20}, \"编制\": 15, \"金额\": {number * 13 % 200}.5"));

    public static string Lines(int count) => Lines(1, count);

    public static string Lines(int from, int count) => string.Concat(Enumerable.Range(from, count).Select(Line));

    public static string Text(int number, string facts) => string.Create(
        CultureInfo.InvariantCulture, $"{{\"case\": \"C{number}\", \"as-of\": \"2021-12-31\", \"attributes\": {{\"县\": \"县{number % 3}\"}}, \"facts\": {{{facts}}}}}\n");
}
