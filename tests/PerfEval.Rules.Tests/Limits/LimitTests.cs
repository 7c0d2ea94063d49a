using System.Diagnostics;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Loading;
using PerfEval.Rules.Model;
using PerfEval.Rules.Reporting;
using PerfEval.Rules.Testing;

namespace PerfEval.Rules.Tests.Limits;

/// <summary>
/// A rule set is data from strangers: whatever it says, checking and evaluating it end in bounded time and memory, on a stack as small as any
/// system gives, with a result or a clear error.
/// </summary>
public sealed class LimitTests
{
    // The main thread of a Windows program.
    private const int SmallStack = 1024 * 1024;

    private const string Loop = "sum(for i in 1..100000, j in 1..100000 return i)";

    private const string Score = "甲: { points: 5, formula: 深 }";

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(4);

    /// <summary>Rule sets that are refused, with the code that says why.</summary>
    private static readonly Dictionary<string, (string Code, Func<string> RuleSet)> s_refused = new(StringComparer.Ordinal)
    {
        ["brackets"] = ("PE1011", () => Measures("深: \"" + Repeat("(", 100_000) + "数" + Repeat(")", 100_000) + "\"")),
        ["a long sum"] = ("PE1011", () => Measures("深: 数" + Repeat(" + 数", 200_000))),
        ["a long conjunction"] = ("PE1011", () => Measures("深: 数 > 0" + Repeat(" and 数 > 0", 50_000))),
        ["choices within choices"] = ("PE1011", () => Measures("深: " + Repeat("if 数 > 0 then ", 2_000) + "1" + Repeat(" else 1", 2_000))),
        ["negations"] = ("PE1011", () => Measures("深: \"" + Repeat("-", 100_000) + "数\"")),
        ["filters of filters"] = ("PE1011", () => Measures("深: 表" + Repeat("[1]", 50_000) + ".名")),
        ["a long number"] = ("PE1015", () => Measures("深: " + Repeat("9", 1_000_000))),
        ["a huge exponent"] = ("PE1015", () => Measures("深: 数 * 1e400")),
        ["functions that call each other"] = ("PE1123", () => Measures("深: f(数)") + "functions: { f(x): g(x), g(x): f(x) }\n"),
        ["functions within functions"] = ("PE1129", () => Measures("深: f39(数)") + "functions:\n  f0(x): x + x\n" + Lines(1, 39, i => $"  f{i}(x): f{i - 1}(x) + f{i - 1}(x)")),
        ["a long cycle of measures"] = ("PE3190", () => Measures("深: 量4999", Lines(0, 4999, i => $"  量{i}: 量{(i == 0 ? 4999 : i - 1)} + 数"))),
        ["a chain of measures"] = ("PE3190", () => Measures("深: 量199", "  量0: 数\n" + Lines(1, 199, i => $"  量{i}: 量{i - 1} + 数"))),
        ["a chain told backwards"] = ("PE3190", () => Measures("深: 量1999", Lines(0, 1998, i => $"  量{1999 - i}: 量{1998 - i} + 数") + "  量0: 数\n")),
        ["deep measures within measures"] = ("PE3190", () => Measures("深: 量9", "  量0: 数\n" + Lines(1, 9, i => $"  量{i}: 量{i - 1}" + Repeat(" + 数", 200)))),
        ["ten thousand bands"] = ("PE3190", () => Head + "indicators:\n  甲: { points: 5, of: 数, bands: [" + string.Join(", ", Enumerable.Range(0, 10_000).Select(i => $"≥ {10_000 - i}: 5")) + ", otherwise: 0] }\n"),
        ["points beyond measure"] = ("PE3019", () => Head + "indicators:\n  甲: { points: 79228162514264337593543950335, deduct: [] }\n"),
    };

    /// <summary>Rule sets that are evaluated: some compute too much and fail there.</summary>
    private static readonly Dictionary<string, (string? Code, Func<string> RuleSet)> s_evaluated = new(StringComparer.Ordinal)
    {
        ["a long sum within the limit"] = (null, () => Measures("深: 数" + Repeat(" + 数", 500))),
        ["a chain of measures within the limit"] = (null, () => Measures("深: 量98", "  量0: 数\n" + Lines(1, 98, i => $"  量{i}: if 量{i - 1} > 1 then 量{i - 1} else 数"))),
        ["measures used twice each"] = (null, () => Measures("深: 量59", "  量0: 数\n" + Lines(1, 59, i => $"  量{i}: 量{i - 1} + 量{i - 1}"))),
        ["conditions used twice each"] = (null, () => Measures("深: if 量59 then 1 else 0", "  量0: 数 > 1\n" + Lines(1, 59, i => $"  量{i}: 量{i - 1} and 量{i - 1}"))),
        ["ten thousand rules"] = (null, () => Measures("深: 数", "") + "rules:\n" + Lines(1, 10_000, i => $"  规{i}: {{ when: 数 > {i}, deduct: {{ from: 甲, points: 0.001 }}, because: 第{i}条 }}")),
        ["a thousand indicators"] = (null, () => Head + "indicators:\n" + Lines(1, 1_000, i => $"  指{i}: {{ points: 1, of: 数, bands: [≥ {i}: 1, < {i}: 0] }}")),
        ["five thousand facts and measures"] = (null, () => Measures("深: 数", Lines(1, 5_000, i => $"  量{i}: 数 + {i}"))),
        ["five hundred items"] = (null, () => Head + "indicators:\n  甲: { points: 500, checklist: [" + string.Join(", ", Enumerable.Range(0, 500).Select(i => $"项{i}: 1")) + "] }\n"),
        ["sections within sections"] = (null, () => Head + "indicators:\n" + string.Concat(Enumerable.Range(0, 60).Select(i => new string(' ', 2 * i + 1) + $"层{i}:\n" + new string(' ', 2 * i + 2) + "indicators:\n")) + new string(' ', 121) + "底: { points: 5, deduct: [] }\n"),
        ["loops"] = ("PE1206", () => Measures("深: " + Loop)),
        ["loops over what does not hold"] = ("PE1206", () => Measures("深: if some a in 1..100000 satisfies some b in 1..100000 satisfies a * b = -1 then 1 else 0")),
        ["a function of a long list in a loop"] = ("PE1206", () => Measures("深: if count((for i in 1..100000 return i)[list contains(for j in 1..100000 return j, -item)]) > 0 then 1 else 0")),
        ["too long a list"] = ("PE1208", () => Measures("深: if list contains(for i in 1..2000, j in 1..2000 return i, -1) then 1 else 0")),
        ["lists doubled"] = ("PE1208", () => Measures("深: if count(量39) > 1 then 1 else 0", "  量0: \"[1, 2, 3]\"\n" + Lines(1, 39, i => $"  量{i}: concatenate(量{i - 1}, 量{i - 1})"))),
        ["texts doubled"] = ("PE1205", () => Measures("深: string length(量39)", "  量0: \"\\\"" + Repeat("x", 1000) + "\\\"\"\n" + Lines(1, 39, i => $"  量{i}: 量{i - 1} + 量{i - 1}"))),
        ["texts joined"] = ("PE1205", () => Measures("深: string length(string join(for i in 1..500000 return \"" + Repeat("x", 5000) + "\"))")),
        ["texts replaced"] = ("PE1205", () => Measures("深: 'string length(replace(\"" + Repeat("a", 10_000) + "\", \"a\", \"" + Repeat("b", 10_000) + "\"))'")),
        ["a pattern that backtracks"] = (null, () => Measures("深: 'if matches(\"" + Repeat("a", 10_000) + "!\", \"(a+)+$\") then 1 else 0'")),
        ["a pattern too large"] = ("PE1205", () => Measures("深: 'if matches(\"a\", \"(((a{100}){100}){100}){100}\") then 1 else 0'")),
        ["towers of powers"] = ("PE1202", () => Measures("深: 9 ** 9 ** 9 ** 9")),
        ["what is left of overflow"] = ("PE1202", () => Measures("深: 79228162514264337593543950335 * (1 + 1)")),
        ["a rule's loop"] = ("PE1206", () => Rule($"when: \"{Loop} > 0\", deduct: {{ from: 甲, points: 1 }}")),
        ["a rule's points"] = ("PE1206", () => Rule($"when: 1 = 1, deduct: {{ from: 甲, points: \"{Loop}\" }}")),
        ["a rule's maximum"] = ("PE1206", () => Rule($"for: 行 in 表, deduct: {{ from: 甲, points: 1, max: \"{Loop}\" }}")),
        ["an aggregate"] = ("PE1206", () => Head + $"indicators:\n  甲: {{ points: 5, aggregate: \"{Loop}\", indicators: {{ 乙: {{ points: 5, deduct: [] }} }} }}\n"),
        ["an aggregate that divides by zero"] = ("PE1201", () => Head + "indicators:\n  甲: { points: 5, aggregate: \"sum(scores) / (count(scores) - 1)\", indicators: { 乙: { points: 5, deduct: [] } } }\n"),
        ["a condition of applying"] = ("PE1206", () => Head + $"indicators:\n  甲: {{ points: 5, indicators: {{ 乙: {{ points: 5, deduct: [], applies: \"{Loop} > 0\", not-applicable: award }} }} }}\n"),
        ["points that are computed"] = ("PE1206", () => Head + $"indicators:\n  甲: {{ points: \"{Loop}\", deduct: [] }}\n"),
        ["a check"] = (null, () => Measures("深: 数") + $"checks:\n- that: {Loop} = 数\n"),
        ["a stated measure"] = (null, () => Measures("深: 数", $"  量: {Loop}\n")),
        ["a sentence"] = (null, () => Rule($"when: 1 = 1, deduct: {{ from: 甲, points: 1 }}, because: \"{{{Loop}}}\"")),
    };

    private const string Head = "ruleset: r\nversion: \"1\"\ntitle: 题\nfacts: { 数: number, 表: [{ 名: text, 额: number }] }\n";

    public static TheoryData<string> Refused() => [.. s_refused.Keys];

    public static TheoryData<string> Evaluated() => [.. s_evaluated.Keys];

    [Theory]
    [MemberData(nameof(Refused))]
    public void RuleSet_beyondTheLimits_isRefusedWithItsReason(string name) => OnASmallStack(() =>
    {
        var diagnostics = new DiagnosticBag();
        RuleSet? ruleSet = RuleSet.TryParse(new DocumentText("r.yaml", s_refused[name].RuleSet()), diagnostics);
        Assert.Null(ruleSet);
        Assert.Contains(s_refused[name].Code, diagnostics.Items.Select(d => d.Id));
        Assert.True(diagnostics.Items.All(d => d.Format(Language.Chinese).Length < 2000));
    });

    [Theory]
    [MemberData(nameof(Evaluated))]
    public void RuleSet_thatComputesMuch_isEvaluatedOrFailsThereAlone(string name) => OnASmallStack(() =>
    {
        (string? code, Func<string> text) = s_evaluated[name];
        RuleSet ruleSet = RuleSet.Parse(text());
        const string All = "{ 数: 2, 表: [[名, 额], [a, 1], [b, 2]] }";

        // What uses up its steps does so whatever is missing, and takes long each time.
        foreach (string facts in code == "PE1206" || text().Contains(Loop, StringComparison.Ordinal) ? (string[])[All] : [All, "{}", "{ 数: 2 }"])
        {
            CaseEvaluation evaluation = Evaluate(ruleSet, facts);
            RuleSetProperties.CheckScores(evaluation);
            EvaluationJson.Write(evaluation, Language.Chinese, indented: false, withTrail: true);
            if (facts != "{}")
            {
                Assert.True(evaluation.Result.Failures.All(d => d.Id == code), string.Join("\n", evaluation.Result.Failures));
            }

            if (code is not null && facts.Contains('表'))
            {
                Assert.NotEmpty(evaluation.Result.Failures);
            }
        }
    });

    [Fact]
    public void Computation_thatUsesUpItsSteps_failsAloneWhereverItStands() => OnASmallStack(() =>
    {
        const string Heavy = "  重: { points: 5, formula: \"" + Loop + "\" }\n", Light = "  轻: { points: 5, formula: sum(for i in 1..3 return i) - 1 }\n";
        foreach (string order in (string[])[Heavy + Light, Light + Heavy])
        {
            CaseEvaluation evaluation = Evaluate(RuleSet.Parse(Head + "indicators:\n" + order), "{}");
            Assert.Equal((5m, 10m), (evaluation.Total.Low, evaluation.Total.High));
            Assert.Single(evaluation.Result.Failures);
        }
    });

    [Theory]
    [InlineData("title: \"{表.名[1]}\", points: 1", false)]
    [InlineData("title: \"{行.名}\", points: 行.额", false)]
    [InlineData("title: \"{" + Loop + "}\", points: 1", false)]
    [InlineData("title: \"{行.名}\", points: \"" + Loop + "\"", true)]
    public void RepeatedIndicator_howeverItIsComputed_isBoundOrRefused(string repeat, bool refused) => OnASmallStack(() =>
    {
        RuleSet ruleSet = RuleSet.Parse(Head + $"indicators:\n  甲: {{ for: 行 in 表, {repeat}, judgement: 0..1 }}\n");
        var diagnostics = new DiagnosticBag();
        CaseModel model = Case("{ 数: 2, 表: [[名, 额], [a, 1], [b, 2]] }");
        CaseEvaluation? evaluation = ruleSet.TryEvaluate(model, diagnostics);
        Assert.Equal(refused ? "PE4124" : null, diagnostics.Items.FirstOrDefault(d => d.Id != "PE4130")?.Id);
        Assert.Equal(evaluation is null, diagnostics.HasErrors);
    });

    private static void OnASmallStack(Action action)
    {
        Exception? thrown = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    action();
                }
#pragma warning disable CA1031 // Whatever it is, it is thrown again below.
                catch (Exception error)
#pragma warning restore CA1031
                {
                    thrown = error;
                }
            },
            SmallStack);
        var clock = Stopwatch.StartNew();
        thread.Start();
        thread.Join();
        if (thrown is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(thrown);
        }

        Assert.True(clock.Elapsed < s_patience, clock.Elapsed.ToString());
    }

    private static string Measures(string last, string before = "") => Head + "measures:\n" + before + "  " + last + "\nindicators:\n  " + Score + "\n";

    private static string Rule(string body) => Head + "indicators:\n  甲: { points: 5, deduct: [] }\nrules:\n  规: { " + body + (body.Contains("because", StringComparison.Ordinal) ? "" : ", because: 好") + " }\n";

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    private static string Lines(int from, int to, Func<int, string> line) => string.Concat(Enumerable.Range(from, to - from + 1).Select(i => line(i) + "\n"));

    private static CaseEvaluation Evaluate(RuleSet ruleSet, string facts)
    {
        var diagnostics = new DiagnosticBag();
        CaseEvaluation? evaluation = ruleSet.TryEvaluate(Case(facts), diagnostics);
        Assert.True(evaluation is not null, string.Join("\n", diagnostics.Items));
        return evaluation;
    }

    private static CaseModel Case(string facts)
    {
        var diagnostics = new DiagnosticBag();
        return CaseReader.Read(YamlReader.Read(new DocumentText("case.yaml", "case: c\nruleset: r\nas-of: 2020-01-01\nfacts: " + facts + "\n"), diagnostics)!, diagnostics)!;
    }
}
