using System.Globalization;
using System.Text.Json;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;

namespace PerfEval.Rules.Facts;

/// <summary>Writes values of one type as a case has them. Chosen once; writing boxes nothing.</summary>
internal static class FactValue<TValue>
{
    /// <summary>Whether it is a number.</summary>
    public static bool IsNumber { get; } = (Nullable.GetUnderlyingType(typeof(TValue)) ?? typeof(TValue)) is var type
        && (type == typeof(decimal) || type == typeof(int) || type == typeof(long));

    /// <summary>The enum, if it is one, may it be null or not.</summary>
    public static Type? EnumType { get; } = (Nullable.GetUnderlyingType(typeof(TValue)) ?? typeof(TValue)) is { IsEnum: true } type ? type : null;

    /// <summary>Writes a value with its unit, if any. False, with nothing written, for a value that is not known.</summary>
    public static Func<Utf8JsonWriter, TValue, string?, bool>? Write { get; } = Find();

    /// <summary>Whether a value is one of an enum's that has no name.</summary>
    public static bool IsUnnamed(TValue value) => EnumType is not null && value is not null && !Enum.IsDefined(EnumType, value);

    /// <summary>Whether it may state something of a type.</summary>
    public static bool Fits(FeelType wanted)
    {
        Type type = Nullable.GetUnderlyingType(typeof(TValue)) ?? typeof(TValue);
        return type == typeof(string) || wanted.Kind switch
        {
            FeelKind.Number or FeelKind.DaysDuration or FeelKind.MonthsDuration => IsNumber,
            FeelKind.Boolean => type == typeof(bool),

            // A day would silently lose itself in a month.
            FeelKind.Date => type == typeof(DateOnly),
            FeelKind.Text => type.IsEnum,
            _ => false,
        };
    }

    private static Func<Utf8JsonWriter, TValue, string?, bool>? Find()
    {
        object? write = typeof(TValue) switch
        {
            var t when t == typeof(decimal) => (Func<Utf8JsonWriter, decimal, string?, bool>)WriteNumber,
            var t when t == typeof(int) => (Func<Utf8JsonWriter, int, string?, bool>)((json, value, unit) => WriteNumber(json, value, unit)),
            var t when t == typeof(long) => (Func<Utf8JsonWriter, long, string?, bool>)((json, value, unit) => WriteNumber(json, value, unit)),
            var t when t == typeof(bool) => (Func<Utf8JsonWriter, bool, string?, bool>)WriteTruth,
            var t when t == typeof(DateOnly) => (Func<Utf8JsonWriter, DateOnly, string?, bool>)WriteDate,
            var t when t == typeof(string) => (Func<Utf8JsonWriter, string?, string?, bool>)((json, value, _) => value is not null && WriteText(json, value)),
            var t when t == typeof(decimal?) => (Func<Utf8JsonWriter, decimal?, string?, bool>)((json, value, unit) => value is { } there && WriteNumber(json, there, unit)),
            var t when t == typeof(int?) => (Func<Utf8JsonWriter, int?, string?, bool>)((json, value, unit) => value is { } there && WriteNumber(json, there, unit)),
            var t when t == typeof(long?) => (Func<Utf8JsonWriter, long?, string?, bool>)((json, value, unit) => value is { } there && WriteNumber(json, there, unit)),
            var t when t == typeof(bool?) => (Func<Utf8JsonWriter, bool?, string?, bool>)((json, value, unit) => value is { } there && WriteTruth(json, there, unit)),
            var t when t == typeof(DateOnly?) => (Func<Utf8JsonWriter, DateOnly?, string?, bool>)((json, value, unit) => value is { } there && WriteDate(json, there, unit)),
            _ when EnumType is not null => (Func<Utf8JsonWriter, TValue, string?, bool>)((json, value, _) => value is not null && WriteText(json, value.ToString()!)),
            _ => null,
        };
        return (Func<Utf8JsonWriter, TValue, string?, bool>?)write;
    }

    private static bool WriteNumber(Utf8JsonWriter json, decimal value, string? unit)
    {
        if (unit is null)
        {
            json.WriteNumberValue(value);
        }
        else
        {
            json.WriteStringValue(value.ToString(CultureInfo.InvariantCulture) + " " + unit);
        }

        return true;
    }

    private static bool WriteTruth(Utf8JsonWriter json, bool value, string? unit)
    {
        json.WriteBooleanValue(value);
        return true;
    }

    private static bool WriteDate(Utf8JsonWriter json, DateOnly value, string? unit) => WriteText(json, DictionaryFacts.Text(value));

    private static bool WriteText(Utf8JsonWriter json, string value)
    {
        json.WriteStringValue(value);
        return true;
    }
}
