using System.Text;
using PerfEval.Feel.Checking;
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
    private readonly Dictionary<int, FeelValue> _variables = [];
    private readonly EvaluationPlan _plan;
    private readonly BoundCase _case;
    private readonly FeelValue[] _slots;
    private readonly StringBuilder _chinese = new();
    private readonly StringBuilder _english = new();
    private Frame? _frame;

    public ExpressionReader(EvaluationPlan plan, BoundCase bound, Wording? words = null)
    {
        Words = words ?? new Wording(null);
        _plan = plan;
        _case = bound;
        _slots = plan.Repeats.Count > 0 ? [.. bound.Slots] : bound.Slots;
        Printer = new ValuePrinter(bound);
    }

    /// <summary>Puts sentences together.</summary>
    public Wording Words { get; }

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

    /// <summary>What an expression is said to read, as some function finds it; found once for all cases.</summary>
    public Typed[] SourcesOf(Typed typed, Func<Typed, Typed[]> find) => _plan.Expressions.Sources.GetOrAdd(typed, find);

    /// <summary>The value of an expression; a failure if its step budget is used up.</summary>
    public FeelValue Evaluate(Typed typed)
    {
        Node<FeelValue> node = _plan.Expressions.NodeOf(typed);
        Frame frame = FrameFor(_plan.Expressions);
        foreach (int slot in _plan.Expressions.LocalsOf(typed))
        {
            if (_variables.TryGetValue(slot, out FeelValue value))
            {
                frame.Locals[slot] = value;
            }
        }

        try
        {
            return node.Evaluate(frame);
        }
        catch (EvaluationLimitException)
        {
            return FeelValue.Failed(EvaluationErrors.StepLimit.At(null, frame.StepLimit));
        }
    }

    /// <summary>The lines of bands from the top, each with whether it holds, up to the first that surely does.</summary>
    public IReadOnlyList<BandStep> BandSteps(Typed? of, IReadOnlyList<CheckedBand> lines)
    {
        if (of is TypedLet measured)
        {
            Set(measured.Variable, Evaluate(measured.Value));
        }

        var steps = new List<BandStep>();
        foreach (CheckedBand line in lines)
        {
            FeelValue holds = line.Test is null ? FeelValue.True : Evaluate(line.Test);
            steps.Add(new BandStep(line, holds));
            if (holds.IsTrue)
            {
                break;
            }
        }

        return steps;
    }

    // One frame for all: measures depend on no variable, so each is computed for the first expression that uses it.
    private Frame FrameFor(ExpressionNodes nodes)
    {
        if (_frame is null || _frame.Locals.Length < nodes.LocalCount || _frame.Cursors.Length < nodes.CursorCount)
        {
            Frame? last = _frame;
            _frame = nodes.NewFrame(_slots);
            last?.Measures.CopyTo(_frame.Measures, 0);
            last?.MeasureKnown.CopyTo(_frame.MeasureKnown, 0);
        }

        // What this explains may take as long as it took to compute, once for each expression.
        _frame.Renew();
        return _frame;
    }

    /// <summary>The value of an expression as text.</summary>
    public LocalText Text(Typed typed, MeasureUnit? unit = null)
    {
        if (unit is null && typed is TypedField { Target: TypedLocal row } field && _variables.TryGetValue(row.Symbol.Slot, out FeelValue cells)
            && ValuePrinter.CellText(cells, field.Field.Name) is { } cell)
        {
            return new(cell, cell);
        }

        return typed is TypedConstant constant && unit is null
            ? TextOf(constant)
            : Printer.Print(typed, Evaluate(typed), unit);
    }

    // The same for all cases.
    private LocalText TextOf(TypedConstant constant)
    {
        if (!_plan.Expressions.Constants.TryGetValue(constant, out LocalText text))
        {
            text = Printer.Print(constant, constant.Value);
            _plan.Expressions.Constants[constant] = text;
        }

        return text;
    }

    /// <summary>A text with values in it.</summary>
    public LocalText Template(Typed template)
    {
        if (template is not TypedTemplate parts)
        {
            return Text(template);
        }

        StringBuilder? chinese = Words.HasChinese ? _chinese.Clear() : null, english = Words.HasEnglish ? _english.Clear() : null;
        foreach (TypedTextPart part in parts.Parts)
        {
            LocalText text = part.Text is { } words ? new(words, words) : Text(part.Value!, part.Unit);
            chinese?.Append(text.Chinese);
            english?.Append(text.English);
        }

        string first = (chinese ?? english)!.ToString();
        return new(first, chinese is null || english is null ? first : english.ToString());
    }
}
