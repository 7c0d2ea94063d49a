using FsCheck;
using FsCheck.Fluent;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Evaluation;
using PerfEval.Tests;

namespace PerfEval.Rules.Tests.Evaluation;

public sealed class GradingTests
{
    private static readonly IReadOnlyList<CheckedGrade> s_grades = Scoring.RuleSet(
        "indicators: { 甲: { points: 100, judgement: 0..100 } }\ngrades: [≥ 90: 优, ≥ 80: 良, ≥ 60: 中, < 60: 差]").Plan.RuleSet.Grades;

    [Theory]
    [InlineData("100", "100", "优")]
    [InlineData("90", "90", "优")]
    [InlineData("89.99", "89.99", "良")]
    [InlineData("89.995", "89.995", "良")]
    [InlineData("80", "80", "良")]
    [InlineData("60", "60", "中")]
    [InlineData("59.99", "59.99", "差")]
    [InlineData("0", "0", "差")]
    [InlineData("80", "89.99", "良")]
    [InlineData("80", "90", "优良")]
    [InlineData("79.99", "80", "良中")]
    [InlineData("0", "100", "优良中差")]
    [InlineData("59", "81", "良中差")]
    public void Grade_ofATotal_isEveryGradeThatItReaches(string low, string high, string expected) =>
        Assert.Equal(expected, Names(Grading.GradesOf(s_grades, Range(low, high), [])));

    [Theory]
    [InlineData("95", "95", "中!", "中")]
    [InlineData("95", "95", "中?", "优中")]
    [InlineData("50", "50", "中!", "差")]
    [InlineData("50", "50", "良?", "差")]
    [InlineData("85", "95", "良!", "良")]
    [InlineData("85", "95", "良?", "优良")]
    [InlineData("95", "95", "良! 差?", "良差")]
    [InlineData("95", "95", "差! 良?", "差")]
    [InlineData("95", "95", "良? 差?", "优良差")]
    [InlineData("85", "85", "良! 中!", "中")]
    public void Grade_underCaps_isNotAboveThem(string low, string high, string caps, string expected) =>
        Assert.Equal(expected, Names(Grading.GradesOf(s_grades, Range(low, high), [.. caps.Split(' ').Select(Cap)])));

    // The grades of a stretch are those of its totals, under every way in which the uncertain caps may come out.
    [Fact]
    public void Grades_ofAnyStretchAndCaps_areThoseOfItsTotals() => Prop.ForAll(
        Arb.From(from low in Gen.Choose(0, 10_000)
                 from width in Gen.OneOf(Gen.Constant(0), Gen.Choose(0, 3_000))
                 from caps in Gen.Resize(Gen.ListOf(from g in Gen.Choose(0, 3) from sure in Gen.Elements(true, false) select new GradeCapResult(null!, g, sure)), 3)
                 select (Low: low, High: Math.Min(10_000, low + width), Caps: caps.ToArray())),
        c =>
        {
            var expected = new SortedSet<int>();
            for (int total = c.Low; total <= c.High; total++)
            {
                int own = total >= 9_000 ? 0 : total >= 8_000 ? 1 : total >= 6_000 ? 2 : 3;
                for (int choice = 0; choice < 1 << c.Caps.Length; choice++)
                {
                    expected.Add(c.Caps.Where((cap, i) => cap.IsCertain || (choice & (1 << i)) != 0).Select(cap => cap.Grade).Append(own).Max());
                }
            }

            Assert.Equal(expected, Grading.GradesOf(s_grades, new ScoreRange(c.Low / 100m, c.High / 100m), c.Caps));
        }).Check(PropertyConfig.Runs(300));

    private static GradeCapResult Cap(string cap) => new(null!, "优良中差".IndexOf(cap[0], StringComparison.Ordinal), cap[1] == '!');

    private static string Names(IReadOnlyList<int> grades) => string.Concat(grades.Select(g => s_grades[g].Model.Name));

    private static ScoreRange Range(string low, string high) => new(
        decimal.Parse(low, System.Globalization.CultureInfo.InvariantCulture), decimal.Parse(high, System.Globalization.CultureInfo.InvariantCulture));
}
