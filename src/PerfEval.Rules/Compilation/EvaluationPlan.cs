using System.Collections.Concurrent;
using PerfEval.Feel.Compilation;
using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Values;
using PerfEval.Rules.Checking;

namespace PerfEval.Rules.Compilation;

/// <summary>
/// A checked rule set made ready to evaluate: nodes in both domains for every indicator and rule. Immutable and shared by all threads;
/// what changes during an evaluation is in its frame.
/// </summary>
internal sealed class EvaluationPlan
{
    private readonly Lazy<Dependencies> _dependencies;

    // As many as ever were in use at a time.
    private readonly ConcurrentBag<Frame> _frames = [];

    public EvaluationPlan() => _dependencies = new Lazy<Dependencies>(() => new Dependencies(RuleSet!));

    public required CheckedRuleSet RuleSet { get; init; }

    /// <summary>What each indicator computes, by its index; null for sections without deductions of their own.</summary>
    public required IReadOnlyList<IndicatorPlan> Indicators { get; init; }

    public required IReadOnlyList<RulePlan> Rules { get; init; }

    public required IReadOnlyList<RepeatPlan> Repeats { get; init; }

    public required IReadOnlyList<CheckPlan> Checks { get; init; }

    /// <summary>Measures without what is stated for them, to compare the two.</summary>
    public required IReadOnlyList<Node<FeelValue>> MeasureBodies { get; init; }

    /// <summary>Nodes for single expressions, as explanations need them.</summary>
    public required ExpressionNodes Expressions { get; init; }

    /// <summary>What depends on which slot.</summary>
    public Dependencies Dependencies => _dependencies.Value;

    /// <summary>Whether points of what does not apply may move to other indicators.</summary>
    public required bool MayMovePoints { get; init; }

    /// <summary>Whether a deduction may take more than its indicator's points, from the total.</summary>
    public required bool MaySpill { get; init; }

    public required int LocalCount { get; init; }

    public required int CursorCount { get; init; }

    /// <summary>
    /// The lines of the table, where they are the same for every case; null until the first evaluation has made them. It does not matter
    /// which one does.
    /// </summary>
    public IndicatorPlace[]? Places { get; set; }

    /// <summary>Whether the lines of the table and their points are the same for every case.</summary>
    public bool HasFixedPlaces { get; init; }

    /// <summary>Working memory for one evaluation over some slots, to be given back.</summary>
    public Frame TakeFrame(FeelValue[] slots)
    {
        if (!_frames.TryTake(out Frame? frame))
        {
            return NewFrame(slots);
        }

        frame.Facts = slots;
        return frame;
    }

    /// <summary>Takes back working memory that nobody uses any more.</summary>
    public void GiveBack(Frame frame)
    {
        frame.Clear();
        _frames.Add(frame);
    }

    /// <summary>Working memory for one evaluation over some slots.</summary>
    public Frame NewFrame(FeelValue[] slots) => new(slots, LocalCount, RuleSet.Measures.Count, CursorCount);
}

/// <summary>What an indicator computes.</summary>
internal sealed class IndicatorPlan
{
    public required CheckedIndicator Indicator { get; init; }

    /// <summary>Its points where they differ by case; null where they are fixed or summed up.</summary>
    public required Node<FeelValue>? Points { get; init; }

    /// <summary>What it earns before deductions; null for sections and checklists, which sum up others.</summary>
    public required NumberPlan? Earned { get; init; }

    public required IReadOnlyList<NumberPlan> Losses { get; init; }

    public required ConditionPlan? Applies { get; init; }

    public required Node<FeelValue>? Aggregate { get; init; }

    /// <summary>The row's slot, for a repeated indicator and all below it; -1 otherwise.</summary>
    public required int RowSlot { get; init; }

    /// <summary>The questions whose slots hold one answer for each row.</summary>
    public required IReadOnlyList<Question> RowQuestions { get; init; }
}

/// <summary>A rule: its rows, its condition and what each match takes.</summary>
internal sealed class RulePlan
{
    public required CheckedRule Rule { get; init; }

    public required Sequence<FeelValue>? Rows { get; init; }

    public required ConditionPlan? Condition { get; init; }

    /// <summary>The rows that meet the condition, found by the columns of their table; null if the rows are no table.</summary>
    public required SelectRows? Matching { get; init; }

    public required IReadOnlyList<NumberPlan> Points { get; init; }

    /// <summary>What each match takes, where that is the same for all; null otherwise.</summary>
    public required FeelValue[]? FixedPoints { get; init; }

    public required IReadOnlyList<NumberPlan?> Max { get; init; }

    /// <summary>Whether any target has a maximum.</summary>
    public required bool HasMax { get; init; }

    /// <summary>The slots of the row variables, to remember a match by.</summary>
    public required IReadOnlyList<int> RowSlots { get; init; }
}

/// <summary>Where the rows of a repeated indicator come from.</summary>
internal sealed class RepeatPlan
{
    public required CheckedIndicator Indicator { get; init; }

    public required Node<FeelValue> Rows { get; init; }

    public required int RowSlot { get; init; }

    public required Node<FeelValue>? Title { get; init; }

    public required Node<FeelValue> Points { get; init; }
}

/// <summary>A check; an equation is compared side by side at printed precision.</summary>
internal sealed class CheckPlan
{
    public required CheckedCheck Check { get; init; }

    public required Node<FeelValue> That { get; init; }

    public required Node<FeelValue>? Left { get; init; }

    public required Node<FeelValue>? Right { get; init; }
}
