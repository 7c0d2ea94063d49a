using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Evaluation;

namespace PerfEval.Rules.Explanation;

/// <summary>
/// Makes findings and trails of an evaluation when they are asked for, by evaluating the same trees over the same facts again. Used by one
/// thread; the evaluation itself can be shared.
/// </summary>
internal sealed class Explainer
{
    private readonly EvaluationResult _evaluation;
    private readonly TrailBuilder _trails;
    private readonly FindingBuilder _findings;
    private readonly CheckSentences _checks;

    /// <param name="evaluation">The evaluation.</param>
    /// <param name="language">The only language in which texts are wanted; null for both.</param>
    public Explainer(EvaluationResult evaluation, Language? language = null)
    {
        _evaluation = evaluation;
        var reader = new ExpressionReader(evaluation.Plan, evaluation.Case, new Wording(language));
        var derivations = new Derivations(evaluation.Case, reader);
        var standards = new StandardTrail(evaluation.Case, reader, derivations);
        var rules = new RuleTrail(reader, derivations);
        _checks = new CheckSentences(evaluation.Case, reader);
        _trails = new TrailBuilder(evaluation, reader, derivations, standards, rules, _checks);
        _findings = new FindingBuilder(evaluation, reader, new StandardSentences(evaluation.Case, reader, derivations, standards), rules);
    }

    public IReadOnlyList<Finding> Findings() => _findings.All();

    /// <summary>The trail of the whole score, or of one indicator and all below it.</summary>
    public TrailNode Trail(IndicatorResult? indicator = null) => indicator is null ? _trails.Total() : _trails.Indicator(indicator);

    public LocalText GradeText() => GradeSentence.Of(_evaluation);

    public LocalText CheckText(CheckResult check) => _checks.Of(check);
}
