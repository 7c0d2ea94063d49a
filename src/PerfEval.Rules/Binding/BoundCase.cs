using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Values;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Binding;

/// <summary>A case bound to a checked rule set: every fact in its slot, every answer with its question. Immutable once bound.</summary>
internal sealed class BoundCase
{
    public required CheckedRuleSet RuleSet { get; init; }

    public required CaseModel Model { get; init; }

    /// <summary>Values by slot: facts, stated measures, answers. What is not given is an unknown that names itself.</summary>
    public required FeelValue[] Slots { get; init; }

    /// <summary>How facts were written, by slot.</summary>
    public required WrittenFacts Written { get; init; }

    /// <summary>The rows of repeated indicators.</summary>
    public required IReadOnlyDictionary<CheckedIndicator, IReadOnlyList<RepeatedRow>> Repeats { get; init; }

    /// <summary>The evaluator's answers.</summary>
    public required IReadOnlyDictionary<(Question Question, int Row), Answer> Answers { get; init; }

    public required IReadOnlyList<Evidence> Evidence { get; init; }

    /// <summary>The answer to a question, for the row of a repeated indicator or 0.</summary>
    public Answer? AnswerTo(Question question, int row) => Answers.GetValueOrDefault((question, row));

    public IEnumerable<Evidence> EvidenceFor(string fact) => Evidence.Where(e => e.Facts.Contains(fact));

    public IEnumerable<Evidence> EvidenceFor(CheckedIndicator indicator) => Evidence.Where(e => e.Indicators.Contains(indicator));
}

/// <summary>One row of a repeated indicator: its value, what it is called, its points.</summary>
internal sealed record RepeatedRow(FeelValue Row, string Title, decimal Points);

/// <summary>A piece of evidence and what it shows.</summary>
internal sealed record Evidence(EvidenceModel Model, IReadOnlySet<string> Facts, IReadOnlySet<CheckedIndicator> Indicators);

/// <summary>What the evaluator answered.</summary>
/// <param name="Value">The value in the question's slot.</param>
/// <param name="Text">The answer for people: the level, whether it is met, how many were found.</param>
/// <param name="Reason">Why.</param>
internal sealed record Answer(FeelValue Value, LocalText Text, string? Reason)
{
    /// <summary>What was found, where occurrences are asked.</summary>
    public IReadOnlyList<string> Occurrences { get; init; } = [];

    /// <summary>The range that was left to the evaluator, where there was one.</summary>
    public Interval? Discretion { get; init; }

    /// <summary>The levels named, where levels are asked; several if several answered.</summary>
    public IReadOnlyList<string> Levels { get; init; } = [];

    /// <summary>Who answered, where several did.</summary>
    public IReadOnlyList<string> By { get; init; } = [];
}
