using NRules;
using NRules.RuleModel;
using PerfEval.Rules.NRules.Matching;
using PerfEval.Rules.NRules.Translation;

namespace PerfEval.Rules.NRules;

/// <summary>
/// A rule set whose deduction rules are run by NRules: translated to its canonical rules once, then matched in a session of its own for each case. Evaluations are the same, to the
/// byte, as the rule set's own. Immutable and safe for any number of threads at once.
/// </summary>
public sealed class NRulesEngine
{
    private NRulesEngine(RuleSet ruleSet, IReadOnlyList<IRuleDefinition> rules)
    {
        RuleSet = ruleSet;
        Rules = rules;
    }

    /// <summary>The rule set, matched by NRules wherever it is used: by <see cref="RuleSet.EvaluateJson"/>, in batches and everywhere else.</summary>
    public RuleSet RuleSet { get; }

    /// <summary>The deduction rules as canonical rules of NRules, in the order of their names.</summary>
    public IReadOnlyList<IRuleDefinition> Rules { get; }

    /// <summary>Translates the deduction rules of a rule set and compiles them. Takes a tenth of a second or more; do it once.</summary>
    /// <param name="ruleSet">The rule set; it stays as it is.</param>
    /// <returns>The engine.</returns>
    public static NRulesEngine For(RuleSet ruleSet)
    {
        ArgumentNullException.ThrowIfNull(ruleSet);
        RuleSetTranslation translation = RuleTranslator.Translate(ruleSet.Plan);
        IRuleDefinition[] rules = [.. translation.Rules.Select(r => r.Definition)];
        return rules.Length == 0
            ? new NRulesEngine(ruleSet, rules)
            : new NRulesEngine(ruleSet.MatchedBy(new NRulesMatcher(translation, new RuleCompiler().Compile(rules))), rules);
    }

    /// <summary>Reads a case from a text and scores it.</summary>
    /// <param name="text">YAML or JSON; <c>ruleset</c> may be left out.</param>
    /// <param name="file">The name to print in messages, if any.</param>
    /// <returns>The evaluation.</returns>
    /// <exception cref="PerfEvalException">The text has errors or does not fit the rule set; all problems are in the exception.</exception>
    public CaseEvaluation Evaluate(string text, string? file = null) => RuleSet.Evaluate(text, file);

    /// <summary>Reads a case and scores it.</summary>
    /// <param name="path">The case's file.</param>
    /// <returns>The evaluation.</returns>
    /// <exception cref="PerfEvalException">The case cannot be read or does not fit the rule set; all problems are in the exception.</exception>
    public CaseEvaluation EvaluateFile(string path) => RuleSet.EvaluateFile(path);
}
