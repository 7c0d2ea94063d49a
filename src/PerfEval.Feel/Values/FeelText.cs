using System.Globalization;
using System.Text;

namespace PerfEval.Feel.Values;

/// <summary>Writes values in FEEL notation, so that reading the text gives the value back.</summary>
internal static class FeelText
{
    private const int DepthLimit = 64;

    public static string Write(FeelValue value)
    {
        var text = new StringBuilder();
        Append(text, value, 0);
        return text.ToString();
    }

    /// <summary>A value as <c>string()</c> gives it: a text is itself, and dates, times and durations are their ISO forms.</summary>
    public static string Plain(FeelValue value) => value.Kind switch
    {
        FeelKind.Text => value.Text,
        FeelKind.Date => value.Date.ToString(),
        FeelKind.Time => value.Time.ToString(),
        FeelKind.DateTime => value.DateTime.ToString(),
        FeelKind.DaysDuration => value.Days.ToString(),
        FeelKind.MonthsDuration => value.Months.ToString(),
        _ => Write(value),
    };

    /// <summary>A number with all its digits and no trailing zeros.</summary>
    public static string Number(decimal value)
    {
        string text = value.ToString(CultureInfo.InvariantCulture);
        return text.Contains('.') ? text.TrimEnd('0').TrimEnd('.') : text;
    }

    private static void Append(StringBuilder text, FeelValue value, int depth)
    {
        switch (value.Kind)
        {
            case FeelKind.Null:
                text.Append("null");
                break;
            case FeelKind.Boolean:
                text.Append(value.IsTrue ? "true" : "false");
                break;
            case FeelKind.Number:
                text.Append(Number(value.Number));
                break;
            case FeelKind.Text:
                AppendQuoted(text, value.Text);
                break;
            case FeelKind.Month:
                text.Append(value.Month);
                break;
            case FeelKind.Date or FeelKind.Time or FeelKind.DateTime or FeelKind.DaysDuration or FeelKind.MonthsDuration:
                text.Append("@\"").Append(Plain(value)).Append('"');
                break;
            case FeelKind.List:
                AppendList(text, value.List, depth);
                break;
            case FeelKind.Context:
                AppendContext(text, value.Context, depth);
                break;
            case FeelKind.Range:
                AppendRange(text, value.Range, depth);
                break;
            case FeelKind.Unknown:
                text.Append("unknown");
                break;
            default:
                text.Append("failure");
                break;
        }
    }

    private static void AppendQuoted(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (char c in value)
        {
            switch (c)
            {
                case '"':
                    text.Append("\\\"");
                    break;
                case '\\':
                    text.Append("\\\\");
                    break;
                case '\n':
                    text.Append("\\n");
                    break;
                case '\r':
                    text.Append("\\r");
                    break;
                case '\t':
                    text.Append("\\t");
                    break;
                default:
                    text.Append(c);
                    break;
            }
        }

        text.Append('"');
    }

    private static void AppendList(StringBuilder text, FeelList list, int depth)
    {
        if (depth > DepthLimit)
        {
            text.Append("[…]");
            return;
        }

        text.Append('[');
        for (int i = 0; i < list.Count; i++)
        {
            text.Append(i > 0 ? ", " : "");
            Append(text, list[i], depth + 1);
        }

        text.Append(']');
    }

    private static void AppendContext(StringBuilder text, FeelContext context, int depth)
    {
        if (depth > DepthLimit)
        {
            text.Append("{…}");
            return;
        }

        text.Append('{');
        bool first = true;
        foreach (string name in context.Names)
        {
            text.Append(first ? "" : ", ");
            first = false;
            AppendQuoted(text, name);
            text.Append(": ");
            context.TryGet(name, out FeelValue value);
            Append(text, value, depth + 1);
        }

        text.Append('}');
    }

    private static void AppendRange(StringBuilder text, FeelRange range, int depth)
    {
        if (range.Low.IsNull)
        {
            text.Append(range.HighIncluded ? "(<= " : "(< ");
            Append(text, range.High, depth + 1);
            text.Append(')');
        }
        else if (range.High.IsNull)
        {
            text.Append(range.LowIncluded ? "(>= " : "(> ");
            Append(text, range.Low, depth + 1);
            text.Append(')');
        }
        else
        {
            text.Append(range.LowIncluded ? '[' : '(');
            Append(text, range.Low, depth + 1);
            text.Append("..");
            Append(text, range.High, depth + 1);
            text.Append(range.HighIncluded ? ']' : ')');
        }
    }
}
