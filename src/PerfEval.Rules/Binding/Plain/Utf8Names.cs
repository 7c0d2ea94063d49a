using System.Text;

namespace PerfEval.Rules.Binding.Plain;

/// <summary>Names in UTF-8 with their places. Asked in the order in which they stand they are found without a search.</summary>
internal sealed class Utf8Names
{
    private readonly byte[][] _names;
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    public Utf8Names(IEnumerable<string> names)
    {
        _names = [.. names.Select(Encoding.UTF8.GetBytes)];
        for (int i = 0; i < _names.Length; i++)
        {
            _places.TryAdd(Encoding.UTF8.GetString(_names[i]), i);
        }
    }

    public int Count => _names.Length;

    /// <summary>The place of a name; -1 if it is not among them.</summary>
    /// <param name="name">The name.</param>
    /// <param name="likely">Where it probably stands: behind the last one that was found.</param>
    public int Find(ReadOnlySpan<byte> name, int likely)
    {
        if ((uint)likely < (uint)_names.Length && name.SequenceEqual(_names[likely]))
        {
            return likely;
        }

        const int LongestName = 256;
        if (name.Length > LongestName)
        {
            return -1;
        }

        Span<char> text = stackalloc char[LongestName];
        return Encoding.UTF8.TryGetChars(name, text, out int length)
            && _places.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text[..length], out int place)
            ? place
            : -1;
    }
}
