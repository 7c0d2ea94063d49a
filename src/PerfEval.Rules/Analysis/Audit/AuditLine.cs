using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Evaluation;

namespace PerfEval.Rules.Analysis.Audit;

/// <summary>A printed score and what became of it: of an indicator, an item or a section, or the total. Immutable.</summary>
public sealed class AuditLine
{
    internal AuditLine(IndicatorResult result)
    {
        Result = result;
    }

    /// <summary>The path of the indicator; empty for the total.</summary>
    public string Path => Result.Path;

    /// <summary>The name of the indicator; for the total the title of the scoring table.</summary>
    public string Name => Result.Name;

    /// <summary>Its full marks.</summary>
    public decimal Points => Result.Points;

    /// <summary>The score as printed.</summary>
    public required decimal Printed { get; init; }

    /// <summary>How the printed score compares.</summary>
    public required AuditVerdict Verdict { get; init; }

    /// <summary>What its standard gives for what the case states: one score, or the stretch that is possible.</summary>
    public required ScoreRange Possible { get; init; }

    /// <summary>
    /// Where the verdict is <see cref="AuditVerdict.OutsideUnlessJudged"/>, what is possible if the open question is not decided in favour of the
    /// printed score; otherwise <see langword="null"/>.
    /// </summary>
    public ScoreRange? Unexcused { get; init; }

    /// <summary>
    /// Its score in the corrected table: of a line the point of <see cref="Possible"/> nearest to the printed score, of a sum the sum of its
    /// corrected lines. A range only where lines below it are not printed and open.
    /// </summary>
    public required ScoreRange Corrected { get; init; }

    /// <summary>For a sum, what its printed parts give; <see langword="null"/> for a line, whose verdict rests on <see cref="Possible"/>.</summary>
    public ScoreRange? SumOfPrinted { get; init; }

    /// <summary>Whether a sum adds up only with the recomputed scores of parts that are wrong themselves, and not with the printed ones.</summary>
    public bool AddsUpCorrected { get; init; }

    /// <summary>For a line that rests on judgement, what the judgement is supported by; <see langword="null"/> where nothing was judged.</summary>
    public JudgementSupport? Support { get; init; }

    /// <summary>The reasons that the evaluators gave, if any.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>What is missing to verify it, each as people call it; empty where nothing is.</summary>
    public IReadOnlyList<LocalText> Missing { get; init; } = [];

    /// <summary>
    /// Measures that the case states as a result, without the figures behind it: the score follows from them by computation, they themselves
    /// cannot be verified.
    /// </summary>
    public IReadOnlyList<string> StatedResults { get; init; } = [];

    /// <summary>Why its standard takes points, a sentence for each finding with the values that it rests on; empty where nothing is lost.</summary>
    public IReadOnlyList<LocalText> Why { get; init; } = [];

    /// <summary>The standard in words, if the rule set has it.</summary>
    public string? Wording => Result.Indicator.Model.Wording;

    /// <summary>The reading of the standard on which <see cref="Possible"/> rests, if the rule set states one.</summary>
    public string? Reading => Result.Indicator.Model.Reading;

    /// <summary>What other readings of the standard would give.</summary>
    public IReadOnlyList<AuditReading> OtherReadings { get; init; } = [];

    /// <summary>Whether something is wrong with it: it differs, cannot come out, or does not add up.</summary>
    public bool IsDifference => Verdict is AuditVerdict.Differs or AuditVerdict.Outside or AuditVerdict.SumWrong;

    internal IndicatorResult Result { get; }
}
