using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Explanation;
using PerfEval.Rules.Reporting;

namespace PerfEval.Rules.Analysis.Repair;

/// <summary>Lays a repair out for people: the sets, each with its steps and what they bring; or what keeps the case from the grade.</summary>
internal sealed class RepairReport
{
    /// <summary>How many sets are shown unless told otherwise.</summary>
    public const int UsualSets = 5;

    private readonly CaseRepair _repair;
    private readonly Language _language;
    private readonly List<ReportBlock> _blocks = [];

    private RepairReport(CaseRepair repair, Language language)
    {
        _repair = repair;
        _language = language;
    }

    public static IReadOnlyList<ReportBlock> Blocks(CaseRepair repair, Language language, int sets)
    {
        var report = new RepairReport(repair, language);
        report.AddHead();
        report.AddSets(sets);
        report.AddBlocks();
        return report._blocks;
    }

    private string T(string chinese, string english) => _language == Language.Chinese ? chinese : english;

    private void Say(string chinese, string english, TextStyle style = TextStyle.Plain) => _blocks.Add(new ReportBlock.Paragraph(new StyledText(T(chinese, english), style)));

    private void AddHead()
    {
        CaseEvaluation evaluation = _repair.Evaluation;
        string grade = _repair.Grade, total = Phrases.Number(evaluation.Total), grades = string.Join(T("或", " or "), evaluation.Grades);
        _blocks.Add(new ReportBlock.Heading(T($"达到“{grade}”的办法：{evaluation.RuleSet.Title}", $"Ways to {grade}: {evaluation.RuleSet.Title}"), 1));
        Say($"案例 {evaluation.CaseId}　规则集 {evaluation.RuleSet.Id}@{evaluation.RuleSet.Version}", $"Case {evaluation.CaseId}, rule set {evaluation.RuleSet.Id}@{evaluation.RuleSet.Version}", TextStyle.Dim);
        string needed = Phrases.Number(_repair.NeededTotal);
        if (evaluation.Changes.Count > 0)
        {
            string supposed = string.Join(T("；", "; "), evaluation.Changes.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key} = {c.Value}"));
            Say("假设（不是案例所载）：" + supposed, "Supposed, against what the case states: " + supposed, TextStyle.Dim);
        }

        Say($"现在 {total} 分，等级 {grades}；“{grade}”要 {needed} 分", $"Now {total}, grade {grades}; {grade} takes {needed}");
        if (_repair.IsReached)
        {
            Say("已经达到。", "It is reached already.", TextStyle.Good);
        }
        else if (!_repair.IsReachable)
        {
            string best = Phrases.Number(_repair.BestTotal), most = string.Join(T("或", " or "), _repair.BestGrades);
            Say($"达不到：能改变的都改变，最多 {best} 分，等级 {most}。", $"Out of reach: with everything changed that may be, {best} at most, grade {most}.", TextStyle.Bad);
        }
    }

    private void AddSets(int most)
    {
        if (_repair.Sets.Count == 0)
        {
            AddLimits();
            return;
        }

        int shown = Math.Min(most, _repair.Sets.Count), all = _repair.Sets.Count;
        string count = (_repair.IsExhaustive && !_repair.HasMore ? "" : T("至少 ", "at least ")) + all.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Say(
            $"有 {count} 种办法，改动少的在前" + (shown < all ? $"，列出 {shown} 种" : "") + "。每一种都缺一项就不够，并已重新打分验证。",
            $"{count} {(all == 1 ? "way" : "ways")}, the fewest changes first" + (shown < all ? $"; {shown} {(shown == 1 ? "is" : "are")} shown" : "") + ". No change can be left out of any; each was scored again.");
        AddLimits();
        for (int i = 0; i < shown; i++)
        {
            AddSet(_repair.Sets[i], i + 1);
        }
    }

    private void AddLimits()
    {
        if (!_repair.IsExhaustive)
        {
            Say("组合太多，没有全部算完：可能还有别的办法，也可能有改动更少的。", "There are too many combinations to score them all: there may be other ways, and shorter ones.", TextStyle.Warning);
        }
    }

    private void AddSet(RepairSet set, int number)
    {
        string total = Phrases.Number(set.Total), grade = string.Join(T("或", " or "), set.Grades);
        _blocks.Add(new ReportBlock.Heading(T($"办法 {number}：改 {set.ChangeCount} 处，{total} 分，{grade}", $"Way {number}: {set.ChangeCount} {(set.ChangeCount == 1 ? "change" : "changes")}, {total}, {grade}"), 2));
        var lines = new List<ReportBlock.OutlineLine>();
        foreach (RepairStep step in set.Steps)
        {
            LocalText points = Phrases.Points(step.Points);
            lines.Add(new ReportBlock.OutlineLine(0, step.Text.In(_language), Numbered: true));
            lines.Add(new ReportBlock.OutlineLine(2, new StyledText(
                T($"+{points.Chinese}", $"+{points.English}") + (step.Indicators.Count > 0 ? T("：", ": ") + string.Join(T("、", ", "), step.Indicators.Select(Last)) : ""), TextStyle.Good)));
            if (step.Cured.Count > 0)
            {
                lines.Add(new ReportBlock.OutlineLine(2, new StyledText(T("不再有问题：", "cured: ") + string.Join(T("、", ", "), step.Cured), TextStyle.Dim)));
            }
        }

        _blocks.Add(new ReportBlock.Outline(lines));
    }

    private static string Last(string path) => path[(path.LastIndexOf('/') + 1)..];

    private void AddBlocks()
    {
        if (_repair.Blocks.Count == 0)
        {
            return;
        }

        _blocks.Add(new ReportBlock.Heading(T("为什么达不到", "What is in the way"), 2));
        _blocks.Add(new ReportBlock.Outline([.. _repair.Blocks.Select(b => new ReportBlock.OutlineLine(1, new StyledText(b.Text.In(_language), TextStyle.Bad)))]));
    }
}
