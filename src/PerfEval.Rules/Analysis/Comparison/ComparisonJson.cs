using System.Text.Json;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Reporting;

namespace PerfEval.Rules.Analysis.Comparison;

/// <summary>Writes comparisons as JSON, format 1: within a format version fields are only added. Texts are in one language.</summary>
internal sealed class ComparisonJson
{
    /// <summary>The version of the output's format.</summary>
    public const int Format = 1;

    private readonly Language _language;
    private readonly Utf8JsonWriter _json;

    private ComparisonJson(Language language, Utf8JsonWriter json)
    {
        _language = language;
        _json = json;
    }

    /// <summary>An object with a list of comparisons, of a single one too.</summary>
    public static string Write(IReadOnlyList<EvaluationComparison> comparisons, Language language, bool indented) => JsonText.Write(
        json =>
        {
            var writer = new ComparisonJson(language, json);
            json.WriteStartObject();
            json.WriteNumber("format", Format);
            json.WriteString("engine", Engine.Version);
            json.WriteStartArray("comparisons");
            foreach (EvaluationComparison comparison in comparisons)
            {
                writer.Write(comparison);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        },
        indented);

    private void Write(EvaluationComparison comparison)
    {
        _json.WriteStartObject();
        _json.WriteBoolean("same", comparison.IsSame);
        WriteSide("before", comparison.Before);
        WriteSide("after", comparison.After);
        _json.WriteStartArray("scores");
        foreach (ScoreComparison score in comparison.Scores.Where(s => s.IsChanged))
        {
            _json.WriteStartObject();
            _json.WriteString("path", score.Path);
            _json.WriteBoolean("section", score.IsSection);
            WriteScore("before", score.Before, score.PointsBefore);
            WriteScore("after", score.After, score.PointsAfter);
            WriteDifferences("causes", score.Causes);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
        _json.WriteTexts("findingsGained", comparison.FindingsGained);
        _json.WriteTexts("findingsLost", comparison.FindingsLost);
        WriteDifferences("gradeLimits", comparison.GradeLimits is { } limits ? [limits] : []);
        WriteDifferences("withoutEffect", comparison.WithoutEffect);
        WriteDifferences("totalCauses", comparison.TotalCauses);
        WriteDifferences("gradeCauses", comparison.GradeCauses);
        WriteFindings(comparison.FindingsChanged);
        _json.WriteEndObject();
    }

    private void WriteFindings(IReadOnlyList<FindingComparison> findings)
    {
        _json.WriteStartArray("findingsChanged");
        foreach (FindingComparison finding in findings)
        {
            _json.WriteStartObject();
            _json.WriteString("title", finding.Title);
            _json.WriteBoolean("rule", finding.IsByRule);
            _json.WriteString("indicator", finding.Indicator);
            WriteSide("before", finding.CountBefore, finding.DeductedBefore);
            WriteSide("after", finding.CountAfter, finding.DeductedAfter);
            _json.WriteTexts("gone", finding.Gone.Select(t => t.In(_language)));
            _json.WriteTexts("come", finding.Come.Select(t => t.In(_language)));
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    private void WriteSide(string name, int count, ScoreRange deducted)
    {
        _json.WriteStartObject(name);
        _json.WriteNumber("count", count);
        _json.WriteStartObject("deducted");
        WriteRange(deducted);
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    private void WriteSide(string name, CaseEvaluation evaluation)
    {
        _json.WriteStartObject(name);
        _json.WriteString("case", evaluation.CaseId);
        _json.WriteString("caseHash", evaluation.Result.Case.Model.Hash);
        _json.WriteString("ruleSet", evaluation.RuleSet.Id + "@" + evaluation.RuleSet.Version);
        _json.WriteString("ruleSetHash", evaluation.RuleSet.Hash);
        if (evaluation.Changes.Count > 0)
        {
            _json.WriteStartObject("changes");
            foreach ((string fact, string value) in evaluation.Changes.OrderBy(c => c.Key, StringComparer.Ordinal))
            {
                _json.WriteString(fact, value);
            }

            _json.WriteEndObject();
        }

        _json.WriteStartObject("total");
        WriteRange(evaluation.Total);
        _json.WriteNumber("points", JsonText.Trim(evaluation.Points));
        _json.WriteEndObject();
        _json.WriteTexts("grade", evaluation.Grades);
        _json.WriteEndObject();
    }

    private void WriteScore(string name, ScoreRange? score, decimal? points)
    {
        if (score is { } known)
        {
            _json.WriteStartObject(name);
            WriteRange(known);
            _json.WriteNumber("points", JsonText.Trim(points ?? 0));
            _json.WriteEndObject();
        }
        else
        {
            _json.WriteNull(name);
        }
    }

    private void WriteRange(ScoreRange range)
    {
        _json.WriteNumber("low", JsonText.Trim(range.Low));
        _json.WriteNumber("high", JsonText.Trim(range.High));
    }

    private void WriteDifferences(string name, IReadOnlyList<Difference> differences)
    {
        _json.WriteStartArray(name);
        foreach (Difference difference in differences)
        {
            _json.WriteStartObject();
            _json.WriteString("kind", difference.Kind.ToString().ToLowerInvariant());
            _json.WriteString("name", difference.Name);
            _json.WriteString("before", difference.Before?.In(_language));
            _json.WriteString("after", difference.After?.In(_language));
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

}
