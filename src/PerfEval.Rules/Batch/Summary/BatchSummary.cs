using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Reporting;

namespace PerfEval.Rules.Batch;

/// <summary>
/// What a batch comes to: how totals and grades are spread, what is found most, which indicators lose most, how cases rank, and the same by
/// group. Fed case by case; its memory does not grow with their number. Used by one thread at a time.
/// </summary>
public sealed class BatchSummary
{
    // Totals rounded to 0.01 have 10,001 values; a group makes do with 0.1 where it has very many.
    private const int TotalsLimit = 100_000;
    private const int GroupTotalsLimit = 1_001;

    private readonly BatchSummaryOptions _options;
    private readonly CheckedRuleSet _rules;
    private readonly TotalsTally _totals;
    private readonly long[,] _grades;
    private readonly IndicatorTally?[] _indicators;
    private readonly Dictionary<(bool IsRule, int Index), FindingTally> _findings = [];
    private readonly Dictionary<string, GroupTally> _groups = new(StringComparer.Ordinal);
    private readonly SortedSet<RankEntry> _top = new(RankEntry.BestFirst);
    private GroupTally? _without;
    private GroupTally? _rest;

    /// <summary>Makes an empty summary.</summary>
    /// <param name="ruleSet">The rule set of all cases.</param>
    /// <param name="options">What it keeps.</param>
    public BatchSummary(RuleSet ruleSet, BatchSummaryOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(ruleSet);
        RuleSet = ruleSet;
        _options = options ?? new BatchSummaryOptions();
        ArgumentOutOfRangeException.ThrowIfNegative(_options.Top, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.GroupLimit, 1, nameof(options));
        _rules = ruleSet.Plan.RuleSet;
        _totals = new TotalsTally(Points, TotalsLimit);
        _grades = new long[_rules.Grades.Count, 2];
        _indicators = new IndicatorTally?[_rules.Indicators.Count];
    }

    /// <summary>The rule set by which the cases were scored.</summary>
    public RuleSet RuleSet { get; }

    /// <summary>The attribute by which cases are grouped, if any.</summary>
    public string? By => _options.By;

    /// <summary>How many cases were scored.</summary>
    public long Cases => _totals.Count;

    /// <summary>How many could not be used; nothing else counts them.</summary>
    public long Unusable { get; private set; }

    /// <summary>In how many of the scored cases a computation failed.</summary>
    public long Failed { get; private set; }

    /// <summary>How many totals are open, because something is missing or failed.</summary>
    public long Open { get; private set; }

    /// <summary>How the totals are spread; <see langword="null"/> without cases.</summary>
    public ScoreDistribution? Totals => _totals.Describe();

    /// <summary>How many cases have each grade, best first; empty if the rule set has no grades.</summary>
    public IReadOnlyList<GradeCount> Grades => CountsOf(_grades);

    /// <summary>What was found, in most cases first.</summary>
    public IReadOnlyList<FindingCount> Findings =>
        [.. _findings.OrderByDescending(f => f.Value.Cases).ThenByDescending(f => f.Value.Possible).ThenBy(f => f.Key)
            .Select(f => f.Value.ToCount(f.Key.IsRule))];

    /// <summary>What each indicator lost, the largest losses first: by what is surely lost, then by what may be.</summary>
    public IReadOnlyList<IndicatorLoss> Indicators =>
        [.. _indicators.Select((tally, i) => tally?.ToLoss(_rules.Indicators[i].Path)).OfType<IndicatorLoss>()
            .OrderByDescending(i => i.Lost.Low).ThenByDescending(i => i.Lost.High)];

    /// <summary>
    /// The highest cases, as many as were asked for: by the low end of the total, then by the high end, then as they came. The ranks are among
    /// all cases.
    /// </summary>
    public IReadOnlyList<RankedCase> Ranking => [.. _top.Select(Ranked)];

    /// <summary>The groups, the highest mean first; empty if nothing is grouped.</summary>
    public IReadOnlyList<GroupSummary> Groups =>
        [.. _groups.Select(g => g.Value.ToSummary(g.Key, isRest: false, CountsOf))
            .Concat(_without is null ? [] : [_without.ToSummary(null, isRest: false, CountsOf)])
            .OrderByDescending(g => g.Totals.Mean.Low).ThenByDescending(g => g.Totals.Mean.High).ThenBy(g => g.Name, StringComparer.Ordinal)
            .Concat(_rest is null ? [] : [_rest.ToSummary(null, isRest: true, CountsOf)])];

    private decimal Points => _rules.Root.FixedPoints ?? 100;

    /// <summary>Adds a case.</summary>
    /// <param name="evaluation">An evaluation by the same rule set, or by one of the same hash.</param>
    /// <exception cref="ArgumentException">The case was scored by another rule set.</exception>
    public void Add(CaseEvaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        SameRules.Check(evaluation, RuleSet);
        Add(CaseOutcome.Of(evaluation, By, _rules));
    }

    /// <summary>Counts a case that could not be used.</summary>
    public void AddUnusable() => Unusable++;

    /// <summary>The summary as plain text.</summary>
    /// <param name="language">The language of headings; names of the rule set stay as they are.</param>
    public string ToText(Language language = Language.Chinese) => TextRenderer.Render(SummaryTables.Report(this, language));

    /// <summary>The summary as JSON, format version 1: within a format version fields are only added.</summary>
    /// <param name="indented">Whether it is laid out over many lines.</param>
    public string ToJson(bool indented = true) => SummaryJson.Write(this, indented);

    /// <summary>The tables of the summary as CSV, each under its name and with its headings, with an empty line between them.</summary>
    /// <param name="language">The language of headings.</param>
    public string ToCsv(Language language = Language.Chinese) => SummaryTables.Csv(this, language);

    internal void Add(CaseOutcome outcome)
    {
        long number = Cases;
        _totals.Add(outcome.Total);
        Open += outcome.Total.IsKnown ? 0 : 1;
        Failed += outcome.HasFailures ? 1 : 0;
        Count(_grades, outcome.Grades);
        foreach ((int indicator, decimal points, ScoreRange lost) in outcome.Losses)
        {
            (_indicators[indicator] ??= new IndicatorTally()).Add(points, lost);
        }

        foreach (FindingOutcome finding in outcome.Findings)
        {
            (bool, int) key = (finding.IsRule, finding.Index);
            if (!_findings.TryGetValue(key, out FindingTally? tally))
            {
                _findings.Add(key, tally = new FindingTally(finding.IsRule ? finding.Title : _rules.Indicators[finding.Index].Path));
            }

            tally.Add(finding);
        }

        if (By is not null)
        {
            GroupTally group = GroupOf(outcome.Group);
            group.Totals.Add(outcome.Total);
            Count(group.Grades, outcome.Grades);
        }

        AddToRanking(new RankEntry(outcome.Total, number, outcome.CaseId, outcome.Group, outcome.Grades));
    }

    private static void Count(long[,] counts, IReadOnlyList<int> grades)
    {
        foreach (int grade in grades)
        {
            counts[grade, grades.Count == 1 ? 0 : 1]++;
        }
    }

    private GroupTally GroupOf(string? name)
    {
        if (name is null)
        {
            return _without ??= NewGroup();
        }

        if (_groups.TryGetValue(name, out GroupTally? group))
        {
            return group;
        }

        if (_groups.Count >= _options.GroupLimit)
        {
            return _rest ??= NewGroup();
        }

        _groups.Add(name, group = NewGroup());
        return group;
    }

    private GroupTally NewGroup() => new(new TotalsTally(Points, GroupTotalsLimit), new long[_rules.Grades.Count, 2]);

    private void AddToRanking(RankEntry entry)
    {
        if (_top.Count >= _options.Top && (_top.Count == 0 || RankEntry.BestFirst.Compare(entry, _top.Max) > 0))
        {
            return;
        }

        _top.Add(entry);
        if (_top.Count > _options.Top)
        {
            _top.Remove(_top.Max!);
        }
    }

    private RankedCase Ranked(RankEntry entry)
    {
        (long best, long worst) = _totals.RankOf(entry.Total);
        return new RankedCase(best, worst, entry.CaseId, entry.Group, entry.Total, [.. entry.Grades.Select(GradeName)]);
    }

    private string GradeName(int grade) => _rules.Grades[grade].Model.Name;

    private GradeCount[] CountsOf(long[,] counts) =>
        [.. Enumerable.Range(0, counts.GetLength(0)).Select(g => new GradeCount(GradeName(g), counts[g, 0], counts[g, 1]))];
}
