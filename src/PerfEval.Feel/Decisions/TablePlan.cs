using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Syntax;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Decisions;

/// <summary>An input column: its value, and the tests that the value must pass; null for none.</summary>
internal sealed record TableColumn(DecisionPlan Value, FeelExpression? Allowed);

/// <summary>An output column: its name, its allowed values by priority, and what it is where no rule matches.</summary>
internal sealed record TableResult(string Name, FeelExpression[] Allowed, DecisionPlan? Default);

/// <summary>A rule: the tests of its cells, null for those that hold always, and its outputs.</summary>
internal sealed record TableRow(FeelExpression?[] Tests, DecisionPlan[] Results);

/// <summary>A decision table.</summary>
/// <remarks>
/// Where the standard leaves a result undefined (several rules of a unique table, say), it is null in spec mode and a failure in scoring
/// mode. In scoring mode a rule that may or may not match makes the result unknown, unless a unique table has another rule that matches,
/// or a first-hit table an earlier one.
/// </remarks>
internal sealed class TablePlan(
    HitPolicy policy, TableColumn[] inputs, TableResult[] outputs, TableRow[] rules, FeelExpression? aggregate, FeelType type, FeelMode mode)
    : DecisionPlan(type)
{
    private const string Tested = "?";
    private const string Outputs = "outputs";

    internal override FeelValue Evaluate(FeelContext inputs, Frame? caller)
    {
        if (Read(inputs, caller, out LayeredContext[] tested) is { } refused)
        {
            return refused;
        }

        var matches = new List<Match>();
        FeelValue open = FeelValue.True;
        foreach ((int at, TableRow rule) in rules.Index())
        {
            FeelValue matched = Matches(rule, tested, caller);
            open = matched.IsKnown ? open : Pending(open, matched);
            if (!matched.IsTrue || (policy == HitPolicy.First && !open.IsKnown))
            {
                continue;
            }

            FeelValue output = OutputOf(at, rule, inputs, caller, out int[] priority);
            if (output.IsFailure || policy == HitPolicy.First)
            {
                return output;
            }

            matches.Add(new Match(at, output, priority));
        }

        return !open.IsKnown && (policy != HitPolicy.Unique || matches.Count == 0) ? open
            : matches.Count == 0 ? WithoutMatch(inputs, caller)
            : Combine(matches, caller);
    }

    /// <summary>Evaluates the inputs, each into the scope of the tests of its column; a result if one of them has no allowed value.</summary>
    private FeelValue? Read(FeelContext scope, Frame? caller, out LayeredContext[] tested)
    {
        tested = new LayeredContext[inputs.Length];
        for (int i = 0; i < inputs.Length; i++)
        {
            FeelValue value = inputs[i].Value.Evaluate(scope, caller);
            tested[i] = new LayeredContext(scope, Tested, value);
            if (inputs[i].Allowed is { } allowed && value.IsKnown && !IsAllowed(allowed, value, scope, caller))
            {
                return Undefined(TableErrors.InputNotAllowed, i + 1, value.ToString());
            }
        }

        return null;
    }

    /// <summary>Whether a value passes tests; a list may also pass them item by item.</summary>
    private static bool IsAllowed(FeelExpression tests, in FeelValue value, FeelContext scope, Frame? caller) =>
        Holds(tests, value, scope, caller) || (value.Kind == FeelKind.List && value.List.Count > 0 && value.List.All(item => Holds(tests, item, scope, caller)));

    private static bool Holds(FeelExpression tests, in FeelValue value, FeelContext scope, Frame? caller) =>
        tests.Evaluate(new LayeredContext(scope, Tested, value), caller).IsTrue;

    /// <summary>True, false, or why that cannot be told.</summary>
    private static FeelValue Matches(TableRow rule, LayeredContext[] tested, Frame? caller)
    {
        FeelValue open = FeelValue.True;
        for (int i = 0; i < tested.Length; i++)
        {
            FeelValue held = rule.Tests[i] is { } tests ? tests.Evaluate(tested[i], caller) : FeelValue.True;
            if (held.IsKnown && !held.IsTrue)
            {
                return FeelValue.False;
            }

            open = Pending(open, held);
        }

        return open;
    }

    /// <summary>What of both is to be told: a failure before an unknown, all that is missing together.</summary>
    private static FeelValue Pending(in FeelValue first, in FeelValue second) => (first.IsUnknown, second.IsUnknown) switch
    {
        (true, true) => FeelValue.Of(new Unknown(first.AsUnknown.Missing.Union(second.AsUnknown.Missing))),
        (true, false) => second.IsFailure ? second : first,
        _ => first.IsFailure ? first : second,
    };

    private FeelValue OutputOf(int at, TableRow rule, FeelContext scope, Frame? caller, out int[] priority)
    {
        priority = new int[outputs.Length];
        var values = new FeelValue[outputs.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = rule.Results[i].Evaluate(scope, caller);
            FeelExpression[] allowed = outputs[i].Allowed;
            if (allowed.Length == 0 || !values[i].IsKnown)
            {
                continue;
            }

            FeelValue value = values[i];
            priority[i] = Array.FindIndex(allowed, tests => Holds(tests, value, scope, caller));
            if (priority[i] < 0)
            {
                priority[i] = allowed.Length;
                if (!value.IsNull && !(value.Kind == FeelKind.List && value.List.All(item => Array.Exists(allowed, tests => Holds(tests, item, scope, caller)))))
                {
                    values[i] = Undefined(TableErrors.OutputNotAllowed, at + 1, value.ToString());
                }
            }
        }

        return Compound(values);
    }

    private FeelValue Compound(FeelValue[] values)
    {
        if (values.Length == 1)
        {
            return values[0];
        }

        return Array.Find(values, v => v.IsFailure) is { IsFailure: true } failure
            ? failure
            : FeelValue.Of(FeelContext.Create(values.Select((value, i) => KeyValuePair.Create(outputs[i].Name, value))));
    }

    private FeelValue WithoutMatch(FeelContext scope, Frame? caller) =>
        Array.Exists(outputs, o => o.Default is not null) ? Compound([.. outputs.Select(o => o.Default?.Evaluate(scope, caller) ?? FeelValue.Null)])
        : mode == FeelMode.Spec ? FeelValue.Null
        : policy.GivesList() ? FeelValue.Of(FeelList.Empty)
        : aggregate is not null ? Aggregated([], caller)
        : Undefined(TableErrors.NoMatch);

    private FeelValue Combine(List<Match> matches, Frame? caller)
    {
        switch (policy)
        {
            case HitPolicy.Unique when matches.Count > 1:
                return Undefined(TableErrors.SeveralMatches, matches[0].Rule + 1, matches[1].Rule + 1);
            case HitPolicy.Any:
                Match first = matches[0];
                return matches.Find(m => m.Output != first.Output) is { } other
                    ? Undefined(TableErrors.DifferentOutputs, first.Rule + 1, other.Rule + 1)
                    : first.Output;
            case HitPolicy.Unique or HitPolicy.First:
                return matches[0].Output;
            case HitPolicy.Priority:
                return ByPriority(matches).First().Output;
            case HitPolicy.OutputOrder:
                return FeelValue.ListOf([.. ByPriority(matches).Select(m => m.Output)]);
            case HitPolicy.RuleOrder or HitPolicy.Collect:
                return FeelValue.ListOf([.. matches.Select(m => m.Output)]);
            default:
                return Aggregated([.. matches.Select(m => m.Output)], caller);
        }
    }

    /// <summary>Columns to the left count before columns to the right; equal ones stay in the order of the rules.</summary>
    private IOrderedEnumerable<Match> ByPriority(List<Match> matches)
    {
        IOrderedEnumerable<Match> ordered = matches.OrderBy(m => m.Priority[0]);
        for (int i = 1; i < outputs.Length; i++)
        {
            int column = i;
            ordered = ordered.ThenBy(m => m.Priority[column]);
        }

        return ordered;
    }

    private FeelValue Aggregated(FeelValue[] values, Frame? caller) =>
        aggregate!.Evaluate(FeelContext.Create([new(Outputs, FeelValue.ListOf(values))]), caller);

    private FeelValue Undefined(DiagnosticDescriptor descriptor, params object[] arguments) =>
        mode == FeelMode.Spec ? FeelValue.Null : FeelValue.Failed(new Diagnostic(descriptor, null, arguments));

    /// <summary>A rule that matches: its place, its output, and the places of its outputs among their allowed values.</summary>
    private sealed record Match(int Rule, FeelValue Output, int[] Priority);
}
