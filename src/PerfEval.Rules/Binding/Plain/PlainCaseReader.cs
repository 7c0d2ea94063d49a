using System.Collections.Concurrent;
using System.Text.Json;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Values;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Loading;
using PerfEval.Rules.Model;
using PerfEval.Rules.Values;

namespace PerfEval.Rules.Binding.Plain;

/// <summary>
/// Reads cases that are JSON and entirely plain, every fact as its declaration wants it, straight into slots and columns: most cases of a
/// batch are so. Of anything else it only says that it is not plain; what reads documents then reads the case, and knows where everything
/// stands. Both give the same. Used by one thread at a time.
/// </summary>
internal sealed class PlainCaseReader
{
    private static readonly JsonReaderOptions s_options = new() { MaxDepth = 64 };

    private readonly CheckedRuleSet _ruleSet;
    private readonly Utf8Names _names;
    private readonly PlainFact[] _facts;

    public PlainCaseReader(CheckedRuleSet ruleSet)
    {
        _ruleSet = ruleSet;
        var texts = new TextCache();
        _names = new Utf8Names(ruleSet.Facts.Skip(1).Select(f => f.Model.Name));
        _facts = [.. ruleSet.Facts.Skip(1).Select(f => PlainFact.Of(f.Model, texts))];
    }

    /// <summary>Reads a case.</summary>
    /// <param name="document">The case: a JSON object.</param>
    /// <returns>The case and its facts; null if it is not plain.</returns>
    public PlainCase? Read(CaseDocument document)
    {
        ReadOnlySpan<byte> utf8 = document.Utf8;

        // What has more values than a document may have is left to be refused.
        if (utf8.Length / 2 > YamlReader.NodeLimit)
        {
            return null;
        }

        var reader = new Utf8JsonReader(utf8, s_options);
        try
        {
            return ReadCase(ref reader, document);
        }
        catch (JsonException)
        {
            return null;
        }
        catch (InvalidOperationException)
        {
            // Bytes that are no text.
            return null;
        }
    }

    private PlainCase? ReadCase(ref Utf8JsonReader reader, CaseDocument document)
    {
        var diagnostics = new DiagnosticBag();
        var entries = new List<MappingEntry>();
        var slots = new FeelValue[_ruleSet.SlotCount];
        var written = new WrittenValue?[_ruleSet.SlotCount];
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (!reader.ValueTextEquals("facts"u8))
            {
                if (JsonDocumentReader.ReadEntry(ref reader, diagnostics) is not { } entry || entries.Exists(e => e.Key.Text == entry.Key.Text))
                {
                    return null;
                }

                entries.Add(entry);
            }
            else if (!reader.Read() || !TryReadFacts(ref reader, slots, written))
            {
                return null;
            }
        }

        if (reader.TokenType != JsonTokenType.EndObject || reader.Read())
        {
            return null;
        }

        CaseModel model = CaseReader.ReadWithoutFacts(entries, document, diagnostics, _ruleSet.Model.Id);
        return diagnostics.Items.Count > 0 ? null : new PlainCase(model, slots, written);
    }

    private bool TryReadFacts(ref Utf8JsonReader reader, FeelValue[] slots, WrittenValue?[] written)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        int at = -1;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            at = reader.ValueIsEscaped ? -1 : _names.Find(reader.ValueSpan, at + 1);
            if (at < 0 || !slots[at + 1].IsNull || !reader.Read() || !_facts[at].TryRead(ref reader, out slots[at + 1], out written[at + 1]))
            {
                return false;
            }
        }

        return reader.TokenType == JsonTokenType.EndObject;
    }
}

/// <summary>Reads plain cases of a rule set, on any number of threads.</summary>
internal sealed class PlainCases(CheckedRuleSet ruleSet)
{
    // Rows that become indicators need what only documents have.
    private readonly bool _reads = !ruleSet.Indicators.Any(i => i.Repeat is not null);

    // Those that no thread is using.
    private readonly ConcurrentBag<PlainCaseReader> _readers = [];

    /// <summary>Reads a case; see <see cref="PlainCaseReader.Read"/>.</summary>
    public PlainCase? Read(CaseDocument document)
    {
        if (!_reads)
        {
            return null;
        }

        if (!_readers.TryTake(out PlainCaseReader? reader))
        {
            reader = new PlainCaseReader(ruleSet);
        }

        PlainCase? plain = reader.Read(document);
        _readers.Add(reader);
        return plain;
    }
}

/// <summary>A case and the facts that it gives, by slot; null where it gives none.</summary>
internal sealed record PlainCase(CaseModel Model, FeelValue[] Slots, WrittenValue?[] Written);
