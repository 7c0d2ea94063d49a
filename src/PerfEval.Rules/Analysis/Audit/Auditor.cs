using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Values;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Explanation;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Analysis.Audit;

/// <summary>Audits a published result: lines by their own standards, sums by the printed parts, then total, grade, figures and checks.</summary>
internal sealed class Auditor
{
    private readonly CaseEvaluation _evaluation;
    private readonly EvaluationResult _result;
    private readonly PublishedModel _published;
    private readonly PrintedTable _table;
    private readonly PrintedSums _sums;
    private readonly LineAudit _lines;
    private readonly AuditVerdict?[] _verdicts;
    private readonly ScoreRange?[] _printedSums;
    private readonly bool[] _addsUpCorrected;

    private Auditor(CaseEvaluation evaluation, PublishedModel published, PrintedTable table)
    {
        _evaluation = evaluation;
        _result = evaluation.Result;
        _published = published;
        _table = table;
        _sums = new PrintedSums(_result);
        _lines = new LineAudit(_result, table);
        _verdicts = new AuditVerdict?[_result.Indicators.Count];
        _printedSums = new ScoreRange?[_result.Indicators.Count];
        _addsUpCorrected = new bool[_result.Indicators.Count];
    }

    /// <summary>Audits the published result of a case.</summary>
    public static ScoreAudit Audit(CaseEvaluation evaluation)
    {
        var diagnostics = new DiagnosticBag();
        EvaluationResult result = evaluation.Result;
        PublishedModel? published = result.Case.Model.Published;
        if (published is null or { Total: null, Grade: null, Scores.Count: 0, Figures.Count: 0 })
        {
            throw new PerfEvalException([AuditErrors.NothingPublished.At(published?.Location ?? result.Case.Model.Location, evaluation.CaseId)]);
        }

        PrintedTable table = PrintedTable.Read(result, published, diagnostics);
        var reader = new ExpressionReader(result.Plan, result.Case);
        IReadOnlyList<AuditFigure> figures = new FigureAudit(result, reader, diagnostics).Run(published.Figures);
        return diagnostics.HasErrors
            ? throw new PerfEvalException(diagnostics.Sorted())
            : new Auditor(evaluation, published, table).Run(figures, reader);
    }

    private ScoreAudit Run(IReadOnlyList<AuditFigure> figures, ExpressionReader reader)
    {
        // Parts before their sums.
        foreach (IndicatorResult indicator in _result.Indicators.Reverse())
        {
            if (_table.ScoreOf(indicator) is { } printed)
            {
                _verdicts[indicator.Place] = _table.Covers(indicator) ? SumVerdict(indicator, printed) : _lines.VerdictOf(indicator, printed, Possible(indicator));
            }
        }

        IReadOnlyList<ScoreRange> corrected = _sums.Run(_result.Root, CorrectedLine);
        ScoreRange total = CorrectedTotal(corrected[_result.Root.Place]);
        var explainer = new Explainer(_result);
        var support = new LineSupport(_result, _lines, reader, explainer.Findings());
        var readings = new ReadingAudit(_result, _table, _sums, reader);
        return new ScoreAudit(_evaluation)
        {
            Lines = [.. _result.Indicators.Where(i => i.Indicator.Parent is not null && _verdicts[i.Place] is not null)
                .Select(i => Line(i, corrected[i.Place], support, readings))],
            Total = _verdicts[_result.Root.Place] is null ? null : Line(_result.Root, total, support, readings),
            Grade = Grade(total),
            Figures = figures,
            Checks = Checks(explainer),
            MeasureReadings = readings.OfMeasures(),
            CorrectedTotal = total,
            CorrectedGrades = NamesOf(GradesOf(total)),
        };
    }

    private AuditLine Line(IndicatorResult indicator, ScoreRange corrected, LineSupport support, ReadingAudit readings)
    {
        AuditVerdict verdict = _verdicts[indicator.Place]!.Value;
        bool isSum = _printedSums[indicator.Place] is not null, isRoot = indicator.Indicator.Parent is null;
        return new AuditLine(indicator)
        {
            Printed = _table.ScoreOf(indicator)!.Value,
            Verdict = verdict,
            Possible = Possible(indicator),
            Unexcused = verdict == AuditVerdict.OutsideUnlessJudged ? LineAudit.WithoutExcuses(indicator, Possible(indicator)) : null,
            Corrected = corrected,
            SumOfPrinted = _printedSums[indicator.Place],
            AddsUpCorrected = _addsUpCorrected[indicator.Place],
            Support = isSum ? null : support.Of(indicator),
            Reasons = isSum ? [] : support.Reasons(indicator),
            Missing = isSum ? [.. verdict == AuditVerdict.Unverifiable ? indicator.Missing.Sources.Select(Phrases.Source) : []]
                : Possible(indicator).IsKnown ? [] : LineSupport.Missing(indicator),
            StatedResults = isSum ? [] : support.StatedResults(indicator),
            Why = isSum ? [] : support.Why(indicator),
            OtherReadings = isRoot ? [] : readings.Of(indicator),
        };
    }

    private ScoreRange Possible(IndicatorResult indicator) => indicator.Indicator.Parent is null ? _result.Total : indicator.Score;

    // A sum is wrong only if neither the printed parts give it, nor those parts recomputed that are wrong themselves: one slip is told once.
    private AuditVerdict SumVerdict(IndicatorResult section, decimal printed)
    {
        ScoreRange asPrinted = SumOf(section, PrintedPart, printed);
        _printedSums[section.Place] = asPrinted;
        if (LineAudit.Contains(asPrinted, printed))
        {
            // What a rule takes from the section itself may be open.
            return asPrinted.IsKnown || section.Indicator.Parent is null ? AuditVerdict.Agrees : AuditVerdict.Unverifiable;
        }

        if (LineAudit.Contains(SumOf(section, RecomputedPart, printed), printed))
        {
            _addsUpCorrected[section.Place] = true;
            return AuditVerdict.Agrees;
        }

        return IsRounding(section, asPrinted, printed) ? AuditVerdict.Rounding : AuditVerdict.SumWrong;
    }

    private ScoreRange SumOf(IndicatorResult section, Func<IndicatorResult, ScoreRange?> part, decimal printed)
    {
        ScoreRange sum = _sums.Run(section, part)[section.Place];
        return section.Indicator.Parent is null ? _sums.AfterSpill(sum, printed) : sum;
    }

    // Each rounded part may be off by half a last place, and the sum itself may be rounded.
    private bool IsRounding(IndicatorResult section, ScoreRange sum, decimal printed)
    {
        int rounded = RoundedParts(section);
        decimal off = Math.Abs(LineAudit.Nearest(sum, printed) - printed);
        return rounded > 0 && off <= rounded * _table.Place / 2;
    }

    private int RoundedParts(IndicatorResult section) => section.Children.Sum(c =>
        _table.ScoreOf(c) is null ? RoundedParts(c)
        : _verdicts[c.Place] == AuditVerdict.Rounding || Scalars.CompareTolerant(c.Score.Low, c.Unrounded.Low) != 0 || Scalars.CompareTolerant(c.Score.High, c.Unrounded.High) != 0 ? 1
        : 0);

    private ScoreRange? PrintedPart(IndicatorResult part) => _table.ScoreOf(part) is { } printed ? ScoreRange.Of(printed) : null;

    private ScoreRange? RecomputedPart(IndicatorResult part) => _verdicts[part.Place] switch
    {
        null => null,
        AuditVerdict.SumWrong => _printedSums[part.Place],
        AuditVerdict.Differs or AuditVerdict.Outside => ScoreRange.Of(LineAudit.Nearest(Possible(part), _table.ScoreOf(part)!.Value)),
        _ => PrintedPart(part),
    };

    // Lines only: sums follow from them.
    private ScoreRange? CorrectedLine(IndicatorResult line) => _table.ScoreOf(line) is { } printed && !_table.HasBelow(line)
        ? ScoreRange.Of(LineAudit.Nearest(Possible(line), printed))
        : null;

    private ScoreRange CorrectedTotal(ScoreRange sum)
    {
        if (!_table.HasBelow(_result.Root))
        {
            return _published.Total is { } only ? ScoreRange.Of(LineAudit.Nearest(_result.Total, only)) : _result.Total;
        }

        ScoreRange total = _sums.AfterSpill(sum, ImpliedTotal());
        return !total.IsKnown && _published.Total is { } printed ? ScoreRange.Of(LineAudit.Nearest(total, printed)) : total;
    }

    // Where a spill-over is open, the printed table tells how much of it was taken; the corrected sum is less that much.
    private decimal? ImpliedTotal()
    {
        if (_result.Spill.IsKnown || _published.Total is not { } printed || !_table.Covers(_result.Root))
        {
            return null;
        }

        decimal taken = _sums.Run(_result.Root, PrintedPart)[_result.Root.Place].Low - printed;
        return _sums.Run(_result.Root, CorrectedLine)[_result.Root.Place].Low - taken;
    }

    private AuditGrade? Grade(ScoreRange corrected)
    {
        if (_published.Grade is not { } printed)
        {
            return null;
        }

        IReadOnlyList<CheckedGrade> grades = _result.Plan.RuleSet.Grades;
        if (grades.Count == 0)
        {
            return new AuditGrade(printed, AuditVerdict.Unverifiable, []);
        }

        IReadOnlyList<int> ofTotal = GradesOf(_published.Total is { } total ? ScoreRange.Of(total) : corrected);

        // Of a total that does not add up, the grade may go with the sum of the parts.
        IEnumerable<int> acceptable = _verdicts[_result.Root.Place] == AuditVerdict.SumWrong ? ofTotal.Concat(GradesOf(_printedSums[_result.Root.Place]!.Value)) : ofTotal;
        bool agrees = acceptable.Any(g => grades[g].Model.Name == printed || grades[g].Model.Synonyms.Contains(printed));
        AuditVerdict verdict = !agrees ? AuditVerdict.GradeWrong : ofTotal.Count > 1 ? AuditVerdict.Unverifiable : AuditVerdict.Agrees;
        return new AuditGrade(printed, verdict, NamesOf(ofTotal)) { Missing = verdict == AuditVerdict.Unverifiable ? MissingForTheGrade(corrected) : [] };
    }

    // What rules that cap the grade wait for; and where no total is printed, all that the total waits for.
    private LocalText[] MissingForTheGrade(ScoreRange corrected)
    {
        bool isTotalOpen = _published.Total is null && !corrected.IsKnown;
        IEnumerable<UnknownSource> ofTotal = isTotalOpen ? _result.Missing.Where(m => m.OpenPoints > 0).Select(m => m.Source) : [];
        IEnumerable<UnknownSource> ofCaps = _result.Rules.Where(r => r.Rule.GradeCap is not null && r.MayFire && !r.Fired).SelectMany(r => r.OpenSources);
        return [.. ofTotal.Concat(ofCaps).Distinct().Select(Phrases.Source)];
    }

    private IReadOnlyList<int> GradesOf(ScoreRange total) => Grading.GradesOf(_result.Plan.RuleSet.Grades, total, _result.GradeCaps);

    private string[] NamesOf(IReadOnlyList<int> grades) => [.. grades.Select(g => _result.Plan.RuleSet.Grades[g].Model.Name)];

    private AuditCheck[] Checks(Explainer explainer) =>
        [.. _result.Checks.Where(c => c.Outcome is CheckOutcome.Differs or CheckOutcome.Rounding or CheckOutcome.Failed).Select(c => new AuditCheck(
            c.Check?.That.Written ?? c.Measure!.Model.Name,
            c.Outcome switch { CheckOutcome.Differs => AuditVerdict.Differs, CheckOutcome.Rounding => AuditVerdict.Rounding, _ => AuditVerdict.Unverifiable },
            explainer.CheckText(c)))];
}
