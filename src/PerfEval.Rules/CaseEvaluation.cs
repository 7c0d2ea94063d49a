using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Evaluation;

namespace PerfEval.Rules;

/// <summary>What a case scored, and why. Immutable; explanations are made when asked for.</summary>
public sealed class CaseEvaluation
{
    internal CaseEvaluation(RuleSet ruleSet, EvaluationResult result, IReadOnlyList<Diagnostic> diagnostics)
    {
        RuleSet = ruleSet;
        Result = result;
        Diagnostics = diagnostics;
    }

    /// <summary>The rule set by which the case was scored.</summary>
    public RuleSet RuleSet { get; }

    /// <summary>The id of the case.</summary>
    public string CaseId => Result.Case.Model.Id;

    /// <summary>The total, or the stretch in which it lies while facts or judgements are missing.</summary>
    public ScoreRange Total => Result.Total;

    /// <summary>The full marks of the framework.</summary>
    public decimal Points => Result.Root.Points;

    /// <summary>The grade, if it is settled; otherwise the grades that are not excluded, best first. Empty if the rule set has no grades.</summary>
    public IReadOnlyList<string> Grades => [.. Result.Grades.Select(g => RuleSet.Plan.RuleSet.Grades[g].Model.Name)];

    /// <summary>Warnings about the case, such as judgements without a reason.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    internal EvaluationResult Result { get; }
}
