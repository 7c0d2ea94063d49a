using System.Diagnostics.CodeAnalysis;

namespace PerfEval.Feel.Functions.Text;

/// <summary>
/// Parses a pattern: the regular expressions of XML Schema 1.1 with what XPath adds to them (anchors, reluctant quantifiers, groups that
/// keep nothing, back-references).
/// </summary>
internal sealed class PatternParser
{
    private const int LengthLimit = 20_000;
    private const int DepthLimit = 200;

    private readonly PatternCursor _cursor;
    private readonly ClassParser _classes;
    private readonly RegexFlags _flags;
    private readonly HashSet<int> _closedGroups = [];
    private int _openedGroups;
    private bool _hasBackReferences;

    private PatternParser(PatternCursor cursor, RegexFlags flags)
    {
        _cursor = cursor;
        _classes = new ClassParser(cursor, flags);
        _flags = flags;
    }

    /// <summary>Parses a pattern. False if it is not one, or too long or too deep.</summary>
    public static bool TryParse(string pattern, RegexFlags flags, [NotNullWhen(true)] out ParsedPattern? parsed)
    {
        parsed = null;
        int[] characters = pattern.Length <= 2 * LengthLimit ? CodePointText.Decode(pattern) : [];
        if (pattern.Length > 0 && characters.Length is 0 or > LengthLimit)
        {
            return false;
        }

        bool ignoresSpace = flags.HasFlag(RegexFlags.IgnoreSpace) && !flags.HasFlag(RegexFlags.Literal);
        var cursor = new PatternCursor(ignoresSpace ? PatternCursor.WithoutSpace(characters) : characters);
        var parser = new PatternParser(cursor, flags);
        if (flags.HasFlag(RegexFlags.Literal))
        {
            parsed = new ParsedPattern(new PatternNode.Sequence([.. characters.Select(parser.Character)]), 0, false);
            return true;
        }

        if (!parser.TryChoice(0, out PatternNode? root) || !cursor.IsAtEnd)
        {
            return false;
        }

        parsed = new ParsedPattern(root, parser._openedGroups, parser._hasBackReferences);
        return true;
    }

    private PatternNode.OneOf Character(int character) => new(_classes.Single(character));

    private bool TryChoice(int depth, [NotNullWhen(true)] out PatternNode? node)
    {
        var branches = new List<PatternNode>();
        do
        {
            if (!TryBranch(depth, out node))
            {
                return false;
            }

            branches.Add(node);
        }
        while (_cursor.TryTake('|'));
        node = branches.Count == 1 ? branches[0] : new PatternNode.Choice(branches);
        return true;
    }

    private bool TryBranch(int depth, [NotNullWhen(true)] out PatternNode? node)
    {
        node = null;
        var pieces = new List<PatternNode>();
        while (!_cursor.IsAtEnd && _cursor.Current is not ('|' or ')'))
        {
            if (!TryAtom(depth, out PatternNode? piece) || !TryQuantifier(ref piece))
            {
                return false;
            }

            pieces.Add(piece);
        }

        node = pieces.Count == 1 ? pieces[0] : new PatternNode.Sequence(pieces);
        return true;
    }

    private bool TryAtom(int depth, [NotNullWhen(true)] out PatternNode? node)
    {
        int c = _cursor.Take();
        node = null;
        switch (c)
        {
            case '(':
                return TryGroup(depth, out node);
            case '[':
                node = _classes.TryClass(out CodePointSet? set) ? new PatternNode.OneOf(set) : null;
                return node is not null;
            case '\\':
                return TryEscape(out node);
            case '.':
                node = new PatternNode.OneOf(_flags.HasFlag(RegexFlags.DotAll) ? UnicodeClasses.Everything : UnicodeClasses.NoLineBreak);
                return true;
            case '^' or '$':
                node = new PatternNode.Anchor(c == '^');
                return true;
            case '?' or '*' or '+' or '{' or '}' or ']':
                return false;
            default:
                node = Character(c);
                return true;
        }
    }

    private bool TryGroup(int depth, [NotNullWhen(true)] out PatternNode? node)
    {
        node = null;
        bool keepsNothing = _cursor.TryTake('?');
        if (depth >= DepthLimit || (keepsNothing && !_cursor.TryTake(':')))
        {
            return false;
        }

        int number = keepsNothing ? 0 : ++_openedGroups;
        if (!TryChoice(depth + 1, out PatternNode? inner) || !_cursor.TryTake(')'))
        {
            return false;
        }

        _closedGroups.Add(number);
        node = keepsNothing ? inner : new PatternNode.Group(number, inner);
        return true;
    }

    private bool TryEscape([NotNullWhen(true)] out PatternNode? node)
    {
        if (_cursor.Current is >= '1' and <= '9')
        {
            return TryBackReference(out node);
        }

        node = _classes.TryEscape(out CodePointSet? set) ? new PatternNode.OneOf(set) : null;
        return node is not null;
    }

    // The first digit always counts; a further one only if so many groups were opened before it: after one group, \12 is \1 and then a 2.
    private bool TryBackReference([NotNullWhen(true)] out PatternNode? node)
    {
        int number = _cursor.Take() - '0';
        while (_cursor.Current is >= '0' and <= '9' && number * 10 + (_cursor.Current - '0') <= _openedGroups)
        {
            number = number * 10 + (_cursor.Take() - '0');
        }

        _hasBackReferences = true;
        node = _closedGroups.Contains(number) ? new PatternNode.BackReference(number) : null;
        return node is not null;
    }

    private bool TryQuantifier([NotNullWhen(true)] ref PatternNode? piece)
    {
        int least = 0;
        int? most = null;
        switch (_cursor.Current)
        {
            case '?':
                most = 1;
                break;
            case '*':
                break;
            case '+':
                least = 1;
                break;
            case '{':
                _cursor.Take();
                if (!TryQuantity(out least, out most) || _cursor.Current != '}')
                {
                    return false;
                }

                break;
            default:
                return piece is not null;
        }

        _cursor.Take();
        piece = new PatternNode.Repeat(piece!, least, most, _cursor.TryTake('?'));
        return true;
    }

    private bool TryQuantity(out int least, out int? most)
    {
        most = null;
        if (!TryCount(out least))
        {
            return false;
        }

        if (!_cursor.TryTake(','))
        {
            most = least;
            return true;
        }

        if (_cursor.Current == '}')
        {
            return true;
        }

        bool isCount = TryCount(out int count);
        most = count;
        return isCount && count >= least;
    }

    private bool TryCount(out int count)
    {
        count = 0;
        bool any = false;
        while (_cursor.Current is >= '0' and <= '9')
        {
            // A count past every limit is as good as any other such count.
            count = Math.Min(count * 10 + (_cursor.Take() - '0'), 100_000_000);
            any = true;
        }

        return any;
    }
}

/// <summary>A pattern that was parsed.</summary>
/// <param name="Root">The whole.</param>
/// <param name="Groups">How many groups keep what they match.</param>
/// <param name="HasBackReferences">Whether it refers back to a group.</param>
internal sealed record ParsedPattern(PatternNode Root, int Groups, bool HasBackReferences);
