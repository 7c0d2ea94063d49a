using PerfEval.Feel.Conformance.Kit;

namespace PerfEval.Feel.Conformance.Reporting;

/// <summary>The result nodes that are known to fail, each with its reason.</summary>
/// <param name="Reasons">The reasons by node: <c>folder/test-file#case/node</c>.</param>
internal sealed record KnownGaps(IReadOnlyDictionary<string, string> Reasons)
{
    /// <summary>Reads the list: a line is <c>folder/test-file#case/node : reason</c>; empty ones and those that begin with # count for nothing.</summary>
    public static KnownGaps Parse(IEnumerable<string> lines)
    {
        var reasons = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string line in lines.Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#'))
        {
            int separator = line.IndexOf(" : ", StringComparison.Ordinal);
            if (separator < 0)
            {
                throw new KitException($"A known gap needs a reason: {line}");
            }

            if (!reasons.TryAdd(line[..separator].Trim(), line[(separator + 3)..].Trim()))
            {
                throw new KitException($"A known gap is listed twice: {line}");
            }
        }

        return new KnownGaps(reasons);
    }

    public static KnownGaps Load() =>
        Parse(File.ReadLines(Path.Combine(KitLocation.RepositoryRoot, "tests", "PerfEval.Feel.Conformance", "known-gaps.txt")));
}
