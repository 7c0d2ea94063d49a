using System.Text;
using PerfEval.Rules.Facts;

namespace PerfEval.Rules.Tests.Facts;

/// <summary>What a case in code takes, and when it reads it.</summary>
public sealed class CaseBuilderTests
{
    private static readonly RuleSet s_ruleSet = RuleSet.Parse("""
        ruleset: t
        version: "1"
        title: t
        facts: { 人数: integer, 备注: [text], 明细: [{ 金额: money 元 }] }
        indicators:
          制度: { points: 4, partly: true, checklist: [①有制度: 2, ②执行: 2] }
          公开: { points: 2, levels: [是: 2, 否: 0] }
          效果: { points: 6, levels: [好: 6, 中: 3..5, 差: 0] }
          合规: { points: 5, deduct: { found: 违规, among: [①审批, ②合同], points: 1 } }
        """);

    [Theory]
    [InlineData("制度", "否", 0, """{"制度":{"met":"否","reason":"没有"}}""")]
    [InlineData("制度", "50%", 2, """{"制度":{"met":"50%","reason":"没有"}}""")]
    [InlineData("制度/①", "否", 0, """{"制度/①":{"met":"否","reason":"没有"}}""")]
    [InlineData("制度/①", "1/2", 1, """{"制度/①":{"met":"1/2","reason":"没有"}}""")]
    [InlineData("公开", "否", 0, """{"公开":{"met":"否","reason":"没有"}}""")]
    [InlineData("公开", "是", 2, """{"公开":{"met":"是","reason":"没有"}}""")]
    [InlineData("效果", "差", 0, """{"效果":{"level":"差","reason":"没有"}}""")]
    [InlineData("合规", "[]", 5, """{"合规":{"found":[],"reason":"没有"}}""")]
    public void AnswerWithAReason_isWrittenAsWhatIsAskedTakesIt(string path, string answer, int score, string written)
    {
        CaseBuilder made = new CaseBuilder("c").Judge(path, answer, "没有");
        Assert.Equal("""{"case":"c","judgements":""" + written + "}", Json(made));
        CaseEvaluation evaluation = s_ruleSet.Evaluate(made);
        Assert.Equal(score, evaluation.Find(path)!.Score.High);
        Assert.Empty(evaluation.Diagnostics);
    }

    [Fact]
    public void AnswerWithoutAReason_standsAlone()
    {
        CaseEvaluation evaluation = s_ruleSet.Evaluate(new CaseBuilder("c").Judge("制度", "是").Judge("公开", "否").Judge("效果", "好").Judge("合规", "[]"));
        Assert.Equal("15", evaluation.Total.ToString());
    }

    [Fact]
    public void WhatWasFound_costsPoints()
    {
        CaseBuilder made = new CaseBuilder("c").Judge("合规", ["①", "一份合同没有签字"]);
        Assert.Equal("""{"case":"c","judgements":{"合规":["①","一份合同没有签字"]}}""", Json(made));
        Assert.Equal(3, s_ruleSet.Evaluate(made).Find("合规")!.Score.High);
        Assert.Equal(5, s_ruleSet.Evaluate(new CaseBuilder("c").Judge("合规", [], "查了全部凭证")).Find("合规")!.Score.High);
    }

    [Fact]
    public void LevelWithARange_takesItsPoints() =>
        Assert.Equal(4, s_ruleSet.Evaluate(new CaseBuilder("c").Judge("效果", "中", 4, "有投诉")).Find("效果")!.Score.High);

    [Fact]
    public void LevelAndMetAtOnce_isRefused()
    {
        byte[] json = Encoding.UTF8.GetBytes("""{"case":"c","judgements":{"公开":{"level":"是","met":"否","reason":"x"}}}""");
        Assert.Throws<PerfEvalException>(() => s_ruleSet.EvaluateJson(json));
    }

    [Fact]
    public void Object_isReadAtTheCall()
    {
        var source = new Source { 人数 = 1, 备注 = ["甲"] };
        CaseBuilder made = new CaseBuilder("c").Facts(FactMap.ByProperties<Source>(s_ruleSet), source);
        source.人数 = 2;
        source.备注.Add("乙");
        Assert.Equal("""{"case":"c","facts":{"人数":1,"备注":["甲"]}}""", Json(made));
    }

    [Fact]
    public void PropertyThatThrows_isNamed_andAddsNothing()
    {
        FactMap<Source> map = FactMap.For<Source>(s_ruleSet).With("人数", s => s.人数).WithTable("明细", s => s.备注, c => c.With("金额", Fail));
        CaseBuilder made = new CaseBuilder("c").Fact("人数", 5);
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => made.Facts(map, new Source { 备注 = ["甲"] }));
        Assert.Contains("'明细.金额'", error.Message, StringComparison.Ordinal);
        Assert.IsType<FormatException>(error.InnerException);
        Assert.Equal("""{"case":"c","facts":{"人数":5}}""", Json(made));
        FactMap<Source> lazy = FactMap.For<Source>(s_ruleSet).WithList("备注", s => s.备注.Select(n => n.Length > 0 ? throw new FormatException("lazy") : n));
        Assert.Contains("'备注'", Assert.Throws<InvalidOperationException>(() => made.Facts(lazy, new Source { 备注 = ["甲"] })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NullNames_areRefusedAtTheCall()
    {
        var made = new CaseBuilder("c");
        Assert.Throws<ArgumentNullException>(() => made.Fact(null!, "1"));
        Assert.Throws<ArgumentNullException>(() => made.Fact(null!, 1m));
        Assert.Throws<ArgumentNullException>(() => made.Fact(null!, true));
        Assert.Throws<ArgumentNullException>(() => made.Fact(null!, new DateOnly(2024, 1, 1)));
        Assert.Throws<ArgumentNullException>(() => made.Fact("人数", null!));
        Assert.Throws<ArgumentNullException>(() => made.Facts([new(null!, 1)]));
        Assert.Throws<ArgumentNullException>(() => made.Facts([new(null!, null)]));
        Assert.Throws<ArgumentNullException>(() => made.Facts(FactMap.ByProperties<Source>(s_ruleSet), null!));
        Assert.Throws<ArgumentNullException>(() => made.Judge(null!, "是"));
        Assert.Throws<ArgumentNullException>(() => made.Judge(null!, "是", "x"));
        Assert.Throws<ArgumentNullException>(() => made.Judge(null!, 1m));
        Assert.Throws<ArgumentNullException>(() => made.Judge(null!, "中", 4m));
        Assert.Throws<ArgumentNullException>(() => made.Judge(null!, []));
        Assert.Throws<ArgumentException>(() => made.Judge("合规", [null!]));
        Assert.Throws<ArgumentNullException>(() => made.Evidence(null!, "t", null));
        Assert.Throws<ArgumentNullException>(() => made.Attribute(null!, "x"));
        Assert.Throws<ArgumentNullException>(() => made.RuleSet(null!));
        Assert.Equal("""{"case":"c"}""", Json(made));
    }

    [Theory]
    [InlineData("a b/../c\n")]
    [InlineData("a\tb")]
    [InlineData("a\u200bb")]
    [InlineData(" ")]
    public void IdThatIsNoLineOfText_isRefused(string id) => Assert.Throws<ArgumentException>(() => new CaseBuilder(id));

    [Theory]
    [InlineData("yunxi-2020")]
    [InlineData("云溪 2020/甲")]
    public void Id_isAnyLineOfText(string id) => Assert.Equal(id, s_ruleSet.Evaluate(new CaseBuilder(id)).CaseId);

    private static decimal Fail(string row) => throw new FormatException(row);

    private static string Json(CaseBuilder made) => Encoding.UTF8.GetString(made.ToJson().Span);

    public sealed class Source
    {
        public int 人数 { get; set; }

        public List<string> 备注 { get; set; } = [];
    }
}
