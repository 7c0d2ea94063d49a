using PerfEval.Rules.Evaluation;

namespace PerfEval.Rules.Analysis.Repair;

/// <summary>Finds the sets of changes by which a case reaches a grade. Holds no state between cases.</summary>
internal sealed class Repairer
{
    // How often a changed case is scored: for all ways of one component, and in all.
    private const int WaysOfComponent = 2_500;
    private const int WaysInAll = 8_000;

    private readonly CaseEvaluation _evaluation;
    private readonly EvaluationResult _start;
    private readonly RepairBench _bench;
    private readonly RepairGoal _goal;
    private readonly int _mostSets;

    private Repairer(CaseEvaluation evaluation, int grade, int mostSets, CancellationToken cancellationToken)
    {
        _evaluation = evaluation;
        _start = evaluation.Result;
        _bench = new RepairBench(_start, cancellationToken);
        _goal = new RepairGoal(_bench.RuleSet, grade);
        _mostSets = mostSets;
    }

    public static CaseRepair Repair(CaseEvaluation evaluation, int grade, int mostSets, CancellationToken cancellationToken) =>
        new Repairer(evaluation, grade, mostSets, cancellationToken).Repair();

    private CaseRepair Repair()
    {
        string name = _bench.RuleSet.Grades[_goal.Grade].Model.Name;
        if (_goal.IsReached(_start))
        {
            return new CaseRepair(_evaluation, name, _goal.Total) { IsReached = true, IsExhaustive = true, BestTotal = _start.Total };
        }

        var units = new ScoreUnits(_bench.Plan, _goal.Grade);
        var candidates = ChangeFinder.Find(_start, _goal.Grade, out bool isCut);
        IReadOnlyList<RepairVariable> variables = new VariableBuilder(_bench, _goal, units).Build(candidates);
        RepairComponent[] components = [.. Components(variables, units).Select(Explore)];
        var texts = new RepairTexts(_start);
        bool hasMore = false;
        List<RepairSet> sets = components.Length == 0 ? [] : Sets(components, texts, ref isCut, out hasMore);
        bool isExhaustive = !isCut && components.All(c => c.IsComplete);
        EvaluationResult best = BestOf(components);
        return new CaseRepair(_evaluation, name, _goal.Total)
        {
            Sets = sets,
            IsExhaustive = isExhaustive,
            HasMore = hasMore,
            BestTotal = best.Total,
            BestGrades = [.. best.Grades.Select(g => _bench.RuleSet.Grades[g].Model.Name)],
            Blocks = sets.Count > 0 ? [] : RepairBlocks.Of(best, _goal),
        };
    }

    private RepairComponent Explore(IReadOnlyList<RepairVariable> variables) =>
        RepairComponent.Explore(_bench, _goal, variables, Math.Clamp(WaysInAll - _bench.Evaluations, 64, WaysOfComponent));

    // Variables that can reach the same unit belong together.
    private static List<IReadOnlyList<RepairVariable>> Components(IReadOnlyList<RepairVariable> variables, ScoreUnits units)
    {
        HashSet<int>[] reach = [.. variables.Select(v => units.Of(v.First).ToHashSet())];
        int[] group = [.. Enumerable.Range(0, variables.Count)];
        for (int i = 0; i < group.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (group[i] != group[j] && reach[i].Overlaps(reach[j]))
                {
                    (int from, int to) = (Math.Max(group[i], group[j]), Math.Min(group[i], group[j]));
                    for (int k = 0; k < group.Length; k++)
                    {
                        group[k] = group[k] == from ? to : group[k];
                    }
                }
            }
        }

        return [.. variables.Select((v, i) => (v, group[i])).GroupBy(v => v.Item2).OrderBy(g => g.Key).Select(g => (IReadOnlyList<RepairVariable>)[.. g.Select(v => v.v)])];
    }

    private List<RepairSet> Sets(RepairComponent[] components, RepairTexts texts, ref bool isCut, out bool hasMore)
    {
        var sets = new List<RepairSet>();
        IReadOnlyList<RepairOption[]> found = RepairSearch.Find(components, _goal, _start.Total.Low, _goal.Lifted(_start), _mostSets, out bool searchCut, out hasMore);
        isCut |= searchCut;
        foreach (RepairOption[] options in found)
        {
            RepairChange[] changes = [.. components.SelectMany((c, i) => c.ChangesOf(options[i].Levels))];
            EvaluationResult? proof = _bench.Prove(changes);
            if (proof is null || !_goal.IsReached(proof))
            {
                // Parts that were thought to add up do not; what was found by it is not told.
                isCut = true;
                continue;
            }

            sets.Add(new RepairSet(() => Steps(components, options, texts))
            {
                ChangeCount = options.Sum(o => o.Cost),
                Total = proof.Total,
                Grades = [.. proof.Grades.Select(g => _bench.RuleSet.Grades[g].Model.Name)],
            });
        }

        return sets;
    }

    private List<RepairStep> Steps(RepairComponent[] components, RepairOption[] options, RepairTexts texts)
    {
        var steps = new List<RepairStep>();
        var changes = new List<RepairChange>();
        EvaluationResult last = _start;
        for (int c = 0; c < components.Length; c++)
        {
            for (int v = 0; v < options[c].Levels.Length; v++)
            {
                if (options[c].Levels[v] is not (> 0 and var level))
                {
                    continue;
                }

                RepairVariable variable = components[c].Variables[v];
                changes.AddRange(variable.Levels[level - 1].Changes);
                EvaluationResult now = _bench.Score(changes) ?? last;
                steps.Add(texts.Step(variable, variable.Levels[level - 1], last, now));
                last = now;
            }
        }

        return steps;
    }

    private EvaluationResult BestOf(RepairComponent[] components)
    {
        IReadOnlyList<RepairOption> best = RepairSearch.Best(components);
        return _bench.Prove([.. components.SelectMany((c, i) => c.ChangesOf(best[i].Levels))]) ?? _start;
    }
}
