using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace PerfEval.Rules.Loading;

/// <summary>The canonical hash of a JSON document from its bytes, without a tree in between; see <see cref="CanonicalHash"/>.</summary>
internal static class JsonHash
{
    // Longer objects are better sorted in another way.
    private const int MostEntries = 250;

    /// <summary>The hash of a sound document in which no key comes twice; null if keys are written with escapes, or an object has very many.</summary>
    public static string? Of(ReadOnlySpan<byte> utf8)
    {
        var canonical = new ArrayBufferWriter<byte>(utf8.Length * 2);
        var reader = new Utf8JsonReader(utf8);
        reader.Read();
        return TryAppend(canonical, ref reader, utf8, ordered: false) ? Convert.ToHexStringLower(SHA256.HashData(canonical.WrittenSpan)) : null;
    }

    private static bool TryAppend(ArrayBufferWriter<byte> canonical, ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8, bool ordered)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return TryAppendObject(canonical, ref reader, utf8, ordered);
            case JsonTokenType.StartArray:
                Append(canonical, (byte)'l', []);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    if (!TryAppend(canonical, ref reader, utf8, ordered: false))
                    {
                        return false;
                    }
                }

                Append(canonical, (byte)'e', []);
                return true;
            case JsonTokenType.Null:
                Append(canonical, (byte)'s', []);
                return true;
            case JsonTokenType.String when reader.ValueIsEscaped:
                Append(canonical, (byte)'s', Encoding.UTF8.GetBytes(reader.GetString()!));
                return true;
            default:
                Append(canonical, (byte)'s', reader.ValueSpan);
                return true;
        }
    }

    // Keys are sorted as UTF-16 texts are; their bytes sort alike but for what stands past the surrogates.
    private static bool TryAppendObject(ArrayBufferWriter<byte> canonical, ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8, bool ordered)
    {
        var entries = new List<Entry>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueIsEscaped || entries.Count == MostEntries)
            {
                return false;
            }

            int key = (int)reader.TokenStartIndex + 1, length = reader.ValueSpan.Length;
            reader.Read();
            entries.Add(new Entry(key, length, (int)reader.TokenStartIndex));
            reader.Skip();
        }

        Span<Entry> sorted = CollectionsMarshal.AsSpan(entries);
        if (!ordered)
        {
            Sort(sorted, utf8);
        }

        Append(canonical, (byte)'m', []);
        foreach (Entry entry in sorted)
        {
            ReadOnlySpan<byte> key = utf8.Slice(entry.Key, entry.KeyLength);
            Append(canonical, (byte)'k', key);
            ReadOnlySpan<byte> rest = utf8[entry.Value..];
            var value = new Utf8JsonReader(rest);
            value.Read();
            if (!TryAppend(canonical, ref value, rest, ordered: key.SequenceEqual("indicators"u8)))
            {
                return false;
            }
        }

        Append(canonical, (byte)'e', []);
        return true;
    }

    // By insertion: objects are short, and mostly come in the same order.
    private static void Sort(Span<Entry> entries, ReadOnlySpan<byte> utf8)
    {
        for (int i = 1; i < entries.Length; i++)
        {
            Entry moving = entries[i];
            int at = i;
            for (; at > 0 && Compare(entries[at - 1], moving, utf8) > 0; at--)
            {
                entries[at] = entries[at - 1];
            }

            entries[at] = moving;
        }
    }

    private static int Compare(Entry one, Entry other, ReadOnlySpan<byte> utf8)
    {
        // The first byte of what UTF-16 writes as surrogates, or sorts behind them.
        const byte PastSurrogates = 0xEE;
        ReadOnlySpan<byte> a = utf8.Slice(one.Key, one.KeyLength), b = utf8.Slice(other.Key, other.KeyLength);
        return a.IndexOfAnyInRange(PastSurrogates, byte.MaxValue) < 0 || b.IndexOfAnyInRange(PastSurrogates, byte.MaxValue) < 0
            ? a.SequenceCompareTo(b)
            : string.CompareOrdinal(Encoding.UTF8.GetString(a), Encoding.UTF8.GetString(b));
    }

    // Where key and value begin in the text.
    private readonly record struct Entry(int Key, int KeyLength, int Value);

    private static void Append(ArrayBufferWriter<byte> canonical, byte kind, ReadOnlySpan<byte> text)
    {
        const int LongestHead = 16;
        Span<byte> place = canonical.GetSpan(LongestHead + text.Length);
        place[0] = kind;
        Encoding.UTF8.GetCharCount(text).TryFormat(place[1..], out int digits, provider: CultureInfo.InvariantCulture);
        place[1 + digits] = (byte)':';
        text.CopyTo(place[(2 + digits)..]);
        canonical.Advance(2 + digits + text.Length);
    }
}
