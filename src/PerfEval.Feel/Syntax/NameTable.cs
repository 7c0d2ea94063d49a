namespace PerfEval.Feel.Syntax;

/// <summary>
/// The known names that cannot be read character by character: those with spaces, signs or leading digits. FEEL resolves such names by
/// the longest match over the names in scope.
/// </summary>
internal sealed class NameTable
{
    // By first character; longest first, so that the first match is the longest.
    private readonly Dictionary<char, List<string>> _names = [];
    private readonly NameTable? _parent;

    public NameTable(NameTable? parent = null) => _parent = parent;

    public NameTable(IEnumerable<string> names)
    {
        foreach (string name in names)
        {
            Add(name);
        }
    }

    /// <summary>Adds a name; a plain one needs no entry.</summary>
    /// <param name="name">The name.</param>
    /// <param name="onlySpaces">Leave it out if it has signs, so that a name known by the way does not turn <c>a-b</c> into one.</param>
    public void Add(string name, bool onlySpaces = false)
    {
        if (name.Length == 0 || Characters.IsPlainName(name) || (onlySpaces && !name.All(c => c == ' ' || char.IsLetterOrDigit(c) || c == '_')))
        {
            return;
        }

        if (!_names.TryGetValue(name[0], out List<string>? list))
        {
            _names[name[0]] = list = [];
        }

        if (list.Contains(name))
        {
            return;
        }

        int at = list.FindIndex(n => n.Length < name.Length);
        list.Insert(at < 0 ? list.Count : at, name);
    }

    /// <summary>The longest known name that stands at a position, and where it ends.</summary>
    public bool TryMatch(string text, int position, out string name, out int end)
    {
        name = "";
        end = position;
        for (NameTable? table = this; table is not null; table = table._parent)
        {
            if (!table._names.TryGetValue(text[position], out List<string>? list))
            {
                continue;
            }

            foreach (string candidate in list)
            {
                if (candidate.Length > name.Length && Matches(text, position, candidate, out int candidateEnd))
                {
                    name = candidate;
                    end = candidateEnd;
                    break;
                }
            }
        }

        return name.Length > 0;
    }

    // A space in the name stands for any run of spaces; the name must not go on past the match.
    private static bool Matches(string text, int position, string name, out int end)
    {
        int i = position;
        for (int j = 0; j < name.Length; j++)
        {
            if (name[j] == ' ')
            {
                if (i >= text.Length || !Characters.IsSpace(text[i]))
                {
                    end = i;
                    return false;
                }

                while (i < text.Length && Characters.IsSpace(text[i]))
                {
                    i++;
                }
            }
            else if (i < text.Length && text[i] == name[j])
            {
                i++;
            }
            else
            {
                end = i;
                return false;
            }
        }

        end = i;
        bool wordEnd = Characters.IsNamePart(name, name.Length - 1, out _);
        return !(wordEnd && i < text.Length && Characters.IsNamePart(text, i, out _));
    }
}
