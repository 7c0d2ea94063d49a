using System.Globalization;
using System.Text;
using PerfEval.Rules.Batch;

namespace PerfEval.Rules.Tests.Batch;

/// <summary>A small rule set and made-up lines for it: settled and open ones, failing ones and bad ones.</summary>
internal static class Counties
{
    public const string Yaml = """
        format: 1
        ruleset: counties
        version: "1"
        title: 县级评分
        round: 0.01
        facts:
          到位率: rate
          在职: integer 人
          编制: integer 人
          金额: money 万元
        indicators:
          资金:
            points: 60
            indicators:
              到位: { points: 40, of: 到位率, bands: [≥ 90%: 40, ≥ 80%: 25.5, < 80%: 0] }
              使用: { points: 20, deduct: [] }
          人员: { points: 40, of: 在职 / 编制, bands: [≤ 100%: 40, > 100%: 10] }
        rules:
          超额: { when: 金额 > 100 万元, deduct: { from: 使用, points: 5 }, because: "金额 {金额}" }
        grades: [≥ 90: 优, ≥ 60: 中, < 60: 差]
        """;

    public static RuleSet RuleSet { get; } = RuleSet.Parse(Yaml, "counties.yaml");

    /// <summary>The next version of it, with an indicator and a rule more.</summary>
    public static RuleSet Other { get; } = RuleSet.Parse(Yaml
        .Replace("version: \"1\"", "version: \"2\"", StringComparison.Ordinal)
        .Replace("人员: { points: 40,", "人员: { points: 30,", StringComparison.Ordinal).Replace("[≤ 100%: 40,", "[≤ 100%: 30,", StringComparison.Ordinal)
        .Replace("rules:", "  其他: { points: 10, deduct: [] }\nrules:\n  先查: { when: 金额 > 10 万元, deduct: { from: 其他, points: 1 } }", StringComparison.Ordinal));

    /// <summary>The line with this number: all kinds come up, in no order.</summary>
    public static string Line(int number) => (number * 7 % 11) switch
    {
        3 => Text(number, "\"到位率\": \"85%\""),
        5 => Text(number, "\"到位率\": \"95%\", \"在职\": 5, \"编制\": 0"),
        7 => Text(number, "\"到位率\": \"快了\""),
        9 => $"{{\"case\": \"C{number.ToString(CultureInfo.InvariantCulture)}\", \"facts\":",
        var kind => Text(number, string.Create(
            CultureInfo.InvariantCulture, $"\"到位率\": \"{75 + (kind * 2)}%\", \"在职\": {number % 20}, \"编制\": 15, \"金额\": {number * 13 % 200}.5")),
    };

    public static string Text(int number, string facts) => string.Create(
        CultureInfo.InvariantCulture, $"{{\"case\": \"C{number}\", \"as-of\": \"2021-12-31\", \"attributes\": {{\"县\": \"县{number % 3}\"}}, \"facts\": {{{facts}}}}}");

    public static Stream Stream(int count) => new MemoryStream(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(1, count).Select(n => Line(n) + "\n"))));

    public static BatchCase Case(string line, int number = 1) => BatchCase.FromLine(number, Encoding.UTF8.GetBytes(line), "cases.ndjson");

    /// <summary>What an item says, whole.</summary>
    public static string Describe(BatchItem item) =>
        item.Evaluation?.ToJson(indented: false) ?? string.Join("|", item.Errors.Select(e => e.ToString()));
}
