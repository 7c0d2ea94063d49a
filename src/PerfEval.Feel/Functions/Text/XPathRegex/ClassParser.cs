using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace PerfEval.Feel.Functions.Text;

/// <summary>Parses what matches one character: escapes such as <c>\d</c> and <c>\p{Lu}</c>, and classes in brackets.</summary>
/// <remarks>
/// Under the flag <c>i</c> only single characters and ranges take in the other case; categories do not. Case is settled before a class
/// is turned round or subtracted from, so that <c>[^Q]</c> matches neither Q nor q.
/// </remarks>
internal sealed class ClassParser(PatternCursor cursor, RegexFlags flags)
{
    private const int DepthLimit = 100;
    private const int LongestPropertyName = 80;

    private bool IgnoresCase => flags.HasFlag(RegexFlags.IgnoreCase);

    /// <summary>A character that stands for itself.</summary>
    public CodePointSet Single(int character) => IgnoresCase ? CaseVariants.Of(character) : CodePointSet.Of(character);

    /// <summary>An escape, whose backslash has been taken.</summary>
    public bool TryEscape([NotNullWhen(true)] out CodePointSet? set)
    {
        int letter = cursor.Take();
        set = SingleEscape(letter) is { } character ? Single(character) : ClassEscape(letter);
        return set is not null;
    }

    /// <summary>A class in brackets, whose opening one has been taken.</summary>
    public bool TryClass([NotNullWhen(true)] out CodePointSet? set) => TryClass(0, out set);

    private static int? SingleEscape(int letter) => letter switch
    {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        '\\' or '|' or '.' or '?' or '*' or '+' or '(' or ')' or '{' or '}' or '-' or '[' or ']' or '^' or '$' => letter,
        _ => null,
    };

    private CodePointSet? ClassEscape(int letter) => letter switch
    {
        'p' => Property(),
        'P' => Property()?.Complement(),
        _ => UnicodeClasses.Escape(letter),
    };

    private CodePointSet? Property()
    {
        if (!cursor.TryTake('{'))
        {
            return null;
        }

        var name = new StringBuilder();
        while (cursor.Current is >= ' ' and <= '~' and not '}' && name.Length < LongestPropertyName)
        {
            name.Append((char)cursor.Take());
        }

        return cursor.TryTake('}') ? UnicodeClasses.Property(name.ToString()) : null;
    }

    private bool TryClass(int depth, [NotNullWhen(true)] out CodePointSet? set)
    {
        set = null;
        bool isNegated = cursor.TryTake('^');
        CodePointSet? subtracted = null;
        var characters = new List<(int First, int Last)>();
        var classes = new List<CodePointSet>();
        while (cursor.Current != ']')
        {
            if (IsSubtraction())
            {
                cursor.Take();
                cursor.Take();
                if (depth >= DepthLimit || !TryClass(depth + 1, out subtracted))
                {
                    return false;
                }

                break;
            }

            if (!TryPart(characters, classes))
            {
                return false;
            }
        }

        if (!cursor.TryTake(']') || characters.Count + classes.Count == 0)
        {
            return false;
        }

        CodePointSet own = CodePointSet.Of(characters);
        CodePointSet all = (IgnoresCase ? CaseVariants.Close(own) : own).UnionAll(classes);
        CodePointSet turned = isNegated ? all.Complement() : all;
        set = subtracted is null ? turned : turned.Except(subtracted);
        return true;
    }

    private bool IsSubtraction() => cursor.Current == '-' && cursor.Peek(1) == '[';

    private bool TryPart(List<(int First, int Last)> characters, List<CodePointSet> classes)
    {
        bool isBareHyphen = cursor.Current == '-';
        if (cursor.Current == '\\' && SingleEscape(cursor.Peek(1)) is null)
        {
            cursor.Take();
            CodePointSet? set = ClassEscape(cursor.Take());
            if (set is null)
            {
                return false;
            }

            classes.Add(set);
            return true;
        }

        if (!TryCharacter(out int first))
        {
            return false;
        }

        int last = first;
        if (cursor.Current == '-' && !IsHyphenAlone())
        {
            cursor.Take();
            if (isBareHyphen || cursor.Current == '-' || !TryCharacter(out last) || last < first)
            {
                return false;
            }
        }

        characters.Add((first, last));
        return true;
    }

    // A hyphen at the end of the class, before a subtraction, or that begins one makes no range.
    private bool IsHyphenAlone() => cursor.Peek(1) is ']' or '[' || (cursor.Peek(1) == '-' && cursor.Peek(2) == '[');

    private bool TryCharacter(out int character)
    {
        character = cursor.Take();
        if (character == '\\')
        {
            int? escaped = SingleEscape(cursor.Take());
            character = escaped ?? PatternCursor.End;
            return escaped is not null;
        }

        return character is not ('[' or ']' or PatternCursor.End);
    }
}
