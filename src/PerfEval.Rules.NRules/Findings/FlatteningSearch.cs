using NRules.RuleModel;

namespace PerfEval.Rules.NRules.Findings;

/// <summary>Looks for <c>SelectMany</c> in a rule.</summary>
internal sealed class FlatteningSearch : RuleElementVisitor<List<AggregateElement>>
{
    public static bool IsIn(IRuleDefinition rule)
    {
        var found = new List<AggregateElement>();
        new FlatteningSearch().Visit(found, rule.LeftHandSide);
        return found.Count > 0;
    }

    protected override RuleElement VisitAggregate(List<AggregateElement> context, AggregateElement element)
    {
        if (element.Name == AggregateElement.FlattenName)
        {
            context.Add(element);
        }

        return base.VisitAggregate(context, element);
    }
}
