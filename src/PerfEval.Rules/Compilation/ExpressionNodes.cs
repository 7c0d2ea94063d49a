using System.Collections.Concurrent;
using PerfEval.Feel.Checking;
using PerfEval.Feel.Compilation;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;
using PerfEval.Rules.Checking;

namespace PerfEval.Rules.Compilation;

/// <summary>
/// Nodes for the single expressions of a rule set, which explanations evaluate one by one. Each is made when it is first asked for and serves
/// all cases and threads from then on.
/// </summary>
internal sealed class ExpressionNodes
{
    private readonly CheckedRuleSet _ruleSet;
    private readonly LocalSlots _locals;
    private readonly LocalSlots _cursors = new();
    private readonly GeneralCompiler _general;
    private readonly ExactCompiler _exact;
    private readonly ConcurrentDictionary<Typed, Node<FeelValue>> _nodes = [];
    private readonly ConcurrentDictionary<Typed, int[]> _variables = [];
    private readonly Lock _compiling = new();

    public ExpressionNodes(CheckedRuleSet ruleSet)
    {
        _ruleSet = ruleSet;
        _locals = new LocalSlots(ruleSet.Locals.Count);
        _general = new GeneralCompiler(_locals, _cursors);
        _exact = new ExactCompiler(_locals, _cursors, _general);
        _general.Exact = _exact;
    }

    /// <summary>Constants as they are printed, as far as they were.</summary>
    public ConcurrentDictionary<TypedConstant, LocalText> Constants { get; } = [];

    /// <summary>What expressions read, as far as it was asked for.</summary>
    public ConcurrentDictionary<Typed, Typed[]> Sources { get; } = [];

    public int LocalCount => _locals.Count;

    public int CursorCount => _cursors.Count;

    /// <summary>The node of an expression of the rule set.</summary>
    public Node<FeelValue> NodeOf(Typed typed)
    {
        if (_nodes.TryGetValue(typed, out Node<FeelValue>? node))
        {
            return node;
        }

        lock (_compiling)
        {
            return _nodes.GetOrAdd(typed, Compile);
        }
    }

    /// <summary>The slots of the variables that an expression names, its own among them.</summary>
    public int[] LocalsOf(Typed typed) => _variables.GetOrAdd(typed, static t =>
    {
        var slots = new HashSet<int>();
        AddLocals(t, slots);
        return [.. slots];
    });

    private static void AddLocals(Typed typed, HashSet<int> slots)
    {
        if (typed is TypedLocal local)
        {
            slots.Add(local.Symbol.Slot);
        }

        foreach (Typed child in typed.Children)
        {
            AddLocals(child, slots);
        }
    }

    /// <summary>Working memory for the nodes made so far.</summary>
    public Frame NewFrame(FeelValue[] slots)
    {
        lock (_compiling)
        {
            return new Frame(slots, _locals.Count, _ruleSet.Measures.Count, _cursors.Count);
        }
    }

    private Node<FeelValue> Compile(Typed typed) => typed.Type switch
    {
        NumberType => new NumberPlan(_general.Value(typed), _exact.Number(typed)),
        { Kind: FeelKind.Boolean } => new ConditionPlan(_general.Value(typed), _exact.Truth(typed)),
        _ => _general.Value(typed),
    };
}
