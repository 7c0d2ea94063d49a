using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Values;
using PerfEval.Rules.Binding;

namespace PerfEval.Rules.Tests.Binding;

public sealed class TableBinderTests
{
    private static readonly RuleSet s_ruleSet = Bindings.RuleSet(
        """
        facts:
          表: [{ 名称: text, 金额: money, 比率: rate, 人数: integer 人, 日期: date, 性质: [一般, 严重], 好: boolean, 月: month, 工期: days }]
          单: [{ 数: number }]
        indicators:
          甲: { points: 5, formula: 5 - count(表) }
        """);

    // The table as written in the case, and its rows: a cell as FEEL writes it, ? where it is not known.
    [Theory]
    [InlineData("[]", "")]
    [InlineData("[[名称, 金额（万元）], [a, 1044.04], [b, 5 元]]", "名称=\"a\" 金额=10440400; 名称=\"b\" 金额=5")]
    [InlineData("[[名称, 金额(元)], [a, \"1,068.30\"]]", "名称=\"a\" 金额=1068.3")]
    [InlineData("[[比率（％）, 人数（人）], [85, 28]]", "比率=0.85 人数=28")]
    [InlineData("[[工期（天）, 月, 日期], [90, 2019-04, 无]]", "日期=@\"无\" 月=2019-04 工期=@\"P90D\"")]
    [InlineData("[{ 名称: a, 金额: 5 元 }, { 金额（万元）: 1, 好: 是 }]", "名称=\"a\" 金额=5; 金额=10000 好=true")]
    [InlineData("[{ 金额（万元）: 1 }, { 金额（元）: 1 }, { 金额: 1 元 }]", "金额=10000; 金额=1; 金额=1")]
    [InlineData("[[名称, 金额], [未知, 未知]]", "名称=\"未知\"")]
    [InlineData("[[金额], [≥ 5 元], [1..2 元]]", "金额≥5; 金额[1, 2]")]
    [InlineData("[[性质, 好], [一般, 否]]", "性质=\"一般\" 好=false")]
    [InlineData("[[名称], [\"\"]]", "名称=\"\"")]
    public void Table_inAnyForm_isBoundByItsColumns(string table, string expected)
    {
        var diagnostics = new DiagnosticBag();
        BoundCase? bound = Bindings.Bind(s_ruleSet, $"facts: {{ 表: {table} }}", diagnostics);
        Assert.Empty(diagnostics.Items.Select(d => d.ToString()));
        Assert.Equal(expected, Rows(bound!, 1));
    }

    [Theory]
    [InlineData("5", "PE4105")]
    [InlineData("{ 名称: a }", "PE4105")]
    [InlineData("[a, b]", "PE4105")]
    [InlineData("[[名称], a]", "PE4105")]
    [InlineData("[{ 名称: a }, [b]]", "PE4105")]
    [InlineData("[[名称, 金颌], [a, 1]]", "PE4107")]
    [InlineData("[[名称, 名称], [a, b]]", "PE4108")]
    [InlineData("[[金额, 金额（万元）], [1 元, 2]]", "PE4108")]
    [InlineData("[[金额（天）], [1]]", "PE4109")]
    [InlineData("[[金额（人）], [1]]", "PE4109")]
    [InlineData("[[名称（元）], [1]]", "PE4109")]
    [InlineData("[[名称, 金额], [a]]", "PE4110")]
    [InlineData("[[名称, 金额（元）], [a, 1,068.30]]", "PE4110")]
    [InlineData("[[名称, 金额（元）], [a, ]]", "PE4110")]
    [InlineData("[[名称, 金额（元）], [a, ~]]", "PE4111")]
    [InlineData("[[金额（元）], [\"\"]]", "PE4111")]
    [InlineData("[[金额], [5]]", "PE4002")]
    [InlineData("[{ 金额（万元）: 1 }, { 金额: 1 }]", "PE4002")]
    [InlineData("[[人数], [2.5]]", "PE4005")]
    [InlineData("[[性质], [轻微]]", "PE4009")]
    [InlineData("[[金额], [[1]]]", "PE4106")]
    [InlineData("缺失.csv", "PE2001")]
    [InlineData("../表.csv", "PE4126")]
    [InlineData("/etc/表.csv", "PE4126")]
    public void Table_thatCannotBeUsed_isReported(string table, string code)
    {
        using var folder = new TemporaryFolder();
        var diagnostics = new DiagnosticBag();
        Assert.Null(Bindings.Bind(s_ruleSet, $"facts: {{ 表: {table} }}", diagnostics, folder.Path));
        Assert.Equal([code], diagnostics.Items.Select(d => d.Id));
    }

    [Fact]
    public void CellSplitAtAThousandsSeparator_isExplained()
    {
        var diagnostics = new DiagnosticBag();
        Bindings.Bind(s_ruleSet, "facts: { 表: [[名称, 金额（元）], [a, 1,068.30]] }", diagnostics);
        Assert.Contains("“1,068.30”的千分位逗号", Assert.Single(diagnostics.Items).Message(Language.Chinese), StringComparison.Ordinal);
    }

    [Fact]
    public void Csv_besideTheCase_isBoundWithThePlacesOfItsCells()
    {
        using var folder = new TemporaryFolder();
        folder.Write("sub/表.csv", "名称,金额（万元）,日期\r\n\"甲,乙\",\"1,044.04\",2019-07-01\r\n丙,5,七月\r\n");
        var diagnostics = new DiagnosticBag();
        Assert.Null(Bindings.Bind(s_ruleSet, "facts: { 表: sub/表.csv }", diagnostics, folder.Path));
        Diagnostic found = Assert.Single(diagnostics.Items);
        Assert.Equal(("PE4006", 3, 5), (found.Id, found.Location!.Value.Line, found.Location!.Value.Column));
        Assert.EndsWith("表.csv", found.Location!.Value.File, StringComparison.Ordinal);
        folder.Write("sub/表.csv", "名称,金额（万元）,日期\r\n\"甲,乙\",\"1,044.04\",2019-07-01\r\n\r\n丙,5,无\r\n");
        BoundCase bound = Bindings.Bind(s_ruleSet, "facts: { 表: sub/表.csv, 单: [[数], [1]] }", new DiagnosticBag(), folder.Path)!;
        Assert.Equal("名称=\"甲,乙\" 金额=10440400 日期=@\"2019-07-01\"; 名称=\"丙\" 金额=50000 日期=@\"无\"", Rows(bound, 1));
    }

    [Fact]
    public void UnknownCell_namesItsRowAndColumn()
    {
        BoundCase bound = Bindings.Bind(s_ruleSet, "facts: { 表: [[名称, 金额], [a, 5 元], [b, 未知]] }", new DiagnosticBag())!;
        FeelValue cell = bound.Slots[1].List[1].Context.TryGet("金额", out FeelValue value) ? value : default;
        Assert.Equal([new UnknownSource(UnknownSourceKind.Cell, "表", "金额", 2)], cell.AsUnknown.Missing.Sources);
    }

    // Columns that a case leaves out are not known; they are left out here too.
    private static string Rows(BoundCase bound, int slot) => string.Join("; ", bound.Slots[slot].List.Select(row => string.Join(' ', row.Context.Names
        .Select(n => (Name: n, Value: row.Context.TryGet(n, out FeelValue v) ? v : default))
        .Where(c => c.Value.IsKnown || c.Value.AsUnknown.Bounds != Interval.Everything)
        .Select(c => c.Name + (c.Value.IsKnown ? "=" + c.Value : c.Value.AsUnknown.Bounds.ToString().Replace("[5, ∞)", "≥5", StringComparison.Ordinal))))));
}
