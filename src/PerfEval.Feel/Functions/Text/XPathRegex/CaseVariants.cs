using System.Collections.Frozen;

namespace PerfEval.Feel.Functions.Text;

/// <summary>Which characters are the same under the flag <c>i</c>: those that share an upper case or a lower case.</summary>
internal static class CaseVariants
{
    // No character past this one has two cases.
    private const int LastCased = 0x1FFFF;

    private static readonly Lazy<FrozenDictionary<int, int[]>> s_variants = new(Collect);

    /// <summary>The character with all that are the same.</summary>
    public static CodePointSet Of(int codePoint) =>
        s_variants.Value.TryGetValue(codePoint, out int[]? variants) ? CodePointSet.Of(variants) : CodePointSet.Of(codePoint);

    /// <summary>The characters of a set with all that are the same as one of them.</summary>
    public static CodePointSet Close(CodePointSet set) =>
        set.Union(CodePointSet.Of([.. s_variants.Value.Where(entry => set.Contains(entry.Key)).SelectMany(entry => entry.Value)]));

    /// <summary>Whether two characters are the same but for their case.</summary>
    public static bool AreVariants(int a, int b) =>
        a == b || (s_variants.Value.TryGetValue(a, out int[]? variants) && Array.IndexOf(variants, b) >= 0);

    private static FrozenDictionary<int, int[]> Collect()
    {
        int[] cased = [.. Enumerable.Range(0, LastCased + 1).Where(c => CaseMapping.ToUpper(c) != c || CaseMapping.ToLower(c) != c)];

        // A capital maps to itself upwards, so both forms of a letter are in both look-ups.
        int[] all = [.. cased.Concat(cased.Select(CaseMapping.ToUpper)).Concat(cased.Select(CaseMapping.ToLower)).Distinct()];
        ILookup<int, int> byUpper = all.ToLookup(CaseMapping.ToUpper), byLower = all.ToLookup(CaseMapping.ToLower);
        return all.ToFrozenDictionary(
            c => c,
            c => byUpper[CaseMapping.ToUpper(c)].Union(byLower[CaseMapping.ToLower(c)]).ToArray());
    }
}
