using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;
using PerfEval.Rules.Model;
using PerfEval.Rules.Values;

namespace PerfEval.Rules.Binding.Plain;

/// <summary>Writes values as a document of plain values had them: digits as they stood, with the unit that the declaration gives.</summary>
internal static class PlainText
{
    public static WrittenValue Of(in FeelValue value, ValueTypeModel type) => value.Kind switch
    {
        FeelKind.Number when PlainNumber.Of(type) is { } form => form.Written(value),
        FeelKind.Boolean => new WrittenValue { Value = value, Text = Of(value.IsTrue) },
        _ => new WrittenValue { Value = value, Text = value.Text },
    };

    /// <summary>Reads what is true or false, as JSON or as people have it. False if it is neither.</summary>
    public static bool TryReadTruth(ref Utf8JsonReader reader, out bool truth)
    {
        bool isText = reader.TokenType == JsonTokenType.String;
        truth = isText ? reader.ValueTextEquals("是"u8) : reader.TokenType == JsonTokenType.True;
        return truth || (isText ? reader.ValueTextEquals("否"u8) : reader.TokenType == JsonTokenType.False);
    }

    public static string Of(bool truth) => truth ? "是" : "否";
}

/// <summary>How a bare number of a declared type is read: the unit it takes, if any.</summary>
internal sealed class PlainNumber
{
    // By the declaration itself, which lives as long as its rule set.
    private static readonly ConditionalWeakTable<ValueTypeModel, Form> s_forms = [];

    private readonly bool _isInteger;
    private readonly string _suffix;

    private PlainNumber(bool isInteger, MeasureUnit? unit, string suffix)
    {
        _isInteger = isInteger;
        Unit = unit;
        _suffix = suffix;
        Factor = unit?.Factor ?? 1;
    }

    /// <summary>The unit that it takes; null if none.</summary>
    public MeasureUnit? Unit { get; }

    /// <summary>What a number is multiplied by.</summary>
    public decimal Factor { get; }

    /// <summary>The form of a type; null if it is no number or a number must be written with its unit.</summary>
    public static PlainNumber? Of(ValueTypeModel type) => s_forms.GetValue(type, static t => new Form(Find(t))).Number;

    // Whoever reads values says how a bare one is read.
    private static PlainNumber? Find(ValueTypeModel type) => ValueReader.Read("1", type) is { Error: null, Value.IsNumber: true } one
        ? new PlainNumber(type.IsInteger, one.Unit, one.Text[1..])
        : null;

    private sealed record Form(PlainNumber? Number);

    /// <summary>The value of a number as it stands in the document. False if it is not one that a bare number may be.</summary>
    public bool TryRead(ReadOnlySpan<byte> digits, out decimal value, out int places)
    {
        // As many digits as a 64-bit number surely holds, and a factor surely leaves exact.
        const int MostDigits = 15;
        bool isNegative = digits is [(byte)'-', ..];
        int first = isNegative ? 1 : 0, point = -1;
        long whole = 0;
        value = 0;
        places = 0;
        if (digits.Length > MostDigits + first + 1)
        {
            return false;
        }

        for (int i = first; i < digits.Length; i++)
        {
            int digit = digits[i] - '0';
            if ((uint)digit <= 9)
            {
                whole = whole * 10 + digit;
            }
            else if (digits[i] == '.' && point < 0)
            {
                point = i;
            }
            else
            {
                return false;
            }
        }

        places = point < 0 ? 0 : digits.Length - point - 1;
        value = new decimal((int)whole, (int)(whole >> 32), 0, isNegative, (byte)places);
        if (Factor != 1)
        {
            value *= Factor;
        }

        return !(isNegative && whole == 0) && (!_isInteger || value == decimal.Truncate(value));
    }

    /// <summary>One unit of the last of some places.</summary>
    public decimal LastPlace(int places) => ValueReader.LastPlace(places) * Factor;

    /// <summary>The number as it was written, and its unit.</summary>
    public string Text(decimal value) => (value / Factor).ToString("F" + PlacesOf(value).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) + _suffix;

    public WrittenValue Written(in FeelValue value) =>
        new() { Value = value, Text = Text(value.Number), LastPlace = LastPlace(PlacesOf(value.Number)), Unit = Unit };

    // A product has the places of its factors.
    private int PlacesOf(decimal value) => value.Scale - Factor.Scale;
}
