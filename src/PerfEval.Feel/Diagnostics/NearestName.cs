namespace PerfEval.Feel.Diagnostics;

/// <summary>Finds the known word that a mistyped one most likely meant.</summary>
public static class NearestName
{
    /// <summary>The nearest of some known words by edit distance.</summary>
    /// <param name="word">What was written.</param>
    /// <param name="known">The words that would have been right.</param>
    /// <returns>The nearest, the first among equals; <see langword="null"/> if none is near enough to be meant.</returns>
    public static string? Find(string word, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(word);
        ArgumentNullException.ThrowIfNull(known);
        if (word.Length is 0 or > 100)
        {
            return null;
        }

        // Chinese names are short, so one wrong character in three is still a near miss; in longer words a third of them may be off.
        int limit = Math.Max(1, word.Length / 3);
        string? best = null;
        int bestDistance = int.MaxValue;
        foreach (string candidate in known)
        {
            if (candidate.Length == 0 || Math.Abs(candidate.Length - word.Length) > Math.Max(limit, 4))
            {
                continue;
            }

            int distance = Distance(word, candidate);
            bool contains = word.Length >= 2 && candidate.Contains(word, StringComparison.OrdinalIgnoreCase);
            if (contains)
            {
                distance = Math.Min(distance, limit);
            }

            if (distance <= limit && distance < bestDistance && distance < candidate.Length)
            {
                best = candidate;
                bestDistance = distance;
            }
        }

        return best;
    }

    // Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours; letters compare without case.
    private static int Distance(string a, string b)
    {
        int[] beforePrevious = new int[b.Length + 1];
        int[] previous = new int[b.Length + 1];
        int[] current = new int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++)
        {
            previous[j] = j;
        }

        for (int i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int cost = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1;
                current[j] = Math.Min(Math.Min(previous[j] + 1, current[j - 1] + 1), previous[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    current[j] = Math.Min(current[j], beforePrevious[j - 2] + 1);
                }
            }

            (beforePrevious, previous, current) = (previous, current, beforePrevious);
        }

        return previous[b.Length];
    }
}
