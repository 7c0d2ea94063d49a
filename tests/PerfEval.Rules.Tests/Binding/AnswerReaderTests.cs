using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Values;
using PerfEval.Rules.Binding;
using PerfEval.Rules.Checking;

namespace PerfEval.Rules.Tests.Binding;

/// <summary>What evaluators answer, in every form, to every kind of question.</summary>
public sealed class AnswerReaderTests
{
    private static readonly RuleSet s_ruleSet = Bindings.RuleSet(
        """
        facts: { 甲数: number }
        indicators:
          清单: { points: 3, checklist: [①设有目标: 1, ②目标明确: 1, ③目标细化: 1] }
          可部分: { points: 2, partly: true, checklist: [①甲: 1, ②乙: 1] }
          档次: { points: 6, levels: [效果明显: 6, 一般: 3..4, 没效果: 0] }
          裁量: { points: 5, judgement: 1..5 }
          开区间: { points: 5, judgement: (0..5) }
          问题: { points: 5, deduct: { found: 违规, points: 1 } }
          要求: { points: 5, deduct: { found: 违规, among: [①虚列支出, ②超标准, ③挪用], points: 0.5 } }
          酌情: { points: 5, deduct: { found: 不实, points: 1..3 } }
          两类: { points: 5, deduct: [{ found: 虚列, points: 2 }, { found: 超标, points: 1 }] }
          计算: { points: 5, formula: 甲数 }
        """);

    // The indicator that asks, the answer as written, and the value, the text and the reason that are bound.
    [Theory]
    [InlineData("清单/①", "是", "1 | 符合")]
    [InlineData("清单/①", "true", "1 | 符合")]
    [InlineData("清单/①", "{ met: 否, reason: 未设 }", "0 | 不符合 | 未设")]
    [InlineData("清单/①", "{ met: 是 }", "1 | 符合")]
    [InlineData("可部分/①", "50%", "0.5 | 符合 50%")]
    [InlineData("可部分/①", "５０％", "0.5 | 符合 ５０％")]
    [InlineData("可部分/①", "1/4", "0.25 | 符合 1/4")]
    [InlineData("可部分/①", "0%", "0 | 不符合")]
    [InlineData("可部分/①", "100%", "1 | 符合")]
    [InlineData("可部分/①", "{ met: 80%, reason: 缺一项 }", "0.8 | 符合 80% | 缺一项")]
    [InlineData("档次", "效果明显", "6 | 效果明显")]
    [InlineData("档次", "效果", "6 | 效果明显")]
    [InlineData("档次", "{ level: 没效果, reason: 无 }", "0 | 没效果 | 无")]
    [InlineData("档次", "{ level: 一般, score: 3.5, reason: 较好 }", "3.5 | 一般，3.5 分 | 较好")]
    [InlineData("档次", "{ level: 一般, score: 4分 }", "4 | 一般，4 分")]
    [InlineData("档次", "一般", "[3, 4] | 一般")]
    [InlineData("档次", "{ level: 效果明显, score: 6 }", "6 | 效果明显")]
    [InlineData("裁量", "4", "4 | 4 分")]
    [InlineData("裁量", "{ score: ４．５, reason: 好 }", "4.5 | 4.5 分 | 好")]
    [InlineData("裁量", "1 分", "1 | 1 分")]
    [InlineData("裁量", "[{ by: 甲, score: 4, reason: 好 }, { by: 乙, score: 5 }, { by: 丙, score: 3, reason: 差 }]", "4 | 甲：4 分，乙：5 分，丙：3 分 | 甲：好；丙：差")]
    [InlineData("清单/①", "[{ by: 甲, met: 是 }, { by: 乙, met: 否, reason: 无 }]", "0.5 | 甲：符合，乙：不符合 | 乙：无")]
    [InlineData("问题", "[]", "0 | 未发现")]
    [InlineData("问题", "0", "0 | 未发现")]
    [InlineData("问题", "3", "3 | 3 起")]
    [InlineData("问题", "２ 起", "2 | 2 起")]
    [InlineData("问题", "[虚开发票, 白条入账]", "2 | 2 起 |  | 虚开发票、白条入账")]
    [InlineData("问题", "{ found: [虚开发票], reason: 抽查 }", "1 | 1 起 | 抽查 | 虚开发票")]
    [InlineData("问题", "[{ text: 虚开发票 }]", "1 | 1 起 |  | 虚开发票")]
    [InlineData("要求", "[①, 挪用, 其他]", "3 | 3 起 |  | ①虚列支出、③挪用、其他")]
    [InlineData("要求", "{ ①: 2, ③: [买车, 请客] }", "4 | 4 起 |  | ①虚列支出、①虚列支出、③挪用：买车、③挪用：请客")]
    [InlineData("要求", "{ ②: [], reason: 抽查 }", "0 | 未发现 | 抽查")]
    [InlineData("酌情", "[{ text: 甲, points: 2 }, { text: 乙, points: 3 }]", "5 | 2 起 |  | 甲、乙")]
    [InlineData("酌情", "2", "[2, 6] | 2 起")]
    [InlineData("酌情", "[]", "0 | 未发现")]
    public void Answer_asItMayBeWritten_isBoundToItsQuestion(string indicator, string answer, string expected)
    {
        var diagnostics = new DiagnosticBag();
        BoundCase? bound = Bindings.Bind(s_ruleSet, $"judgements: {{ {indicator}: {answer} }}", diagnostics);
        Assert.DoesNotContain(diagnostics.Items, d => d.Severity == Severity.Error);
        (_, Answer found) = Assert.Single(bound!.Answers);
        string value = found.Value.IsUnknown ? found.Value.AsUnknown.Bounds.ToString() : found.Value.ToString();
        string occurrences = string.Join('、', found.Occurrences.Where(o => o.Length > 0));
        Assert.Equal(expected, string.Join(" | ", new[] { value, found.Text.Chinese, found.Reason, occurrences }).TrimEnd(' ', '|'));
    }

    [Theory]
    [InlineData("清单/①", "一半", "PE4117", "“是”或“否”")]
    [InlineData("清单/①", "50%", "PE4120", "partly: true")]
    [InlineData("清单/①", "[是]", "PE4117", "")]
    [InlineData("清单/①", "{ mett: 是 }", "PE3001", "是不是“met”？")]
    [InlineData("可部分/①", "150%", "PE4117", "")]
    [InlineData("可部分/①", "3/2", "PE4117", "")]
    [InlineData("可部分/①", "1/0", "PE4117", "")]
    [InlineData("档次", "很好", "PE4118", "效果明显、一般、没效果")]
    [InlineData("档次", "{ level: 一般, score: 5 }", "PE4119", "[3..4]")]
    [InlineData("档次", "{ level: 效果明显, score: 5 }", "PE4119", "")]
    [InlineData("档次", "{ score: 5 }", "PE4117", "档次名")]
    [InlineData("档次", "[效果明显]", "PE4117", "")]
    [InlineData("裁量", "6", "PE4119", "[1..5]")]
    [InlineData("裁量", "0.99", "PE4119", "")]
    [InlineData("开区间", "0", "PE4119", "(0..5)")]
    [InlineData("裁量", "优", "PE4117", "分数")]
    [InlineData("裁量", "{ reason: 好 }", "PE3002", "“裁量”的答案")]
    [InlineData("裁量", "[{ by: 甲, score: 4 }, 5]", "PE4117", "写明 by")]
    [InlineData("裁量", "[{ by: 甲, score: 9 }]", "PE4119", "")]
    [InlineData("问题", "好", "PE4117", "[]")]
    [InlineData("问题", "-1", "PE4117", "")]
    [InlineData("问题", "1.5", "PE4117", "")]
    [InlineData("问题", "10001", "PE4117", "")]
    [InlineData("问题", "[{ text: 甲, points: 2 }]", "PE4117", "标准规定")]
    [InlineData("问题", "[[甲]]", "PE4117", "")]
    [InlineData("要求", "{ ④: 1 }", "PE4121", "①虚列支出、②超标准、③挪用")]
    [InlineData("酌情", "[甲]", "PE4133", "[1..3]")]
    [InlineData("酌情", "[{ text: 甲 }]", "PE4133", "")]
    [InlineData("酌情", "[{ text: 甲, points: 4 }]", "PE4119", "")]
    [InlineData("酌情", "[{ points: 2 }]", "PE4133", "")]
    [InlineData("两类", "[甲]", "PE4117", "虚列、超标")]
    [InlineData("两类", "{ 别的: [] }", "PE4121", "虚列、超标")]
    [InlineData("计算", "5", "PE4115", "按评分标准计算")]
    [InlineData("清单", "{ ④: 是 }", "PE4121", "")]
    public void Answer_thatIsNone_isRefusedWithWhatIsWanted(string indicator, string answer, string code, string sentence)
    {
        var diagnostics = new DiagnosticBag();
        Assert.Null(Bindings.Bind(s_ruleSet, $"judgements: {{ {indicator}: {answer} }}", diagnostics));
        Diagnostic found = Assert.Single(diagnostics.Items, d => d.Severity == Severity.Error);
        Assert.Equal(code, found.Id);
        Assert.Contains(sentence, found.Message(Language.Chinese), StringComparison.Ordinal);
        Assert.Equal(3, found.Location!.Value.Line);
    }

    // One answer for a whole checklist, or one each, with the rest under "otherwise".
    [Theory]
    [InlineData("是", "1 1 1")]
    [InlineData("{ met: 否, reason: 都没有 }", "0:都没有 0:都没有 0:都没有")]
    [InlineData("{ met: 是 }", "1 1 1")]
    [InlineData("{ ①: 是, otherwise: 否, reason: 未做 }", "1 0:未做 0:未做")]
    [InlineData("{ ②: { met: 否, reason: 不明确 }, otherwise: 否, reason: 未做 }", "0:未做 0:不明确 0:未做")]
    [InlineData("{ 设有: 是, 目标明确: 否, 3、: 否 }", "1 0 0")]
    [InlineData("{ 目标细化: 是 }", "? ? 1")]
    [InlineData("{ ①: 是 }", "1 ? ?")]
    public void Checklist_answeredAtOnce_answersItsItems(string answer, string expected)
    {
        var diagnostics = new DiagnosticBag();
        BoundCase bound = Bindings.Bind(s_ruleSet, $"judgements: {{ 清单: {answer} }}", diagnostics)!;
        Assert.DoesNotContain(diagnostics.Items, d => d.Severity == Severity.Error);
        IEnumerable<string> items = s_ruleSet.Plan.RuleSet.Questions.Where(q => q.Indicator.Parent?.Name == "清单").Select(q => Show(bound.AnswerTo(q, 0)));
        Assert.Equal(expected, string.Join(' ', items));
    }

    [Theory]
    [InlineData("[]", "0 0")]
    [InlineData("{ 虚列: [甲], 超标: 2 }", "1 2")]
    [InlineData("{ 虚列: [甲], otherwise: [] }", "1 0")]
    [InlineData("{ 超标: [] }", "? 0")]
    public void Parts_answeredUnderTheirLabels_areBoundEach(string answer, string expected)
    {
        var diagnostics = new DiagnosticBag();
        BoundCase bound = Bindings.Bind(s_ruleSet, $"judgements: {{ 两类: {answer} }}", diagnostics)!;
        IEnumerable<string> parts = s_ruleSet.Plan.RuleSet.Questions.Where(q => q.Indicator.Name == "两类").Select(q => Show(bound.AnswerTo(q, 0)));
        Assert.Equal(expected, string.Join(' ', parts));
    }

    // A reason is asked for where points are lost or a range is filled, and nowhere else.
    [Theory]
    [InlineData("清单: 是", 0)]
    [InlineData("清单: 否", 3)]
    [InlineData("清单: { met: 否, reason: 无 }", 0)]
    [InlineData("清单: { ①: 否, otherwise: 是 }", 1)]
    [InlineData("可部分: 50%", 2)]
    [InlineData("裁量: 5", 1)]
    [InlineData("裁量: 4", 1)]
    [InlineData("裁量: { score: 4, reason: 可 }", 0)]
    [InlineData("档次: 效果明显", 0)]
    [InlineData("档次: 没效果", 1)]
    [InlineData("问题: []", 0)]
    [InlineData("问题: [甲]", 0)]
    [InlineData("问题: 1", 1)]
    public void Reason_whereItIsWanted_isAskedFor(string judgement, int warnings)
    {
        var diagnostics = new DiagnosticBag();
        Assert.NotNull(Bindings.Bind(s_ruleSet, $"judgements: {{ {judgement} }}", diagnostics));
        Assert.Equal(Enumerable.Repeat("PE4122", warnings), diagnostics.Items.Select(d => d.Id));
    }

    [Fact]
    public void Question_withoutAnAnswer_isUnknownWithinItsRange()
    {
        BoundCase bound = Bindings.Bind(s_ruleSet, "", new DiagnosticBag())!;
        IEnumerable<string> slots = s_ruleSet.Plan.RuleSet.Questions.Select(q => Slot(bound, q)).Distinct();
        Assert.Equal(
            [
                "清单/①设有目标 [0, 1]", "清单/②目标明确 [0, 1]", "清单/③目标细化 [0, 1]", "可部分/①甲 [0, 1]", "可部分/②乙 [0, 1]", "档次 [0, 6]", "裁量 [1, 5]",
                "开区间 (0, 5)", "问题 [0, ∞)", "要求 [0, ∞)", "酌情 [0, ∞)", "两类/虚列 [0, ∞)", "两类/超标 [0, ∞)",
            ],
            slots);
    }

    [Fact]
    public void Answer_givenTwice_isRefused()
    {
        var diagnostics = new DiagnosticBag();
        Assert.Null(Bindings.Bind(s_ruleSet, "judgements: { 清单: 是, 清单/②: 是 }", diagnostics));
        Assert.Equal(["PE4129"], diagnostics.Items.Select(d => d.Id));
    }

    private static string Slot(BoundCase bound, Question question)
    {
        Unknown unknown = bound.Slots[question.Slot].AsUnknown;
        return string.Join('、', unknown.Missing.Sources.Select(s => s.Name)) + " " + unknown.Bounds;
    }

    private static string Show(Answer? answer) => answer is null ? "?" : answer.Value + (answer.Reason is { } reason ? ":" + reason : "");
}
