using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Testing.Generation;

namespace PerfEval.Rules.Testing;

/// <summary>
/// Makes up cases that try a rule set place by place: a case in which all is well, and from it, one thing changed at a time, each end of each band with the
/// values just below and above, each item not met, each level, each rule, each grade, and what is missing.
/// </summary>
public static class BoundaryCases
{
    /// <summary>The cases for a rule set, each with another name, in the order of the table.</summary>
    /// <param name="ruleSet">The rule set, with points.</param>
    /// <param name="language">The language of names and comments; the rule set's own words stay as they are.</param>
    /// <returns>
    /// The cases. What cannot be reached by changing one fact, or found by trying, is left out; <see cref="RuleSetCoverage"/> tells what that is. None where the rows
    /// of a table become indicators, which nobody but the author can make up.
    /// </returns>
    /// <exception cref="ArgumentException">The rule set is a framework without points.</exception>
    public static IReadOnlyList<BoundaryCase> Of(RuleSet ruleSet, Language language = Language.Chinese)
    {
        ArgumentNullException.ThrowIfNull(ruleSet);
        if (ruleSet.IsAbstract)
        {
            throw new ArgumentException($"'{ruleSet.Id}' is a framework without points; it scores no case.", nameof(ruleSet));
        }

        return new BoundaryCaseMaker(ruleSet, language).Make();
    }
}
