using NRules.Fluent;
using NRules.RuleModel;
using PerfEval.Feel.Values;
using PerfEval.Rules.NRules.Findings;

namespace PerfEval.Rules.NRules;

/// <summary>Rules written in NRules' C# language as sources of findings.</summary>
/// <remarks>
/// A rule reports a problem by inserting a <see cref="HostFinding"/> into its session: <c>Then().Do(ctx =&gt; ctx.Insert(new HostFinding(…)))</c> or <c>Then().Yield(_ =&gt; new
/// HostFinding(…))</c>. Findings that are in the session when no rule is left to fire count, in the order of the objects that they were found in: by the places of the matched
/// objects among those given, then by the rule's name, then by text and points; so the order in which rules fire does not matter. Objects are the same fact only if they are the same
/// object, or say so by <see cref="IIdentityProvider"/>. A rule that throws fails the indicator with PE1209 and the source's name.
/// </remarks>
public static class NRulesFindings
{
    /// <summary>How many times the rules of a source may fire for one case: 100,000. More is a failure, as rules may start one another without end.</summary>
    public const int FiringLimit = 100_000;

    /// <summary>Adds rules as a source of findings.</summary>
    /// <param name="extensions">What there is already.</param>
    /// <param name="name">The source's name: letters and digits, Chinese ones too.</param>
    /// <param name="version">Changes whenever the rules may find something else.</param>
    /// <param name="from">The indicator that loses the points, by the shortest path that is unique.</param>
    /// <param name="facts">The facts or measures that the rules read, by name.</param>
    /// <param name="toObjects">Makes the objects of the session of the facts' values, which are known and come in that order.</param>
    /// <param name="rules">Classes that derive from <see cref="global::NRules.Fluent.Dsl.Rule"/> and have a constructor without parameters.</param>
    /// <returns>The extensions with the source.</returns>
    /// <exception cref="ArgumentException">The name is taken or cannot be a name, or there are no rules.</exception>
    public static RuleSetExtensions WithNRules(
        this RuleSetExtensions extensions,
        string name,
        string version,
        string from,
        IReadOnlyList<string> facts,
        Func<IReadOnlyList<FeelValue>, IEnumerable<object>> toObjects,
        params Type[] rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var repository = new RuleRepository();
        repository.Load(spec => spec.PrivateTypes().NestedTypes().From(rules));
        return extensions.WithNRules(name, version, from, facts, toObjects, repository);
    }

    /// <summary>Adds the rules of a repository as a source of findings.</summary>
    /// <param name="extensions">What there is already.</param>
    /// <param name="name">The source's name: letters and digits, Chinese ones too.</param>
    /// <param name="version">Changes whenever the rules may find something else.</param>
    /// <param name="from">The indicator that loses the points, by the shortest path that is unique.</param>
    /// <param name="facts">The facts or measures that the rules read, by name.</param>
    /// <param name="toObjects">Makes the objects of the session of the facts' values, which are known and come in that order.</param>
    /// <param name="rules">The rules; they are compiled now.</param>
    /// <returns>The extensions with the source.</returns>
    /// <exception cref="ArgumentException">The name is taken or cannot be a name, or there are no rules.</exception>
    public static RuleSetExtensions WithNRules(
        this RuleSetExtensions extensions,
        string name,
        string version,
        string from,
        IReadOnlyList<string> facts,
        Func<IReadOnlyList<FeelValue>, IEnumerable<object>> toObjects,
        IRuleRepository rules)
    {
        ArgumentNullException.ThrowIfNull(extensions);
        ArgumentNullException.ThrowIfNull(toObjects);
        ArgumentNullException.ThrowIfNull(rules);
        if (!rules.GetRuleSets().SelectMany(s => s.Rules).Any())
        {
            throw new ArgumentException("There are no rules.", nameof(rules));
        }

        return extensions.WithFindings(name, version, from, facts, new FindingSession(rules, toObjects).Find);
    }
}
