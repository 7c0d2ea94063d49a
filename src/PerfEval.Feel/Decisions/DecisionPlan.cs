using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Decisions;

/// <summary>Logic that was checked once and can be evaluated any number of times, by any number of threads.</summary>
public abstract class DecisionPlan
{
    private protected DecisionPlan(FeelType type) => Type = type;

    /// <summary>The type of the value; <see cref="FeelType.Any"/> where spec mode leaves it open.</summary>
    public FeelType Type { get; }

    /// <summary>Evaluates the logic.</summary>
    /// <param name="inputs">The variables of the environment by name; see <see cref="FeelExpression.Evaluate(FeelContext)"/> for those not given.</param>
    public FeelValue Evaluate(FeelContext inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return Evaluate(inputs, Frame.Current);
    }

    /// <summary>Evaluates the logic as a part of the evaluation that calls it, whose steps it shares.</summary>
    internal abstract FeelValue Evaluate(FeelContext inputs, Frame? caller);
}
