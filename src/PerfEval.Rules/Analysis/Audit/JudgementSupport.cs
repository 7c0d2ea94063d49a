namespace PerfEval.Rules.Analysis.Audit;

/// <summary>What a score that rests on judgement is supported by.</summary>
public enum JudgementSupport
{
    /// <summary>Nothing is stated but the judgement itself.</summary>
    None,

    /// <summary>Evidence is named, but no reason.</summary>
    Evidence,

    /// <summary>The evaluator gave a reason.</summary>
    Reason,
}
