using System.Text.Json;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Reporting;

namespace PerfEval.Rules.Batch;

/// <summary>Writes a summary as JSON, format 1: within a format version fields are only added.</summary>
internal sealed class SummaryJson
{
    /// <summary>The version of the output's format.</summary>
    public const int Format = 1;

    // Means are quotients; more places than these tell nothing.
    private const int Places = 6;

    private readonly BatchSummary _summary;
    private readonly Utf8JsonWriter _json;

    private SummaryJson(BatchSummary summary, Utf8JsonWriter json)
    {
        _summary = summary;
        _json = json;
    }

    public static string Write(BatchSummary summary, bool indented) => JsonText.Write(json => new SummaryJson(summary, json).WriteSummary(), indented);

    private void WriteSummary()
    {
        _json.WriteStartObject();
        _json.WriteNumber("format", Format);
        _json.WriteString("engine", Engine.Version);
        _json.WriteStartObject("ruleSet");
        _json.WriteString("id", _summary.RuleSet.Id);
        _json.WriteString("version", _summary.RuleSet.Version);
        _json.WriteString("title", _summary.RuleSet.Title);
        _json.WriteString("hash", _summary.RuleSet.Hash);
        _json.WriteEndObject();
        _json.WriteNumber("cases", _summary.Cases);
        _json.WriteNumber("open", _summary.Open);
        _json.WriteNumber("failed", _summary.Failed);
        _json.WriteNumber("unusable", _summary.Unusable);
        if (_summary.Totals is { } totals)
        {
            _json.WriteStartObject("total");
            WriteSpread(totals);
            _json.WriteEndObject();
        }

        WriteGrades(_summary.Grades);
        WriteFindings();
        WriteIndicators();
        WriteGroups();
        WriteRanking();
        _json.WriteEndObject();
    }

    private void WriteSpread(ScoreDistribution totals)
    {
        WriteRange("lowest", totals.Minimum);
        WriteRange("lowerQuartile", totals.LowerQuartile);
        WriteRange("median", totals.Median);
        WriteRange("upperQuartile", totals.UpperQuartile);
        WriteRange("highest", totals.Maximum);
        WriteRange("mean", totals.Mean);
        WriteNumber("precision", totals.Precision);
        _json.WriteStartArray("histogram");
        foreach (HistogramBin bin in totals.Histogram)
        {
            _json.WriteStartObject();
            WriteNumber("from", bin.From);
            WriteNumber("to", bin.To);
            _json.WriteNumber("cases", bin.Cases);
            _json.WriteNumber("possible", bin.Possible);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    private void WriteGrades(IReadOnlyList<GradeCount> grades)
    {
        _json.WriteStartArray("grades");
        foreach (GradeCount grade in grades)
        {
            _json.WriteStartObject();
            _json.WriteString("grade", grade.Grade);
            _json.WriteNumber("cases", grade.Cases);
            _json.WriteNumber("possible", grade.Possible);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    private void WriteFindings()
    {
        _json.WriteStartArray("findings");
        foreach (FindingCount finding in _summary.Findings)
        {
            _json.WriteStartObject();
            _json.WriteString(finding.IsRule ? "rule" : "indicator", finding.Name);
            _json.WriteNumber("cases", finding.Cases);
            _json.WriteNumber("possible", finding.Possible);
            _json.WriteNumber("times", finding.Times);
            WriteRange("deducted", finding.Deducted);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    private void WriteIndicators()
    {
        _json.WriteStartArray("indicators");
        foreach (IndicatorLoss indicator in _summary.Indicators)
        {
            _json.WriteStartObject();
            _json.WriteString("path", indicator.Path);
            _json.WriteNumber("cases", indicator.Cases);
            _json.WriteNumber("losing", indicator.Losing);
            WriteNumber("points", indicator.Points);
            WriteRange("lost", indicator.Lost);
            WriteRange("mean", indicator.Mean);
            WriteRange("share", indicator.Share);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    private void WriteGroups()
    {
        if (_summary.By is not { } by)
        {
            return;
        }

        _json.WriteString("by", by);
        _json.WriteStartArray("groups");
        foreach (GroupSummary group in _summary.Groups)
        {
            _json.WriteStartObject();
            _json.WriteString("group", group.Name);
            if (group.IsRest)
            {
                _json.WriteBoolean("rest", true);
            }

            _json.WriteNumber("cases", group.Totals.Count);
            _json.WriteStartObject("total");
            WriteSpread(group.Totals);
            _json.WriteEndObject();
            WriteGrades(group.Grades);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    private void WriteRanking()
    {
        _json.WriteStartArray("ranking");
        foreach (RankedCase one in _summary.Ranking)
        {
            _json.WriteStartObject();
            _json.WriteStartObject("rank");
            _json.WriteNumber("best", one.BestRank);
            _json.WriteNumber("worst", one.WorstRank);
            _json.WriteEndObject();
            _json.WriteString("case", one.CaseId);
            if (_summary.By is not null)
            {
                _json.WriteString("group", one.Group);
            }

            WriteRange("total", one.Total);
            _json.WriteStartArray("grade");
            foreach (string grade in one.Grades)
            {
                _json.WriteStringValue(grade);
            }

            _json.WriteEndArray();
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    private void WriteRange(string name, ScoreRange range)
    {
        _json.WriteStartObject(name);
        WriteNumber("low", range.Low);
        WriteNumber("high", range.High);
        _json.WriteEndObject();
    }

    private void WriteNumber(string name, decimal value) =>
        _json.WriteNumber(name, JsonText.Trim(Math.Round(value, Places, MidpointRounding.AwayFromZero)));
}
