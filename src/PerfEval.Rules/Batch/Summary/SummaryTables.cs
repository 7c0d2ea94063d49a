using System.Globalization;
using System.Text;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Explanation;
using PerfEval.Rules.Reporting;

namespace PerfEval.Rules.Batch;

/// <summary>Lays a summary out in tables, for people to read and for spreadsheets to open.</summary>
internal sealed class SummaryTables
{
    private const int LongestBar = 30;

    private readonly BatchSummary _summary;
    private readonly Language _language;
    private readonly List<(string Title, ReportBlock.Table Table)> _tables = [];

    private SummaryTables(BatchSummary summary, Language language)
    {
        _summary = summary;
        _language = language;
    }

    /// <summary>The whole report.</summary>
    public static IReadOnlyList<ReportBlock> Report(BatchSummary summary, Language language)
    {
        var tables = new SummaryTables(summary, language);
        tables.AddAll(withBars: true);
        return
        [
            new ReportBlock.Heading(summary.RuleSet.Title, 1),
            new ReportBlock.Paragraph(new StyledText(tables.T($"批量打分汇总　规则集 {tables.RuleSet}", $"Summary of a batch, rule set {tables.RuleSet}"), TextStyle.Dim)),
            new ReportBlock.Paragraph(tables.Counts()),
            .. tables.Notes(),
            .. tables._tables.SelectMany(t => (ReportBlock[])[new ReportBlock.Heading(t.Title, 2), t.Table]),
        ];
    }

    /// <summary>The tables alone, as CSV.</summary>
    public static string Csv(BatchSummary summary, Language language)
    {
        var tables = new SummaryTables(summary, language);
        tables.AddCounts();
        tables.AddAll(withBars: false);
        var csv = new StringBuilder();
        foreach ((string title, ReportBlock.Table table) in tables._tables)
        {
            csv.Append(csv.Length > 0 ? "\n" : "");
            CsvText.AppendRow(csv, [CsvText.Cell(title)]);
            CsvText.AppendRow(csv, table.Columns.Select(c => CsvText.Cell(c.Title)));
            foreach (ReportBlock.Row row in table.Rows)
            {
                CsvText.AppendRow(csv, row.Cells.Select(c => CsvText.Cell(c.Text)));
            }
        }

        return csv.ToString();
    }

    private string RuleSet => _summary.RuleSet.Id + "@" + _summary.RuleSet.Version;

    private string T(string chinese, string english) => _language == Language.Chinese ? chinese : english;

    private string Counts()
    {
        var parts = new List<string> { T($"{Whole(_summary.Cases)} 个案例", $"{Whole(_summary.Cases)} cases") };
        AddIf(_summary.Open, T("总分未定", "with an open total"));
        AddIf(_summary.Failed, T("有计算失败", "with failed computations"));
        AddIf(_summary.Unusable, T("不能用，未计入", "cannot be used and are not counted"));
        return string.Join(T("；", "; "), parts);

        void AddIf(long count, string what)
        {
            if (count > 0)
            {
                parts.Add(T($"{Whole(count)} 个{what}", $"{Whole(count)} {what}"));
            }
        }
    }

    private IEnumerable<ReportBlock> Notes()
    {
        if (_summary.Totals is { Precision: > 0 } totals)
        {
            yield return Note(T(
                $"总分的不同数值太多，分布和名次按 {Number(totals.Precision)} 分取整计算，区间因此略宽",
                $"Totals have too many different values; spread and ranks are by steps of {Number(totals.Precision)}, so ranges are a little wider"));
        }

        if (_summary.Open > 0)
        {
            yield return Note(T(
                "总分未定的案例使统计数也成为区间：无论缺的是什么，结果都在其中", "Open totals make figures ranges: whatever is missing, they lie within"));
        }
    }

    private static ReportBlock.Paragraph Note(string text) => new(new StyledText(text, TextStyle.Dim));

    private void AddAll(bool withBars)
    {
        if (_summary.Totals is not { } totals)
        {
            return;
        }

        Add(
            T("总分分布", "Totals"),
            [Right("最低", "lowest"), Right("下四分位", "lower quartile"), Right("中位数", "median"), Right("上四分位", "upper quartile"), Right("最高", "highest"), Right("平均", "mean")],
            [Spread(totals)]);
        AddHistogram(totals, withBars);
        AddGrades();
        AddGroups();
        AddIndicators();
        AddFindings();
        AddRanking();
    }

    private void AddCounts() => Add(
        T("案例", "Cases"),
        [Left("规则集", "rule set"), Right("案例", "cases"), Right("总分未定", "open"), Right("计算失败", "failed"), Right("不能用", "unusable")],
        [[RuleSet, Whole(_summary.Cases), Whole(_summary.Open), Whole(_summary.Failed), Whole(_summary.Unusable)]]);

    private void AddHistogram(ScoreDistribution totals, bool withBars)
    {
        long most = Math.Max(1, totals.Histogram.Max(b => b.Cases + b.Possible));
        bool open = totals.Histogram.Any(b => b.Possible > 0);
        Add(
            T("分数段", "Histogram"),
            [Left("总分", "total"), Right("案例", "cases"), .. Only(open, Right("可能", "possible")), .. Only(withBars, Left("", ""))],
            [.. totals.Histogram.Select((bin, i) => (string[])
                [
                    Number(bin.From) + T(i == totals.Histogram.Count - 1 ? " 至 " : " 至不足 ", i == totals.Histogram.Count - 1 ? " to " : " to below ") + Number(bin.To),
                    Whole(bin.Cases),
                    .. Only(open, Whole(bin.Possible)),
                    .. Only(withBars, Bar(bin.Cases, most, '█') + Bar(bin.Possible, most, '░')),
                ])]);
    }

    private void AddGrades()
    {
        IReadOnlyList<GradeCount> grades = _summary.Grades;
        if (grades.Count == 0)
        {
            return;
        }

        bool open = grades.Any(g => g.Possible > 0);
        Add(
            T("等级", "Grades"),
            [Left("等级", "grade"), Right("案例", "cases"), Right("占比", "share"), .. Only(open, Right("可能", "possible"))],
            [.. grades.Select(g => (string[])[g.Grade, Whole(g.Cases), Percent(g.Cases, _summary.Cases), .. Only(open, Whole(g.Possible))])]);
    }

    private void AddGroups()
    {
        if (_summary.By is not { } by)
        {
            return;
        }

        // Grades of a group are those that are settled; the rest is in the last column.
        IReadOnlyList<string> grades = [.. _summary.Grades.Select(g => g.Grade)];
        Add(
            T($"按“{by}”分组", $"By {by}"),
            [
                new(by), Right("案例", "cases"), Right("平均", "mean"), Right("最低", "lowest"), Right("中位数", "median"), Right("最高", "highest"),
                .. grades.Select(g => new ReportBlock.Column(g, true)), .. Only(grades.Count > 0, Right("等级未定", "grade open")),
            ],
            [.. _summary.Groups.Select(g => (string[])
                [
                    g.IsRest ? T("（其余各组）", "(all other groups)") : g.Name ?? T("（未注明）", "(not stated)"),
                    Whole(g.Totals.Count),
                    Number(g.Totals.Mean),
                    Number(g.Totals.Minimum),
                    Number(g.Totals.Median),
                    Number(g.Totals.Maximum),
                    .. g.Grades.Select(c => Whole(c.Cases)),
                    .. Only(grades.Count > 0, Whole(g.Totals.Count - g.Grades.Sum(c => c.Cases))),
                ])]);
    }

    private void AddIndicators() => Add(
        T("失分的指标", "Indicators that lose points"),
        [Left("指标", "indicator"), Right("案例", "cases"), Right("失分案例", "losing"), Right("平均失分", "mean loss"), Right("失分率", "share lost")],
        [.. _summary.Indicators.Where(i => i.Lost.High > 0)
            .Select(i => (string[])[i.Path, Whole(i.Cases), Whole(i.Losing), Number(i.Mean), Percent(i.Share)])]);

    private void AddFindings()
    {
        IReadOnlyList<FindingCount> findings = _summary.Findings;
        bool open = findings.Any(f => f.Possible > 0);
        Add(
            T("常见问题", "Most frequent findings"),
            [
                Left("问题", "finding"), Left("来源", "by"), Right("案例", "cases"), Right("占比", "share"), .. Only(open, Right("可能", "possible")),
                Right("次数", "times"), Right("应扣合计", "nominal loss"),
            ],
            [.. findings.Select(f => (string[])
                [
                    f.Name,
                    f.IsRule ? T("规则", "rule") : T("标准", "standard"),
                    Whole(f.Cases),
                    Percent(f.Cases, _summary.Cases),
                    .. Only(open, Whole(f.Possible)),
                    Whole(f.Times),
                    Number(f.Deducted),
                ])]);
    }

    private void AddRanking()
    {
        IReadOnlyList<RankedCase> ranking = _summary.Ranking;
        if (ranking.Count == 0)
        {
            return;
        }

        bool grouped = _summary.By is not null;
        Add(
            ranking.Count < _summary.Cases ? T($"排名（前 {ranking.Count} 个）", $"Ranking (the first {ranking.Count})") : T("排名", "Ranking"),
            [Right("名次", "rank"), Left("案例", "case"), .. Only(grouped, new ReportBlock.Column(_summary.By ?? "")), Right("总分", "total"), Left("等级", "grade")],
            [.. ranking.Select(c => (string[])
                [
                    Whole(c.BestRank) + (c.BestRank == c.WorstRank ? "" : ".." + Whole(c.WorstRank)),
                    c.CaseId,
                    .. Only(grouped, c.Group ?? ""),
                    Number(c.Total),
                    string.Join(T("或", " or "), c.Grades),
                ])]);
    }

    private void Add(string title, ReportBlock.Column[] columns, string[][] rows)
    {
        if (rows.Length > 0)
        {
            _tables.Add((title, new ReportBlock.Table(columns, [.. rows.Select(r => new ReportBlock.Row([.. r.Select(cell => (StyledText)cell)]))])));
        }
    }

    private ReportBlock.Column Left(string chinese, string english) => new(T(chinese, english));

    private ReportBlock.Column Right(string chinese, string english) => new(T(chinese, english), AlignRight: true);

    private static T[] Only<T>(bool condition, T item) => condition ? [item] : [];

    private static string[] Spread(ScoreDistribution totals) =>
        [Number(totals.Minimum), Number(totals.LowerQuartile), Number(totals.Median), Number(totals.UpperQuartile), Number(totals.Maximum), Number(totals.Mean)];

    private static string Bar(long count, long most, char filled) => new(filled, (int)((count * LongestBar + most - 1) / most));

    private static string Whole(long count) => count.ToString(CultureInfo.InvariantCulture);

    // Figures of many cases are read at two places, as the scores themselves.
    private static string Number(decimal value) => Phrases.Number(Math.Round(value, 2, MidpointRounding.AwayFromZero));

    private static string Number(ScoreRange value) =>
        Phrases.Number(new ScoreRange(Math.Round(value.Low, 2, MidpointRounding.AwayFromZero), Math.Round(value.High, 2, MidpointRounding.AwayFromZero)));

    private static string Percent(long part, long whole) => Percent(ScoreRange.Of((decimal)part / whole));

    private static string Percent(ScoreRange share)
    {
        string low = Text(share.Low), high = Text(share.High);
        return low == high ? low : low + ".." + high;

        static string Text(decimal share) => Math.Round(share * 100, 1, MidpointRounding.AwayFromZero).ToString("0.0", CultureInfo.InvariantCulture) + "%";
    }
}
