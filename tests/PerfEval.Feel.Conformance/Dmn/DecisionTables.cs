using System.Xml.Linq;
using PerfEval.Feel.Conformance.Kit;
using PerfEval.Feel.Decisions;

namespace PerfEval.Feel.Conformance.Dmn;

/// <summary>Reads decision tables.</summary>
internal static class DecisionTables
{
    public static DecisionTable Read(XElement element, DmnTypes types)
    {
        List<TableInput> inputs = [.. element.Children("input").Select(i => ReadInput(i, types))];
        HitPolicy policy = HitPolicyOf(element);
        List<TableOutput> outputs = [.. element.Children("output").Select(o => ReadOutput(o, types))];
        if (policy is HitPolicy.Priority or HitPolicy.OutputOrder)
        {
            // An output without values of its own has those that its type allows.
            outputs = [.. outputs.Select(o => o with { Allowed = o.Allowed ?? o.Type.Allowed ?? (outputs.Count == 1 ? types.Of(element).Allowed : null) })];
        }

        List<TableRule> rules =
        [
            .. element.Children("rule").Select(rule => new TableRule(
                [.. rule.Children("inputEntry").Select(TextOf)],
                [.. rule.Children("outputEntry").Select(TextOf)])),
        ];
        return new DecisionTable(policy, inputs, outputs, rules);
    }

    private static TableInput ReadInput(XElement element, DmnTypes types)
    {
        XElement? expression = element.Child("inputExpression");
        return new TableInput(expression is null ? "" : TextOf(expression))
        {
            Type = expression is null ? ItemType.Any : types.Of(expression),
            Allowed = TextOfChild(element, "inputValues"),
        };
    }

    private static TableOutput ReadOutput(XElement element, DmnTypes types) => new(element.AttributeText("name"))
    {
        Type = types.Of(element),
        Allowed = TextOfChild(element, "outputValues"),
        Default = TextOfChild(element, "defaultOutputEntry"),
    };

    private static HitPolicy HitPolicyOf(XElement element)
    {
        string policy = element.AttributeText("hitPolicy") ?? "UNIQUE";
        string? aggregation = element.AttributeText("aggregation");
        return (policy, aggregation) switch
        {
            ("UNIQUE", _) => HitPolicy.Unique,
            ("ANY", _) => HitPolicy.Any,
            ("PRIORITY", _) => HitPolicy.Priority,
            ("FIRST", _) => HitPolicy.First,
            ("RULE ORDER", _) => HitPolicy.RuleOrder,
            ("OUTPUT ORDER", _) => HitPolicy.OutputOrder,
            ("COLLECT", null) => HitPolicy.Collect,
            ("COLLECT", "SUM") => HitPolicy.Sum,
            ("COLLECT", "COUNT") => HitPolicy.Count,
            ("COLLECT", "MIN") => HitPolicy.Minimum,
            ("COLLECT", "MAX") => HitPolicy.Maximum,
            _ => throw new KitException($"The hit policy {policy} {aggregation} is unknown."),
        };
    }

    private static string? TextOfChild(XElement element, string name) => element.Child(name) is { } child ? TextOf(child) : null;

    private static string TextOf(XElement element) => element.Child("text")?.Value ?? "";
}
