using System.Globalization;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Syntax;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Values;

/// <summary>
/// Reads values as people write them: <c>908.9 万元</c>, <c>96.48%</c>, <c>2019-07-01</c>, <c>2019年7月</c>, <c>3 个月</c>, <c>≥ 90%</c>,
/// <c>是</c>, <c>无</c>. Never guesses: what could mean two things is an error that says how to write it.
/// </summary>
internal static class ValueReader
{
    /// <summary>Reads a value of a declared type.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="type">The declared type.</param>
    /// <param name="unit">The unit that a bare number takes, from a column's heading; null for the declared one.</param>
    public static WrittenValue Read(string text, ValueTypeModel type, MeasureUnit? unit = null)
    {
        string trimmed = text.Trim();
        if (type.Type.Kind == FeelKind.Text)
        {
            return ReadText(trimmed, (TextType)type.Type);
        }

        string plain = Normalize(trimmed);
        if (IsNotKnown(plain))
        {
            return new WrittenValue { IsNotGiven = true, Text = trimmed };
        }

        if (plain == "无")
        {
            return ReadNothing(type.Type);
        }

        if (TryReadRange(plain, out RangeText range))
        {
            return ReadRange(trimmed, range, type, unit);
        }

        return ReadSingle(trimmed, plain, type, unit);
    }

    /// <summary>Reads an item of a list. It cannot be left out as a fact or a cell can, so "not known" is not taken for a text even where any text may stand.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="type">The declared type of the items.</param>
    public static WrittenValue ReadItem(string text, ValueTypeModel type) =>
        type.Type is TextType { Choices: null } && IsNotKnown(text.Trim()) ? new WrittenValue { IsNotGiven = true, Text = text.Trim() } : Read(text, type);

    /// <summary>Whether a text says that something is not known.</summary>
    public static bool IsNotKnown(string text) => text is "未知" or "不详" or "?";

    /// <summary>Half-width twins of full-width digits and signs; Chinese punctuation inside texts is not touched by this.</summary>
    public static string Normalize(string text)
    {
        bool plain = true;
        foreach (char c in text)
        {
            plain &= Characters.Twin(c) == c;
        }

        return plain ? text : string.Concat(text.Select(Characters.Twin)).Trim();
    }

    private static WrittenValue ReadText(string text, TextType type)
    {
        if (type.Choices is not { } choices || choices.Contains(text))
        {
            return new WrittenValue { Value = FeelValue.Of(text), Text = text };
        }

        return IsNotKnown(text)
            ? new WrittenValue { IsNotGiven = true, Text = text }
            : Fail((at, name) => ValueErrors.NotAChoice.At(
                at, name, string.Join('、', choices), text, Feel.Checking.Checker.DidYouMean(NearestName.Find(text, choices))));
    }

    private static WrittenValue ReadNothing(FeelType type) => type.Kind switch
    {
        FeelKind.Date => new WrittenValue { Value = FeelValue.Of(FeelDate.Never), Text = "无" },
        FeelKind.Boolean => Fail((at, name) => ValueErrors.NothingIsNotAValue.At(at, name, "否")),
        FeelKind.Number when type == FeelType.Money => Fail((at, name) => ValueErrors.NothingIsNotAValue.At(at, name, "0 元")),
        FeelKind.Number when type == FeelType.Rate => Fail((at, name) => ValueErrors.NothingIsNotAValue.At(at, name, "0%")),
        _ => Fail((at, name) => ValueErrors.NothingIsNotAValue.At(at, name, "0")),
    };

    private static WrittenValue ReadSingle(string written, string text, ValueTypeModel type, MeasureUnit? unit)
    {
        switch (type.Type.Kind)
        {
            case FeelKind.Number:
            case FeelKind.DaysDuration:
            case FeelKind.MonthsDuration:
                return ReadQuantity(written, text, type, unit);
            case FeelKind.Date:
                return ReadDate(written, text);
            case FeelKind.Month:
                return DateParts(text) is { Day: null } parts && FeelMonth.TryCreate(parts.Year, parts.Month, out FeelMonth month)
                    ? new WrittenValue { Value = FeelValue.Of(month), Text = written }
                    : Fail((at, name) => ValueErrors.NotAMonth.At(at, name, written));
            case FeelKind.Boolean:
                return text switch
                {
                    "是" or "true" => new WrittenValue { Value = FeelValue.True, Text = "是" },
                    "否" or "false" => new WrittenValue { Value = FeelValue.False, Text = "否" },
                    _ => Fail((at, name) => ValueErrors.NotABoolean.At(at, name, written)),
                };
            default:
                return Fail((at, name) => ValueErrors.NotANumber.At(at, name, type.Type.Describe(), written));
        }
    }

    private static WrittenValue ReadDate(string written, string text)
    {
        if (DateParts(text) is not { Day: { } day } parts)
        {
            return Fail((at, name) => ValueErrors.NotADate.At(at, name, written, WithinMonth(text)));
        }

        return FeelDate.TryCreate(parts.Year, parts.Month, day, out FeelDate date)
            ? new WrittenValue { Value = FeelValue.Of(date), Text = date.ToString() }
            : Fail((at, name) => ValueErrors.NoSuchDay.At(at, name, written));
    }

    // Someone who knows only the month can say so.
    private static LocalText WithinMonth(string text)
    {
        if (DateParts(text) is not { Day: null } parts || !FeelMonth.TryCreate(parts.Year, parts.Month, out FeelMonth month))
        {
            return new LocalText("", "");
        }

        string range = $"{month}-01..{month}-{FeelDate.DaysInMonth(parts.Year, parts.Month)}";
        return new LocalText($"只知道是哪个月的，写成 {range}。", $"If only the month is known, write {range}.");
    }

    // 2019-07-01, 2019/7/1, 2019.7.1, 2019年7月1日, and the same without a day.
    private static (int Year, int Month, int? Day)? DateParts(string text)
    {
        // 年, 月 and 日 stand in this order or not at all: 2019月2月17日 is a slip of the pen and no date.
        int year = text.IndexOf('年', StringComparison.Ordinal), month = text.IndexOf('月', StringComparison.Ordinal);
        if ((year >= 0 || month >= 0) && (year < 0 || month < year || month != text.LastIndexOf('月')))
        {
            return null;
        }

        string plain = text.Replace("年", "-", StringComparison.Ordinal).Replace("月", "-", StringComparison.Ordinal);
        plain = plain.TrimEnd('日', '号').TrimEnd('-');
        string[] parts = plain.Split('-', '/', '.');
        if (parts.Length is < 2 or > 3 || parts[0].Length != 4 || parts.Any(p => p.Length is 0 or > 4 || !p.All(char.IsAsciiDigit)))
        {
            return null;
        }

        int[] numbers = [.. parts.Select(p => int.Parse(p, NumberStyles.None, CultureInfo.InvariantCulture))];
        return (numbers[0], numbers[1], numbers.Length == 3 ? numbers[2] : null);
    }

    private static WrittenValue ReadQuantity(string written, string text, ValueTypeModel type, MeasureUnit? headingUnit)
    {
        if (!TrySplitNumber(text, out decimal? numeral, out int places, out string unitName))
        {
            return Fail((at, name) => ValueErrors.NotANumber.At(at, name, type.Type.Describe(), written));
        }

        if (numeral is not { } number)
        {
            return Fail((at, name) => ValueErrors.NumberOutOfRange.At(at, name, written));
        }

        MeasureUnit? unit = unitName.Length == 0 ? headingUnit ?? type.DefaultUnit : FindUnit(unitName, type);
        if (unit is null)
        {
            return unitName.Length == 0 ? Bare(written, number, places, type) : WrongUnit(written, unitName, type);
        }

        if (unit.Type.Kind != type.Type.Kind || (unit.Type is NumberType of && type.Type is NumberType declared && !Fits(of, declared)))
        {
            return Fail((at, name) => ValueErrors.UnitDoesNotFit.At(at, name, type.Type.Describe(), unit.Name));
        }

        if ((type.IsInteger || type.Type.Kind == FeelKind.MonthsDuration) && !IsWhole(number, unit.Factor))
        {
            return Fail((at, name) => ValueErrors.NotAWholeNumber.At(at, name, written));
        }

        // A number without a unit prints with the one it took.
        string shown = unitName.Length > 0 || unit.Name.Length == 0 ? written : unit.Name == "%" ? written + "%" : written + " " + unit.Name;
        return Feel.Checking.Checker.UnitValue(number, unit) is { } value
            ? new WrittenValue { Value = value, Text = shown, LastPlace = LastPlace(places) * unit.Factor, Unit = unit }
            : Fail((at, name) => ValueErrors.NumberOutOfRange.At(at, name, written));
    }

    // 0.5 年 is six months; what is too large for the product is told as that.
    private static bool IsWhole(decimal number, decimal factor) =>
        Math.Abs(number) > 1e15m || number * factor == decimal.Truncate(number * factor);

    private static bool Fits(NumberType unit, NumberType declared) =>
        unit.Dimension.CountsSameAs(declared.Dimension) && (unit.Dimension.IsRate == declared.Dimension.IsRate || !declared.Dimension.IsRate);

    private static MeasureUnit? FindUnit(string name, ValueTypeModel type) =>
        type.DefaultUnit?.Name == name ? type.DefaultUnit
        : MeasureUnit.Find(name) is { } known ? known
        : type.Type is NumberType { Dimension.IsCount: true } counted && counted.Dimension.Unit == name ? new MeasureUnit(name, counted, 1)
        : null;

    // A bare number is right for a plain number; anything else wants its unit said.
    private static WrittenValue Bare(string written, decimal number, int places, ValueTypeModel type)
    {
        if (type.Type is NumberType { Dimension.IsDimensionless: true, Dimension.IsRate: false } or NumberType { Dimension.IsCount: true } or NumberType { Dimension.IsPoints: true })
        {
            return type.IsInteger && number != decimal.Truncate(number)
                ? Fail((at, name) => ValueErrors.NotAWholeNumber.At(at, name, written))
                : new WrittenValue { Value = FeelValue.Of(number), Text = written, LastPlace = LastPlace(places) };
        }

        string example = type.Type.Kind switch
        {
            FeelKind.DaysDuration => written + " 天",
            FeelKind.MonthsDuration => written + " 个月",
            _ when type.Type == FeelType.Rate && number is > -2 and < 2 => $"{ValueText.Plain(number * 100)}% / {written}%",
            _ when type.Type == FeelType.Rate => written + "%",
            _ => $"{written} 元 / {written} 万元",
        };
        return Fail((at, name) => ValueErrors.UnitMissing.At(at, name, written, example));
    }

    private static WrittenValue WrongUnit(string written, string unit, ValueTypeModel type)
    {
        string? nearest = NearestName.Find(unit, MeasureUnit.KnownNames.Append(type.DefaultUnit?.Name ?? ""));
        return Fail((at, name) => ValueErrors.UnknownUnit.At(at, name, written, unit, Feel.Checking.Checker.DidYouMean(nearest)));
    }

    /// <summary>One unit of the last of some decimal places.</summary>
    public static decimal LastPlace(int places)
    {
        decimal place = 1;
        for (int i = 0; i < places; i++)
        {
            place /= 10;
        }

        return place;
    }

    /// <summary>Splits <c>1,068.30 万元</c> into number, decimal places and unit.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="number">The number; null if it has more digits than can be computed with exactly.</param>
    /// <param name="places">How many of its digits stand after the point.</param>
    /// <param name="unit">What follows the number.</param>
    /// <returns>Whether it begins with a number.</returns>
    public static bool TrySplitNumber(string text, out decimal? number, out int places, out string unit)
    {
        number = null;
        places = 0;
        int i = 0;
        if (i < text.Length && text[i] is '-' or '+')
        {
            i++;
        }

        int digits = i;
        while (i < text.Length && (char.IsAsciiDigit(text[i]) || text[i] is ',' or '.'))
        {
            i++;
        }

        string numeral = text[..i];
        unit = text[i..].Trim();
        int point = numeral.IndexOf('.', StringComparison.Ordinal);
        string whole = numeral[digits..(point < 0 ? i : point)];
        if (whole.Length == 0 || !IsGrouped(whole) || (point >= 0 && !IsDigits(numeral[(point + 1)..])))
        {
            return false;
        }

        places = point < 0 ? 0 : i - point - 1;
        string plain = numeral.Replace(",", "", StringComparison.Ordinal);
        bool exact = places <= 20 && plain.TrimStart('-', '+', '0', '.').Count(char.IsAsciiDigit) <= 28;
        number = exact && decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal read) ? read : null;
        return true;
    }

    private static bool IsDigits(string text) => text.Length > 0 && text.All(char.IsAsciiDigit);

    // Thousands separators stand where they belong or nowhere.
    private static bool IsGrouped(string whole)
    {
        string[] groups = whole.Split(',');
        return groups.All(IsDigits) && (groups.Length == 1 || (groups[0].Length <= 3 && groups.Skip(1).All(g => g.Length == 3)));
    }

    private static bool TryReadRange(string text, out RangeText range)
    {
        range = default;
        (string Sign, bool Low, bool Open)[] signs =
            [(">=", true, false), ("≥", true, false), ("<=", false, false), ("≤", false, false), (">", true, true), ("<", false, true)];
        foreach ((string sign, bool low, bool open) in signs)
        {
            if (text.StartsWith(sign, StringComparison.Ordinal))
            {
                string end = text[sign.Length..].Trim();
                range = low ? new RangeText(end, open, null, false) : new RangeText(null, false, end, open);
                return true;
            }
        }

        int dots = text.IndexOf("..", StringComparison.Ordinal);
        if (dots <= 0 || dots + 2 >= text.Length)
        {
            return false;
        }

        bool opened = text[0] is '[' or '(', closed = text[^1] is ']' or ')';
        range = new RangeText(
            text[(opened ? 1 : 0)..dots].Trim(), text[0] == '(', text[(dots + 2)..(closed ? ^1 : ^0)].Trim(), text[^1] == ')');
        return true;
    }

    private static WrittenValue ReadRange(string written, RangeText range, ValueTypeModel type, MeasureUnit? unit)
    {
        if (type.Type.Kind is FeelKind.Boolean or FeelKind.List or FeelKind.Context)
        {
            return Fail((at, name) => ValueErrors.RangeNotAllowed.At(at, name, type.Type.Describe(), written));
        }

        // In 80..90% the unit of the high end holds for both.
        MeasureUnit? shared = range.High is { } h && TrySplitNumber(h, out _, out _, out string u) && u.Length > 0 ? FindUnit(u, type) : unit;
        WrittenValue? low = range.Low is null ? null : ReadSingle(range.Low, range.Low, type, shared);
        WrittenValue? high = range.High is null ? null : ReadSingle(range.High, range.High, type, unit);
        if ((low?.Error ?? high?.Error) is { } error)
        {
            return Fail(error);
        }

        decimal lowEnd = 0, highEnd = 0;
        low?.Value.TryGetOrdinal(out lowEnd);
        high?.Value.TryGetOrdinal(out highEnd);
        if (low is not null && high is not null && (lowEnd > highEnd || (lowEnd == highEnd && (range.LowOpen || range.HighOpen))))
        {
            return Fail((at, name) => ValueErrors.EmptyRange.At(at, name, written));
        }

        Interval bounds = (low, high) switch
        {
            (not null, not null) => Interval.Between(lowEnd, range.LowOpen, highEnd, range.HighOpen),
            (not null, null) => Interval.From(lowEnd, range.LowOpen),
            _ => Interval.UpTo(highEnd, range.HighOpen),
        };
        return bounds.IsPoint && low is not null
            ? low with { Text = written }
            : new WrittenValue { Value = FeelValue.Of(new Unknown(Missing.Nothing, bounds)), Text = written, Unit = (low ?? high)!.Unit };
    }

    private static WrittenValue Fail(Func<SourceLocation, string, Diagnostic> error) => new() { Error = error };

    private readonly record struct RangeText(string? Low, bool LowOpen, string? High, bool HighOpen);
}
