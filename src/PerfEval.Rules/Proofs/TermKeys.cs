using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using PerfEval.Feel.Checking;

namespace PerfEval.Rules.Proofs;

/// <summary>
/// Writes expressions so that two which mean the same by their shape are written alike: facts and measures by name, variables by where they
/// are bound. What has no such form gets a key that nothing else has.
/// </summary>
internal sealed class TermKeys
{
    private readonly Dictionary<LocalSymbol, string> _names = [];
    private int _depth;

    /// <summary>Names a variable from outside of the expressions: the row of a rule.</summary>
    public void Name(LocalSymbol variable, string name) => _names[variable] = name;

    public string Of(Typed typed)
    {
        var key = new StringBuilder();
        Write(typed, key);
        return key.ToString();
    }

    private void Write(Typed typed, StringBuilder key)
    {
        switch (typed)
        {
            case TypedFact fact:
                key.Append("fact ").Append(fact.Symbol.Index);
                break;
            case TypedMeasure measure:
                key.Append("measure ").Append(measure.Symbol.Index);
                break;
            case TypedConstant constant:
                key.Append(constant.Value.Kind).Append(' ').Append(constant.Value.ToString());
                break;
            case TypedLocal local:
                key.Append(_names.TryGetValue(local.Symbol, out string? name) ? name : "free " + local.Symbol.Slot.ToString(CultureInfo.InvariantCulture));
                break;
            case TypedField field:
                Write("field " + field.Field.Name, typed, key);
                break;
            case TypedArithmetic arithmetic:
                Write(arithmetic.Operation.ToString(), typed, key);
                break;
            case TypedComparison comparison:
                Write(comparison.Operator.ToString(), typed, key);
                break;
            case TypedLogic logic:
                Write(logic.IsAnd ? "and" : "or", typed, key);
                break;
            case TypedSteps steps:
                Write(steps.Started ? "started" : "whole", typed, key);
                break;
            case TypedAggregate aggregate:
                Write(aggregate.Kind.ToString(), typed, key);
                break;
            case TypedCall call:
                Write("call " + call.Function.Name, typed, key);
                break;
            case TypedRange range:
                Write("range" + (range.LowIncluded ? "[" : "(") + (range.HighIncluded ? "]" : ")"), typed, key);
                break;
            case TypedNegate or TypedNot or TypedIf or TypedIndex or TypedList or TypedInList:
                Write(typed.GetType().Name, typed, key);
                break;
            case TypedLet let:
                WriteBinding("let", [let.Variable], typed, key);
                break;
            case TypedFilter filter:
                WriteBinding("filter", [filter.Item], typed, key);
                break;
            case TypedFor loop:
                WriteBinding("for", loop.Iterators.Select(i => i.Variable), typed, key);
                break;
            case TypedQuantified quantified:
                WriteBinding(quantified.Every ? "every" : "some", quantified.Iterators.Select(i => i.Variable), typed, key);
                break;
            default:
                key.Append("other ").Append(RuntimeHelpers.GetHashCode(typed)).Append(' ').Append(typed.Written);
                break;
        }
    }

    private void Write(string operation, Typed typed, StringBuilder key)
    {
        key.Append(operation).Append('(');
        foreach (Typed child in typed.Children)
        {
            Write(child, key);
            key.Append(';');
        }

        key.Append(')');
    }

    // Variables are numbered by how deep they are bound, so that the same shape gets the same numbers.
    private void WriteBinding(string operation, IEnumerable<LocalSymbol> variables, Typed typed, StringBuilder key)
    {
        int depth = _depth;
        foreach (LocalSymbol variable in variables)
        {
            _names[variable] = "bound " + (_depth++).ToString(CultureInfo.InvariantCulture);
        }

        Write(operation, typed, key);
        _depth = depth;
    }
}
