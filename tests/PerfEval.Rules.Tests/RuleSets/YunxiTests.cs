using PerfEval.Rules.Evaluation;

namespace PerfEval.Rules.Tests.RuleSets;

/// <summary>The relocation project of Yunxi: 85 points, grade 良, by fourteen findings with points and one without.</summary>
public sealed class YunxiTests
{
    private static readonly ShippedCase s_case = new("yunxi-2020");

    [Fact]
    public void Total_is85And良_asPublished()
    {
        Assert.Equal(ScoreRange.Of(85), s_case.Evaluation.Total);
        Assert.Equal(["良"], s_case.Evaluation.Grades);
        Assert.Equal(85, s_case.Model.Published!.Total);
        Assert.Empty(s_case.Evaluation.Result.Missing);
        Assert.Empty(s_case.Evaluation.Result.Failures);
    }

    [Theory]
    [InlineData("项目决策", 15, "10.5")]
    [InlineData("过程管理", 25, "21.5")]
    [InlineData("项目产出", 30, "26")]
    [InlineData("项目绩效", 30, "27")]
    public void Section_scoresAsPublished(string section, int points, string score)
    {
        Assert.Equal(points, s_case.Indicator(section).Points);
        Assert.Equal(score, s_case.Score(section));
    }

    [Theory]
    [InlineData("绩效自评产出指标未量化细化", "1.5", 3)]
    [InlineData("绩效目标未随预算申报", "0.5", 1)]
    [InlineData("自评结果未及时报送", "1.5", 1)]
    [InlineData("项目变更未办理相关手续", "0.5", 1)]
    [InlineData("未办理竣工决算手续提前交付使用", "0.5", 1)]
    [InlineData("无项目实施方案", "0.5", 1)]
    [InlineData("项目规划设计不完整", "1.5", 1)]
    [InlineData("项目支出超预算范围", "0.5", 1)]
    [InlineData("超预算支出", "0.5", 1)]
    [InlineData("施工津贴支出附件不全", "1", 2)]
    [InlineData("项目合同完成时效滞后", "2", 4)]
    [InlineData("个别任务未完成", "2", 2)]
    [InlineData("其他建设任务未完成", "0", 1)]
    [InlineData("审批专网无法实现互联互通信息共享", "2", 4)]
    [InlineData("部门单位及事项进驻不彻底", "3.5", 7)]
    public void Rule_findsAsOftenAndTakesAsMuchAsItSays(string rule, string points, int times)
    {
        Assert.Equal(points, s_case.Deducted(rule).ToString());
        Assert.Equal(times, s_case.Texts(rule).Length);
    }

    [Fact]
    public void Rules_findNothingElse() => Assert.Equal(15, s_case.Findings.Select(f => f.Title).Distinct(StringComparer.Ordinal).Count());

    [Theory]
    [InlineData("超预算支出", "876.94 万元")]
    [InlineData("超预算支出", "191.36 万元")]
    [InlineData("超预算支出", "1068.30 万元")]
    [InlineData("超预算支出", "159.40 万元")]
    [InlineData("项目支出超预算范围", "50 笔")]
    [InlineData("项目支出超预算范围", "231.91 万元")]
    [InlineData("项目支出超预算范围", "26.45%")]
    [InlineData("自评结果未及时报送", "63 天")]
    [InlineData("未办理竣工决算手续提前交付使用", "445 天")]
    [InlineData("项目变更未办理相关手续", "37.95 万元")]
    [InlineData("施工津贴支出附件不全", "6000 元")]
    [InlineData("施工津贴支出附件不全", "4000 元")]
    public void Finding_namesItsFigures(string rule, string figure) =>
        Assert.Contains(s_case.Texts(rule), t => t.Contains(figure, StringComparison.Ordinal));

    [Theory]
    [InlineData("大厅建设装修", "2019-05-31", "103 天")]
    [InlineData("信息化系统建设", "2019-06-15", "118 天")]
    [InlineData("空调及新风系统", "2019-06-15", "118 天")]
    [InlineData("电气增加（空调专用线）", "2019-12-17", "5 天")]
    public void LateContract_saysHowLate(string contract, string finished, string late)
    {
        string text = Assert.Single(s_case.Texts("项目合同完成时效滞后"), t => t.Contains(contract, StringComparison.Ordinal));
        Assert.Contains(finished, text, StringComparison.Ordinal);
        Assert.Contains(late, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10_440_400)] // 345 + 300 + 200 + 199.04: what arrived
    [InlineData(8_769_400)] // 645.03 + 231.91: what was spent
    [InlineData(1_671_000)] // 1044.04 − 876.94
    [InlineData(938_900)] // 167.10 − 73.21
    [InlineData(3_990_100)] // 1044.04 − 645.03
    [InlineData(10_286_100)] // 830.61 + 198: contracts
    [InlineData(1_855_800)] // 830.61 − 645.03 = 68.6 + 100.18 + 16.8
    [InlineData(57_800)] // 198 − 192.22
    [InlineData(10_683_000)] // 876.94 + 191.36: the whole cost
    [InlineData(1_594_000)] // 1068.30 − 908.90
    public void CrossFooting_agreesWhereTheReportIsRight(int amount) => Assert.True(s_case.Agrees(amount));

    [Fact]
    public void CrossFooting_differsWhereTheReportContradictsItself() => Assert.Equal(
        Sorted(
            "5 ≠ 4", // receipts: five named, four listed
            "3695 ≠ 3714.47", // m² built and approved
            "1855700 ≠ 1855800", // 185.57 and 185.58
            "0.6842 ≠ 0.867", // 26 of 38 offices is no 86.7%
            "到账总额 ≤ 立项估算", // 1044.04 of 940
            "every 类 in 资金投向 satisfies 类.占比 = 四舍五入占比(类.金额)", // 73.56% printed, 73.55% right
            "every 约 in 信息化合同 satisfies 约.约定开工 ≥ 信息化招标完成月.first day", // begun 2019-01-18, tendered in February
            "every 约 in 信息化合同 satisfies 约.约定开工 ≥ 开工日期",
            "max(装修合同.实际完工) = 大厅改造完成日期", // 2019-05-31 and 2019-06-20
            "max(信息化合同.实际完工) = 信息化完成日期",
            "初步验收日期 ≤ 投入使用日期", // accepted after it was put into use
            "津贴起始月 ≥ 项目起始月", // allowances before the project
            "现场评价开始月.last day ≥ 工作对接日期"), // evaluated in 2019, agreed upon in 2020
        s_case.ChecksThat(CheckOutcome.Differs));

    [Fact]
    public void CrossFooting_ofSumsOfRoundedFigures_isRounding() =>
        Assert.Equal(["228315.28 ≠ 228200", "908590 ≠ 908700"], s_case.ChecksThat(CheckOutcome.Rounding));

    private static string[] Sorted(params string[] texts) => [.. texts.Order(StringComparer.Ordinal)];
}
