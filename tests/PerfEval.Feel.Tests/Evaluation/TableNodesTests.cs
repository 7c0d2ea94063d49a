using PerfEval.Feel.Types;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Tests.Evaluation;

/// <summary>What is found by columns is what is found row by row, which the harness computes too.</summary>
public class TableNodesTests
{
    public static TheoryData<string> Expressions { get; } =
    [
        "sum(表.金额)",
        "sum(表[好].金额)",
        "sum(表[金额 > 限 and not(好)].金额)",
        "sum(表[类 = \"甲\" or 5 ≥ 数].数)",
        "sum(表[list contains(准, 类)].数)",
        "sum(表[类 != 选].数)",
        "sum(表[数 = 数 and (好 or not(好))].金额)",
        "sum(表[not(list contains(准, 类) or 数 < 3)].数)",
        "count(表)",
        "count(表[好])",
        "count(表[金额 ≤ 数 * 1 元])",
        "count(表[not(好)])",
        "count(表[类 = \"没有这一类\"])",
        "some 行 in 表 satisfies 行.数 > 298",
        "some 行 in 表 satisfies 行.数 > 299",
        "every 行 in 表 satisfies 行.数 < 300",
        "every 行 in 表 satisfies 行.数 < 200",
        "some 行 in 表 satisfies not(行.好) and 行.类 = 选",
        "表[好 and 数 > 100].类",
        "count(distinct values(表[not(list contains(准, 类))].类))",
        "表[类 = 选][数 > 150].数",
        "count(表[数 / 0 > 1])",
        "count(表[数 > 限 / 0 元])",
    ];

    [Theory]
    [MemberData(nameof(Expressions))]
    public void Columns_known_give_what_rows_give(string expression) => Assert.Equal(ByRow(300).Text(expression), Table(300).Text(expression));

    [Theory]
    [MemberData(nameof(Expressions))]
    public void No_rows_give_what_no_items_give(string expression) => Assert.Equal(ByRow(0).Text(expression), Table(0).Text(expression));

    [Theory]
    [MemberData(nameof(Expressions))]
    public void Cells_that_are_not_known_are_left_to_the_rows(string expression) =>
        Assert.Equal(ByRow(300, unknown: 140).Text(expression), Table(300, unknown: 140).Text(expression));

    private static ExpressionHarness Table(int rows, int unknown = -1) => With(Rows(rows, unknown), list => list);

    // The same rows as a list of contexts, whose fields nothing reads by columns.
    private static ExpressionHarness ByRow(int rows, int unknown = -1) => With(Rows(rows, unknown), table =>
        FeelValue.ListOf([.. table.List.Select(row => FeelValue.Of(FeelContext.Create(row.Context.Names.Select(n =>
            new KeyValuePair<string, FeelValue>(n, row.Context.TryGet(n, out FeelValue cell) ? cell : default)))))]));

    private static ExpressionHarness With(FeelValue table, Func<FeelValue, FeelValue> form)
    {
        var row = new ContextType([new("类", FeelType.Text), new("金额", FeelType.Money), new("数", FeelType.Number), new("好", FeelType.Boolean)], "表");
        return new ExpressionHarness()
            .Fact("表", new ListType(row), form(table))
            .Fact("准", new ListType(FeelType.Text), FeelValue.ListOf(FeelValue.Of("甲"), FeelValue.Of("丙")))
            .Fact("选", FeelType.Text, FeelValue.Of("乙"))
            .Money("限", 60);
    }

    private static FeelValue Rows(int count, int unknown)
    {
        string[] kinds = ["甲", "乙", "丙", "丁"];
        var amounts = new NumberColumn("金额", [.. Enumerable.Range(0, count).Select(i => i * 37 % 101 + 0.25m)]);
        if (unknown >= 0)
        {
            amounts.SetSpecial(unknown, FeelValue.Of(new Unknown(Missing.Of(new UnknownSource(UnknownSourceKind.Cell, "表", "金额", unknown + 1)), Interval.Closed(3, 70))));
        }

        return FeelValue.Of(new TableRows(new FeelTable("表",
        [
            new TextColumn("类", [.. Enumerable.Range(0, count).Select(i => kinds[i * 7 % kinds.Length])]),
            amounts,
            new NumberColumn("数", [.. Enumerable.Range(0, count).Select(i => (decimal)i)]),
            new BooleanColumn("好", [.. Enumerable.Range(0, count).Select(i => i % 3 != 0)]),
        ], count)));
    }
}
