using PerfEval.Feel.Diagnostics;

namespace PerfEval.Feel.Syntax;

/// <summary>
/// The words of printed scoring tables that people carry over into expressions (<c>95%以上</c>, <c>80%~90%</c>, <c>甲且乙</c>), and how they are
/// written here. Only messages use it: an expression never means more than it says.
/// </summary>
internal static class TableWording
{
    public static readonly LocalText None = new("", "");

    private static readonly LocalText s_range = new(
        "从多少到多少写成“[80%..90%)”：方括号含这一头，圆括号不含。",
        "A range is written [80%..90%): a square bracket includes its end, a round one does not.");

    // After a number or a condition. The longest first.
    private static readonly Wording[] s_after =
    [
        new(["及以上", "以上"], false, new("“95%以上”写成“≥ 95%”，不含本数的写成“> 95%”。", "'95% or more' is written >= 95%, 'more than 95%' > 95%.")),
        new(["及以下", "以下", "以内"], false, new("“60%以下”写成“< 60%”，含本数的写成“≤ 60%”。", "'below 60%' is written < 60%, 'up to 60%' <= 60%.")),
        new(["and", "~", "～", "—", "－"], false, s_range),
        new(["至", "到"], true, s_range),
        new(["并且", "而且", "同时", "且"], false, new("“且”写成 and，两边空一格。", "'且' is written 'and', with spaces around it.")) { JoinsConditions = true },
        new(["或者", "或"], false, new("“或”写成 or，两边空一格。", "'或' is written 'or', with spaces around it.")) { JoinsConditions = true },
    ];

    // Before a number.
    private static readonly Wording[] s_before =
    [
        new(["达到", "不低于", "不少于", "大于等于", "大于或等于", "至少"], true, new("写成“≥ 95%”。", "Write >= 95%.")),
        new(["不超过", "不高于", "不大于", "小于等于", "小于或等于", "至多"], true, new("写成“≤ 95%”。", "Write <= 95%.")),
        new(["超过", "大于", "高于", "多于"], true, new("写成“> 95%”。", "Write > 95%.")),
        new(["低于", "小于", "不足", "不到", "未达到", "少于"], true, new("写成“< 95%”。", "Write < 95%.")),
    ];

    /// <summary>What to write instead of the words at a place where reading stopped; empty if they are none of a table's.</summary>
    public static LocalText HintAt(string text, int position) =>
        Find(s_after, text[Math.Min(position, text.Length)..])
        ?? Find(s_before, text.TrimStart())
        ?? (text.TrimStart().StartsWith("not ", StringComparison.Ordinal) ? new("not 后面要加括号：not(…)。", "'not' takes brackets: not(…).") : None);

    /// <summary>The same for what was read as the unit of a number: <c>以下</c> in <c>60以下</c>, <c>天以内</c> in <c>5 天以内</c>.</summary>
    public static LocalText HintForUnit(string unit) => Find(s_after, unit)
        ?? Array.Find(s_after, wording => !wording.BeforeNumber && wording.Words.Any(word => word.Length > 1 && unit.EndsWith(word, StringComparison.Ordinal)))?.Hint
        ?? None;

    /// <summary>The same for a name that nothing has and nothing is like: <c>甲且乙</c>.</summary>
    public static LocalText HintWithin(string name) => Array.Find(s_after, wording => wording.JoinsConditions
        && wording.Words.Any(word => name.IndexOf(word, StringComparison.Ordinal) is var at and > 0 && at + word.Length < name.Length))?.Hint ?? None;

    /// <summary>The same for a name that nothing has.</summary>
    public static LocalText HintForName(string name) =>
        name is "其他" or "其它" or "其余" or "其余情况" or "其他情况"
            ? new("其余情况写成 otherwise。", "What remains is written 'otherwise'.")
            : Find(s_before, name) ?? None;

    private static LocalText? Find(Wording[] table, string text) =>
        Array.Find(table, wording => wording.Words.Any(word => text.StartsWith(word, StringComparison.Ordinal)
            && (!wording.BeforeNumber || char.IsAsciiDigit(text.AsSpan(word.Length).TrimStart() is [var next, ..] ? next : ' '))))?.Hint;

    /// <param name="Words">What is written in tables.</param>
    /// <param name="BeforeNumber">Whether it is one only where a number follows.</param>
    /// <param name="Hint">What to write instead.</param>
    private sealed record Wording(string[] Words, bool BeforeNumber, LocalText Hint)
    {
        public bool JoinsConditions { get; init; }
    }
}
