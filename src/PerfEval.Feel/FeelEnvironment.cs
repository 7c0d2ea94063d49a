using PerfEval.Feel.Checking;
using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Syntax;
using PerfEval.Feel.Types;

namespace PerfEval.Feel;

/// <summary>
/// What expressions are read against: the mode, the variables that the host will give with their types, named types, the clock and the
/// limits. Immutable: every change gives a new environment, so that one can be shared by any number of threads.
/// </summary>
public sealed class FeelEnvironment
{
    private readonly List<(string Name, FeelType Type)> _variables;
    private readonly List<(string Name, FeelType Type)> _types;
    private readonly Lazy<CheckScope> _scope;

    private FeelEnvironment(FeelMode mode, List<(string Name, FeelType Type)> variables, List<(string Name, FeelType Type)> types, TimeProvider clock, int stepLimit)
    {
        Mode = mode;
        _variables = variables;
        _types = types;
        Clock = clock;
        StepLimit = stepLimit;
        _scope = new Lazy<CheckScope>(MakeScope);
    }

    /// <summary>
    /// Scoring mode without variables: strict types with units, unknown values that name what is missing, and the additions of the scoring
    /// profile (percentages, amounts, date literals, full-width punctuation).
    /// </summary>
    public static FeelEnvironment Scoring { get; } = new(FeelMode.Scoring, [], [], TimeProvider.System, Frame.DefaultStepLimit);

    /// <summary>Spec mode without variables: the OMG DMN standard with its null semantics.</summary>
    public static FeelEnvironment Spec { get; } = new(FeelMode.Spec, [], [], TimeProvider.System, Frame.DefaultStepLimit);

    /// <summary>How strictly expressions are read and checked.</summary>
    public FeelMode Mode { get; }

    /// <summary>The variables, in the order in which they were declared.</summary>
    public IReadOnlyList<(string Name, FeelType Type)> Variables => _variables;

    /// <summary>What <c>now()</c> and <c>today()</c> read, in spec mode; the system's clock by default.</summary>
    public TimeProvider Clock { get; }

    /// <summary>How many steps (turns of loops, calls) one evaluation may take; 20,000,000 by default.</summary>
    public int StepLimit { get; }

    internal CheckScope Scope => _scope.Value;

    /// <summary>Whether a name means something already: a variable or a built-in function.</summary>
    internal bool IsKnown(string name) => _variables.Exists(v => v.Name == name)
        || (Mode == FeelMode.Spec ? Functions.Spec.SpecFunctions.Find(name) is not null : Functions.Builtins.Find(name) is not null);

    /// <summary>Declares a variable, or declares it anew with another type.</summary>
    /// <param name="name">The name, as it is written in expressions. It may contain spaces and signs.</param>
    /// <param name="type">The type. <see cref="FeelType.Any"/> leaves it open, in spec mode only; the fields of contexts need to be declared for names with spaces to be read.</param>
    public FeelEnvironment With(string name, FeelType type)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(type);
        return new FeelEnvironment(Mode, Replace(_variables, name, type), _types, Clock, StepLimit);
    }

    /// <summary>Gives a type a name, by which <c>instance of</c> and the parameters of functions may refer to it, in spec mode.</summary>
    /// <param name="name">The name.</param>
    /// <param name="type">The type.</param>
    public FeelEnvironment WithType(string name, FeelType type)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(type);
        return new FeelEnvironment(Mode, _variables, Replace(_types, name, type), Clock, StepLimit);
    }

    /// <summary>Sets the clock that <c>now()</c> and <c>today()</c> read.</summary>
    /// <param name="clock">The clock.</param>
    public FeelEnvironment WithClock(TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return new FeelEnvironment(Mode, _variables, _types, clock, StepLimit);
    }

    /// <summary>Sets how many steps one evaluation may take; past them its value is a failure with PE1206.</summary>
    /// <param name="steps">At least 1.</param>
    public FeelEnvironment WithStepLimit(int steps)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        return new FeelEnvironment(Mode, _variables, _types, Clock, steps);
    }

    private static List<(string Name, FeelType Type)> Replace(List<(string Name, FeelType Type)> all, string name, FeelType type)
    {
        List<(string Name, FeelType Type)> changed = [.. all];
        int at = changed.FindIndex(v => v.Name == name);
        if (at < 0)
        {
            changed.Add((name, type));
        }
        else
        {
            changed[at] = (name, type);
        }

        return changed;
    }

    private CheckScope MakeScope()
    {
        var scope = new CheckScope(Mode);
        for (int i = 0; i < _variables.Count; i++)
        {
            scope.Add(new FactSymbol(_variables[i].Name, _variables[i].Type, i));
        }

        foreach ((string name, FeelType type) in _types)
        {
            scope.Add(name, type);
        }

        return scope;
    }
}
