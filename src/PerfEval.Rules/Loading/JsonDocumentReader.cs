using System.Text;
using System.Text.Json;
using PerfEval.Feel.Diagnostics;

namespace PerfEval.Rules.Loading;

/// <summary>Reads JSON into the same tree as YAML: numbers and booleans become the texts they were written as.</summary>
internal static class JsonDocumentReader
{
    /// <summary>Reads a document. Null after reporting why it cannot be read.</summary>
    public static DocumentNode? Read(DocumentText document, DiagnosticBag diagnostics)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(document.Text);
        var positions = new Positions(document.Text);
        var options = new JsonReaderOptions { MaxDepth = YamlReader.DepthLimit, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
        var reader = new Utf8JsonReader(bytes, options);
        try
        {
            if (!reader.Read())
            {
                diagnostics.Add(LoadingErrors.EmptyFile.At(new SourceLocation(document.File, 1, 1)));
                return null;
            }

            int nodes = 0;
            DocumentNode? root = ReadNode(ref reader, document, positions, diagnostics, ref nodes);
            while (root is not null && reader.Read())
            {
                // Reading on lets the reader refuse what follows the document.
            }

            return root;
        }
        catch (JsonException error)
        {
            SourceLocation at = positions.Locate(document, LineStart(bytes, error.LineNumber ?? 0) + (int)(error.BytePositionInLine ?? 0)).At;
            string reason = error.Message.Split(" LineNumber:", 2)[0];
            diagnostics.Add(reader.CurrentDepth >= YamlReader.DepthLimit - 1
                ? LoadingErrors.TooDeep.At(at, YamlReader.DepthLimit)
                : LoadingErrors.InvalidJson.At(at, reason));
            return null;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, written as an escape, is no character.
            diagnostics.Add(LoadingErrors.InvalidJson.At(positions.Locate(document, (int)reader.TokenStartIndex).At, "incomplete surrogate pair"));
            return null;
        }
    }

    /// <summary>Reads the key and the value at which a reader stands, without their places. Null after reporting what is wrong.</summary>
    public static MappingEntry? ReadEntry(ref Utf8JsonReader reader, DiagnosticBag diagnostics)
    {
        int nodes = 0;
        ScalarNode key = Scalar(ref reader, DocumentText.Nowhere, null, reader.GetString()!, diagnostics);
        reader.Read();
        return ReadNode(ref reader, DocumentText.Nowhere, null, diagnostics, ref nodes) is { } value ? new MappingEntry(key, value) : null;
    }

    private static (int Index, SourceLocation At) Locate(Positions? positions, DocumentText document, int bytes) =>
        positions is null ? (0, new SourceLocation(document.File, 1, 1)) : positions.Locate(document, bytes);

    private static int LineStart(byte[] bytes, long line)
    {
        int start = 0;
        for (; line > 0; line--)
        {
            start += bytes.AsSpan(start).IndexOf((byte)'\n') + 1;
        }

        return start;
    }

    private static DocumentNode? ReadNode(
        ref Utf8JsonReader reader, DocumentText document, Positions? positions, DiagnosticBag diagnostics, ref int nodes)
    {
        (int start, SourceLocation at) = Locate(positions, document, (int)reader.TokenStartIndex);
        if (++nodes > YamlReader.NodeLimit)
        {
            diagnostics.Add(LoadingErrors.TooManyNodes.At(at, YamlReader.NodeLimit));
            return null;
        }

        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var entries = new List<MappingEntry>();
                var seen = new Dictionary<string, ScalarNode>(StringComparer.Ordinal);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    ScalarNode key = Scalar(ref reader, document, positions, reader.GetString()!, diagnostics);
                    reader.Read();
                    if (ReadNode(ref reader, document, positions, diagnostics, ref nodes) is not { } value)
                    {
                        return null;
                    }

                    if (seen.TryGetValue(key.Text, out ScalarNode? first))
                    {
                        diagnostics.Add(LoadingErrors.DuplicateKey.At(key.Location, key.Text, first.Line));
                        continue;
                    }

                    seen.Add(key.Text, key);
                    entries.Add(new MappingEntry(key, value));
                }

                return new MappingNode(document, start, at.Line, at.Column, entries);
            case JsonTokenType.StartArray:
                var items = new List<DocumentNode>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    if (ReadNode(ref reader, document, positions, diagnostics, ref nodes) is not { } item)
                    {
                        return null;
                    }

                    items.Add(item);
                }

                return new SequenceNode(document, start, at.Line, at.Column, items, isFlow: true);
            case JsonTokenType.String:
                return Scalar(ref reader, document, positions, reader.GetString()!, diagnostics);
            case JsonTokenType.Null:
                return new ScalarNode(document, start, start, at.Line, at.Column, "", ScalarStyle.Plain, inFlow: true);
            default:
                return Scalar(ref reader, document, positions, Encoding.UTF8.GetString(reader.ValueSpan), diagnostics);
        }
    }

    private static ScalarNode Scalar(ref Utf8JsonReader reader, DocumentText document, Positions? positions, string text, DiagnosticBag diagnostics)
    {
        (int start, SourceLocation at) = Locate(positions, document, (int)reader.TokenStartIndex);
        (int end, _) = Locate(positions, document, (int)reader.BytesConsumed);
        var scalar = new ScalarNode(document, start, end, at.Line, at.Column, text, ScalarStyle.Json, inFlow: true);
        InvisibleCharacters.Check(scalar, diagnostics);
        return scalar;
    }

    /// <summary>Turns byte positions into UTF-16 positions; they only ever grow, so one walk over the text serves all.</summary>
    private sealed class Positions(string text)
    {
        private int _bytes;
        private int _index;

        public (int Index, SourceLocation At) Locate(DocumentText document, int bytes)
        {
            if (bytes < _bytes)
            {
                _bytes = 0;
                _index = 0;
            }

            while (_bytes < bytes && _index < text.Length)
            {
                char c = text[_index];
                bool pair = char.IsHighSurrogate(c) && _index + 1 < text.Length;
                _bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : pair ? 4 : 3;
                _index += pair ? 2 : 1;
            }

            return (_index, document.Locate(_index));
        }
    }
}
