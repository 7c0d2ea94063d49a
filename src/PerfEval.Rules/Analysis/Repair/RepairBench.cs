using PerfEval.Feel.Values;
using PerfEval.Rules.Binding;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Compilation;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Values;

namespace PerfEval.Rules.Analysis.Repair;

/// <summary>Scores a case with changes, on the engine that scored it. Every search scores, so here is where one is stopped.</summary>
internal sealed class RepairBench(EvaluationResult start, CancellationToken cancellationToken)
{
    public EvaluationResult Start { get; } = start;

    public EvaluationPlan Plan => Start.Plan;

    public CheckedRuleSet RuleSet => Start.Plan.RuleSet;

    /// <summary>How many times a changed case was scored.</summary>
    public int Evaluations { get; private set; }

    /// <summary>Scores the case with changes, computing again only what depends on them. Null if the changed case cannot be.</summary>
    public EvaluationResult? Score(IReadOnlyList<RepairChange> changes)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Evaluations++;
        int[] slots = [.. changes.SelectMany(c => c.Target.Inputs.Append(c.Target.Slot)).Distinct()];
        return Apply(changes) is not { } changed ? null
            : slots.Length == 0 ? Start
            : Plan.Repeats.Count > 0 ? Evaluator.Evaluate(Plan, changed) : Evaluator.Evaluate(Start, changed, slots);
    }

    /// <summary>Scores the case with changes from the beginning.</summary>
    public EvaluationResult? Prove(IReadOnlyList<RepairChange> changes)
    {
        Evaluations++;
        return Apply(changes) is { } changed ? Evaluator.Evaluate(Plan, changed) : null;
    }

    private BoundCase? Apply(IReadOnlyList<RepairChange> changes)
    {
        FeelValue[] slots = [.. Start.Case.Slots];
        WrittenValue?[] written = Start.Case.Written.ToArray();
        foreach (RepairChange change in changes.Where(c => c.Target.Kind != RepairKind.Row))
        {
            Apply(change, slots, written);
        }

        // Rows go last, since the places of the others change by it.
        foreach (IGrouping<int, RepairChange> gone in changes.Where(c => c.Target.Kind == RepairKind.Row).GroupBy(c => c.Target.Slot))
        {
            slots[gone.Key] = TableEdit.Without(RuleSet.Facts[gone.Key].Model, slots[gone.Key], [.. gone.Select(g => g.Target.Row)]);
        }

        // Then the tables over which a measure is stated, whatever was changed in them.
        foreach (int input in changes.SelectMany(c => c.Target.Inputs))
        {
            string name = RuleSet.Facts[input].Model.Name;
            slots[input] = FeelValue.Of(new Unknown(Missing.Of(new UnknownSource(UnknownSourceKind.Fact, name))));
        }

        return CaseBinder.Change(Plan, Start.Case, slots, written);
    }

    private void Apply(RepairChange change, FeelValue[] slots, WrittenValue?[] written)
    {
        RepairTarget target = change.Target;
        switch (target.Kind)
        {
            case RepairKind.Cell:
                slots[target.Slot] = TableEdit.With(RuleSet.Facts[target.Slot].Model, slots[target.Slot], target, change.Value);
                return;
            case RepairKind.Judgement or RepairKind.Evidence when target.Row >= 0 && slots[target.Slot] is { Kind: FeelKind.List } answers:
                FeelValue[] items = [.. answers.List];
                items[target.Row] = change.Value;
                slots[target.Slot] = FeelValue.ListOf(items);
                return;
        }

        slots[target.Slot] = change.Value;
        if (target.Question is null)
        {
            written[target.Slot] = change.Value.Kind == FeelKind.List ? null : new WrittenValue { Value = change.Value, LastPlace = target.Step };
        }
    }
}
