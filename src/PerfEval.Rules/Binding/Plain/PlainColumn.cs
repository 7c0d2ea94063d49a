using System.Text.Json;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;
using PerfEval.Rules.Model;
using PerfEval.Rules.Values;

namespace PerfEval.Rules.Binding.Plain;

/// <summary>Collects the cells of one column, from row to row and from case to case. Used by one thread at a time.</summary>
internal abstract class PlainColumn(string name)
{
    protected string Name { get; } = name;

    public static PlainColumn Of(ColumnModel column, TextCache texts) => column.Type.Type switch
    {
        NumberType when PlainNumber.Of(column.Type) is { } form => new Numbers(column, form),
        TextType type => new Texts(column.Name, type, texts),
        { Kind: FeelKind.Boolean } => new Truths(column.Name),
        _ => new Others(column),
    };

    /// <summary>Begins a new table.</summary>
    public abstract void Clear();

    /// <summary>Takes the value at which the reader stands. False if it is not plain.</summary>
    public abstract bool TryAdd(ref Utf8JsonReader reader);

    /// <summary>The column.</summary>
    public abstract FeelColumn Make();

    private sealed class Numbers(ColumnModel column, PlainNumber form) : PlainColumn(column.Name)
    {
        private readonly List<decimal> _values = [];
        private int _places;

        public override void Clear()
        {
            _values.Clear();
            _places = 0;
        }

        public override bool TryAdd(ref Utf8JsonReader reader)
        {
            if (reader.TokenType != JsonTokenType.Number || !form.TryRead(reader.ValueSpan, out decimal value, out int places))
            {
                return false;
            }

            _places = Math.Max(_places, places);
            _values.Add(value);
            return true;
        }

        public override FeelColumn Make()
        {
            decimal[] values = [.. _values];
            return new NumberColumn(Name, values) { Written = new WrittenNumbers(values, form), LastPlace = values.Length == 0 ? 0 : form.LastPlace(_places) };
        }
    }

    private sealed class WrittenNumbers(decimal[] values, PlainNumber form) : WrittenCells
    {
        public override string this[int row] => form.Text(values[row]);
    }

    private sealed class Truths(string name) : PlainColumn(name)
    {
        private readonly List<bool> _values = [];

        public override void Clear() => _values.Clear();

        public override bool TryAdd(ref Utf8JsonReader reader)
        {
            bool isPlain = PlainText.TryReadTruth(ref reader, out bool truth);
            _values.Add(truth);
            return isPlain;
        }

        public override FeelColumn Make()
        {
            bool[] values = [.. _values];
            return new BooleanColumn(Name, values) { Written = new WrittenTruths(values) };
        }
    }

    private sealed class WrittenTruths(bool[] values) : WrittenCells
    {
        public override string this[int row] => PlainText.Of(values[row]);
    }

    private sealed class Texts(string name, TextType type, TextCache texts) : PlainColumn(name)
    {
        private readonly List<string> _values = [];

        public override void Clear() => _values.Clear();

        public override bool TryAdd(ref Utf8JsonReader reader)
        {
            if (reader.TokenType != JsonTokenType.String || texts.Read(ref reader) is not { } text || (type.Choices is { } choices && !choices.Contains(text)))
            {
                return false;
            }

            _values.Add(text);
            return true;
        }

        public override FeelColumn Make()
        {
            string[] values = [.. _values];
            return new TextColumn(Name, values) { Written = new WrittenTexts(values) };
        }
    }

    /// <summary>Dates, months, durations, and numbers that need their unit: read as in any document.</summary>
    private sealed class Others(ColumnModel column) : PlainColumn(column.Name)
    {
        private readonly List<WrittenValue> _values = [];

        public override void Clear() => _values.Clear();

        public override bool TryAdd(ref Utf8JsonReader reader)
        {
            if (PlainFact.Read(ref reader, column.Type) is not { } value)
            {
                return false;
            }

            _values.Add(value);
            return true;
        }

        public override FeelColumn Make()
        {
            decimal lastPlace = _values.Select(v => v.LastPlace).Where(p => p > 0).DefaultIfEmpty(0).Min();
            return TableBinder.MakeColumn(column, [.. _values.Select(v => v.Value)], [.. _values.Select(v => v.Text)], lastPlace);
        }
    }
}
