using System.Text.Json;
using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;

namespace PerfEval.Feel;

/// <summary>
/// JSON as values and values as JSON. Numbers keep all digits that a decimal holds; dates, times and durations have no form of their own
/// in JSON, so they are read as texts and written as texts.
/// </summary>
public static class FeelJson
{
    private const int DepthLimit = 200;
    private const int WrittenDepthLimit = 900;

    // One list may stand in a value many times over, so its JSON may be long beyond measure.
    private const long WrittenBytesLimit = 1L << 26;

    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = DepthLimit, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Reads a JSON object as a context.</summary>
    /// <param name="json">The text of a JSON object.</param>
    /// <exception cref="JsonException">The text is not JSON, or no object, or nested deeper than 200 levels, or has a number out of range.</exception>
    public static FeelContext ReadContext(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json, s_options);
        return document.RootElement.ValueKind == JsonValueKind.Object
            ? Read(document.RootElement).Context
            : throw new JsonException("A JSON object is expected: {\"name\": value, …}.");
    }

    /// <summary>Reads a JSON value: objects as contexts, arrays as lists.</summary>
    /// <param name="element">The JSON value.</param>
    /// <exception cref="JsonException">A number is out of range.</exception>
    public static FeelValue Read(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.True => FeelValue.True,
        JsonValueKind.False => FeelValue.False,
        JsonValueKind.Number => element.TryGetDecimal(out decimal number)
            ? FeelValue.Of(number)
            : throw new JsonException($"The number {element.GetRawText()} is out of range."),
        JsonValueKind.String => FeelValue.Of(element.GetString()!),
        JsonValueKind.Array => FeelValue.ListOf([.. element.EnumerateArray().Select(Read)]),
        JsonValueKind.Object => FeelValue.Of(FeelContext.Create(element.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, Read(p.Value))))),
        _ => FeelValue.Null,
    };

    /// <summary>Writes a value: functions, unknown values and failures as null, ranges as texts.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="JsonException">The value is nested deeper than 900 levels or takes more than 64 MiB; what was written until then is no whole JSON.</exception>
    public static void Write(Utf8JsonWriter writer, FeelValue value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (writer.CurrentDepth > WrittenDepthLimit || !CallDepth.IsSafe)
        {
            throw new JsonException($"The value is nested deeper than {WrittenDepthLimit} levels.");
        }

        if (writer.BytesCommitted + writer.BytesPending > WrittenBytesLimit)
        {
            throw new JsonException($"The value takes more than {WrittenBytesLimit >> 20} MiB.");
        }

        switch (value.Kind)
        {
            case FeelKind.Boolean:
                writer.WriteBooleanValue(value.IsTrue);
                break;
            case FeelKind.Number:
                writer.WriteNumberValue(value.Number);
                break;
            case FeelKind.Text:
                writer.WriteStringValue(value.Text);
                break;
            case FeelKind.List:
                writer.WriteStartArray();
                foreach (FeelValue item in value.List)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case FeelKind.Context:
                writer.WriteStartObject();
                FeelContext context = value.Context;
                foreach (string name in context.Names)
                {
                    context.TryGet(name, out FeelValue entry);
                    writer.WritePropertyName(name);
                    Write(writer, entry);
                }

                writer.WriteEndObject();
                break;
            case FeelKind.Null or FeelKind.Unknown or FeelKind.Failure or FeelKind.Function:
                writer.WriteNullValue();
                break;
            default:
                writer.WriteStringValue(Plain(value.ToString()));
                break;
        }
    }

    // @"2020-01-01" in an expression is 2020-01-01 in JSON.
    private static string Plain(string written) => written.StartsWith("@\"", StringComparison.Ordinal) ? written[2..^1] : written;

    /// <summary>
    /// The type of a value, for hosts that get their variables as JSON: what all items of a list have in common, the entries of contexts;
    /// <see cref="FeelType.Any"/> where values differ or are null, and further down than 200 levels.
    /// </summary>
    /// <param name="value">The value.</param>
    public static FeelType TypeOf(FeelValue value)
    {
        var reader = new TypeReader();
        return reader.Open(reader.TypeOf(value, DepthLimit));
    }

    /// <summary>
    /// Reads types of values. What stands in a value many times over is looked at once. Until all is read, null stands for what no value
    /// has told yet, and any for what differs.
    /// </summary>
    private sealed class TypeReader
    {
        private readonly Dictionary<object, FeelType> _known = new(ReferenceEqualityComparer.Instance);
        private readonly Dictionary<FeelType, FeelType> _opened = new(ReferenceEqualityComparer.Instance);

        /// <summary>The type with any for what no value told.</summary>
        public FeelType Open(FeelType type)
        {
            if (_opened.TryGetValue(type, out FeelType? known))
            {
                return known;
            }

            return _opened[type] = type switch
            {
                ListType list => new ListType(Open(list.Item)),
                RangeType range => new RangeType(Open(range.Item)),
                ContextType context => new ContextType([.. context.Fields.Select(f => f with { Type = Open(f.Type) })]),
                _ => type == FeelType.Null ? FeelType.Any : type,
            };
        }

        public FeelType TypeOf(in FeelValue value, int levels)
        {
            if (levels == 0)
            {
                return FeelType.Any;
            }

            switch (value.Kind)
            {
                case FeelKind.List:
                    FeelList list = value.List;
                    return Known(list) ?? (_known[list] = new ListType(CommonType(list, levels - 1)));
                case FeelKind.Context:
                    FeelContext context = value.Context;
                    return Known(context) ?? (_known[context] = new ContextType(FieldsOf(context, levels - 1)));
                case FeelKind.Range:
                    return new RangeType(TypeOf(value.Range.Low.IsNull ? value.Range.High : value.Range.Low, levels - 1));
                case FeelKind.Function:
                    return new FunctionType([.. value.Function.Parameters.Select(_ => FeelType.Any)], FeelType.Any);
                default:
                    return OfKind(value.Kind);
            }
        }

        private FeelType? Known(object value) => _known.GetValueOrDefault(value);

        private FeelField[] FieldsOf(FeelContext context, int levels) =>
            [.. context.Names.Select(n => new FeelField(n, context.TryGet(n, out FeelValue entry) ? TypeOf(entry, levels) : FeelType.Null))];

        private FeelType CommonType(FeelList list, int levels)
        {
            FeelType? common = null;
            foreach (FeelValue item in list)
            {
                FeelType type = TypeOf(item, levels);
                common = common is null || ReferenceEquals(common, type) || common.Equals(type) ? type : Merge(common, type);
            }

            return common ?? FeelType.Null;
        }
    }

    private static FeelType OfKind(FeelKind kind) => kind switch
    {
        FeelKind.Boolean => FeelType.Boolean,
        FeelKind.Number => FeelType.Number,
        FeelKind.Text => FeelType.Text,
        FeelKind.Date => FeelType.Date,
        FeelKind.Month => FeelType.Month,
        FeelKind.Time => FeelType.Time,
        FeelKind.DateTime => FeelType.DateTime,
        FeelKind.DaysDuration => FeelType.Days,
        FeelKind.MonthsDuration => FeelType.Months,
        FeelKind.Null => FeelType.Null,
        _ => FeelType.Any,
    };

    // Rows that lack an entry lack a value; the entry is declared all the same.
    private static FeelType Merge(FeelType a, FeelType b)
    {
        if (a == FeelType.Null || b == FeelType.Null || a.Equals(b))
        {
            return a == FeelType.Null ? b : a;
        }

        if (a is ListType x && b is ListType y)
        {
            return new ListType(Merge(x.Item, y.Item));
        }

        if (a is not ContextType left || b is not ContextType right)
        {
            return FeelType.Any;
        }

        IEnumerable<FeelField> shared = left.Fields.Select(f => right.Find(f.Name) is { } other ? f with { Type = Merge(f.Type, other.Type) } : f);
        return new ContextType([.. shared, .. right.Fields.Where(f => left.Find(f.Name) is null)]);
    }
}
