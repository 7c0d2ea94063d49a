using PerfEval.Feel.Decisions;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Conformance.Running;

/// <summary>The logic of an element, ready for evaluation.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Required">What the element requires, which is its whole scope.</param>
/// <param name="Problems">What was found wrong.</param>
internal sealed record CompiledLogic(DecisionPlan Plan, IReadOnlyList<Resolved> Required, IReadOnlyList<string> Problems)
{
    public static CompiledLogic None { get; } = new(new LiteralLogic("").Compile(FeelEnvironment.Spec, new DiagnosticBag()), [], []);

    public FeelValue Evaluate(ModelInstance instance) => Plan.Evaluate(ScopeOf([.. Required.Select(r => (r.Names, instance.ValueOf(r)))]));

    private static FeelContext ScopeOf(List<(IReadOnlyList<string> Names, FeelValue Value)> required)
    {
        var entries = new List<KeyValuePair<string, FeelValue>>();
        foreach (IGrouping<string, (IReadOnlyList<string> Names, FeelValue Value)> named in required.GroupBy(r => r.Names[0], StringComparer.Ordinal))
        {
            List<(IReadOnlyList<string>, FeelValue)> inner =
                [.. named.Where(r => r.Names.Count > 1).Select(r => ((IReadOnlyList<string>)[.. r.Names.Skip(1)], r.Value))];
            entries.Add(new(named.Key, inner.Count == 0 ? named.First().Value : FeelValue.Of(ScopeOf(inner))));
        }

        return FeelContext.Create(entries);
    }
}
