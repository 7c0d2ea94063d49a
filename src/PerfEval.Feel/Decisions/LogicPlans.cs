using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Decisions;

/// <summary>Null: what stands where a box is empty or cannot be read.</summary>
internal sealed class NullPlan() : DecisionPlan(FeelType.Any)
{
    public static NullPlan Instance { get; } = new();

    internal override FeelValue Evaluate(FeelContext inputs, Frame? caller) => FeelValue.Null;
}

/// <summary>An expression, with the parts that it is composed of as variables of its own.</summary>
internal sealed class ExpressionPlan(FeelExpression expression, IReadOnlyList<(string Name, DecisionPlan Plan)> parts) : DecisionPlan(expression.Type)
{
    internal override FeelValue Evaluate(FeelContext inputs, Frame? caller)
    {
        if (parts.Count == 0)
        {
            return expression.Evaluate(inputs, caller);
        }

        var scope = new LayeredContext(inputs);
        foreach ((string name, DecisionPlan plan) in parts)
        {
            scope.Add(name, plan.Evaluate(inputs, caller));
        }

        return expression.Evaluate(scope, caller);
    }
}

/// <summary>Converts a result to its declared type.</summary>
internal sealed class ConvertingPlan(DecisionPlan plan, ItemType type) : DecisionPlan(type.Type)
{
    internal override FeelValue Evaluate(FeelContext inputs, Frame? caller)
    {
        FeelValue value = plan.Evaluate(inputs, caller);
        return value.IsFailure ? value : type.Convert(value, caller);
    }
}

internal sealed class ContextPlan(IReadOnlyList<(string Name, DecisionPlan Plan)> entries, DecisionPlan? result, FeelType type) : DecisionPlan(type)
{
    internal override FeelValue Evaluate(FeelContext inputs, Frame? caller)
    {
        var scope = new LayeredContext(inputs);
        foreach ((string name, DecisionPlan plan) in entries)
        {
            scope.Add(name, plan.Evaluate(scope, caller));
        }

        return result is not null ? result.Evaluate(scope, caller) : FeelValue.Of(FeelContext.Create(scope.Own));
    }
}

internal sealed class ListPlan(IReadOnlyList<DecisionPlan> items, FeelType type) : DecisionPlan(type)
{
    internal override FeelValue Evaluate(FeelContext inputs, Frame? caller)
    {
        var values = new FeelValue[items.Count];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = items[i].Evaluate(inputs, caller);
        }

        return FeelValue.ListOf(values);
    }
}

/// <summary>A row of a relation: a context whose entries do not see each other.</summary>
internal sealed class RowPlan(IReadOnlyList<(string Name, DecisionPlan Plan)> cells, ContextType type) : DecisionPlan(type)
{
    internal override FeelValue Evaluate(FeelContext inputs, Frame? caller) =>
        FeelValue.Of(FeelContext.Create(cells.Select(c => KeyValuePair.Create(c.Name, c.Plan.Evaluate(inputs, caller)))));
}

/// <summary>A choice between branches; the condition was composed to be true, false, or null where there is no choice to make.</summary>
internal sealed class ConditionalPlan(DecisionPlan choice, DecisionPlan then, DecisionPlan otherwise, FeelType type) : DecisionPlan(type)
{
    internal override FeelValue Evaluate(FeelContext inputs, Frame? caller)
    {
        FeelValue chosen = choice.Evaluate(inputs, caller);
        return chosen.IsTrue ? then.Evaluate(inputs, caller) : chosen.IsFalse ? otherwise.Evaluate(inputs, caller) : chosen;
    }
}

/// <summary>A function over the scope in which it stands.</summary>
internal sealed class FunctionPlan(IReadOnlyList<LogicParameter> parameters, DecisionPlan body, FunctionType type) : DecisionPlan(type)
{
    private readonly string[] _names = [.. parameters.Select(p => p.Name)];

    internal override FeelValue Evaluate(FeelContext inputs, Frame? caller) => FeelValue.Of(new LogicFunction(parameters, _names, type, body, inputs));
}

/// <summary>A function whose body is logic.</summary>
internal sealed class LogicFunction(
    IReadOnlyList<LogicParameter> parameters, string[] names, FunctionType type, DecisionPlan body, FeelContext scope) : FeelFunction
{
    public override IReadOnlyList<string> Parameters => names;

    internal override FunctionType Type => type;

    internal override FeelValue Invoke(ReadOnlySpan<FeelValue> arguments, Frame? caller)
    {
        if (arguments.Length != names.Length)
        {
            return FeelValue.Null;
        }

        if (!CallDepth.IsSafe)
        {
            throw new EvaluationLimitException();
        }

        caller?.Step();
        var inner = new LayeredContext(scope);
        for (int i = 0; i < names.Length; i++)
        {
            FeelValue argument = parameters[i].Type.Convert(arguments[i], caller);
            if (argument.IsNull && !arguments[i].IsNull)
            {
                // The standard: where an argument does not conform, the function is not called.
                return FeelValue.Null;
            }

            inner.Add(names[i], argument);
        }

        return body.Evaluate(inner, caller);
    }
}
