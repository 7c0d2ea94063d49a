using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Loading;

/// <summary>Reads what stands where points stand: a number, a share, a range for the evaluator, or an expression.</summary>
internal static class PointsReader
{
    private const int LongestRange = 60;

    private const decimal MostPoints = 1_000_000;

    private static readonly LocalText s_writeRange = new("区间写成 0..5、60%..80% 或 [60%..80%)", "a range is written 0..5, 60%..80% or [60%..80%)");

    /// <summary>Reads points. Null after reporting a problem.</summary>
    public static PointsModel? Read(DocumentNode node, string key, DiagnosticBag diagnostics)
    {
        if (node is not ScalarNode scalar)
        {
            diagnostics.Add(ModelErrors.ExpectedText.At(node.Location, key));
            return null;
        }

        if (scalar.IsEmpty)
        {
            diagnostics.Add(ModelErrors.EmptyValue.At(scalar.Location, key));
            return null;
        }

        string text = Normalize(scalar.Text);
        int dots = text.IndexOf("..", StringComparison.Ordinal);
        if (dots >= 0 && text.Length <= LongestRange && text.All(c => char.IsAsciiDigit(c) || "[](). /%".Contains(c)))
        {
            return ReadRange(text, dots, scalar, diagnostics);
        }

        if (ReadSimple(text, scalar, diagnostics) is { } simple)
        {
            return Value(simple) <= MostPoints
                ? simple
                : Report(scalar, new("不能超过 100 万", "points may not exceed a million"), diagnostics);
        }

        if (SeparatedRange(text))
        {
            return Report(scalar, s_writeRange, diagnostics);
        }

        return text.StartsWith('-') && MappingReader.TryNumber(text, out _)
            ? Report(scalar, new("分值不能小于 0", "points cannot be negative"), diagnostics)
            : new PointsModel.Expression(scalar.Source, scalar.Location);
    }

    // A number, a fraction or a percentage; null for anything else.
    private static PointsModel? ReadSimple(string text, ScalarNode scalar, DiagnosticBag diagnostics)
    {
        string plain = text.EndsWith('分') ? text[..^1] : text;
        if (IsUnsigned(plain, out decimal number))
        {
            return new PointsModel.Number(number, scalar.Location);
        }

        if (text.EndsWith('%') && IsUnsigned(text[..^1], out number))
        {
            return new PointsModel.Share(number, 100, scalar.Location);
        }

        int slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || !IsUnsigned(text[..slash], out number) || !IsUnsigned(text[(slash + 1)..], out decimal denominator))
        {
            return null;
        }

        return denominator > 0
            ? new PointsModel.Share(number, denominator, scalar.Location)
            : Report(scalar, new("分母不能是 0", "the denominator is 0"), diagnostics);
    }

    private static bool IsUnsigned(string text, out decimal number)
    {
        number = 0;
        string trimmed = text.Trim();
        return trimmed.Length is > 0 and < 30 && char.IsAsciiDigit(trimmed[0]) && MappingReader.TryNumber(trimmed, out number);
    }

    // 4-7, 1~2, 0至5: a range as printed tables write it, two plain numbers with a sign between.
    private static bool SeparatedRange(string text)
    {
        int sign = text.IndexOfAny(['-', '~', '～', '－', '—', '至', '到'], Math.Min(1, text.Length));
        return sign > 0 && IsEnd(text[..sign]) && IsEnd(text[(sign + 1)..].TrimStart('—', '-'));

        static bool IsEnd(string end) => IsUnsigned(end.Trim().TrimEnd('分', '%'), out _);
    }

    private static PointsModel? ReadRange(string text, int dots, ScalarNode scalar, DiagnosticBag diagnostics)
    {
        bool opened = text[0] is '[' or '(', closed = text[^1] is ']' or ')';
        string lowText = text[(opened ? 1 : 0)..dots], highText = text[(dots + 2)..(closed ? ^1 : ^0)];
        PointsModel? low = ReadSimple(lowText.Trim(), scalar, diagnostics), high = ReadSimple(highText.Trim(), scalar, diagnostics);
        if (low is null || high is null || opened != closed)
        {
            return Report(scalar, s_writeRange, diagnostics);
        }

        // 0..100%: a bare number beside a percentage is one too.
        (low, high) = (low, high) switch
        {
            (PointsModel.Number n, PointsModel.Share s) => (new PointsModel.Share(n.Value, s.Denominator, n.Location), high),
            _ => (low, high),
        };
        if (low.GetType() != high.GetType())
        {
            return Report(scalar, new("区间的两端要么都是分数，要么都是百分数", "the ends of a range are both points or both percentages"), diagnostics);
        }

        if (Value(low) > Value(high))
        {
            diagnostics.Add(ModelErrors.InvalidRange.At(scalar.Location, scalar.Text));
            return null;
        }

        return new PointsModel.Range(low, text[0] != '(', high, text[^1] != ')', scalar.Location);
    }

    private static decimal Value(PointsModel points) => points switch
    {
        PointsModel.Number n => n.Value,
        PointsModel.Share s => s.Numerator / s.Denominator,
        _ => 0,
    };

    private static PointsModel? Report(ScalarNode scalar, LocalText reason, DiagnosticBag diagnostics)
    {
        diagnostics.Add(ModelErrors.InvalidPoints.At(scalar.Location, scalar.Text, reason));
        return null;
    }

    private static string Normalize(string text) => string.Concat(text.Trim().Select(c => c switch
    {
        '％' => '%',
        '．' => '.',
        '（' => '(',
        '）' => ')',
        '／' => '/',
        >= '０' and <= '９' => (char)(c - '０' + '0'),
        _ => c,
    }));
}
