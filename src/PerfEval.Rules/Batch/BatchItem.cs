using PerfEval.Feel.Diagnostics;

namespace PerfEval.Rules.Batch;

/// <summary>What became of one case of a batch. Immutable.</summary>
public sealed class BatchItem
{
    internal BatchItem(BatchCase source, CaseEvaluation? evaluation, IReadOnlyList<Diagnostic> errors)
    {
        Case = source;
        Evaluation = evaluation;
        Errors = errors;
    }

    /// <summary>The case as it was read.</summary>
    public BatchCase Case { get; }

    /// <summary>The evaluation; <see langword="null"/> if the case cannot be used.</summary>
    public CaseEvaluation? Evaluation { get; }

    /// <summary>
    /// Why the case cannot be used, each with code, file, line (the line's number in the whole input) and column; empty exactly if there is an
    /// evaluation.
    /// </summary>
    public IReadOnlyList<Diagnostic> Errors { get; }
}
