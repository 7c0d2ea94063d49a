using PerfEval.Feel.Checking;
using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Values;
using PerfEval.Rules.Binding;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Compilation;

namespace PerfEval.Rules.Analysis.Repair;

/// <summary>Evaluates expressions of a rule set over a case, and over the case with one thing changed.</summary>
internal sealed class ExpressionProbe(EvaluationPlan plan, BoundCase bound)
{
    private readonly FeelValue[] _slots = [.. bound.Slots];
    private readonly List<(LocalSymbol Variable, FeelValue Value)> _rows = [];
    private readonly List<(LocalSymbol Variable, Typed Value)> _named = [];

    public FeelValue SlotValue(int slot) => _slots[slot];

    /// <summary>Enters a row of a repeated indicator.</summary>
    public void EnterRow(IndicatorPlan indicator, int row)
    {
        _rows.Clear();
        _named.Clear();
        if (indicator.Indicator.Repeated is not { } repeated)
        {
            return;
        }

        _rows.Add((repeated.Repeat!.Variable, bound.Repeats[repeated][row].Row));
        foreach (Question question in indicator.RowQuestions)
        {
            FeelValue answers = bound.Slots[question.Slot];
            _slots[question.Slot] = answers.Kind == FeelKind.List ? answers.List[row] : answers;
        }
    }

    public void PushRow(LocalSymbol variable, in FeelValue row) => _rows.Add((variable, row));

    public void PopRow() => _rows.RemoveAt(_rows.Count - 1);

    public void PushName(LocalSymbol variable, Typed value) => _named.Add((variable, value));

    public void PopName() => _named.RemoveAt(_named.Count - 1);

    /// <summary>What a variable was named for; null for rows.</summary>
    public Typed? Named(LocalSymbol variable)
    {
        int at = _named.FindLastIndex(n => ReferenceEquals(n.Variable, variable));
        return at < 0 ? null : _named[at].Value;
    }

    public FeelValue Evaluate(Typed typed) => Evaluate(typed, _slots, null);

    /// <summary>The value that an expression would have.</summary>
    public FeelValue EvaluateWith(RepairTarget target, in FeelValue value, Typed typed)
    {
        FeelValue[] slots = [.. _slots];
        (FeelTable Old, FeelTable New)? edit = null;
        foreach (int input in target.Inputs)
        {
            slots[input] = FeelValue.Of(new Unknown(Missing.Nothing));
        }

        if (target.Kind == RepairKind.Cell)
        {
            FeelValue edited = TableEdit.With(plan.RuleSet.Facts[target.Slot].Model, slots[target.Slot], target, value);
            edit = (((TableRows)slots[target.Slot].List).Table, ((TableRows)edited.List).Table);
            slots[target.Slot] = edited;
        }
        else
        {
            slots[target.Slot] = value;
        }

        return Evaluate(typed, slots, edit);
    }

    private FeelValue Evaluate(Typed typed, FeelValue[] slots, (FeelTable Old, FeelTable New)? edit)
    {
        Node<FeelValue> node = plan.Expressions.NodeOf(typed);
        Node<FeelValue>[] named = [.. _named.Select(n => plan.Expressions.NodeOf(n.Value))];
        Frame frame = plan.Expressions.NewFrame(slots);
        try
        {
            foreach ((LocalSymbol variable, FeelValue row) in _rows)
            {
                frame.Locals[variable.Slot] = edit is { } tables && row.IsRow && ReferenceEquals(row.Table, tables.Old) ? FeelValue.OfRow(tables.New, row.RowIndex) : row;
            }

            for (int i = 0; i < named.Length; i++)
            {
                frame.Locals[_named[i].Variable.Slot] = named[i].Evaluate(frame);
            }

            return node.Evaluate(frame);
        }
        catch (EvaluationLimitException)
        {
            return FeelValue.Failed(EvaluationErrors.StepLimit.At(null, frame.StepLimit));
        }
    }
}
