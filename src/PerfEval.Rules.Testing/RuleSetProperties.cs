using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Testing.Generators;
using PerfEval.Rules.Testing.Properties;

namespace PerfEval.Rules.Testing;

/// <summary>
/// Checks on made-up cases what must hold of every case of a rule set. For a test in any framework: what does not hold is an exception, and its message
/// has the simplest case found, as YAML.
/// </summary>
public static class RuleSetProperties
{
    /// <summary>Checks all properties.</summary>
    /// <param name="ruleSet">The rule set, with points.</param>
    /// <param name="options">How; <see langword="null"/> for the usual.</param>
    /// <exception cref="RuleSetPropertyException">A property does not hold.</exception>
    /// <exception cref="ArgumentException">The rule set is a framework without points, or has no fact of a name in <see cref="RuleSetPropertyOptions.Given"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="RuleSetPropertyOptions.Runs"/> is below 1.</exception>
    public static void CheckAll(RuleSet ruleSet, RuleSetPropertyOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(ruleSet);
        options ??= new RuleSetPropertyOptions();
        Check(options, ruleSet);
        foreach (RuleSetProperty property in Enum.GetValues<RuleSetProperty>().Where(p => !options.Without.Contains(p)))
        {
            Check(ruleSet, property, options);
        }
    }

    /// <summary>Checks one property.</summary>
    /// <param name="ruleSet">The rule set, with points.</param>
    /// <param name="property">The property.</param>
    /// <param name="options">How; <see langword="null"/> for the usual.</param>
    /// <exception cref="RuleSetPropertyException">The property does not hold.</exception>
    /// <exception cref="ArgumentException">The rule set is a framework without points, or has no fact of a name in <see cref="RuleSetPropertyOptions.Given"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="RuleSetPropertyOptions.Runs"/> is below 1.</exception>
    public static void Check(RuleSet ruleSet, RuleSetProperty property, RuleSetPropertyOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(ruleSet);
        options ??= new RuleSetPropertyOptions();
        Check(options, ruleSet);
        PropertyCheck check = PropertyChecks.Of(property);
        var scoring = new DraftScoring(ruleSet);
        (CaseDraft Case, LocalText Violation)? last = null;
        int scored = 0;

        void Try(Trial trial)
        {
            LocalText? violation;
            try
            {
                violation = check(scoring, trial);
                scored++;
            }
            catch (UnusableCaseException unusable)
            {
                violation = unusable.IsAllowed ? null : unusable.Problems;
            }

            if (violation is { } found)
            {
                last = (trial.Case, found);
                throw new RuleSetPropertyException(found.In(options.Language));
            }
        }

        Config config = Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(options.Runs).WithReplay(
            FSharpOption<Replay>.Some(new Replay(new Rnd(options.Seed), FSharpOption<int>.None)));
        try
        {
            Prop.ForAll(Trial.ArbitraryFor(ruleSet, options.Given), Try).Check(config);
        }
        catch (Exception error) when (last is not null)
        {
            // Simpler cases are tried in turn, so the last that failed is the simplest.
            throw Failed(ruleSet, property, last.Value.Case, last.Value.Violation, options, error);
        }

        if (scored == 0)
        {
            throw new RuleSetPropertyException(new LocalText(
                $"规则集 {ruleSet.Id}@{ruleSet.Version}：随机造的案例一个也不能用。按表格逐行设指标的，请在选项 Given 里给出该表。",
                $"Rule set {ruleSet.Id}@{ruleSet.Version}: none of the made-up cases could be used. Where a table's rows become indicators, give the table in the option Given.").In(options.Language))
            { Property = property };
        }
    }

    /// <summary>Checks one evaluation, of whatever case: that its scores lie within their points, and that sections and losses add up.</summary>
    /// <param name="evaluation">The evaluation.</param>
    /// <param name="language">The language of the message.</param>
    /// <exception cref="RuleSetPropertyException">A score does not.</exception>
    public static void CheckScores(CaseEvaluation evaluation, Language language = Language.Chinese)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        if ((ScoreInvariants.Outside(evaluation) ?? ScoreInvariants.NotAddingUp(evaluation)) is { } violation)
        {
            throw new RuleSetPropertyException(violation.In(language));
        }
    }

    /// <summary>Checks that an evaluation is nowhere narrower than another of the same rule set in which more is known.</summary>
    /// <param name="open">The evaluation in which less is known.</param>
    /// <param name="full">The evaluation in which more is known.</param>
    /// <param name="language">The language of the message.</param>
    /// <exception cref="RuleSetPropertyException">A score of <paramref name="full"/> does not lie within that of <paramref name="open"/>.</exception>
    public static void CheckHolds(CaseEvaluation open, CaseEvaluation full, Language language = Language.Chinese)
    {
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(full);
        if (ScoreInvariants.NotWithin(full, open) is { } violation)
        {
            throw new RuleSetPropertyException(violation.In(language));
        }
    }

    private static void Check(RuleSetPropertyOptions options, RuleSet ruleSet)
    {
        if (options.Runs < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.Runs, "RuleSetPropertyOptions.Runs is at least 1.");
        }

        GivenFacts.Check(ruleSet, options.Given, "RuleSetPropertyOptions.Given: ", nameof(options));
    }

    private static RuleSetPropertyException Failed(
        RuleSet ruleSet, RuleSetProperty property, CaseDraft simplest, LocalText violation, RuleSetPropertyOptions options, Exception error)
    {
        LocalText name = PropertyChecks.NameOf(property);
        string message = new LocalText(
            $"规则集 {ruleSet.Id}@{ruleSet.Version}：“{name.Chinese}”不成立（种子 {options.Seed}）。\n{violation.Chinese}\n找到的最简单的案例：\n{simplest.ToYaml()}",
            $"Rule set {ruleSet.Id}@{ruleSet.Version}: '{name.English}' does not hold (seed {options.Seed}).\n{violation.English}\nThe simplest case found:\n{simplest.ToYaml()}")
            .In(options.Language);
        return new RuleSetPropertyException(message, error) { Property = property, Case = simplest };
    }
}
