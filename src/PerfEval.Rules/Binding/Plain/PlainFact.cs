using System.Numerics;
using System.Text;
using System.Text.Json;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;
using PerfEval.Rules.Loading;
using PerfEval.Rules.Model;
using PerfEval.Rules.Values;

namespace PerfEval.Rules.Binding.Plain;

/// <summary>Reads the value of one fact straight into its slot, if it is plain. Used by one thread at a time.</summary>
internal abstract class PlainFact
{
    public static PlainFact Of(FactModel fact, TextCache texts) => fact.Type.Type switch
    {
        ListType { Item: ContextType } => new Table(fact, texts),
        ListType => new Items(fact.Columns[0].Type, texts),
        NumberType when PlainNumber.Of(fact.Type) is { } form => new Number(fact, form),
        TextType type => new Text(type, texts),
        { Kind: FeelKind.Boolean } => new Truth(),
        _ => new Other(fact),
    };

    /// <summary>Reads the value at which the reader stands. False if it is not plain.</summary>
    /// <param name="reader">The document; stands at the end of the value afterwards.</param>
    /// <param name="value">The value.</param>
    /// <param name="written">How it was written, where that does not follow from the value.</param>
    public abstract bool TryRead(ref Utf8JsonReader reader, out FeelValue value, out WrittenValue? written);

    /// <summary>Reads a single value as in any document; null unless it is right and known.</summary>
    public static WrittenValue? Read(ref Utf8JsonReader reader, ValueTypeModel type)
    {
        string? text = reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString(),
            JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False => Encoding.UTF8.GetString(reader.ValueSpan),
            _ => null,
        };
        if (string.IsNullOrWhiteSpace(text) || InvisibleCharacters.AreIn(text))
        {
            return null;
        }

        WrittenValue value = ValueReader.Read(text, type);
        return value is { Error: null, IsNotGiven: false, Value.IsKnown: true } ? value : null;
    }

    private sealed class Number(FactModel fact, PlainNumber form) : PlainFact
    {
        public override bool TryRead(ref Utf8JsonReader reader, out FeelValue value, out WrittenValue? written)
        {
            if (reader.TokenType != JsonTokenType.Number)
            {
                return Other.TryRead(ref reader, fact, out value, out written);
            }

            written = null;
            bool isPlain = form.TryRead(reader.ValueSpan, out decimal number, out _);
            value = FeelValue.Of(number);
            return isPlain && IsWithin(fact, value);
        }
    }

    private sealed class Truth : PlainFact
    {
        public override bool TryRead(ref Utf8JsonReader reader, out FeelValue value, out WrittenValue? written)
        {
            bool isPlain = PlainText.TryReadTruth(ref reader, out bool truth);
            value = FeelValue.Of(truth);
            written = null;
            return isPlain;
        }
    }

    private sealed class Text(TextType type, TextCache texts) : PlainFact
    {
        public override bool TryRead(ref Utf8JsonReader reader, out FeelValue value, out WrittenValue? written)
        {
            written = null;
            value = default;
            if (reader.TokenType != JsonTokenType.String || texts.Read(ref reader) is not { } text || (type.Choices is { } choices && !choices.Contains(text)))
            {
                return false;
            }

            value = FeelValue.Of(text);
            return true;
        }
    }

    /// <summary>Dates, durations, and what is written with a unit of its own.</summary>
    private sealed class Other(FactModel fact) : PlainFact
    {
        public override bool TryRead(ref Utf8JsonReader reader, out FeelValue value, out WrittenValue? written) => TryRead(ref reader, fact, out value, out written);

        public static bool TryRead(ref Utf8JsonReader reader, FactModel fact, out FeelValue value, out WrittenValue? written)
        {
            written = Read(ref reader, fact.Type);
            value = written?.Value ?? default;
            return written is not null && IsWithin(fact, value);
        }
    }

    private sealed class Items(ValueTypeModel item, TextCache texts) : PlainFact
    {
        private readonly List<FeelValue> _items = [];

        public override bool TryRead(ref Utf8JsonReader reader, out FeelValue value, out WrittenValue? written)
        {
            written = null;
            value = default;
            _items.Clear();
            if (reader.TokenType != JsonTokenType.StartArray)
            {
                return false;
            }

            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                if (!TryReadItem(ref reader, out FeelValue one))
                {
                    return false;
                }

                _items.Add(one);
            }

            value = FeelValue.ListOf([.. _items]);
            return true;
        }

        private bool TryReadItem(ref Utf8JsonReader reader, out FeelValue value)
        {
            if (item.Type is TextType { Choices: null } && reader.TokenType == JsonTokenType.String)
            {
                string? text = texts.Read(ref reader);
                value = text is null ? default : FeelValue.Of(text);
                return text is not null && !ValueReader.IsNotKnown(text);
            }

            WrittenValue? written = Read(ref reader, item);
            value = written?.Value ?? default;
            return written is not null;
        }
    }

    private sealed class Table : PlainFact
    {
        private readonly string _name;
        private readonly Utf8Names _names;
        private readonly PlainColumn[] _columns;

        public Table(FactModel fact, TextCache texts)
        {
            _name = fact.Name;
            _names = new Utf8Names(fact.Columns.Select(c => c.Name));
            _columns = [.. fact.Columns.Select(c => PlainColumn.Of(c, texts))];
        }

        public override bool TryRead(ref Utf8JsonReader reader, out FeelValue value, out WrittenValue? written)
        {
            written = null;
            value = default;
            if (reader.TokenType != JsonTokenType.StartArray || _columns.Length > 64)
            {
                return false;
            }

            foreach (PlainColumn column in _columns)
            {
                column.Clear();
            }

            int rows = 0;
            for (; reader.Read() && reader.TokenType == JsonTokenType.StartObject; rows++)
            {
                if (!TryReadRow(ref reader))
                {
                    return false;
                }
            }

            value = FeelValue.Of(new TableRows(new FeelTable(_name, [.. _columns.Select(c => c.Make())], rows)));
            return reader.TokenType == JsonTokenType.EndArray;
        }

        // A row that has every column once, in any order.
        private bool TryReadRow(ref Utf8JsonReader reader)
        {
            ulong seen = 0;
            int at = -1;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                at = reader.ValueIsEscaped ? -1 : _names.Find(reader.ValueSpan, at + 1);
                if (at < 0 || (seen & 1UL << at) != 0 || !reader.Read() || !_columns[at].TryAdd(ref reader))
                {
                    return false;
                }

                seen |= 1UL << at;
            }

            return reader.TokenType == JsonTokenType.EndObject && BitOperations.PopCount(seen) == _columns.Length;
        }
    }

    private static bool IsWithin(FactModel fact, in FeelValue value) =>
        fact.Bounds == Interval.Everything || fact.Bounds.Intersect(value.Bounds) is not null;
}
