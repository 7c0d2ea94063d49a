using System.Collections.Concurrent;
using System.Globalization;

namespace PerfEval.Feel.Functions.Text;

/// <summary>The sets of code points that have a name in a pattern: categories, and the classes of XML Schema such as <c>\i</c>.</summary>
internal static class UnicodeClasses
{
    /// <summary>What the dot matches: anything but a line feed and a carriage return.</summary>
    public static readonly CodePointSet NoLineBreak = CodePointSet.Of('\n', '\r').Complement();

    /// <summary>What the dot matches under the flag <c>s</c>.</summary>
    public static readonly CodePointSet Everything = CodePointSet.Empty.Complement();

    // The classes of XML 1.0, fifth edition: what a name may begin with, and what it may go on with.
    private static readonly CodePointSet s_nameStart = CodePointSet.Of(
    [
        (':', ':'), ('A', 'Z'), ('_', '_'), ('a', 'z'), (0xC0, 0xD6), (0xD8, 0xF6), (0xF8, 0x2FF), (0x370, 0x37D), (0x37F, 0x1FFF),
        (0x200C, 0x200D), (0x2070, 0x218F), (0x2C00, 0x2FEF), (0x3001, 0xD7FF), (0xF900, 0xFDCF), (0xFDF0, 0xFFFD), (0x10000, 0xEFFFF),
    ]);

    private static readonly CodePointSet s_namePart =
        s_nameStart.Union(CodePointSet.Of([('-', '.'), ('0', '9'), (0xB7, 0xB7), (0x300, 0x36F), (0x203F, 0x2040)]));

    private static readonly CodePointSet s_space = CodePointSet.Of(' ', '\t', '\n', '\r');

    // Bounded: there are 37 names of categories, and only those are kept.
    private static readonly ConcurrentDictionary<string, CodePointSet> s_categories = new(StringComparer.Ordinal);

    private static readonly Lazy<CodePointSet> s_word = new(() =>
        Category("P")!.Union(Category("Z")!).Union(Category("C")!).Complement());

    /// <summary>The class of an escape of one letter, <c>\d</c> and its like; null if there is none.</summary>
    public static CodePointSet? Escape(int letter) => letter switch
    {
        's' => s_space,
        'S' => s_space.Complement(),
        'i' => s_nameStart,
        'I' => s_nameStart.Complement(),
        'c' => s_namePart,
        'C' => s_namePart.Complement(),
        'd' => Category("Nd"),
        'D' => Category("Nd")!.Complement(),
        'w' => s_word.Value,
        'W' => s_word.Value.Complement(),
        _ => null,
    };

    /// <summary>The class of <c>\p{…}</c>: a category or, after <c>Is</c>, a block; null if there is none of that name.</summary>
    public static CodePointSet? Property(string name) =>
        name.StartsWith("Is", StringComparison.Ordinal) ? UnicodeBlocks.Find(name[2..]) : Category(name);

    private static CodePointSet? Category(string name)
    {
        if (s_categories.TryGetValue(name, out CodePointSet? known))
        {
            return known;
        }

        return CategoriesOf(name) is { } categories ? s_categories.GetOrAdd(name, Collect(categories)) : null;
    }

    // A bit for each category that the name stands for.
    private static uint? CategoriesOf(string name) => name switch
    {
        "L" => Bits(UnicodeCategory.UppercaseLetter, UnicodeCategory.OtherLetter),
        "Lu" => Bit(UnicodeCategory.UppercaseLetter),
        "Ll" => Bit(UnicodeCategory.LowercaseLetter),
        "Lt" => Bit(UnicodeCategory.TitlecaseLetter),
        "Lm" => Bit(UnicodeCategory.ModifierLetter),
        "Lo" => Bit(UnicodeCategory.OtherLetter),
        "M" => Bits(UnicodeCategory.NonSpacingMark, UnicodeCategory.EnclosingMark),
        "Mn" => Bit(UnicodeCategory.NonSpacingMark),
        "Mc" => Bit(UnicodeCategory.SpacingCombiningMark),
        "Me" => Bit(UnicodeCategory.EnclosingMark),
        "N" => Bits(UnicodeCategory.DecimalDigitNumber, UnicodeCategory.OtherNumber),
        "Nd" => Bit(UnicodeCategory.DecimalDigitNumber),
        "Nl" => Bit(UnicodeCategory.LetterNumber),
        "No" => Bit(UnicodeCategory.OtherNumber),
        "P" => Bits(UnicodeCategory.ConnectorPunctuation, UnicodeCategory.OtherPunctuation),
        "Pc" => Bit(UnicodeCategory.ConnectorPunctuation),
        "Pd" => Bit(UnicodeCategory.DashPunctuation),
        "Ps" => Bit(UnicodeCategory.OpenPunctuation),
        "Pe" => Bit(UnicodeCategory.ClosePunctuation),
        "Pi" => Bit(UnicodeCategory.InitialQuotePunctuation),
        "Pf" => Bit(UnicodeCategory.FinalQuotePunctuation),
        "Po" => Bit(UnicodeCategory.OtherPunctuation),
        "Z" => Bits(UnicodeCategory.SpaceSeparator, UnicodeCategory.ParagraphSeparator),
        "Zs" => Bit(UnicodeCategory.SpaceSeparator),
        "Zl" => Bit(UnicodeCategory.LineSeparator),
        "Zp" => Bit(UnicodeCategory.ParagraphSeparator),
        "S" => Bits(UnicodeCategory.MathSymbol, UnicodeCategory.OtherSymbol),
        "Sm" => Bit(UnicodeCategory.MathSymbol),
        "Sc" => Bit(UnicodeCategory.CurrencySymbol),
        "Sk" => Bit(UnicodeCategory.ModifierSymbol),
        "So" => Bit(UnicodeCategory.OtherSymbol),
        "C" => Bits(UnicodeCategory.Control, UnicodeCategory.PrivateUse) | Bit(UnicodeCategory.OtherNotAssigned),
        "Cc" => Bit(UnicodeCategory.Control),
        "Cf" => Bit(UnicodeCategory.Format),
        "Co" => Bit(UnicodeCategory.PrivateUse),
        "Cn" => Bit(UnicodeCategory.OtherNotAssigned),
        _ => null,
    };

    private static uint Bit(UnicodeCategory category) => 1u << (int)category;

    // .NET numbers the categories of one group in a row.
    private static uint Bits(UnicodeCategory first, UnicodeCategory last) => (Bit(last) << 1) - Bit(first);

    private static CodePointSet Collect(uint categories)
    {
        var ranges = new List<(int First, int Last)>();
        int first = -1;
        for (int c = 0; c <= CodePointSet.End; c++)
        {
            bool isIn = c < CodePointSet.End && (categories & Bit(CharUnicodeInfo.GetUnicodeCategory(c))) != 0;
            if (isIn && first < 0)
            {
                first = c;
            }
            else if (!isIn && first >= 0)
            {
                ranges.Add((first, c - 1));
                first = -1;
            }
        }

        return CodePointSet.Of(ranges);
    }
}
