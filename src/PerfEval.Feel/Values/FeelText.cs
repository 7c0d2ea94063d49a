using System.Globalization;
using System.Text;

namespace PerfEval.Feel.Values;

/// <summary>Writes values in FEEL notation, so that reading the text gives the value back.</summary>
internal sealed class FeelText
{
    private const int DepthLimit = 64;

    // One list may stand in a value many times over, so its text may be long beyond measure.
    private const int LengthLimit = 1 << 24;

    private readonly StringBuilder _text = new();
    private readonly int _lengthLimit;
    private readonly Func<string, bool>? _isBareName;

    private FeelText(int lengthLimit, Func<string, bool>? isBareName)
    {
        _lengthLimit = lengthLimit;
        _isBareName = isBareName;
    }

    private bool IsTooLong => _text.Length > _lengthLimit;

    /// <summary>A value with the names of contexts in quotes; cut where it is too long.</summary>
    public static string Write(FeelValue value)
    {
        var writer = new FeelText(LengthLimit, null);
        writer.Append(value, 0);
        return writer.IsTooLong ? writer._text.ToString(0, LengthLimit) + "…" : writer._text.ToString();
    }

    /// <summary>A value, if its text is not too long.</summary>
    /// <param name="value">The value.</param>
    /// <param name="lengthLimit">How many UTF-16 units the text may have.</param>
    /// <param name="isBareName">Which names of contexts are written without quotes.</param>
    /// <param name="text">The text.</param>
    public static bool TryWrite(FeelValue value, int lengthLimit, Func<string, bool> isBareName, out string text)
    {
        var writer = new FeelText(lengthLimit, isBareName);
        writer.Append(value, 0);
        text = writer.IsTooLong ? "" : writer._text.ToString();
        return !writer.IsTooLong;
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

    private void Append(FeelValue value, int depth)
    {
        if (IsTooLong)
        {
            return;
        }

        switch (value.Kind)
        {
            case FeelKind.Null:
                _text.Append("null");
                break;
            case FeelKind.Boolean:
                _text.Append(value.IsTrue ? "true" : "false");
                break;
            case FeelKind.Number:
                _text.Append(Number(value.Number));
                break;
            case FeelKind.Text:
                AppendQuoted(value.Text);
                break;
            case FeelKind.Month:
                _text.Append(value.Month);
                break;
            case FeelKind.Date or FeelKind.Time or FeelKind.DateTime or FeelKind.DaysDuration or FeelKind.MonthsDuration:
                _text.Append("@\"").Append(Plain(value)).Append('"');
                break;
            case FeelKind.List:
                AppendList(value.List, depth);
                break;
            case FeelKind.Context:
                AppendContext(value.Context, depth);
                break;
            case FeelKind.Range:
                AppendRange(value.Range, depth);
                break;
            case FeelKind.Function:
                _text.Append("function(").AppendJoin(", ", value.Function.Parameters).Append(") …");
                break;
            case FeelKind.Unknown:
                _text.Append("unknown");
                break;
            default:
                _text.Append("failure");
                break;
        }
    }

    private void AppendQuoted(string value)
    {
        _text.Append('"');
        foreach (char c in value)
        {
            switch (c)
            {
                case '"':
                    _text.Append("\\\"");
                    break;
                case '\\':
                    _text.Append("\\\\");
                    break;
                case '\n':
                    _text.Append("\\n");
                    break;
                case '\r':
                    _text.Append("\\r");
                    break;
                case '\t':
                    _text.Append("\\t");
                    break;
                default:
                    _text.Append(c);
                    break;
            }
        }

        _text.Append('"');
    }

    private void AppendList(FeelList list, int depth)
    {
        if (depth > DepthLimit)
        {
            _text.Append("[…]");
            return;
        }

        _text.Append('[');
        for (int i = 0; i < list.Count && !IsTooLong; i++)
        {
            _text.Append(i > 0 ? ", " : "");
            Append(list[i], depth + 1);
        }

        _text.Append(']');
    }

    private void AppendContext(FeelContext context, int depth)
    {
        if (depth > DepthLimit)
        {
            _text.Append("{…}");
            return;
        }

        _text.Append('{');
        bool first = true;
        foreach (string name in context.Names)
        {
            if (IsTooLong)
            {
                break;
            }

            _text.Append(first ? "" : ", ");
            first = false;
            AppendName(name);
            _text.Append(": ");
            context.TryGet(name, out FeelValue value);
            Append(value, depth + 1);
        }

        _text.Append('}');
    }

    private void AppendName(string name)
    {
        if (_isBareName?.Invoke(name) == true)
        {
            _text.Append(name);
        }
        else
        {
            AppendQuoted(name);
        }
    }

    private void AppendRange(FeelRange range, int depth)
    {
        if (range.Low.IsNull)
        {
            _text.Append(range.HighIncluded ? "(<= " : "(< ");
            Append(range.High, depth + 1);
            _text.Append(')');
        }
        else if (range.High.IsNull)
        {
            _text.Append(range.LowIncluded ? "(>= " : "(> ");
            Append(range.Low, depth + 1);
            _text.Append(')');
        }
        else
        {
            _text.Append(range.LowIncluded ? '[' : '(');
            Append(range.Low, depth + 1);
            _text.Append("..");
            Append(range.High, depth + 1);
            _text.Append(range.HighIncluded ? ']' : ')');
        }
    }
}
