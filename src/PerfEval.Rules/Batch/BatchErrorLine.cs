using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using PerfEval.Feel.Diagnostics;

namespace PerfEval.Rules.Batch;

/// <summary>
/// A case that cannot be used, as a line of JSON: its number, its file if it is one, the problems with code, place and sentence, and the line
/// as it was, so that it can be put right and run again.
/// </summary>
internal static class BatchErrorLine
{
    /// <summary>The property that every line begins with.</summary>
    public const string Number = "line";

    public static ReadOnlyMemory<byte> Write(BatchItem item, Language language)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteNumber(Number, item.Case.Number);
            if (item.Case.File is { } file)
            {
                json.WriteString("file", file);
            }

            WriteDiagnostics(json, item.Errors, language);
            if (item.Case.IsLine && Utf8.IsValid(item.Case.Utf8.Span))
            {
                json.WriteString("text", item.Case.Utf8.Span);
            }
            else if (item.Case.IsLine)
            {
                json.WriteBase64String("bytes", item.Case.Utf8.Span);
            }

            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenMemory;
    }

    /// <summary>The number of a line that was written before; 0 if it is none of ours.</summary>
    public static long NumberOf(ReadOnlySpan<byte> line)
    {
        ReadOnlySpan<byte> start = "{\"line\":"u8;
        return line.StartsWith(start) && System.Buffers.Text.Utf8Parser.TryParse(line[start.Length..], out long number, out _) ? number : 0;
    }

    private static void WriteDiagnostics(Utf8JsonWriter json, IReadOnlyList<Diagnostic> diagnostics, Language language)
    {
        json.WriteStartArray("diagnostics");
        foreach (Diagnostic diagnostic in diagnostics)
        {
            json.WriteStartObject();
            json.WriteString("code", diagnostic.Id);
            if (diagnostic.Location is { } at)
            {
                json.WriteNumber("line", at.Line);
                json.WriteNumber("column", at.Column);
            }

            json.WriteString("message", diagnostic.Message(language));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
