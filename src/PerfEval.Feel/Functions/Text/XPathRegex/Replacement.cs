using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace PerfEval.Feel.Functions.Text;

/// <summary>What takes the place of a match: texts and groups, as <c>a$1\$</c> writes them.</summary>
internal sealed class Replacement
{
    private readonly List<(string Text, int Group)> _parts = [];

    private Replacement()
    {
    }

    /// <summary>Whether it holds groups besides the whole match.</summary>
    public bool UsesGroups => _parts.Any(p => p.Group > 0);

    /// <summary>A replacement that is a text without special characters.</summary>
    public static Replacement Literal(string text)
    {
        var replacement = new Replacement();
        replacement._parts.Add((text, -1));
        return replacement;
    }

    /// <summary>Reads a replacement. False if a <c>$</c> is without a digit, or a <c>\</c> before anything but <c>\</c> and <c>$</c>.</summary>
    public static bool TryParse(string text, int groups, [NotNullWhen(true)] out Replacement? replacement)
    {
        replacement = null;
        var result = new Replacement();
        var literal = new StringBuilder();
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            char next = i + 1 < text.Length ? text[i + 1] : '\0';
            if (c == '\\')
            {
                if (next is not ('\\' or '$'))
                {
                    return false;
                }

                literal.Append(next);
                i++;
            }
            else if (c == '$')
            {
                if (!char.IsAsciiDigit(next))
                {
                    return false;
                }

                result._parts.Add((literal.ToString(), ReadGroup(text, groups, ref i)));
                literal.Clear();
            }
            else
            {
                literal.Append(c);
            }
        }

        result._parts.Add((literal.ToString(), -1));
        replacement = result;
        return true;
    }

    /// <summary>Appends what takes the place of the match that was just found.</summary>
    public void Append(StringBuilder result, Matcher match, CodePointText text)
    {
        foreach ((string literal, int group) in _parts)
        {
            result.Append(literal);
            if (group >= 0)
            {
                (int start, int end) = match.Group(group);
                text.Append(result, start, end);
            }
        }
    }

    // As many digits as still name a group; one digit always counts, and stands for nothing if there is no such group.
    private static int ReadGroup(string text, int groups, ref int at)
    {
        int number = text[++at] - '0';
        while (at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]) && number * 10 + (text[at + 1] - '0') <= groups)
        {
            number = number * 10 + (text[++at] - '0');
        }

        return number <= groups ? number : -1;
    }
}
