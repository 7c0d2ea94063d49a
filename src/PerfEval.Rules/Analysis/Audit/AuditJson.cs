using System.Text.Json;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Explanation;
using PerfEval.Rules.Model;
using PerfEval.Rules.Reporting;

namespace PerfEval.Rules.Analysis.Audit;

/// <summary>Writes an audit as JSON, format 1: within a format version fields are only added. Texts are in one language.</summary>
internal sealed class AuditJson
{
    /// <summary>The version of the output's format.</summary>
    public const int Format = 1;

    private readonly ScoreAudit _audit;
    private readonly Language _language;
    private readonly Utf8JsonWriter _json;

    private AuditJson(ScoreAudit audit, Language language, Utf8JsonWriter json)
    {
        _audit = audit;
        _language = language;
        _json = json;
    }

    public static string Write(ScoreAudit audit, Language language, bool indented) => JsonText.Write(json => new AuditJson(audit, language, json).WriteAudit(), indented);

    private void WriteAudit()
    {
        CaseEvaluation evaluation = _audit.Evaluation;
        RuleSetModel model = evaluation.RuleSet.Plan.RuleSet.Model;
        _json.WriteStartObject();
        _json.WriteNumber("format", Format);
        _json.WriteString("engine", Engine.Version);
        _json.WriteStartObject("ruleSet");
        _json.WriteString("id", model.Id);
        _json.WriteString("version", model.Version);
        _json.WriteString("title", model.Title);
        _json.WriteString("hash", model.Hash);
        _json.WriteEndObject();
        _json.WriteStartObject("case");
        _json.WriteString("id", evaluation.CaseId);
        _json.WriteString("hash", evaluation.Result.Case.Model.Hash);
        _json.WriteEndObject();
        _json.WriteBoolean("differences", _audit.HasDifferences);
        _json.WriteStartObject("corrected");
        WriteRange("total", _audit.CorrectedTotal);
        _json.WriteTexts("grade", _audit.CorrectedGrades);
        if (_audit.Grade is not null)
        {
            _json.WriteBoolean("gradeKept", _audit.IsGradeKept);
        }

        _json.WriteEndObject();
        if (_audit.Total is { } total)
        {
            _json.WriteStartObject("total");
            WriteLine(total);
            _json.WriteEndObject();
        }

        WriteGrade();
        _json.WriteStartArray("lines");
        foreach (AuditLine line in _audit.Lines)
        {
            _json.WriteStartObject();
            _json.WriteString("path", line.Path);
            _json.WriteString("name", line.Name);
            WriteLine(line);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
        WriteFigures();
        WriteChecks();
        WriteReadings("measureReadings", _audit.MeasureReadings);
        _json.WriteEndObject();
    }

    private void WriteLine(AuditLine line)
    {
        _json.WriteNumber("points", JsonText.Trim(line.Points));
        _json.WriteNumber("printed", JsonText.Trim(line.Printed));
        _json.WriteString("verdict", AuditWords.Key(line.Verdict));
        WriteRange("possible", line.Possible);
        if (line.Unexcused is { } unexcused)
        {
            WriteRange("unexcused", unexcused);
        }

        WriteRange("corrected", line.Corrected);
        if (line.SumOfPrinted is { } sum)
        {
            WriteRange("sumOfPrinted", sum);
            _json.WriteBoolean("addsUpCorrected", line.AddsUpCorrected);
        }

        if (line.Support is { } support)
        {
            _json.WriteString("support", AuditWords.Key(support));
        }

        WriteSome("reasons", line.Reasons);
        WriteSome("missing", line.Missing.Select(m => m.In(_language)));
        WriteSome("statedResults", line.StatedResults);
        WriteSome("why", line.Why.Select(w => w.In(_language)));
        if (line.IsDifference || line.Verdict == AuditVerdict.OutsideUnlessJudged)
        {
            WriteBasis(line);
        }

        if (line.OtherReadings.Count > 0)
        {
            WriteReadings("otherReadings", line.OtherReadings);
        }
    }

    // What a difference rests on.
    private void WriteBasis(AuditLine line)
    {
        _json.WriteOptional("wording", line.Wording);
        _json.WriteOptional("reading", line.Reading);
        EvaluationResult result = _audit.Evaluation.Result;
        if (line.Path.Length > 0)
        {
            WriteSome("basis", line.Result.Indicator.Basis.Select(b => b.Name));
            WriteSome("evidence", result.Case.EvidenceFor(line.Result.Indicator).Select(e => e.Model.Title ?? e.Model.Name));
            _json.WritePropertyName("trail");
            EvaluationJson.WriteTrail(_json, new Explainer(result).Trail(line.Result), _language);
        }
    }

    private void WriteGrade()
    {
        if (_audit.Grade is not { } grade)
        {
            return;
        }

        _json.WriteStartObject("grade");
        _json.WriteString("printed", grade.Printed);
        _json.WriteString("verdict", AuditWords.Key(grade.Verdict));
        _json.WriteTexts("ofPrintedTotal", grade.OfPrintedTotal);
        WriteSome("missing", grade.Missing.Select(m => m.In(_language)));
        _json.WriteEndObject();
    }

    private void WriteFigures()
    {
        _json.WriteStartArray("figures");
        foreach (AuditFigure figure in _audit.Figures)
        {
            _json.WriteStartObject();
            _json.WriteString("name", figure.Name);
            _json.WriteString("printed", figure.Printed);
            _json.WriteOptional("is", figure.Expression);
            _json.WriteString("verdict", AuditWords.Key(figure.Verdict));
            _json.WriteOptional("recomputed", figure.Recomputed?.In(_language));
            WriteSome("missing", figure.Missing.Select(m => m.In(_language)));
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    private void WriteChecks()
    {
        _json.WriteStartArray("checks");
        foreach (AuditCheck check in _audit.Checks)
        {
            _json.WriteStartObject();
            _json.WriteString("that", check.That);
            _json.WriteString("verdict", AuditWords.Key(check.Verdict));
            _json.WriteString("text", check.Text.In(_language));
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    private void WriteReadings(string name, IReadOnlyList<AuditReading> readings)
    {
        _json.WriteStartArray(name);
        foreach (AuditReading reading in readings)
        {
            _json.WriteStartObject();
            _json.WriteString("of", reading.Of);
            _json.WriteString("reading", reading.Reading);
            if (reading is { Score: { } score, LineScore: { } whole })
            {
                WriteRange("score", score);
                WriteRange("lineScore", whole);
            }

            _json.WriteOptional("value", reading.Value?.In(_language));
            _json.WriteOptional("taken", reading.Taken?.In(_language));
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    private void WriteRange(string name, ScoreRange range)
    {
        _json.WriteStartObject(name);
        _json.WriteNumber("low", JsonText.Trim(range.Low));
        _json.WriteNumber("high", JsonText.Trim(range.High));
        _json.WriteEndObject();
    }

    // Nothing where there are none.
    private void WriteSome(string name, IEnumerable<string> texts)
    {
        string[] all = [.. texts];
        if (all.Length > 0)
        {
            _json.WriteTexts(name, all);
        }
    }

}
