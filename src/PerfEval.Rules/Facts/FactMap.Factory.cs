using System.Diagnostics.CodeAnalysis;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Facts;

/// <summary>Makes maps from typed objects to facts.</summary>
public static class FactMap
{
    /// <summary>
    /// A map without properties, to be filled by <see cref="FactMap{T}.With{TValue}"/>, <see cref="FactMap{T}.WithList{TItem}"/> and
    /// <see cref="FactMap{T}.WithTable{TRow}"/>. Needs no reflection; fit for trimming.
    /// </summary>
    /// <typeparam name="T">The type of the objects.</typeparam>
    /// <param name="ruleSet">The rule set whose facts are stated.</param>
    /// <returns>The map.</returns>
    public static FactMap<T> For<T>(RuleSet ruleSet) => new(FactsOf(ruleSet), []);

    /// <summary>
    /// A map by the public properties of the type: the fact is named by <see cref="FactNameAttribute"/> or by the property's own name, capitals, spaces and hyphens
    /// aside (<c>MealsServed</c> states <c>meals served</c>); lists of values and of rows included.
    /// </summary>
    /// <typeparam name="T">The type of the objects.</typeparam>
    /// <param name="ruleSet">The rule set whose facts are stated.</param>
    /// <param name="requireAll">Whether every fact of the rule set needs a property; otherwise those without one are unknown.</param>
    /// <returns>The map.</returns>
    /// <exception cref="PerfEvalException">
    /// A property names no fact (PE4301), has a type that cannot state it (PE4302), lacks a unit (PE4303), has one that the fact does not take (PE4307), or is an enum with members that
    /// are no choices (PE4308); a fact has two properties (PE4304), or none where all need one (PE4305); or the type has no properties that state facts (PE4309), such as a text, a number or
    /// a list. All problems are in the exception.
    /// </exception>
    [RequiresUnreferencedCode("Reads the properties of the type and of the rows in it; use For and With in trimmed applications.")]
    [RequiresDynamicCode("Makes accessors for the types of properties; use For and With where code cannot be made at run time.")]
    public static FactMap<T> ByProperties<T>(RuleSet ruleSet, bool requireAll = false)
    {
        FactModel[] facts = FactsOf(ruleSet);
        var diagnostics = new DiagnosticBag();
        var properties = new List<FactProperty<T>>();
        PropertyMapper.Map(typeof(T).Name, facts, properties, diagnostics);
        foreach (FactModel missing in facts.Where(f => requireAll && !properties.Exists(p => p.Name == f.Name)))
        {
            diagnostics.Add(FactErrors.NotStated.At(null, typeof(T).Name, missing.Name));
        }

        return diagnostics.HasErrors ? throw new PerfEvalException(diagnostics.Sorted()) : new FactMap<T>(facts, [.. properties]);
    }

    private static FactModel[] FactsOf(RuleSet ruleSet)
    {
        ArgumentNullException.ThrowIfNull(ruleSet);
        return [.. ruleSet.Plan.RuleSet.Facts.Skip(1).Select(f => f.Model)];
    }
}
