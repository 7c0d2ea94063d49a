using PerfEval.Feel.Checking;
using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Compilation;

/// <summary>Makes nodes of spec mode, in which values of any kind meet.</summary>
/// <param name="slots">Gives slots for the variables that compiling itself needs.</param>
/// <param name="cursors">Gives cursors for loops.</param>
/// <param name="recording">Whether the nodes note their values for a trace.</param>
internal sealed class SpecCompiler(LocalSlots slots, LocalSlots cursors, bool recording = false)
    : Compiler<FeelValue, FeelValue, Spec>(slots, cursors)
{
    protected override Node<FeelValue> MakeNumber(Typed typed) => MakeValue(typed);

    protected override Node<FeelValue> MakeTruth(Typed typed) => MakeValue(typed);

    protected override Node<FeelValue> MakeValue(Typed typed)
    {
        Node<FeelValue> node = Make(typed);
        return recording ? new RecordNode(typed, node) : node;
    }

    protected override Sequence<FeelValue> Iterate(TypedIterator iterator) => iterator.End is null
        ? new ItemSequence(Value(iterator.Source), iterator.Variable.Slot, Cursor())
        : new SpanSequence(Value(iterator.Source), Value(iterator.End), iterator.Variable.Slot, Cursor());

    private Node<FeelValue> Make(Typed typed) => typed switch
    {
        TypedConstant constant => new ConstantNode<FeelValue>(constant.Value),
        TypedFact fact => new FactValue(fact.Symbol.Index),
        TypedLocal local => new LocalValue(local.Symbol.Slot),
        TypedItemName name => new ItemNameNode(name.Item.Slot, name.Name, Value(name.Outside)),
        TypedPath path => new PathNode(Value(path.Target), path.Name),
        TypedSelection selection => new SelectionNode(Value(selection.Target), selection.Item.Slot, Value(selection.Filter), selection.Filter.Type == FeelType.Boolean),
        TypedArithmetic arithmetic => new ArithmeticNode<FeelValue, FeelValue, Spec>(
            arithmetic.Operation, Value(arithmetic.Left), Value(arithmetic.Right), arithmetic),
        TypedComparison comparison => new CompareNode<FeelValue, FeelValue, Spec>(
            comparison.Operator, tolerant: false, Value(comparison.Left), Value(comparison.Right)),
        TypedNegate negate => new NegateNode<FeelValue, FeelValue, Spec>(Value(negate.Operand)),
        TypedTest test => new TestNode(Value(test.Value), Value(test.Test), test.IsCondition, test.Test is TypedRange),
        TypedFor loop => new CollectNode(Sequence(loop.Iterators), Value(loop.Body), loop),
        TypedLoop loop => new LoopNode(Sequence(loop.Iterators), loop.Partial.Slot, Value(loop.Body)),
        TypedList list => new ListNode([.. list.Items.Select(Value)]),
        TypedContext context => new ContextNode(
            [.. ((ContextType)context.Type).Fields.Select(f => f.Name)], [.. context.Variables.Select(v => v.Slot)], [.. context.Values.Select(Value)]),
        TypedRange range => new SpecRangeNode(range.LowIncluded, End(range.Low), End(range.High), range.HighIncluded),
        TypedInstanceOf instance => new InstanceOfNode(Value(instance.Value), instance.Wanted),
        TypedLambda lambda => new LambdaNode(
            [.. lambda.Parameters.Select(p => p.Variable.Slot)],
            (FunctionType)lambda.Type,
            [.. lambda.Parameters.Select(p => p.Variable.Name)],
            Value(lambda.Body),
            lambda.Itself?.Slot),
        TypedSpecCall call => new SpecCallNode(call.Function, [.. call.Names], [.. call.Arguments.Select(Value)]),
        TypedInvocation call => new InvocationNode(Value(call.Function), [.. call.Names], [.. call.Arguments.Select(Value)]),
        TypedIf choice => new ChoiceNode(Value(choice.Condition), Value(choice.Then), Value(choice.Else)),
        _ => base.MakeTruth(typed),
    };

    private Node<FeelValue>? End(Typed end) => end is TypedNoEnd ? null : Value(end);
}
