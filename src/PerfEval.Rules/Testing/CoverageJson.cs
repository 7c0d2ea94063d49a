using System.Text.Json;
using PerfEval.Rules.Reporting;

namespace PerfEval.Rules.Testing;

/// <summary>Writes a coverage as JSON, format 1: within a format version fields are only added.</summary>
internal static class CoverageJson
{
    /// <summary>The version of the output's format.</summary>
    public const int Format = 1;

    public static string Write(RuleSetCoverage coverage, bool indented) => JsonText.Write(
        json =>
        {
            json.WriteStartObject();
            json.WriteNumber("format", Format);
            json.WriteString("engine", Engine.Version);
            json.WriteStartObject("ruleSet");
            json.WriteString("id", coverage.RuleSet.Id);
            json.WriteString("version", coverage.RuleSet.Version);
            json.WriteString("hash", coverage.RuleSet.Hash);
            json.WriteEndObject();
            WriteFigures(json, coverage);
            json.WriteEndObject();
        },
        indented);

    /// <summary>How much was tried, and every place, as fields of an object that is being written.</summary>
    public static void WriteFigures(Utf8JsonWriter json, RuleSetCoverage coverage)
    {
        json.WriteNumber("cases", coverage.Cases);
        json.WriteNumber("tried", coverage.Tried);
        json.WriteNumber("all", coverage.All);
        json.WriteStartArray("entries");
        foreach (CoverageEntry entry in coverage.Entries)
        {
            json.WriteStartObject();
            json.WriteString("kind", NameOf(entry.Kind));
            json.WriteString("name", entry.Name);
            if (entry.Part is { } part)
            {
                json.WriteNumber("part", part);
            }

            json.WriteStartArray("outcomes");
            foreach (CoverageOutcome outcome in entry.Outcomes)
            {
                json.WriteStartObject();
                json.WriteString("outcome", outcome.Name);
                json.WriteNumber("cases", outcome.Cases);
                json.WriteBoolean("required", outcome.IsRequired);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string NameOf(CoverageKind kind) => kind switch
    {
        CoverageKind.Bands => "bands",
        CoverageKind.Item => "item",
        CoverageKind.Levels => "levels",
        CoverageKind.Deduction => "deduction",
        CoverageKind.Applicability => "applicability",
        CoverageKind.Rule => "rule",
        _ => "grades",
    };
}
