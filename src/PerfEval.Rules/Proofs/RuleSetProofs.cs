using PerfEval.Feel.Diagnostics;

namespace PerfEval.Rules.Proofs;

/// <summary>What a proof is about.</summary>
public enum ProofKind
{
    /// <summary>That bands leave no value out and have no line out of reach.</summary>
    Bands,

    /// <summary>That points of parts add up to the points of the whole.</summary>
    Sums,

    /// <summary>That scores can be anything from 0 to full marks, and nothing beyond.</summary>
    Scores,

    /// <summary>That every total has a grade.</summary>
    Grades,

    /// <summary>That a condition can hold and can fail to hold.</summary>
    Conditions,

    /// <summary>That a deduction can take points, and all of what it names.</summary>
    Deductions,

    /// <summary>That two rules which take points from one indicator neither repeat nor contradict each other.</summary>
    Rules,

    /// <summary>That what is declared is read.</summary>
    Uses,

    /// <summary>That a standard follows its wording and its reading.</summary>
    Wording,
}

/// <summary>What came of a proof.</summary>
public enum ProofVerdict
{
    /// <summary>It is so, whatever the facts are.</summary>
    Proved,

    /// <summary>It is not so; a diagnostic tells why.</summary>
    Refuted,

    /// <summary>It could not be decided; the text says why.</summary>
    Undecided,
}

/// <summary>One statement about a rule set and what came of its proof.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Verdict">What came of it.</param>
/// <param name="Subject">The indicator, rule or declaration, by its path or name.</param>
/// <param name="Location">Where that stands.</param>
/// <param name="Text">What was shown, with an example where there is one; or why it could not be decided.</param>
public sealed record Proof(ProofKind Kind, ProofVerdict Verdict, string Subject, SourceLocation Location, LocalText Text);

/// <summary>
/// What can be said of a rule set for all cases at once, from its types and declared bounds alone. Immutable.
/// </summary>
/// <remarks>
/// Complete, so that a defect is always found: bands over one value with fixed ends, sums of fixed points, grades, conditions that compare sums
/// of facts (each times a fixed number) with each other, choices with words, and any joined by and, or, not. Not complete: quotients and
/// products of facts, and what looks into tables; there a defect may stay unseen, and the verdict is <see cref="ProofVerdict.Undecided"/> unless
/// an example settles it. What is reported as a defect is one, measures being computed from their facts.
/// </remarks>
public sealed class RuleSetProofs
{
    internal RuleSetProofs(IReadOnlyList<Proof> proofs, IReadOnlyList<Diagnostic> diagnostics)
    {
        Proofs = proofs;
        Diagnostics = diagnostics;
    }

    /// <summary>Every statement, in the order of <see cref="ProofKind"/> and of the rule set.</summary>
    public IReadOnlyList<Proof> Proofs { get; }

    /// <summary>The defects, as warnings, and what is worth knowing; those that loading reports are not repeated.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>How many statements of a kind came out in one way.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="verdict">The verdict.</param>
    public int Count(ProofKind kind, ProofVerdict verdict) => Proofs.Count(p => p.Kind == kind && p.Verdict == verdict);
}
