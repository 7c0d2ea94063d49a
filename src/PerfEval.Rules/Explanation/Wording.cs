using System.Runtime.CompilerServices;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Evaluation;

namespace PerfEval.Rules.Explanation;

/// <summary>
/// Puts sentences together in the language that is wanted, or in both. What is written for the other one is not even evaluated; a text in
/// one language alone stands in the place of both.
/// </summary>
/// <param name="only">The language; null for both.</param>
internal sealed class Wording(Language? only)
{
    public bool HasChinese { get; } = only != Language.English;

    public bool HasEnglish { get; } = only != Language.Chinese;

    /// <summary>A sentence as it reads in each language.</summary>
    public LocalText Of([InterpolatedStringHandlerArgument("")] ChineseText chinese, [InterpolatedStringHandlerArgument("")] EnglishText english)
    {
        string first = HasChinese ? chinese.ToText() : english.ToText();
        return new(first, HasChinese && HasEnglish ? english.ToText() : first);
    }

    /// <summary>Points: <c>2 分</c>, <c>0..5 分</c>.</summary>
    public LocalText Points(ScoreRange points)
    {
        string number = Phrases.Number(points);
        return Of($"{number} 分", $"{number}{(number == "1" ? " point" : " points")}");
    }

    /// <summary>Parts with something between them.</summary>
    public LocalText Join(IReadOnlyList<LocalText> parts, string chinese, string english)
    {
        LocalText joined = parts.Count == 0 ? Phrases.Nothing : parts[0];
        for (int i = 1; i < parts.Count; i++)
        {
            joined = Of($"{joined.Chinese}{chinese}{parts[i].Chinese}", $"{joined.English}{english}{parts[i].English}");
        }

        return joined;
    }

    /// <summary>A sentence with something in brackets behind it; without the brackets if there is nothing.</summary>
    public LocalText InBrackets(LocalText text, LocalText inside) => inside.Chinese.Length == 0
        ? text
        : Of($"{text.Chinese}（{inside.Chinese}）", $"{text.English} ({inside.English})");
}

/// <summary>The Chinese sentence, made only if it is wanted.</summary>
[InterpolatedStringHandler]
internal ref struct ChineseText
{
    private DefaultInterpolatedStringHandler _text;

    public ChineseText(int literalLength, int formattedCount, Wording wording, out bool isWanted)
    {
        isWanted = wording.HasChinese;
        _text = isWanted ? new DefaultInterpolatedStringHandler(literalLength, formattedCount) : default;
    }

    public void AppendLiteral(string text) => _text.AppendLiteral(text);

    public void AppendFormatted(string? text) => _text.AppendFormatted(text);

    public void AppendFormatted(int number) => _text.AppendFormatted(number);

    public string ToText() => _text.ToStringAndClear();
}

/// <summary>The English sentence, made only if it is wanted.</summary>
[InterpolatedStringHandler]
internal ref struct EnglishText
{
    private DefaultInterpolatedStringHandler _text;

    public EnglishText(int literalLength, int formattedCount, Wording wording, out bool isWanted)
    {
        isWanted = wording.HasEnglish;
        _text = isWanted ? new DefaultInterpolatedStringHandler(literalLength, formattedCount) : default;
    }

    public void AppendLiteral(string text) => _text.AppendLiteral(text);

    public void AppendFormatted(string? text) => _text.AppendFormatted(text);

    public void AppendFormatted(int number) => _text.AppendFormatted(number);

    public string ToText() => _text.ToStringAndClear();
}
