using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Values;
using PerfEval.Rules.Compilation;

namespace PerfEval.Rules.NRules.Translation;

/// <summary>The deduction rules of a rule set as rules of NRules, and what evaluating their bound parts needs.</summary>
/// <param name="plan">The rule set's plan.</param>
/// <param name="rules">The rules, by their index.</param>
/// <param name="localCount">Variables of the plan and of the bound parts.</param>
/// <param name="cursorCount">Loops of the plan and of the bound parts.</param>
internal sealed class RuleSetTranslation(EvaluationPlan plan, IReadOnlyList<TranslatedRule> rules, int localCount, int cursorCount)
{
    public IReadOnlyList<TranslatedRule> Rules { get; } = rules;

    /// <summary>Working memory in which the nodes of the plan and those of bound parts can be evaluated.</summary>
    public Frame NewFrame(FeelValue[] slots, int stepLimit) => new(slots, localCount, plan.RuleSet.Measures.Count, cursorCount, stepLimit);
}
