namespace PerfEval.Feel.Functions.Text;

/// <summary>The flags that <c>matches</c> and <c>replace</c> take, as XPath defines them.</summary>
[Flags]
internal enum RegexFlags
{
    None = 0,

    /// <summary><c>s</c>: the dot matches line breaks too.</summary>
    DotAll = 1,

    /// <summary><c>m</c>: <c>^</c> and <c>$</c> match at every line.</summary>
    MultiLine = 1 << 1,

    /// <summary><c>i</c>: upper and lower case are the same.</summary>
    IgnoreCase = 1 << 2,

    /// <summary><c>x</c>: white space outside character classes is no part of the pattern.</summary>
    IgnoreSpace = 1 << 3,

    /// <summary><c>q</c>: the pattern, and the replacement too, is a text without special characters.</summary>
    Literal = 1 << 4,
}

/// <summary>Reads flags from their letters.</summary>
internal static class RegexFlagLetters
{
    /// <summary>Reads letters in any order, each as often as one likes. False if there is another character.</summary>
    public static bool TryRead(string letters, out RegexFlags flags)
    {
        flags = RegexFlags.None;
        foreach (char letter in letters)
        {
            RegexFlags flag = letter switch
            {
                's' => RegexFlags.DotAll,
                'm' => RegexFlags.MultiLine,
                'i' => RegexFlags.IgnoreCase,
                'x' => RegexFlags.IgnoreSpace,
                'q' => RegexFlags.Literal,
                _ => RegexFlags.None,
            };
            if (flag == RegexFlags.None)
            {
                return false;
            }

            flags |= flag;
        }

        return true;
    }
}
