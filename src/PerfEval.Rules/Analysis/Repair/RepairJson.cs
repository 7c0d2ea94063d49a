using System.Text.Json;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Reporting;

namespace PerfEval.Rules.Analysis.Repair;

/// <summary>Writes repairs as JSON, format 1: within a format version fields are only added. Texts are in one language.</summary>
internal sealed class RepairJson
{
    /// <summary>The version of the output's format.</summary>
    public const int Format = 1;

    private readonly Language _language;
    private readonly Utf8JsonWriter _json;

    private RepairJson(Language language, Utf8JsonWriter json)
    {
        _language = language;
        _json = json;
    }

    public static string Write(CaseRepair repair, Language language, bool indented) => JsonText.Write(json => new RepairJson(language, json).Write(repair), indented);

    private void Write(CaseRepair repair)
    {
        CaseEvaluation evaluation = repair.Evaluation;
        _json.WriteStartObject();
        _json.WriteNumber("format", Format);
        _json.WriteString("engine", Engine.Version);
        _json.WriteString("case", evaluation.CaseId);
        _json.WriteString("caseHash", evaluation.Result.Case.Model.Hash);
        _json.WriteString("ruleSet", evaluation.RuleSet.Id + "@" + evaluation.RuleSet.Version);
        _json.WriteString("ruleSetHash", evaluation.RuleSet.Hash);
        WriteScore("total", evaluation.Total, evaluation.Grades);
        _json.WriteString("reach", repair.Grade);
        _json.WriteNumber("needed", JsonText.Trim(repair.NeededTotal));
        _json.WriteBoolean("reached", repair.IsReached);
        _json.WriteBoolean("reachable", repair.IsReachable);
        _json.WriteBoolean("exhaustive", repair.IsExhaustive);
        _json.WriteBoolean("more", repair.HasMore);
        WriteScore("best", repair.BestTotal, repair.IsReached ? evaluation.Grades : repair.BestGrades);
        _json.WriteStartArray("sets");
        foreach (RepairSet set in repair.Sets)
        {
            Write(set);
        }

        _json.WriteEndArray();
        _json.WriteStartArray("blocks");
        foreach (RepairBlock block in repair.Blocks)
        {
            _json.WriteStartObject();
            _json.WriteString("indicator", block.Indicator);
            _json.WriteNumber("lost", JsonText.Trim(block.Lost));
            _json.WriteTexts("fixedFacts", block.FixedFacts);
            _json.WriteString("text", block.Text.In(_language));
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
        _json.WriteEndObject();
    }

    private void Write(RepairSet set)
    {
        _json.WriteStartObject();
        _json.WriteNumber("changes", set.ChangeCount);
        WriteScore("total", set.Total, set.Grades);
        _json.WriteStartArray("steps");
        foreach (RepairStep step in set.Steps)
        {
            _json.WriteStartObject();
            _json.WriteString("kind", step.Kind.ToString().ToLowerInvariant());
            _json.WriteString("name", step.Name);
            _json.WriteString("column", step.Column);
            _json.WriteStartArray("rows");
            foreach (int row in step.Rows)
            {
                _json.WriteNumberValue(row);
            }

            _json.WriteEndArray();
            _json.WriteNumber("count", step.Count);
            _json.WriteString("before", step.Before.In(_language));
            _json.WriteString("after", step.After.In(_language));
            _json.WriteString("text", step.Text.In(_language));
            _json.WriteNumber("points", JsonText.Trim(step.Points));
            _json.WriteTexts("indicators", step.Indicators);
            _json.WriteTexts("cured", step.Cured);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
        _json.WriteEndObject();
    }

    private void WriteScore(string name, ScoreRange total, IReadOnlyList<string> grades)
    {
        _json.WriteStartObject(name);
        _json.WriteNumber("low", JsonText.Trim(total.Low));
        _json.WriteNumber("high", JsonText.Trim(total.High));
        _json.WriteTexts("grade", grades);
        _json.WriteEndObject();
    }

}
