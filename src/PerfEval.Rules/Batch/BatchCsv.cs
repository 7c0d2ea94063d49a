using System.Globalization;
using System.Text;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Evaluation;

namespace PerfEval.Rules.Batch;

/// <summary>
/// Evaluations as CSV: a row for each case, with its total, its grade, and the score of every section and indicator of the rule set. The columns
/// depend on the rule set alone, so that the rows of several runs can be put together. Immutable and safe for any number of threads.
/// </summary>
/// <remarks>
/// A score is a number, or <c>0..3</c> while something is missing; an indicator that does not apply says so. The rows of a repeated indicator
/// are added up. Texts are quoted where needed; one that a spreadsheet would run as a formula begins with an apostrophe. Every record is one line.
/// </remarks>
public sealed class BatchCsv
{
    private readonly RuleSet _ruleSet;
    private readonly CheckedIndicator[] _indicators;
    private readonly int[] _columns;
    private readonly string[] _attributes;
    private readonly Language _language;

    /// <summary>Makes the form.</summary>
    /// <param name="ruleSet">The rule set, whose indicators are the columns.</param>
    /// <param name="language">The language of headings and words; the rule set's own names stay as they are.</param>
    /// <param name="attributes">Attributes of the cases that get a column each.</param>
    public BatchCsv(RuleSet ruleSet, Language language = Language.Chinese, IReadOnlyList<string>? attributes = null)
    {
        ArgumentNullException.ThrowIfNull(ruleSet);
        _ruleSet = ruleSet;
        IReadOnlyList<CheckedIndicator> all = ruleSet.Plan.RuleSet.Indicators;
        _indicators = [.. all.Where(i => i.Parent is not null && !i.Model.IsItem)];
        _columns = new int[all.Count];
        Array.Fill(_columns, -1);
        for (int i = 0; i < _indicators.Length; i++)
        {
            _columns[_indicators[i].Index] = i;
        }

        _attributes = [.. attributes ?? []];
        _language = language;
    }

    /// <summary>The line of headings, with its line feed.</summary>
    public string Header
    {
        get
        {
            var csv = new StringBuilder();
            IEnumerable<string> headings =
            [
                T("案例", "case"),
                .. _attributes.Select(CsvText.Cell),
                T("总分下限", "total low"),
                T("总分上限", "total high"),
                T("等级", "grade"),
                T("缺项", "missing"),
                T("计算失败", "failures"),
                .. _indicators.Select(i => CsvText.Cell(i.Path)),
            ];
            CsvText.AppendRow(csv, headings);
            return csv.ToString();
        }
    }

    /// <summary>The line of a case, with its line feed.</summary>
    /// <param name="evaluation">An evaluation by the same rule set, or by one of the same hash.</param>
    /// <exception cref="ArgumentException">The case was scored by another rule set.</exception>
    public string Row(CaseEvaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        SameRules.Check(evaluation, _ruleSet);
        var csv = new StringBuilder();
        IEnumerable<string> cells =
        [
            CsvText.Cell(evaluation.CaseId),
            .. _attributes.Select(name => CsvText.Cell(evaluation.Attribute(name) ?? "")),
            Number(evaluation.Total.Low),
            Number(evaluation.Total.High),
            CsvText.Cell(string.Join(T("或", " or "), evaluation.Grades)),
            evaluation.Result.Missing.Count.ToString(CultureInfo.InvariantCulture),
            CsvText.Cell(string.Join("; ", evaluation.Result.Failures.Select(f => f.Id + " " + f.Message(_language)).Distinct(StringComparer.Ordinal))),
            .. Scores(evaluation.Result),
        ];
        CsvText.AppendRow(csv, cells);
        return csv.ToString();
    }

    private string[] Scores(EvaluationResult result)
    {
        var sums = new ScoreRange?[_indicators.Length];
        foreach (IndicatorResult indicator in result.Indicators)
        {
            int column = _columns[indicator.Indicator.Index];
            if (column >= 0 && !indicator.Applies.IsFalse)
            {
                ScoreRange sum = sums[column] ?? default;
                sums[column] = new ScoreRange(sum.Low + indicator.Score.Low, sum.High + indicator.Score.High);
            }
        }

        return [.. sums.Select(s => s?.ToString() ?? T("不适用", "not applicable"))];
    }

    private static string Number(decimal value) => ScoreRange.Of(value).ToString();

    private string T(string chinese, string english) => _language == Language.Chinese ? chinese : english;
}
