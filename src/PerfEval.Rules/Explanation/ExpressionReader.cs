using PerfEval.Feel.Checking;
using PerfEval.Feel.Compilation;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;
using PerfEval.Rules.Binding;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Compilation;

namespace PerfEval.Rules.Explanation;

/// <summary>
/// Evaluates expressions again for an explanation, over the same typed trees and the same facts as the score. Used by one thread.
/// </summary>
internal sealed class ExpressionReader
{
    private readonly LocalSlots _locals;
    private readonly LocalSlots _cursors = new();
    private readonly GeneralCompiler _compiler;
    private readonly Dictionary<Typed, Node<FeelValue>> _nodes = [];
    private readonly Dictionary<int, FeelValue> _variables = [];
    private readonly EvaluationPlan _plan;
    private readonly BoundCase _case;
    private readonly FeelValue[] _slots;
    private Frame? _last;

    public ExpressionReader(EvaluationPlan plan, BoundCase bound)
    {
        _plan = plan;
        _case = bound;
        _locals = new LocalSlots(plan.LocalCount);
        _compiler = new GeneralCompiler(_locals, _cursors);
        _slots = [.. bound.Slots];
        Printer = new ValuePrinter(bound);
    }

    public ValuePrinter Printer { get; }

    /// <summary>Sets a variable for the expressions to come: a row, the measured value.</summary>
    public void Set(LocalSymbol variable, in FeelValue value) => _variables[variable.Slot] = value;

    /// <summary>Enters a row of a repeated indicator: its row variable and its answers.</summary>
    public void EnterRow(IndicatorPlan plan, int row)
    {
        if (plan.RowSlot < 0)
        {
            return;
        }

        _variables[plan.RowSlot] = _case.Repeats[plan.Indicator.Repeated!][row].Row;
        foreach (Question question in plan.RowQuestions)
        {
            FeelValue answers = _case.Slots[question.Slot];
            _slots[question.Slot] = answers.Kind == FeelKind.List ? answers.List[row] : answers;
        }
    }

    /// <summary>The value of an expression; a failure if its step budget is used up.</summary>
    public FeelValue Evaluate(Typed typed)
    {
        if (!_nodes.TryGetValue(typed, out Node<FeelValue>? node))
        {
            _nodes[typed] = node = _compiler.Value(typed);
        }

        var frame = new Frame(_slots, _locals.Count, _plan.RuleSet.Measures.Count, _cursors.Count);
        foreach ((int slot, FeelValue value) in _variables)
        {
            frame.Locals[slot] = value;
        }

        // Measures depend on no variable: each is computed for the first expression that uses it.
        if (_last is { } last)
        {
            last.Measures.CopyTo(frame.Measures, 0);
            last.MeasureKnown.CopyTo(frame.MeasureKnown, 0);
        }

        _last = frame;
        try
        {
            return node.Evaluate(frame);
        }
        catch (EvaluationLimitException)
        {
            return FeelValue.Failed(EvaluationErrors.StepLimit.At(null, frame.StepLimit));
        }
    }

    /// <summary>The value of an expression as text.</summary>
    public LocalText Text(Typed typed, MeasureUnit? unit = null)
    {
        if (unit is null && typed is TypedField { Target: TypedLocal row } field && _variables.TryGetValue(row.Symbol.Slot, out FeelValue cells)
            && ValuePrinter.CellText(cells, field.Field.Name) is { } cell)
        {
            return new(cell, cell);
        }

        return Printer.Print(typed, Evaluate(typed), unit);
    }

    /// <summary>A text with values in it, in one language.</summary>
    public string Template(Typed template, Language language)
    {
        if (template is not TypedTemplate parts)
        {
            return Text(template).In(language);
        }

        var text = new System.Text.StringBuilder();
        foreach (TypedTextPart part in parts.Parts)
        {
            text.Append(part.Text ?? Text(part.Value!, part.Unit).In(language));
        }

        return text.ToString();
    }
}
