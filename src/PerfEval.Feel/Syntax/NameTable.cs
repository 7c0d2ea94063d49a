namespace PerfEval.Feel.Syntax;

/// <summary>
/// The known names that cannot be read character by character: those with spaces, signs or leading digits. FEEL resolves such names by
/// the longest match over the names in scope.
/// </summary>
internal sealed class NameTable
{
    // Character by character, so that reading a name takes as long as the name and not as long as the table.
    private readonly Branch _root = new();
    private readonly NameTable? _parent;

    public NameTable(NameTable? parent = null) => _parent = parent;

    public NameTable(IEnumerable<string> names)
    {
        foreach (string name in names)
        {
            Add(name);
        }
    }

    /// <summary>Adds a name; a plain one needs no entry, and a word of the language stays one: an entry <c>"null"</c> does not change what null means.</summary>
    /// <param name="name">The name.</param>
    /// <param name="onlySpaces">Leave it out if it has signs, so that a name known by the way does not turn <c>a-b</c> into one.</param>
    public void Add(string name, bool onlySpaces = false)
    {
        if (name.Length == 0 || Characters.IsPlainName(name) || Keywords.IsReserved(name) || (onlySpaces && !name.All(c => c == ' ' || char.IsLetterOrDigit(c) || c == '_')))
        {
            return;
        }

        Branch at = _root;
        for (int i = 0; i < name.Length; i++)
        {
            bool isSpace = Characters.IsSpace(name[i]);
            if (!isSpace || i == 0 || !Characters.IsSpace(name[i - 1]))
            {
                at = at.Grow(isSpace ? ' ' : name[i]);
            }
        }

        at.Name = name;
    }

    /// <summary>The longest known name that stands at a position, and where it ends.</summary>
    public bool TryMatch(string text, int position, out string name, out int end)
    {
        name = "";
        end = position;
        for (NameTable? table = this; table is not null; table = table._parent)
        {
            table.Match(text, position, ref name, ref end);
        }

        return name.Length > 0;
    }

    // A space in a name stands for any run of spaces; a name must not go on past the match.
    private void Match(string text, int position, ref string name, ref int end)
    {
        Branch? at = _root;
        int i = position;
        while (i < text.Length && at is not null)
        {
            bool isSpace = Characters.IsSpace(text[i]);
            at = at.Find(isSpace ? ' ' : text[i]);
            i++;
            while (isSpace && i < text.Length && Characters.IsSpace(text[i]))
            {
                i++;
            }

            if (at?.Name is { } found && found.Length > name.Length && !GoesOn(found, text, i))
            {
                name = found;
                end = i;
            }
        }
    }

    private static bool GoesOn(string name, string text, int end) =>
        end < text.Length && Characters.IsNamePart(name, name.Length - 1, out _) && Characters.IsNamePart(text, end, out _);

    private sealed class Branch
    {
        private Dictionary<char, Branch>? _next;

        /// <summary>The name that ends here; null if none does.</summary>
        public string? Name { get; set; }

        public Branch? Find(char c) => _next?.GetValueOrDefault(c);

        public Branch Grow(char c)
        {
            _next ??= [];
            if (!_next.TryGetValue(c, out Branch? branch))
            {
                _next[c] = branch = new Branch();
            }

            return branch;
        }
    }
}
