using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Values;
using PerfEval.Rules.Binding;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Explanation;

/// <summary>The small pieces of which explanations are made, in both languages.</summary>
internal static class Phrases
{
    public static LocalText Nothing { get; } = new("", "");

    public static LocalText Otherwise { get; } = new("其余情况", "otherwise");

    public static LocalText Same(string text) => new(text, text);

    /// <summary>Points: <c>2 分</c>, <c>0..5 分</c>.</summary>
    public static LocalText Points(ScoreRange points)
    {
        string number = Number(points);
        return new(number + " 分", number + (number == "1" ? " point" : " points"));
    }

    public static LocalText Points(decimal points) => Points(ScoreRange.Of(points));

    public static string Number(ScoreRange points) => points.IsKnown ? Number(points.Low) : Number(points.Low) + ".." + Number(points.High);

    /// <summary>Points for people: four places are more than any table prints.</summary>
    public static string Number(decimal points) => ValueText.Plain(Math.Round(points, 4, MidpointRounding.AwayFromZero));

    public static LocalText Verdict(in FeelValue holds) =>
        holds.IsTrue ? new("成立", "holds")
        : holds.IsFalse ? new("不成立", "does not hold")
        : holds.IsFailure ? new("无法计算", "cannot be computed")
        : new("不能确定", "cannot be told");

    /// <summary>What is missing, as people call it.</summary>
    public static LocalText Source(UnknownSource source) => source.Kind switch
    {
        UnknownSourceKind.Fact => new($"事实“{source.Name}”", $"the fact '{source.Name}'"),
        UnknownSourceKind.Cell => source.Column is null
            ? new($"“{source.Name}”第 {source.Row} 项", $"item {source.Row} of '{source.Name}'")
            : new($"“{source.Name}”第 {source.Row} 行的“{source.Column}”", $"'{source.Column}' in row {source.Row} of '{source.Name}'"),
        UnknownSourceKind.Answer => new($"对“{source.Name}”的评价", $"the judgement of '{source.Name}'"),
        _ => new($"“{source.Name}”的佐证", $"evidence for '{source.Name}'"),
    };

    /// <summary>What is missing, joined.</summary>
    public static LocalText Sources(Missing missing)
    {
        const int Shown = 4;
        LocalText[] parts = [.. missing.Sources.Take(Shown).Select(Source)];
        int more = missing.Sources.Count - parts.Length;
        return new(
            string.Join('、', parts.Select(p => p.Chinese)) + (more > 0 ? $"等 {missing.Sources.Count} 项" : ""),
            string.Join(", ", parts.Select(p => p.English)) + (more > 0 ? $" and {more} more" : ""));
    }

    public static LocalText Join(IEnumerable<LocalText> parts, string chinese, string english)
    {
        LocalText[] all = [.. parts];
        return new(string.Join(chinese, all.Select(p => p.Chinese)), string.Join(english, all.Select(p => p.English)));
    }

    /// <summary>A sentence with something in brackets behind it; without the brackets if there is nothing.</summary>
    public static LocalText InBrackets(LocalText text, LocalText inside) => inside.Chinese.Length == 0
        ? text
        : new($"{text.Chinese}（{inside.Chinese}）", $"{text.English} ({inside.English})");

    /// <summary>Pieces of evidence; those of one source share its name, and the case's own source need not be named.</summary>
    public static LocalText Evidence(IEnumerable<Evidence> evidence, CaseModel model)
    {
        var parts = new List<string>();
        foreach (IGrouping<string?, Evidence> source in evidence.GroupBy(e => e.Model.Source == model.Source ? null : e.Model.Source))
        {
            string places = string.Join("；", source.Select(Place).Distinct(StringComparer.Ordinal));
            parts.Add(source.Key is null ? places : $"{source.Key}：{places}");
        }

        return Same(string.Join("；", parts));
    }

    /// <summary>Documents on which a standard or a rule rests.</summary>
    public static LocalText Basis(IEnumerable<BasisModel> basis) =>
        Same(string.Join("；", basis.Select(b => b.Title is not { Length: > 0 } title || title == b.Name ? b.Name : $"{b.Name}（{title}）")));

    private static string Place(Evidence evidence)
    {
        string title = evidence.Model.Title ?? evidence.Model.Name;
        return evidence.Model.At is { } at ? title + "，" + at : title;
    }
}
