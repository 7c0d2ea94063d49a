using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Values;
using PerfEval.Rules.Binding;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Compilation;

namespace PerfEval.Rules.Evaluation;

/// <summary>
/// What an evaluation found: scores, what each rule matched, checks. Texts are not made here; explanations are made from this when asked for.
/// </summary>
internal sealed class EvaluationResult
{
    public required EvaluationPlan Plan { get; init; }

    public required BoundCase Case { get; init; }

    public required IndicatorResult Root { get; init; }

    /// <summary>All indicators, sections and items, parents before children, in the order of the table.</summary>
    public required IReadOnlyList<IndicatorResult> Indicators { get; init; }

    public required IReadOnlyList<RuleResult> Rules { get; init; }

    public required IReadOnlyList<CheckResult> Checks { get; init; }

    public required ScoreRange Total { get; init; }

    /// <summary>The total before what spills over from deductions, since one unanswered list can open that to 0.</summary>
    public required ScoreRange TotalBeforeSpill { get; init; }

    /// <summary>What spills over: the part of a deduction beyond its indicator's points that is taken from the total.</summary>
    public required ScoreRange Spill { get; init; }

    /// <summary>The indexes of the grades that are not excluded, best first; one if the grade is settled.</summary>
    public required IReadOnlyList<int> Grades { get; init; }

    /// <summary>The rules that cap the grade: surely, or possibly.</summary>
    public required IReadOnlyList<GradeCapResult> GradeCaps { get; init; }

    /// <summary>What is missing, the widest first.</summary>
    public required IReadOnlyList<MissingResult> Missing { get; init; }

    /// <summary>Computations that failed; each fails its indicator alone.</summary>
    public required IReadOnlyList<Diagnostic> Failures { get; init; }
}

/// <summary>What a rule found.</summary>
internal sealed class RuleResult
{
    public required RulePlan Plan { get; init; }

    public CheckedRule Rule => Plan.Rule;

    public List<RuleMatch> Matches { get; } = [];

    /// <summary>Why its rows could not be run through; null if they could.</summary>
    public FeelValue Pending { get; set; }

    /// <summary>For each target what all matches take together, before the rule's cap.</summary>
    public FeelValue[] Nominal { get; set; } = [];

    /// <summary>For each target what is taken after the cap.</summary>
    public FeelValue[] Capped { get; set; } = [];

    /// <summary>Whether it surely fired at least once.</summary>
    public bool Fired => Matches.Exists(m => m.Presence.IsTrue);

    /// <summary>Whether it may have fired.</summary>
    public bool MayFire => Matches.Count > 0 || !Pending.IsNull;

    /// <summary>What is missing to know whether, and for which rows, it fires; some of it may come more than once.</summary>
    public IEnumerable<UnknownSource> OpenSources =>
        Matches.Select(m => m.Presence).Append(Pending).Where(v => v.IsUnknown).SelectMany(v => v.AsUnknown.Missing.Sources);
}

/// <summary>One match of a rule: its rows, whether it surely matches, and what it takes from each target.</summary>
internal sealed record RuleMatch(FeelValue[] Rows, FeelValue Presence, FeelValue[] Points);

/// <summary>A rule that caps the grade.</summary>
internal sealed record GradeCapResult(CheckedRule Rule, int Grade, bool IsCertain);

/// <summary>A missing piece, how many points it leaves open, and where.</summary>
internal sealed record MissingResult(UnknownSource Source, decimal OpenPoints, IReadOnlyList<IndicatorResult> Indicators);

/// <summary>A check and how it came out.</summary>
/// <param name="Check">The check; null for the comparison of a stated measure with its computed value.</param>
/// <param name="Measure">The measure that was stated, for such a comparison.</param>
/// <param name="Outcome">How it came out.</param>
/// <param name="Left">The left side of an equation; null otherwise.</param>
/// <param name="Right">The right side of an equation; null otherwise.</param>
/// <param name="Missing">What is missing to tell.</param>
internal sealed record CheckResult(
    CheckedCheck? Check, CheckedMeasure? Measure, CheckOutcome Outcome, FeelValue Left, FeelValue Right, Missing Missing);
