using System.Globalization;
using System.Text;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;
using PerfEval.Rules.Binding;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Explanation;
using PerfEval.Rules.Loading;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Reporting;

/// <summary>
/// A case to fill in: every fact with its kind of value, and everything that is asked of the evaluator. What cannot be written as not known is
/// commented out, so that the sheet can be scored from the beginning and gives a range until it is full.
/// </summary>
internal static class FactSheet
{
    private const int CommentColumn = 34;

    public static string Write(CheckedRuleSet ruleSet, Language language)
    {
        string T(string chinese, string english) => language == Language.Chinese ? chinese : english;
        RuleSetModel model = ruleSet.Model;
        var sheet = new StringBuilder();
        Line(sheet, "# " + T("填表说明：知道的填上；不知道的留“未知”，或整行不写，不要填 0。没有发生的日期写“无”。", "Fill in what is known. What is not stays 未知 or is left out; never write 0 for it. 无 is a date of what has not happened."));
        Line(sheet, "# " + T("行首带 # 的，填的时候去掉 # 和后面的一个空格。", "Where a line begins with #, remove the # and one space when you fill it in."));
        Line(sheet, "case: my-case", T("案例编号：小写字母、数字、短横线", "the id of the case"));
        Line(sheet, $"ruleset: {model.Id}@{model.Version}", SingleLine.Of(model.Title));
        Line(sheet, "# as-of: 2024-12-31", T("评价基准日：数据到哪一天", "the day at which the facts hold"));
        WriteFacts(sheet, model.Facts, T);
        WriteJudgements(sheet, ruleSet, T);
        return sheet.ToString();
    }

    private static void WriteFacts(StringBuilder sheet, IReadOnlyList<FactModel> facts, Func<string, string, string> t)
    {
        if (facts.Count == 0)
        {
            return;
        }

        Line(sheet, (facts.Any(CanBeUnknown) ? "" : "# ") + "facts:");
        foreach (FactModel fact in facts)
        {
            string comment = Comment(fact, t);
            if (CanBeUnknown(fact))
            {
                Line(sheet, $"  {Key(fact.Name)}: 未知", comment);
                continue;
            }

            Line(sheet, $"#   {Key(fact.Name)}:" + (fact.Type.Type is ListType && !IsTable(fact) ? " []" : ""), comment);
            if (IsTable(fact))
            {
                Line(sheet, $"#   - [{string.Join(", ", fact.Columns.Select(Heading))}]");
                Line(sheet, $"#   - [{string.Join(", ", fact.Columns.Select(c => Example(c.Type)))}]", t("每行一条；不知道的格写 未知", "a row each; 未知 for a cell that is not known"));
            }
        }
    }

    // A text that says 未知 would be taken for that text, and a list is given whole or not at all.
    private static bool CanBeUnknown(FactModel fact) => fact.Type.Type.Kind is not FeelKind.List && fact.Type.Type is not TextType { Choices: null };

    private static bool IsTable(FactModel fact) => fact.Columns is [{ Name.Length: > 0 }, ..];

    private static string Comment(FactModel fact, Func<string, string, string> t)
    {
        var parts = new List<string> { IsTable(fact) ? t("表；一条也没有就写 []", "a table; none is []") : Kind(fact.Type, t) };
        if (fact.Bounds != Interval.Everything)
        {
            parts.Add(t("范围 ", "within ") + CaseBinder.PrintBounds(fact.Bounds, fact.Type.Type));
        }

        if (fact.NeedsEvidence)
        {
            parts.Add(t("要在 evidence 里写佐证", "needs evidence"));
        }

        if (fact.Note is { } note)
        {
            parts.Add(SingleLine.Of(note));
        }

        return string.Join(t("；", "; "), parts);
    }

    private static string Kind(ValueTypeModel type, Func<string, string, string> t)
    {
        string unit = type.DefaultUnit?.Name ?? "";
        switch (type.Type)
        {
            case ListType { Item: var item }:
                return t("列表，写成 [甲, 乙]；没有就写 []；每项是", "a list such as [a, b], none is []; each is ") + Kind(new ValueTypeModel(item), t);
            case TextType { Choices: { } choices }:
                return t("填其中一个：", "one of: ") + string.Join(t("、", ", "), choices);
            case TextType:
                return t("文字", "text");
        }

        string example = Example(type);
        return type.Type.Kind switch
        {
            FeelKind.Date => t("日期，如 2024-03-05", "a date such as 2024-03-05"),
            FeelKind.Month => t("月份，如 2024-03", "a month such as 2024-03"),
            FeelKind.Boolean => t("是 或 否", "是 (yes) or 否 (no)"),
            FeelKind.DaysDuration or FeelKind.MonthsDuration => t("时长，如 ", "a length of time such as ") + example,
            _ when type.Type == FeelType.Money => t("金额，写单位，如 ", "an amount with its unit, such as ") + example,
            _ when type.Type == FeelType.Rate => t("比率，如 ", "a rate such as ") + example,
            _ when type.IsInteger => t("整数", "a whole number") + (unit.Length > 0 ? t("，单位 ", ", unit ") + unit : ""),
            _ => t("数", "a number") + (unit.Length > 0 ? t("，单位 ", ", unit ") + unit : ""),
        };
    }

    private static string Example(ValueTypeModel type) => type.Type switch
    {
        TextType { Choices: [var first, ..] } => Scalar(first),
        TextType => "…",
        _ => type.Type.Kind switch
        {
            FeelKind.Date => "2024-03-05",
            FeelKind.Month => "2024-03",
            FeelKind.Boolean => "是",
            FeelKind.DaysDuration => "90 天",
            FeelKind.MonthsDuration => "3 个月",
            _ when type.Type == FeelType.Money => "908.9 万元",
            _ when type.Type == FeelType.Rate => "96.5%",
            _ => "28",
        },
    };

    private static string Heading(ColumnModel column) => Scalar(column.Name);

    private static void WriteJudgements(StringBuilder sheet, CheckedRuleSet ruleSet, Func<string, string, string> t)
    {
        Question[] asked = [.. ruleSet.Questions.Where(q => q.Kind != QuestionKind.Evidence)];
        CheckedIndicator[] needEvidence = [.. ruleSet.Questions.Where(q => q.Kind == QuestionKind.Evidence).Select(q => q.Indicator)];
        if (asked.Length > 0)
        {
            Line(sheet, "# judgements:", t("评价人员的判断；扣分的写明理由", "the evaluators' answers; give a reason where points are lost"));
            foreach (IGrouping<CheckedIndicator, Question> group in asked.GroupBy(q => q.Indicator.Model.IsItem && q.Kind == QuestionKind.Met ? q.Indicator.Parent! : q.Indicator))
            {
                (string answer, string comment) = Answer(group.Key, [.. group], t);
                Line(sheet, $"#   {Key(ruleSet.References.ShortestUnique(group.Key))}: {answer}", comment);
            }
        }

        if (needEvidence.Length > 0)
        {
            Line(sheet, "# evidence:", t("下面这些没有佐证就不算", "these do not count without evidence"));
            foreach (CheckedIndicator indicator in needEvidence)
            {
                string path = ruleSet.References.ShortestUnique(indicator);
                Line(sheet, $"#   {Key(t("佐证", "proof") + (Array.IndexOf(needEvidence, indicator) + 1).ToString(CultureInfo.InvariantCulture))}: {{ title: {t("文件名", "document")}, shows: [{Scalar(path)}] }}");
            }
        }
    }

    private static (string Answer, string Comment) Answer(CheckedIndicator indicator, Question[] questions, Func<string, string, string> t)
    {
        Question first = questions[0];
        string points = indicator.FixedPoints is { } full ? Phrases.Number(full) : "";
        string worth = points.Length > 0 ? t($"（{points} 分）", $" ({points})") : "";
        switch (first.Kind)
        {
            case QuestionKind.Met:
                string items = string.Join(t("；", "; "), questions.Select(q => SingleLine.Of(q.Indicator.Name)));
                return ("是", t("全部符合写 是；否则如 { ①: 是, ②: 否, reason: 理由 }。要点：", "是 if all are met, otherwise such as { ①: 是, ②: 否, reason: why }. Items: ") + items + worth);
            case QuestionKind.Level:
                string levels = string.Join(t("；", "; "), first.Levels.Select(l => $"{l.Name} {StandardWords.Points(l.Points)}"));
                return (Scalar(first.Levels[0].Name), t("写等次；有区间的写 { level: 等次, score: 分数, reason: 理由 }。", "a level; with a range { level: …, score: …, reason: … }. ") + levels + worth);
            case QuestionKind.Score:
                return ($"{{ score: {(first.Range is { High: PointsModel.Number high } ? Phrases.Number(high.Value) : "0")}, reason: {t("理由", "why")} }}", t("打分区间 ", "within ") + (first.Range is { } range ? StandardWords.Points(range) : "") + worth);
            default:
                string found = string.Join(t("、", ", "), questions.Select(q => q.Part!.Found));
                return (questions.Length == 1 ? "[]" : "{ " + string.Join(", ", questions.Select(q => Scalar(q.Part!.Found!) + ": []")) + " }", t("查过、没有写 []；有的写成 [情况一, 情况二]。查：", "[] if looked for and none found; otherwise [one, another]. Look for: ") + found);
        }
    }

    private static void Line(StringBuilder sheet, string text, string comment = "")
    {
        sheet.Append(text);
        if (comment.Length > 0)
        {
            sheet.Append(' ', Math.Max(2, CommentColumn - DisplayWidth.Of(text))).Append("# ").Append(comment);
        }

        sheet.Append('\n');
    }

    private static string Key(string name) => YamlScalar.Write(name);

    private static string Scalar(string text) => YamlScalar.Write(text);
}
