using System.Buffers;
using System.Text;
using System.Text.Json;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Values;
using PerfEval.Rules.Binding;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Explanation;
using PerfEval.Rules.Model;
using PerfEval.Rules.Results;

namespace PerfEval.Rules.Reporting;

/// <summary>
/// Writes an evaluation as JSON, format 1: within a format version fields are only added. Amounts are numbers with all their digits, texts are
/// in one language.
/// </summary>
internal sealed class EvaluationJson
{
    /// <summary>The version of the output's format.</summary>
    public const int Format = 1;

    private readonly CaseEvaluation _evaluation;
    private readonly EvaluationResult _result;
    private readonly Language _language;
    private readonly Explainer _explainer;
    private readonly Utf8JsonWriter _json;

    private EvaluationJson(CaseEvaluation evaluation, Language language, Utf8JsonWriter json)
    {
        _evaluation = evaluation;
        _result = evaluation.Result;
        _language = language;
        _explainer = new Explainer(_result, language);
        _json = json;
    }

    public static string Write(CaseEvaluation evaluation, Language language, bool indented, bool withTrail = false, IndicatorResult? trailOf = null, Action<Utf8JsonWriter>? more = null) =>
        Encoding.UTF8.GetString(WriteUtf8(evaluation, language, indented, withTrail, trailOf, more).WrittenSpan);

    /// <summary>The evaluation on one line in UTF-8, with its line feed.</summary>
    public static ReadOnlyMemory<byte> WriteLine(CaseEvaluation evaluation, Language language)
    {
        ArrayBufferWriter<byte> line = WriteUtf8(evaluation, language, indented: false, withTrail: false, null);
        line.Write("\n"u8);
        return line.WrittenMemory;
    }

    private static ArrayBufferWriter<byte> WriteUtf8(
        CaseEvaluation evaluation, Language language, bool indented, bool withTrail, IndicatorResult? trailOf, Action<Utf8JsonWriter>? more = null) =>
        JsonText.WriteUtf8(json => new EvaluationJson(evaluation, language, json).WriteEvaluation(withTrail, trailOf, more), indented);

    // What later stages have to say comes last.
    private void WriteEvaluation(bool withTrail, IndicatorResult? trailOf, Action<Utf8JsonWriter>? more)
    {
        RuleSetModel model = _evaluation.RuleSet.Plan.RuleSet.Model;
        _json.WriteStartObject();
        _json.WriteNumber("format", Format);
        _json.WriteString("engine", Engine.Version);
        _json.WriteStartObject("ruleSet");
        _json.WriteString("id", model.Id);
        _json.WriteString("version", model.Version);
        _json.WriteString("title", model.Title);
        _json.WriteString("hash", model.Hash);
        if (model.Layers.Count > 1)
        {
            _json.WriteTexts("layers", model.Layers);
        }

        _json.WriteEndObject();
        _json.WriteStartObject("case");
        _json.WriteString("id", _evaluation.CaseId);
        _json.WriteString("hash", _result.Case.Model.Hash);
        WriteAttributes();
        _json.WriteEndObject();
        WriteChanges();
        _json.WriteOptional("asOf", _result.Case.Model.AsOf?.ToString());
        WriteTotal();
        WriteGrades();
        _json.WriteStartArray("indicators");
        foreach (IndicatorResult child in _result.Root.Children)
        {
            WriteIndicator(child);
        }

        _json.WriteEndArray();
        WriteFindings();
        WriteMissing();
        WriteChecks();
        WriteDiagnostics();
        if (withTrail)
        {
            _json.WriteOptional("trailOf", trailOf?.Path);
            _json.WritePropertyName("trail");
            WriteTrail(_json, _explainer.Trail(trailOf), _language);
        }

        more?.Invoke(_json);
        _json.WriteEndObject();
    }

    // What was supposed of the case; a published evaluation has none.
    private void WriteChanges()
    {
        if (_evaluation.Changes.Count == 0)
        {
            return;
        }

        _json.WriteStartObject("changes");
        foreach ((string fact, string value) in _evaluation.Changes.OrderBy(c => c.Key, StringComparer.Ordinal))
        {
            _json.WriteString(fact, value);
        }

        _json.WriteEndObject();
    }

    private void WriteAttributes()
    {
        if (_result.Case.Model.Attributes.Count == 0)
        {
            return;
        }

        _json.WriteStartObject("attributes");
        foreach ((string name, string value) in _result.Case.Model.Attributes.OrderBy(a => a.Key, StringComparer.Ordinal))
        {
            _json.WriteString(name, value);
        }

        _json.WriteEndObject();
    }

    private void WriteTotal()
    {
        _json.WriteStartObject("total");
        WriteRange(_result.Total);
        _json.WriteNumber("points", JsonText.Trim(_result.Root.Points));
        if (_result.Spill != default)
        {
            _json.WriteStartObject("beforeSpill");
            WriteRange(_result.TotalBeforeSpill);
            _json.WriteEndObject();
        }

        _json.WriteEndObject();
    }

    private void WriteRange(ScoreRange range)
    {
        _json.WriteNumber("low", JsonText.Trim(range.Low));
        _json.WriteNumber("high", JsonText.Trim(range.High));
    }


    private void WriteGrades()
    {
        _json.WriteStartArray("grade");
        foreach (string grade in _evaluation.Grades)
        {
            _json.WriteStringValue(grade);
        }

        _json.WriteEndArray();
    }

    private void WriteIndicator(IndicatorResult result)
    {
        _json.WriteStartObject();
        _json.WriteString("path", result.Path);
        _json.WriteOptional("code", result.Indicator.Model.Code);
        _json.WriteString("title", result.Name);
        _json.WriteNumber("points", JsonText.Trim(result.Points));
        _json.WriteStartObject("score");
        WriteRange(result.Score);
        _json.WriteEndObject();
        if (!result.Applies.IsTrue)
        {
            _json.WriteString("applies", result.Applies.IsFalse ? "no" : "unknown");
        }

        if (result.Failed)
        {
            _json.WriteBoolean("failed", true);
        }

        if (result.Children.Count > 0)
        {
            _json.WriteStartArray("children");
            foreach (IndicatorResult child in result.Children)
            {
                WriteIndicator(child);
            }

            _json.WriteEndArray();
        }

        _json.WriteEndObject();
    }

    private void WriteFindings()
    {
        _json.WriteStartArray("findings");
        foreach (Finding finding in _explainer.Findings())
        {
            _json.WriteStartObject();
            if (finding.Rule is null)
            {
                _json.WriteNull("rule");
            }
            else
            {
                _json.WriteString("rule", finding.Rule.Model.Name);
            }

            _json.WriteString("title", finding.Title);
            if (finding.Indicator is null)
            {
                _json.WriteNull("indicator");
            }
            else
            {
                _json.WriteString("indicator", finding.Indicator.Path);
            }

            _json.WriteStartObject("deducted");
            WriteRange(finding.Deducted);
            _json.WriteEndObject();
            _json.WriteBoolean("certain", finding.IsCertain);
            _json.WriteString("text", finding.Text.In(_language));
            WriteEvidence(finding.Evidence);
            _json.WriteStartArray("basis");
            foreach (BasisModel basis in finding.Basis)
            {
                _json.WriteStringValue(basis.Name);
            }

            _json.WriteEndArray();
            _json.WriteOptional("advice", finding.Advice);
            _json.WriteOptional("reading", finding.Reading);
            _json.WriteOptional("reconstructed", finding.Reconstructed);
            _json.WriteOptional("layer", LayerNote.Of((finding.Rule?.Model.Layer ?? finding.Indicator?.Indicator.Model.Layer)!)?.In(_language));
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    private void WriteEvidence(IReadOnlyList<Evidence> evidence)
    {
        _json.WriteStartArray("evidence");
        foreach (Evidence piece in evidence)
        {
            _json.WriteStartObject();
            _json.WriteString("name", piece.Model.Name);
            _json.WriteOptional("title", piece.Model.Title);
            _json.WriteOptional("source", piece.Model.Source);
            _json.WriteOptional("at", piece.Model.At);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    private void WriteMissing()
    {
        _json.WriteStartArray("missing");
        foreach (MissingPiece missing in _evaluation.Missing)
        {
            _json.WriteStartObject();
            _json.WriteString("kind", missing.Kind switch
            {
                UnknownSourceKind.Fact => "fact",
                UnknownSourceKind.Cell => "cell",
                UnknownSourceKind.Answer => "judgement",
                _ => "evidence",
            });
            _json.WriteString("name", missing.Name);
            if (missing.Kind == UnknownSourceKind.Cell)
            {
                _json.WriteOptional("column", missing.Column);
                _json.WriteNumber("row", missing.Row);
            }

            _json.WriteNumber("openPoints", JsonText.Trim(missing.OpenPoints));
            _json.WriteTexts("indicators", missing.Indicators);
            if (_result.Grades.Count > 1)
            {
                _json.WriteTexts("maySettle", missing.MaySettle);
                _json.WriteBoolean("settlesGrade", missing.SettlesGrade);
            }

            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    private void WriteChecks()
    {
        _json.WriteStartArray("checks");
        foreach (CheckResult check in _result.Checks)
        {
            _json.WriteStartObject();
            _json.WriteString("that", check.Check?.That.Written ?? check.Measure!.Model.Name);
            _json.WriteString("outcome", check.Outcome switch
            {
                CheckOutcome.Agrees => "agrees",
                CheckOutcome.Rounding => "rounding",
                CheckOutcome.Differs => "differs",
                CheckOutcome.Unknown => "unknown",
                _ => "failed",
            });
            WriteNumber("left", check.Left);
            WriteNumber("right", check.Right);
            if (check.Outcome is CheckOutcome.Differs or CheckOutcome.Rounding)
            {
                _json.WriteString("text", _explainer.CheckText(check).In(_language));
            }

            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    private void WriteNumber(string name, in FeelValue value)
    {
        if (value.IsNumber)
        {
            _json.WriteNumber(name, JsonText.Trim(value.Number));
        }
    }

    private void WriteDiagnostics()
    {
        _json.WriteStartArray("diagnostics");

        // Without places and in an order of their own: the same content laid out otherwise gives the same bytes.
        foreach (Diagnostic diagnostic in _result.Failures.Concat(_evaluation.Diagnostics)
            .OrderBy(d => d.Id, StringComparer.Ordinal).ThenBy(d => d.Message(Language.English), StringComparer.Ordinal))
        {
            _json.WriteStartObject();
            _json.WriteString("code", diagnostic.Id);
            _json.WriteString("severity", diagnostic.Severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "info" });
            _json.WriteString("message", diagnostic.Message(_language));
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    /// <summary>A trail with all below it, as an object.</summary>
    public static void WriteTrail(Utf8JsonWriter json, TrailNode node, Language language)
    {
        json.WriteStartObject();
        json.WriteString("kind", node.Kind switch
        {
            TrailKind.NotFired => "not-fired",
            _ => node.Kind.ToString().ToLowerInvariant(),
        });
        json.WriteString("text", node.Text.In(language));
        if (node.Amount is { } amount)
        {
            json.WriteStartObject("amount");
            json.WriteNumber("low", JsonText.Trim(amount.Low));
            json.WriteNumber("high", JsonText.Trim(amount.High));
            json.WriteEndObject();
        }

        if (node.Children.Count > 0)
        {
            json.WriteStartArray("children");
            foreach (TrailNode child in node.Children)
            {
                WriteTrail(json, child, language);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
