namespace PerfEval.Feel.Functions.Text;

/// <summary>A place in a pattern.</summary>
internal sealed class PatternCursor(int[] pattern)
{
    /// <summary>What stands for the end of the pattern.</summary>
    public const int End = -1;

    private int _at;

    public int Current => Peek(0);

    public bool IsAtEnd => _at >= pattern.Length;

    /// <summary>The character some places on.</summary>
    public int Peek(int distance) => _at + distance < pattern.Length ? pattern[_at + distance] : End;

    public int Take() => _at < pattern.Length ? pattern[_at++] : End;

    public bool TryTake(int character)
    {
        bool isHere = Current == character;
        _at += isHere ? 1 : 0;
        return isHere;
    }

    /// <summary>The pattern without white space, of which only that in character classes counts under the flag <c>x</c>.</summary>
    public static int[] WithoutSpace(int[] pattern)
    {
        var kept = new List<int>(pattern.Length);
        int openClasses = 0;
        bool isEscaped = false;
        foreach (int c in pattern)
        {
            if (openClasses == 0 && c is ' ' or '\t' or '\n' or '\r')
            {
                continue;
            }

            kept.Add(c);
            if (!isEscaped)
            {
                openClasses += c == '[' ? 1 : c == ']' && openClasses > 0 ? -1 : 0;
            }

            isEscaped = !isEscaped && c == '\\';
        }

        return [.. kept];
    }
}
