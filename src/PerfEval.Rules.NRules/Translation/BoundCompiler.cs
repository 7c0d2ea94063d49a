using PerfEval.Feel.Checking;
using PerfEval.Feel.Compilation;
using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;
using PerfEval.Rules.Compilation;
using PerfEval.Rules.NRules.Matching;

namespace PerfEval.Rules.NRules.Translation;

/// <summary>Compiles the parts of conditions that NRules cannot say, for frames that serve the plan's nodes too.</summary>
internal sealed class BoundCompiler
{
    private readonly LocalSlots _locals;
    private readonly LocalSlots _cursors;
    private readonly GeneralCompiler _general;
    private readonly ExactCompiler _exact;

    public BoundCompiler(EvaluationPlan plan)
    {
        _locals = new LocalSlots(plan.LocalCount);
        _cursors = new LocalSlots(plan.CursorCount);
        _general = new GeneralCompiler(_locals, _cursors);
        _exact = new ExactCompiler(_locals, _cursors, _general);
        _general.Exact = _exact;
    }

    public int LocalCount => _locals.Count;

    public int CursorCount => _cursors.Count;

    public BoundExpression Bind(Typed typed, IEnumerable<LocalSymbol> variables) => new(typed.Written, NodeOf(typed), [.. variables.Select(v => v.Slot)]);

    /// <summary>The node for a number, a condition or any other value.</summary>
    public Node<FeelValue> NodeOf(Typed typed) => typed.Type switch
    {
        NumberType => new NumberPlan(_general.Value(typed), _exact.Number(typed)),
        { Kind: FeelKind.Boolean } => new ConditionPlan(_general.Value(typed), _exact.Truth(typed)),
        _ => _general.Value(typed),
    };
}
