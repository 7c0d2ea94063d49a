using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Syntax;
using PerfEval.Feel.Types;

namespace PerfEval.Feel.Decisions;

/// <summary>Makes plans of decision tables.</summary>
internal sealed class TableCompiler(FeelEnvironment environment, DiagnosticBag diagnostics)
{
    private const string Tested = "?";
    private const string Outputs = "outputs";

    private readonly LogicCompiler _expressions = new(environment, diagnostics);
    private bool _isBroken;

    public DecisionPlan Compile(DecisionTable table)
    {
        if (!IsWellFormed(table))
        {
            return NullPlan.Instance;
        }

        TableColumn[] inputs = [.. table.Inputs.Select(Input)];
        FeelEnvironment[] scopes = [.. inputs.Select(i => Testing(i.Value.Type))];
        var rules = new List<TableRow>();
        foreach (TableRule rule in table.Rules)
        {
            FeelExpression?[] tests = [.. rule.Tests.Select((text, at) => Tests(text, scopes[at]))];
            DecisionPlan[] results = [.. rule.Results.Select((text, at) => _expressions.Converting(Expression(text), table.Outputs[at].Type))];
            rules.Add(new TableRow(tests, results));
        }

        FeelType[] types = OutputTypes(table, rules);
        TableResult[] outputs = [.. table.Outputs.Select((output, at) => Output(output, types[at]))];
        FeelType output = types.Length == 1 ? types[0] : new ContextType([.. types.Select((type, at) => new FeelField(outputs[at].Name, type))]);
        FeelExpression? aggregate = Aggregate(table.HitPolicy, output);
        if (_isBroken)
        {
            // A table with a cell that cannot be read has no result: what the cell would have decided is not known.
            return NullPlan.Instance;
        }

        FeelType type = table.HitPolicy.GivesList() ? new ListType(output) : aggregate?.Type ?? output;
        return new TablePlan(table.HitPolicy, inputs, outputs, [.. rules], aggregate, type, environment.Mode);
    }

    private bool IsWellFormed(DecisionTable table)
    {
        if (table.Outputs.Count == 0)
        {
            Report(TableErrors.NoOutput);
        }

        if (table.HitPolicy.Aggregates() && table.Outputs.Count > 1)
        {
            Report(TableErrors.AggregateOfSeveral, HitPolicies.CodeOf(table.HitPolicy));
        }

        if (table.Outputs.Count > 1 && table.Outputs.Any(o => string.IsNullOrWhiteSpace(o.Name)))
        {
            Report(TableErrors.OutputWithoutName);
        }

        for (int i = 0; i < table.Rules.Count; i++)
        {
            TableRule rule = table.Rules[i];
            if (rule.Tests.Count != table.Inputs.Count || rule.Results.Count != table.Outputs.Count)
            {
                Report(TableErrors.WrongCells, i + 1, rule.Tests.Count, rule.Results.Count, table.Inputs.Count, table.Outputs.Count);
            }
        }

        return !_isBroken;
    }

    private void Report(DiagnosticDescriptor descriptor, params object[] arguments)
    {
        _isBroken = true;
        diagnostics.Add(new Diagnostic(descriptor, null, arguments));
    }

    private TableColumn Input(TableInput input)
    {
        DecisionPlan value = _expressions.Converting(Expression(input.Expression), input.Type);
        return new TableColumn(value, string.IsNullOrWhiteSpace(input.Allowed) ? null : Tests(input.Allowed, Testing(value.Type)));
    }

    private TableResult Output(TableOutput output, FeelType type)
    {
        DecisionPlan? fallback = string.IsNullOrWhiteSpace(output.Default) ? null : _expressions.Converting(Expression(output.Default), output.Type);
        return new TableResult(output.Name ?? "", Priorities(output.Allowed, type), fallback);
    }

    /// <summary>The allowed values of an output one by one, in their order.</summary>
    private FeelExpression[] Priorities(string? allowed, FeelType type)
    {
        if (string.IsNullOrWhiteSpace(allowed))
        {
            return [];
        }

        SyntaxNode syntax = Parser.ParseUnaryTests(new SourceText(allowed), environment.Mode, environment.Scope.Names, new DiagnosticBag());
        IEnumerable<string> single = syntax is UnaryTestsSyntax { Negated: false, Any: false, Tests: { Count: > 0 } tests }
            ? tests.Select(t => allowed.Substring(t.Span.Start, t.Span.Length))
            : [allowed];
        FeelEnvironment scope = Testing(type);
        return [.. single.Select(text => Tests(text, scope)).OfType<FeelExpression>()];
    }

    private FeelEnvironment Testing(FeelType tested) => environment.With(Tested, tested);

    /// <summary>The tests of a cell; null if they hold always.</summary>
    private FeelExpression? Tests(string text, FeelEnvironment scope)
    {
        if (text.Trim() is "" or "-")
        {
            return null;
        }

        FeelExpression? tests = FeelExpression.TryParseUnaryTests(text, scope, diagnostics);
        _isBroken |= tests is null;
        return tests;
    }

    private DecisionPlan Expression(string text)
    {
        DecisionPlan plan = _expressions.Expression(text);
        _isBroken |= plan is NullPlan && !string.IsNullOrWhiteSpace(text);
        return plan;
    }

    /// <summary>The type of each output: the one that all rules have; where they differ, the declared one.</summary>
    private static FeelType[] OutputTypes(DecisionTable table, List<TableRow> rules)
    {
        var types = new FeelType[table.Outputs.Count];
        for (int i = 0; i < types.Length; i++)
        {
            FeelType[] found = [.. rules.Select(r => r.Results[i].Type).Distinct()];
            types[i] = found.Length == 1 ? found[0] : table.Outputs[i].Type.Type;
        }

        return types;
    }

    /// <summary>What a hit policy makes of all outputs, as the built-in function that the standard names for it.</summary>
    private FeelExpression? Aggregate(HitPolicy policy, FeelType output)
    {
        string? function = policy switch
        {
            HitPolicy.Sum => "sum",
            HitPolicy.Count => "count",
            HitPolicy.Minimum => "min",
            HitPolicy.Maximum => "max",
            _ => null,
        };
        if (function is null)
        {
            return null;
        }

        FeelEnvironment scope = environment.With(Outputs, new ListType(output));
        FeelExpression? aggregate = FeelExpression.TryParse($"{function}({Outputs})", scope, diagnostics);
        _isBroken |= aggregate is null;
        return aggregate;
    }
}
