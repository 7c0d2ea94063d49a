using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Values;

namespace PerfEval.Rules.NRules.Matching;

/// <summary>A part of a condition that NRules cannot say: evaluated by the compiled nodes of the expression language.</summary>
/// <param name="written">The part as it is written.</param>
/// <param name="node">Evaluates it.</param>
/// <param name="slots">The slots of the rows' variables that it reads.</param>
internal sealed class BoundExpression(string written, Node<FeelValue> node, int[] slots)
{
    public RuleValue Value(CaseFacts facts, RuleValue[] variables)
    {
        for (int i = 0; i < slots.Length; i++)
        {
            facts.Frame.Locals[slots[i]] = variables[i].Value;
        }

        return new RuleValue(node.Evaluate(facts.Frame));
    }

    public RuleTruth Truth(CaseFacts facts, RuleValue[] variables) => Value(facts, variables).Truth();

    public override string ToString() => written;
}
