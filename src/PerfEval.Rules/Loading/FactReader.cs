using System.Buffers;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Syntax;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;
using PerfEval.Rules.Model;
using PerfEval.Rules.Values;

namespace PerfEval.Rules.Loading;

/// <summary>Reads the data sheet: the declared facts and their types.</summary>
internal sealed class FactReader(DiagnosticBag diagnostics)
{
    private static readonly string[] s_types = ["money", "rate", "integer", "number", "date", "month", "days", "months", "boolean", "text"];

    /// <summary>The characters that expressions take as signs, so that no name may have them.</summary>
    private static readonly SearchValues<char> s_signs = SearchValues.Create("+-*/=<>≥≤≠()（）[]［］{}｛｝,，.．:：;；\"'“”‘’!！?？@#%％×÷＋－＊／＝＜＞、");

    public FactModel? Read(MappingEntry entry)
    {
        string name = entry.Key.Text;
        if (!CheckName(name, entry.Key.Location))
        {
            return null;
        }

        switch (entry.Value)
        {
            case ScalarNode { IsEmpty: true }:
                diagnostics.Add(ModelErrors.EmptyValue.At(entry.Key.Location, name));
                return null;
            case ScalarNode scalar:
                return ReadType(scalar) is { } type ? new FactModel(name, type, entry.Key.Location) : null;
            case SequenceNode sequence:
                return ReadSequence(name, sequence, entry.Key.Location);
            case MappingNode mapping:
                return ReadDetailed(name, mapping, entry.Key.Location);
            default:
                return null;
        }
    }

    /// <summary>Whether a name can be used in expressions; reports why not.</summary>
    public bool CheckName(string name, SourceLocation at)
    {
        int sign = name.AsSpan().IndexOfAny(s_signs);
        if (sign >= 0 || name.Any(char.IsControl))
        {
            diagnostics.Add(ModelErrors.InvalidName.At(at, name, sign >= 0 ? name[sign].ToString() : "\\n"));
            return false;
        }

        if (Keywords.IsReserved(name) || name is "是" or "否" or "无" or "item" or "points" or "value" or "scores" or "not" || MappingReader.TryNumber(name, out _))
        {
            diagnostics.Add(ModelErrors.ReservedName.At(at, name));
            return false;
        }

        return name.Length > 0;
    }

    private FactModel? ReadDetailed(string name, MappingNode mapping, SourceLocation at)
    {
        var reader = new MappingReader(mapping, diagnostics);
        DocumentNode? typeNode = reader.Node("type");
        if (typeNode is null)
        {
            if (!reader.Has("type"))
            {
                diagnostics.Add(ModelErrors.MissingKey.At(mapping.Location, "type", new LocalText("事实的类型；若是表，请写成 [{ 列名: 类型 }]", "the type of the fact; a table is written [{ column: type }]")));
            }

            return null;
        }

        FactModel? plain = typeNode switch
        {
            ScalarNode scalar => ReadType(scalar) is { } type ? new FactModel(name, type, at) : null,
            SequenceNode sequence => ReadSequence(name, sequence, at),
            _ => NoType(typeNode.Location),
        };
        Interval bounds = plain is null ? default : ReadBounds(reader, plain.Type);
        var fact = plain is null ? null : plain with
        {
            Bounds = bounds,
            IsFixed = reader.Flag("fixed"),
            NeedsEvidence = reader.Word("evidence", "required"),
            Note = reader.Text("note"),
        };
        if (plain is not null)
        {
            reader.Finish();
        }

        return fact;
    }

    private FactModel? NoType(SourceLocation at)
    {
        diagnostics.Add(ModelErrors.ExpectedText.At(at, "type"));
        return null;
    }

    private Interval ReadBounds(MappingReader reader, ValueTypeModel type)
    {
        decimal? min = ReadBound(reader, "min", type), max = ReadBound(reader, "max", type);
        if (min > max)
        {
            diagnostics.Add(ModelErrors.InvalidRange.At(reader.LocationOf("min"), reader.Text("min") + ".." + reader.Text("max")));
            return default;
        }

        return (min, max) switch
        {
            ({ } low, { } high) => Interval.Closed(low, high),
            ({ } low, null) => Interval.From(low, open: false),
            (null, { } high) => Interval.UpTo(high, open: false),
            _ => default,
        };
    }

    private decimal? ReadBound(MappingReader reader, string key, ValueTypeModel type)
    {
        if (reader.Scalar(key) is not { } scalar)
        {
            return null;
        }

        WrittenValue value = ValueReader.Read(scalar.Text, type);
        if (value.Error is null && value.Value.TryGetOrdinal(out decimal ordinal))
        {
            return ordinal;
        }

        diagnostics.Add(value.Error is { } error ? error(scalar.Location, key) : ModelErrors.ExpectedNumber.At(scalar.Location, key, scalar.Text));
        return null;
    }

    private FactModel? ReadSequence(string name, SequenceNode sequence, SourceLocation at)
    {
        if (sequence.Items is [MappingNode columns])
        {
            return ReadTable(name, columns, at);
        }

        // [text] is a list of texts, [money 万元] one of amounts; [甲, 乙] is a choice.
        if (sequence.Items is [ScalarNode only] && BaseType(FirstWord(only.Text)) is not null)
        {
            return ReadType(only) is { } item
                ? new FactModel(name, item with { Type = new ListType(item.Type) }, at) { Columns = [new ColumnModel("", item, only.Location)] }
                : null;
        }

        return ReadChoices(sequence, name) is { } choices
            ? new FactModel(name, new ValueTypeModel(new TextType(choices)), at)
            : null;
    }

    private List<string>? ReadChoices(SequenceNode sequence, string name)
    {
        var choices = new List<string>();
        foreach (DocumentNode item in sequence.Items)
        {
            if (item is not ScalarNode { IsEmpty: false } word)
            {
                diagnostics.Add(ModelErrors.ExpectedText.At(item.Location, name));
                return null;
            }

            if (word.Style == ScalarStyle.Plain && word.Text.Contains('，'))
            {
                diagnostics.Add(LoadingErrors.FullWidthComma.At(word.Location, word.Text));
                return null;
            }

            if (choices.Contains(word.Text))
            {
                diagnostics.Add(LoadingErrors.DuplicateKey.At(word.Location, word.Text, word.Line));
            }

            choices.Add(word.Text);
        }

        if (choices.Count == 0)
        {
            diagnostics.Add(ModelErrors.EmptyValue.At(sequence.Location, name));
            return null;
        }

        return choices;
    }

    private FactModel? ReadTable(string name, MappingNode mapping, SourceLocation at)
    {
        var columns = new List<ColumnModel>();
        bool failed = false;
        foreach (MappingEntry entry in mapping.Entries)
        {
            ValueTypeModel? type = entry.Value switch
            {
                ScalarNode { IsEmpty: false } scalar => ReadType(scalar),
                SequenceNode choices => ReadChoices(choices, entry.Key.Text) is { } words ? new ValueTypeModel(new TextType(words)) : null,
                _ => null,
            };
            if (!CheckName(entry.Key.Text, entry.Key.Location) || type is null)
            {
                if (type is null && entry.Value is not (ScalarNode { IsEmpty: false } or SequenceNode))
                {
                    diagnostics.Add(ModelErrors.EmptyValue.At(entry.Key.Location, entry.Key.Text));
                }

                failed = true;
                continue;
            }

            columns.Add(new ColumnModel(entry.Key.Text, type, entry.Key.Location));
        }

        if (mapping.Entries.Count == 0)
        {
            diagnostics.Add(ModelErrors.EmptyValue.At(mapping.Location, name));
        }

        if (failed || columns.Count == 0)
        {
            return null;
        }

        var row = new ContextType([.. columns.Select(c => new FeelField(c.Name, c.Type.Type))], name);
        return new FactModel(name, new ValueTypeModel(new ListType(row)), at) { Columns = columns };
    }

    private ValueTypeModel? ReadType(ScalarNode scalar)
    {
        string[] words = scalar.Text.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries);
        string word = words.Length > 0 ? words[0] : "";
        if (BaseType(word) is not { } type)
        {
            string? nearest = NearestName.Find(word, s_types);
            LocalText hint = nearest is null ? new("", "") : new($"是不是“{nearest}”？", $"Did you mean '{nearest}'? ");
            diagnostics.Add(ModelErrors.UnknownFactType.At(scalar.Location, scalar.Text, hint));
            return null;
        }

        return words.Length == 1 ? type : WithUnit(type, word, words[1].Trim(), scalar);
    }

    private ValueTypeModel? WithUnit(ValueTypeModel type, string word, string unitName, ScalarNode scalar)
    {
        MeasureUnit? known = MeasureUnit.Find(unitName == "％" ? "%" : unitName);
        bool counts = word is "integer" or "number";
        if (known is not null && known.Type.Kind == type.Type.Kind && (known.Type == type.Type || (counts && known.Type == FeelType.Points)))
        {
            return type with { Type = known.Type == FeelType.Points ? FeelType.Points : type.Type, DefaultUnit = known };
        }

        if (!counts || known is not null)
        {
            diagnostics.Add(ModelErrors.UnitDoesNotFitType.At(scalar.Location, word, unitName));
            return null;
        }

        var counted = new NumberType(Dimension.Count(unitName));
        return type with { Type = counted, DefaultUnit = new MeasureUnit(unitName, counted, 1) };
    }

    private static string FirstWord(string text) => text.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries) is [var first, ..] ? first : "";

    private static ValueTypeModel? BaseType(string word) => word switch
    {
        "money" => new ValueTypeModel(FeelType.Money),
        "rate" => new ValueTypeModel(FeelType.Rate),
        "integer" => new ValueTypeModel(FeelType.Number, IsInteger: true),
        "number" => new ValueTypeModel(FeelType.Number),
        "date" => new ValueTypeModel(FeelType.Date),
        "month" => new ValueTypeModel(FeelType.Month),
        "days" => new ValueTypeModel(FeelType.Days),
        "months" => new ValueTypeModel(FeelType.Months),
        "boolean" => new ValueTypeModel(FeelType.Boolean),
        "text" => new ValueTypeModel(FeelType.Text),
        _ => null,
    };
}
