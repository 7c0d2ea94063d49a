using System.Buffers.Binary;
using System.Text.Json;
using PerfEval.Rules.Loading;

namespace PerfEval.Rules.Binding.Plain;

/// <summary>
/// Texts by their bytes, so that what comes again and again, such as categories, is made once. As large as it will ever be; a text takes the
/// place of another. Used by one thread at a time.
/// </summary>
internal sealed class TextCache
{
    private const int Size = 1024, LongestText = 64;

    private readonly (byte[] Utf8, string Text)[] _entries = new (byte[], string)[Size];

    /// <summary>The text at which a reader stands; null if it is empty, or has blanks around it or characters that nobody sees.</summary>
    public string? Read(ref Utf8JsonReader reader)
    {
        ReadOnlySpan<byte> utf8 = reader.ValueSpan;
        if (reader.ValueIsEscaped || utf8.Length > LongestText)
        {
            return Plain(reader.GetString()!);
        }

        ref (byte[] Utf8, string Text) entry = ref _entries[Hash(utf8)];
        if (entry.Utf8 is not null && utf8.SequenceEqual(entry.Utf8))
        {
            return entry.Text;
        }

        if (Plain(reader.GetString()!) is not { } text)
        {
            return null;
        }

        entry = (utf8.ToArray(), text);
        return text;
    }

    private static string? Plain(string text) =>
        text.Length == 0 || char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]) || InvisibleCharacters.AreIn(text) ? null : text;

    // The first and the last bytes tell short texts apart.
    private static int Hash(ReadOnlySpan<byte> utf8)
    {
        ulong hash = (ulong)utf8.Length;
        if (utf8.Length >= sizeof(ulong))
        {
            hash ^= BinaryPrimitives.ReadUInt64LittleEndian(utf8) * 0x9E3779B97F4A7C15;
            hash += BinaryPrimitives.ReadUInt64LittleEndian(utf8[^sizeof(ulong)..]);
        }
        else
        {
            foreach (byte b in utf8)
            {
                hash = hash << 8 | b ^ hash >> 56;
            }
        }

        return (int)(hash * 0x9E3779B97F4A7C15 >> 54);
    }
}
