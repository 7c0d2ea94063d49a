using PerfEval.Feel.Types;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Decisions;

/// <summary>Null: what stands where a box is empty or cannot be read.</summary>
internal sealed class NullPlan() : DecisionPlan(FeelType.Any)
{
    public static NullPlan Instance { get; } = new();

    public override FeelValue Evaluate(FeelContext inputs) => FeelValue.Null;
}

/// <summary>An expression, with the parts that it is composed of as variables of its own.</summary>
internal sealed class ExpressionPlan(FeelExpression expression, IReadOnlyList<(string Name, DecisionPlan Plan)> parts) : DecisionPlan(expression.Type)
{
    public override FeelValue Evaluate(FeelContext inputs)
    {
        if (parts.Count == 0)
        {
            return expression.Evaluate(inputs);
        }

        var scope = new LayeredContext(inputs);
        foreach ((string name, DecisionPlan plan) in parts)
        {
            scope.Add(name, plan.Evaluate(inputs));
        }

        return expression.Evaluate(scope);
    }
}

/// <summary>Converts a result to its declared type.</summary>
internal sealed class ConvertingPlan(DecisionPlan plan, ItemType type) : DecisionPlan(type.Type)
{
    public override FeelValue Evaluate(FeelContext inputs)
    {
        FeelValue value = plan.Evaluate(inputs);
        return value.IsFailure ? value : type.Convert(value);
    }
}

internal sealed class ContextPlan(IReadOnlyList<(string Name, DecisionPlan Plan)> entries, DecisionPlan? result, FeelType type) : DecisionPlan(type)
{
    public override FeelValue Evaluate(FeelContext inputs)
    {
        var scope = new LayeredContext(inputs);
        foreach ((string name, DecisionPlan plan) in entries)
        {
            scope.Add(name, plan.Evaluate(scope));
        }

        return result is not null ? result.Evaluate(scope) : FeelValue.Of(FeelContext.Create(scope.Own));
    }
}

internal sealed class ListPlan(IReadOnlyList<DecisionPlan> items, FeelType type) : DecisionPlan(type)
{
    public override FeelValue Evaluate(FeelContext inputs)
    {
        var values = new FeelValue[items.Count];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = items[i].Evaluate(inputs);
        }

        return FeelValue.ListOf(values);
    }
}

/// <summary>A row of a relation: a context whose entries do not see each other.</summary>
internal sealed class RowPlan(IReadOnlyList<(string Name, DecisionPlan Plan)> cells, ContextType type) : DecisionPlan(type)
{
    public override FeelValue Evaluate(FeelContext inputs) =>
        FeelValue.Of(FeelContext.Create(cells.Select(c => KeyValuePair.Create(c.Name, c.Plan.Evaluate(inputs)))));
}

/// <summary>A choice between branches; the condition was composed to be true, false, or null where there is no choice to make.</summary>
internal sealed class ConditionalPlan(DecisionPlan choice, DecisionPlan then, DecisionPlan otherwise, FeelType type) : DecisionPlan(type)
{
    public override FeelValue Evaluate(FeelContext inputs)
    {
        FeelValue chosen = choice.Evaluate(inputs);
        return chosen.IsTrue ? then.Evaluate(inputs) : chosen.IsFalse ? otherwise.Evaluate(inputs) : chosen;
    }
}

/// <summary>A function over the scope in which it stands.</summary>
internal sealed class FunctionPlan(IReadOnlyList<LogicParameter> parameters, DecisionPlan body, FunctionType type) : DecisionPlan(type)
{
    private readonly string[] _names = [.. parameters.Select(p => p.Name)];

    public override FeelValue Evaluate(FeelContext inputs) =>
        FeelValue.Of(FeelFunction.Create(_names, arguments => Invoke(inputs, arguments)));

    private FeelValue Invoke(FeelContext outer, ReadOnlySpan<FeelValue> arguments)
    {
        var scope = new LayeredContext(outer);
        for (int i = 0; i < _names.Length; i++)
        {
            FeelValue argument = parameters[i].Type.Convert(arguments[i]);
            if (argument.IsNull && !arguments[i].IsNull)
            {
                // The standard: where an argument does not conform, the function is not called.
                return FeelValue.Null;
            }

            scope.Add(_names[i], argument);
        }

        return body.Evaluate(scope);
    }
}
