using BenchmarkDotNet.Attributes;
using PerfEval.Feel;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Syntax;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;

namespace PerfEval.Rules.Benchmarks;

/// <summary>Ten expressions as scoring standards have them: parsing, checking, and evaluating once they are read.</summary>
public class FeelExpressionBenchmarks
{
    private static readonly FeelEnvironment s_environment = FeelEnvironment.Scoring
        .With("在职人员", FeelType.Number)
        .With("编制人数", FeelType.Number)
        .With("预算", FeelType.Money)
        .With("支出", FeelType.Money)
        .With("上年结转", FeelType.Money)
        .With("满意度", FeelType.Rate)
        .With("合格", FeelType.Boolean)
        .With("等级", new TextType(["优", "良", "中", "差"]))
        .With("约定完工", FeelType.Date)
        .With("实际完工", FeelType.Date);

    private static readonly string[] s_expressions =
    [
        "在职人员 / 编制人数",
        "(支出 - 预算) / 预算",
        "if 满意度 ≥ 95% then 5 else if 满意度 ≥ 85% then 3 else if 满意度 ≥ 75% then 1 else 0",
        "支出 ≤ 预算 and 合格",
        "max(0, 5 - 0.5 * floor((在职人员 / 编制人数 - 1) * 100))",
        "满意度 in [80%..90%)",
        "实际完工 - 约定完工 > 30 天",
        "等级 in (\"优\", \"良\")",
        "round half up(5 * min(1, 支出 / 预算), 2)",
        "预算 - 支出 > 10 万元 or 上年结转 > 5% * 预算",
    ];

    private readonly FeelExpression[] _read = [.. s_expressions.Select(e => FeelExpression.Parse(e, s_environment))];

    private readonly FeelContext _inputs = FeelContext.Create(
    [
        new("在职人员", FeelValue.Of(31m)),
        new("编制人数", FeelValue.Of(30m)),
        new("预算", FeelValue.Of(9_089_000m)),
        new("支出", FeelValue.Of(10_683_000m)),
        new("上年结转", FeelValue.Of(400_000m)),
        new("满意度", FeelValue.Of(0.8029m)),
        new("合格", FeelValue.True),
        new("等级", FeelValue.Of("良")),
        new("约定完工", FeelValue.Of(Day("2019-02-17"))),
        new("实际完工", FeelValue.Of(Day("2019-05-31"))),
    ]);

    /// <summary>From the texts to syntax trees.</summary>
    [Benchmark]
    public int ParseTen()
    {
        int length = 0;
        foreach (string text in s_expressions)
        {
            length += Parser.ParseExpression(new SourceText(text), FeelMode.Scoring, s_environment.Scope.Names, new DiagnosticBag()).Span.Length;
        }

        return length;
    }

    /// <summary>From the texts to expressions that can be evaluated: parsed, checked, compiled.</summary>
    [Benchmark]
    public int ParseAndCheckTen()
    {
        int read = 0;
        foreach (string text in s_expressions)
        {
            read += FeelExpression.Parse(text, s_environment).Text.Length;
        }

        return read;
    }

    [Benchmark(Baseline = true)]
    public int EvaluateTen()
    {
        int known = 0;
        foreach (FeelExpression expression in _read)
        {
            known += expression.Evaluate(_inputs).IsKnown ? 1 : 0;
        }

        return known;
    }

    private static FeelDate Day(string written) => FeelDate.TryParse(written, out FeelDate day) ? day : throw new FormatException(written);
}

/// <summary>Filters and aggregates over a table. The cost per row is the mean divided by the rows; it must not grow with them.</summary>
public class FeelTableBenchmarks
{
    private static readonly ContextType s_row = new([new("类别", FeelType.Text), new("金额", FeelType.Money), new("附件", FeelType.Boolean)], "支出明细");

    private static readonly FeelEnvironment s_environment = FeelEnvironment.Scoring.With("支出明细", new ListType(s_row));

    private readonly FeelExpression _sum = FeelExpression.Parse("sum(支出明细.金额)", s_environment);
    private readonly FeelExpression _filteredSum = FeelExpression.Parse("sum(支出明细[类别 = \"办公费\" and 金额 > 1000 元].金额)", s_environment);
    private readonly FeelExpression _some = FeelExpression.Parse("some 行 in 支出明细 satisfies not(行.附件)", s_environment);
    private readonly FeelExpression _count = FeelExpression.Parse("count(支出明细[not(附件)])", s_environment);
    private FeelContext _inputs = null!;

    [Params(70, 7_000, 700_000)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void Fill()
    {
        string[] categories = ["办公费", "差旅费", "会议费", "培训费", "劳务费"];
        FeelColumn[] columns =
        [
            new TextColumn("类别", [.. Enumerable.Range(0, Rows).Select(i => categories[i % categories.Length])]),
            new NumberColumn("金额", [.. Enumerable.Range(0, Rows).Select(i => (decimal)(i * 37 % 9_973))]),
            new BooleanColumn("附件", [.. Enumerable.Repeat(true, Rows)]),
        ];
        _inputs = FeelContext.Create([new("支出明细", FeelValue.Of(new TableRows(new FeelTable("支出明细", columns, Rows))))]);
    }

    [Benchmark]
    public FeelValue Sum() => _sum.Evaluate(_inputs);

    [Benchmark]
    public FeelValue FilteredSum() => _filteredSum.Evaluate(_inputs);

    [Benchmark]
    public FeelValue Some() => _some.Evaluate(_inputs);

    [Benchmark]
    public FeelValue Count() => _count.Evaluate(_inputs);
}
