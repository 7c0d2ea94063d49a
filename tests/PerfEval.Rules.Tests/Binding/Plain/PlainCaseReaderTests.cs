using System.Text;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Batch;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Tests.Binding.Plain;

/// <summary>A plain case that goes straight into its slots comes out as the same case that is read as a document.</summary>
public sealed class PlainCaseReaderTests
{
    private static readonly RuleSet s_ruleSet = RuleSet.Parse("""
        format: 1
        ruleset: plain
        version: "1"
        title: 直读
        round: 0.01
        facts:
          人数: integer 人
          计划: money 万元
          支出: { type: money 元, min: 0 元, max: 900 万元 }
          到位率: rate %
          满意度: rate
          得数: number
          合格: boolean
          等次: [优, 良, 差]
          说明: text
          开工: date
          工期: days
          类别: [text]
          明细: [{ 编号: text, 类: [甲, 乙], 金额: money 万元, 数: integer, 率: rate %, 有票: boolean, 日期: date }]
        measures:
          合计: sum(明细.金额)
        checks:
        - that: 合计 = 支出
          says: 明细合计 {合计} 与支出 {支出}
        indicators:
          执行: { points: 30, of: 支出 / 计划, bands: [≥ 95%: 30, ≥ 80%: 20, otherwise: 0] }
          到位: { points: 20, ratio: 到位率 }
          满意: { points: 10, of: 满意度, bands: [≥ 90%: 10, otherwise: 0] }
          评价: { points: 10, of: 等次, bands: [优: 100%, 良: 50%, 差: 0] }
          合格与否: { points: 10, checklist: [{ 合格: { points: 5, when: 合格 } }, { 及时: { points: 5, when: "工期 < 100 天 and 开工 < 2024-01-01" } }] }
          管理: { points: 10, checklist: [制度: 10] }
          人员: { points: 10, deduct: { of: 人数, over: 10 人, per: 1 人, points: 1, steps: whole } }
        rules:
          无票:
            for: 笔 in 明细
            when: not(笔.有票) and not(list contains(类别, 笔.编号))
            deduct: { from: 执行, points: 1 }
            because: 第{笔.编号}号 {笔.类} {笔.金额} {笔.数} {笔.率} {笔.日期} {说明}
        """);

    private const string Row = """{"编号": "1", "类": "甲", "金额": 12.50, "数": 3, "率": 80.0, "有票": false, "日期": "2023-05-01"}""";

    private static string Plain(string facts) => """{"case": "a", "as-of": "2024-01-01", "facts": {""" + facts + """}, "judgements": {"管理": "是"}}""";

    public static TheoryData<string> PlainCases { get; } =
    [
        """{"case": "a"}""",
        """{"case": "a", "ruleset": "plain@1", "attributes": {"县": "东"}, "facts": {}}""",
        """{"facts": {"等次": "优"}, "attributes": {"乙": "二", "甲": "一", "a\u0062": "6"}, "case": "a"}""",
        """{"facts": {"得数": 7, "等次": "优"}, "attributes": {"乙": "二", "甲": "一", "Ａ": "3", "😀": "4", "b": "a\"b", "Ｂ": "x"}, "case": "a"}""",
        Plain("\"人数\": 12, \"计划\": 10.50, \"支出\": 95000.10, \"到位率\": 98.50, \"合格\": true, \"等次\": \"良\", \"说明\": \"无。\", \"开工\": \"2023-12-01\", \"类别\": []"),
        Plain("\"支出\": \"9.5 万元\", \"计划\": \"100000 元\", \"满意度\": \"92.30%\", \"到位率\": \"80%\", \"工期\": \"30 天\", \"合格\": \"否\", \"人数\": \"12 人\", \"得数\": \"1,234.50\""),
        Plain("\"类别\": [\"2\", \"3\"], \"明细\": []"),
        Plain($"\"明细\": [{Row}, {Row.Replace("\"1\"", "\"2\"").Replace("12.50", "0")}], \"支出\": 125000, \"类别\": [\"2\"], \"说明\": \"好 的\""),
        Plain($"\"类别\": [\"9\"], \"支出\": 0.00, \"计划\": -3, \"明细\": [{string.Join(',', Enumerable.Range(1, 40).Select(i => Row.Replace("\"1\"", $"\"{i}\"").Replace("12.50", $"{i}.{i % 7}")))}]"),
        Plain("\"明细\": [{\"日期\": \"2023/5/1\", \"编号\": \"x\", \"有票\": \"是\", \"类\": \"乙\", \"率\": 5, \"数\": 0, \"金额\": 0.001}]"),
        Plain("\"得数\": 123456789012345, \"说明\": \"\\u4f60好\""),
    ];

    /// <summary>What a document says something about, or may say more about than a plain case can.</summary>
    public static TheoryData<string> OtherCases { get; } =
    [
        "17",
        "{",
        """{"case": "a", "facts": {}} {}""",
        """{"case": "a", "facts": {}, "case": "b"}""",
        """{"case": "a", "ruleset": "plain@2"}""",
        """{"case": "a", "judgements": {"管理": "也许"}}""",
        """{"case": "a", "facts": []}""",
        Plain("\"人数\": 1.5"),
        Plain("\"人数\": 1e2"),
        Plain("\"人数\": -0"),
        Plain("\"人数\": null"),
        Plain("\"人数\": \"未知\""),
        Plain("\"人数\": \"10..12\""),
        Plain("\"满意度\": 92"),
        Plain("\"支出\": 900000000"),
        Plain("\"支出\": 1, \"支出\": 2"),
        Plain("\" 支出\": 1"),
        Plain("\"没有\": 1"),
        Plain("\"合计\": \"3 万元\""),
        Plain("\"合格\": 1"),
        Plain("\"等次\": \"中\""),
        Plain("\"说明\": \" 好\""),
        Plain("\"说明\": \"\""),
        Plain("\"说明\": \"零​宽\""),
        Plain("\"类别\": \"未知\""),
        Plain("\"类别\": [[\"甲\"]]"),
        Plain("\"明细\": [[\"编号\"], [\"1\"]]"),
        Plain("\"明细\": [{\"编号\": \"1\"}]"),
        Plain("\"明细\": [{\"金额（元）\": 5}]"),
        Plain($"\"明细\": [{Row.Replace("\"甲\"", "\"丙\"")}]"),
        Plain($"\"明细\": [{Row.Replace("80.0", "\"未知\"")}]"),
        Plain($"\"明细\": [{Row.Replace("\"数\": 3", "\"数\": 3, \"数\": 4")}]"),
        Plain("\"得数\": 12345678901234567890.5"),
    ];

    [Theory]
    [MemberData(nameof(PlainCases))]
    public void Plain_case_scores_and_reads_as_its_document_does(string line)
    {
        CaseEvaluation? plain = Case(line).Plain(s_ruleSet);
        Assert.True(plain is not null, line);
        CaseEvaluation document = Document(line)!;
        Assert.Equal(document.ToText(explain: true), plain.ToText(explain: true));
        Assert.Equal(document.ToJson(explain: true), plain.ToJson(explain: true));
        Assert.Equal(document.Attribute("县"), plain.Attribute("县"));
        Assert.Equal(document.WhatIf("支出", "8 万元").ToText(explain: true), plain.WhatIf("支出", "8 万元").ToText(explain: true));
    }

    [Theory]
    [MemberData(nameof(OtherCases))]
    public void Any_other_case_is_left_to_the_reader_of_documents(string line)
    {
        Assert.Null(Case(line).Plain(s_ruleSet));
        BatchItem item = new BatchEvaluator(s_ruleSet).Evaluate(Case(line));
        Assert.Equal(Document(line)?.ToJson(explain: true), item.Evaluation?.ToJson(explain: true));
        Assert.Equal(item.Evaluation is null, item.Errors.Count > 0);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_left_to_the_reader_of_documents()
    {
        byte[] line = Encoding.UTF8.GetBytes(Plain("\"说明\": \"xy\""));
        line[Array.IndexOf(line, (byte)'x')] = 0xFF;
        Assert.Null(BatchCase.FromLine(1, line).Plain(s_ruleSet));
    }

    [Fact]
    public void A_text_of_another_case_is_never_taken_for_one_of_this()
    {
        string[] lines = [.. Enumerable.Range(0, 5000).Select(i => Plain($"\"说明\": \"文{i}\", \"类别\": [\"{i}\", \"x{i % 7}\"]"))];
        foreach (string line in lines)
        {
            Assert.Equal(Document(line)!.ToJson(explain: true), Case(line).Plain(s_ruleSet)!.ToJson(explain: true));
        }
    }

    private static BatchCase Case(string line) => BatchCase.FromLine(3, Encoding.UTF8.GetBytes(line), "cases.ndjson");

    private static CaseEvaluation? Document(string line)
    {
        var diagnostics = new DiagnosticBag();
        CaseModel? model = Case(line).Read(s_ruleSet.Id, diagnostics);
        return model is null ? null : s_ruleSet.TryEvaluate(model, diagnostics);
    }
}
