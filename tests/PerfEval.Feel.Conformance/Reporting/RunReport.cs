using PerfEval.Feel.Conformance.Kit;
using PerfEval.Feel.Conformance.Running;

namespace PerfEval.Feel.Conformance.Reporting;

/// <summary>What a run of the kit gave.</summary>
/// <param name="Folders">The folders, in order.</param>
/// <param name="Unreadable">Files that could not be read.</param>
/// <param name="Gaps">The nodes that are known to fail.</param>
internal sealed record RunReport(IReadOnlyList<FolderResult> Folders, IReadOnlyList<string> Unreadable, KnownGaps Gaps)
{
    public IEnumerable<NodeOutcome> Outcomes => Folders.SelectMany(f => f.Outcomes);

    /// <summary>The nodes that fail and are not known to.</summary>
    public IEnumerable<NodeOutcome> Unexpected => Outcomes.Where(o => !o.Passes && !Gaps.Reasons.ContainsKey(o.Key));

    /// <summary>The nodes that are known to fail and do not.</summary>
    public IEnumerable<NodeOutcome> Closed => Outcomes.Where(o => o.Passes && Gaps.Reasons.ContainsKey(o.Key));

    /// <summary>Whether every node is as expected or as known.</summary>
    public bool IsGood => Unreadable.Count == 0 && !Unexpected.Any() && !Closed.Any();

    /// <summary>The mean over folders of the share of nodes that pass.</summary>
    public double FolderMean => Folders.Count == 0 ? 0 : Folders.Average(f => f.All.Share);

    /// <summary>Runs a kit.</summary>
    /// <param name="path">Its directory.</param>
    /// <param name="gaps">The nodes that are known to fail.</param>
    /// <param name="filter">A part of the names of the folders to run; null for all.</param>
    public static RunReport Run(string path, KnownGaps gaps, string? filter = null)
    {
        var unreadable = new List<string>();
        List<FolderResult> folders =
        [
            .. KitFolder.Find(path)
                .Where(f => filter is null || f.Name.Contains(filter, StringComparison.OrdinalIgnoreCase))
                .Select(f => new FolderResult(f.Name, KitRunner.Run(f, unreadable))),
        ];
        return new RunReport(folders, unreadable, gaps);
    }
}

/// <summary>What a folder gave.</summary>
internal sealed record FolderResult(string Name, IReadOnlyList<NodeOutcome> Outcomes)
{
    public Tally All => Tally.Of(Outcomes);

    public Tally Values => Tally.Of(Outcomes.Where(o => !o.ExpectsNull));

    public Tally Nulls => Tally.Of(Outcomes.Where(o => o.ExpectsNull));
}

/// <summary>How many pass, of how many.</summary>
internal readonly record struct Tally(int Passed, int Total)
{
    /// <summary>The share that passes; of none, all.</summary>
    public double Share => Total == 0 ? 1 : (double)Passed / Total;

    public static Tally Of(IEnumerable<NodeOutcome> outcomes)
    {
        int passed = 0, total = 0;
        foreach (NodeOutcome outcome in outcomes)
        {
            passed += outcome.Passes ? 1 : 0;
            total++;
        }

        return new Tally(passed, total);
    }

    public override string ToString() => FormattableString.Invariant($"{Passed}/{Total}");
}
