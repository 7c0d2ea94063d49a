using System.Globalization;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Conformance.Kit;

/// <summary>Makes FEEL values of the values that test cases state.</summary>
internal static class TestValues
{
    private static readonly FeelExpression s_date = Conversion("date");
    private static readonly FeelExpression s_time = Conversion("time");
    private static readonly FeelExpression s_dateTime = Conversion("date and time");
    private static readonly FeelExpression s_duration = Conversion("duration");

    /// <summary>Converts a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="kind">The kind to read a value by that states no type of its own.</param>
    public static FeelValue Convert(TestValue value, FeelKind kind = FeelKind.Null) => value switch
    {
        NilValue => FeelValue.Null,
        ScalarValue { SchemaType: { } type } scalar => Scalar(scalar.Text, type),
        ScalarValue scalar => Scalar(scalar.Text, SchemaTypeOf(kind, scalar.Text)),
        ListValue list => FeelValue.ListOf([.. list.Items.Select(i => Convert(i))]),
        ContextValue context => FeelValue.Of(FeelContext.Create(context.Entries.Select(e => KeyValuePair.Create(e.Name, Convert(e.Value))))),
        _ => throw new InvalidOperationException(value.GetType().Name),
    };

    private static FeelValue Scalar(string text, string type)
    {
        string trimmed = text.Trim();
        switch (type)
        {
            case "string":
                return FeelValue.Of(text);
            case "boolean":
                return trimmed is "true" or "1" ? FeelValue.True : trimmed is "false" or "0" ? FeelValue.False : throw Unreadable(text, type);
            case "date":
                return Converted(s_date, trimmed, type);
            case "time":
                return Converted(s_time, trimmed, type);
            case "dateTime":
                return Converted(s_dateTime, trimmed, type);
            case "duration" or "dayTimeDuration" or "yearMonthDuration":
                return Converted(s_duration, trimmed, type);
            case "decimal" or "double" or "float" or "integer" or "int" or "long":
                return decimal.TryParse(trimmed, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number)
                    ? FeelValue.Of(number)
                    : throw Unreadable(text, type);
            default:
                throw Unreadable(text, type);
        }
    }

    private static string SchemaTypeOf(FeelKind kind, string text) => kind switch
    {
        FeelKind.Boolean => "boolean",
        FeelKind.Number => "decimal",
        FeelKind.Date => "date",
        FeelKind.Time => "time",
        FeelKind.DateTime => "dateTime",
        FeelKind.DaysDuration or FeelKind.MonthsDuration => "duration",
        FeelKind.Text => "string",
        _ when text.Trim() is "true" or "false" => "boolean",
        _ when decimal.TryParse(text.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out _) => "decimal",
        _ => "string",
    };

    private static FeelValue Converted(FeelExpression conversion, string text, string type)
    {
        FeelValue value = conversion.Evaluate(FeelContext.Create([new("text", FeelValue.Of(text))]));
        return value.IsNull ? throw Unreadable(text, type) : value;
    }

    private static KitException Unreadable(string text, string type) => new($"'{text}' cannot be read as {type}.");

    private static FeelExpression Conversion(string function) =>
        FeelExpression.Parse($"{function}(text)", FeelEnvironment.Spec.With("text", FeelType.Text));
}
