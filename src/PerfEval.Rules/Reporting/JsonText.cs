using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PerfEval.Rules.Reporting;

/// <summary>How everything that is written as JSON for programs is written: Chinese as it is, lines ended by a line feed, numbers in one form.</summary>
internal static class JsonText
{
    // Trails are as deep as expressions nest.
    private const int MaxDepth = 10_000;

    public static string Write(Action<Utf8JsonWriter> write, bool indented) => Encoding.UTF8.GetString(WriteUtf8(write, indented).WrittenSpan);

    public static ArrayBufferWriter<byte> WriteUtf8(Action<Utf8JsonWriter> write, bool indented)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        var options = new JsonWriterOptions { Indented = indented, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n", MaxDepth = MaxDepth };
        using (var json = new Utf8JsonWriter(buffer, options))
        {
            write(json);
        }

        return buffer;
    }

    /// <summary>The number without zeros at its end: 5.00 and 5 are one number, and have one form.</summary>
    public static decimal Trim(decimal value) => value / 1.0000000000000000000000000000m;

    public static void WriteTexts(this Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    /// <summary>Writes a text; nothing where there is none.</summary>
    public static void WriteOptional(this Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
