using FsCheck;
using FsCheck.Fluent;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Proofs;

namespace PerfEval.Rules.Tests.Proofs;

/// <summary>Conditions are put into rules of a small rule set, whose facts they speak of.</summary>
public sealed class ConditionSolverTests
{
    private const string Facts = """
        facts:
          甲: number
          乙: number
          人数: { type: integer 人, min: 0 人, max: 100 人 }
          率: rate
          结余: money
          上年: money
          开工: date
          完工: date
          等次: [优, 良, 差]
          名称: text
          合规: boolean
          表: [{ 金额: money, 类别: [内, 外] }]
        measures:
          增加额: 结余 - 上年
          增长率: (结余 - 上年) / 上年
        """;

    [Theory]
    [InlineData("甲 > 5 and 甲 < 3")]
    [InlineData("甲 > 乙 and 乙 > 甲")]
    [InlineData("甲 + 乙 > 10 and 甲 < 3 and 乙 < 7")]
    [InlineData("2 * 甲 - 乙 > 0 and 乙 > 2 * 甲")]
    [InlineData("人数 < 0 人")]
    [InlineData("人数 > 100 人 or 人数 < 0 人")]
    [InlineData("增加额 > 0 元 and 结余 ≤ 上年")]
    [InlineData("率 in [80%..90%) and 率 in (≥ 90%)")]
    [InlineData("完工 - 开工 > 90 天 and 完工 < 开工")]
    [InlineData("完工 > 开工 and 完工 < 2020-01-01 and 开工 > 2020-06-01")]
    [InlineData("等次 = \"优\" and 等次 = \"差\"")]
    [InlineData("等次 != \"优\" and 等次 != \"良\" and 等次 != \"差\"")]
    [InlineData("名称 = \"A\" and 名称 = \"B\"")]
    [InlineData("名称 = \"A\" and not(名称 in [\"A\", \"B\"])")]
    [InlineData("合规 and not(合规)")]
    [InlineData("count(表) < 0")]
    [InlineData("count(表[类别 = \"内\"]) > 5 and count(表[类别 = \"内\"]) < 3")]
    [InlineData("增长率 > 10% and 增长率 ≤ 5%")]
    [InlineData("(some 行 in 表 satisfies 行.金额 > 1 元) and not(some 项 in 表 satisfies 项.金额 > 1 元)")]
    [InlineData("(if 合规 then 甲 else 0) > 1 and abs(乙) < 0")]
    public void Contradictions_areProved(string condition) => Assert.False(CanHold(condition));

    [Theory]
    [InlineData("甲 > 3 and 甲 < 5")]
    [InlineData("甲 ≥ 5 and 甲 ≤ 5")]
    [InlineData("增加额 > 0 元 and 结余 > 5 万元")]
    [InlineData("完工 - 开工 > 90 天 and 完工 < 2020-12-31")]
    [InlineData("等次 != \"优\" and 等次 != \"良\"")]
    [InlineData("名称 != \"A\" and 名称 != \"B\"")]
    [InlineData("(some 行 in 表 satisfies 行.金额 > 1 元) and not(some 行 in 表 satisfies 行.金额 > 2 元)")]
    public void WhatCanHold_isNotDenied(string condition) => Assert.True(CanHold(condition));

    [Fact]
    public void TooManyAlternatives_areLeftUndecided()
    {
        string condition = string.Join(" and ", Enumerable.Range(0, 12).Select(i => $"(甲 > {i} or 乙 > {i})")) + " and 甲 < 0 and 乙 < 0";
        Assert.Null(CanHold(condition));
    }

    [Fact]
    public void RandomConditions_thatHoldForSomeNumbers_areNeverDenied()
    {
        Gen<(string Text, Func<int, int, bool> Test)> comparison =
            from a in Gen.Choose(-2, 2)
            from b in Gen.Choose(-2, 2)
            from c in Gen.Choose(-3, 3)
            from op in Gen.Elements("<", "≤", ">", "≥", "=", "≠")
            select (
                $"{a} * 甲 + {b} * 乙 {op} {c}",
                (Func<int, int, bool>)((x, y) => Compare((a * x) + (b * y), op, c)));
        Gen<(string Text, Func<int, int, bool> Test)> condition = Combine(comparison, 3);
        Prop.ForAll(condition.ToArbitrary(), c =>
        {
            bool some = Enumerable.Range(-5, 11).Any(x => Enumerable.Range(-5, 11).Any(y => c.Test(x, y)));
            bool all = Enumerable.Range(-5, 11).All(x => Enumerable.Range(-5, 11).All(y => c.Test(x, y)));
            if (some)
            {
                Assert.NotEqual(false, CanHold(c.Text));
            }

            if (!all)
            {
                Assert.NotEqual(false, CanHold($"not({c.Text})"));
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));
    }

    private static Gen<(string Text, Func<int, int, bool> Test)> Combine(Gen<(string Text, Func<int, int, bool> Test)> part, int depth) => depth == 0
        ? part
        : Gen.OneOf(
            part,
            from a in Combine(part, depth - 1)
            from b in Combine(part, depth - 1)
            select ($"({a.Text} and {b.Text})", (Func<int, int, bool>)((x, y) => a.Test(x, y) && b.Test(x, y))),
            from a in Combine(part, depth - 1)
            from b in Combine(part, depth - 1)
            select ($"({a.Text} or {b.Text})", (Func<int, int, bool>)((x, y) => a.Test(x, y) || b.Test(x, y))),
            from a in Combine(part, depth - 1)
            select ($"not({a.Text})", (Func<int, int, bool>)((x, y) => !a.Test(x, y))));

    private static bool Compare(int left, string op, int right) => op switch
    {
        "<" => left < right,
        "≤" => left <= right,
        ">" => left > right,
        "≥" => left >= right,
        "=" => left == right,
        _ => left != right,
    };

    private static bool? CanHold(string condition)
    {
        CheckedRuleSet ruleSet = RuleSet.Parse($$"""
            ruleset: t
            version: "1"
            title: t
            {{Facts}}
            indicators: { 指标: { points: 5, deduct: [] } }
            rules:
              规则:
                when: |-
                  {{condition}}
                deduct: { from: 指标, points: 1 }
            """).Plan.RuleSet;
        return new ConditionSolver(ruleSet).CanHold([ruleSet.Rules[0].Condition!]);
    }
}
