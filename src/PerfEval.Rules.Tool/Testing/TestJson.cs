using System.Text.Json;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Diagnostics;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Reporting;
using PerfEval.Rules.Testing;

namespace PerfEval.Rules.Tool.Testing;

/// <summary>Writes how cases came out as JSON, format 1: within a format version fields are only added.</summary>
internal static class TestJson
{
    public const int Format = 1;

    public static string Write(IReadOnlyList<TestedRuleSet> ruleSets, bool coverage, Language language) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("format", Format);
        json.WriteString("engine", Engine.Version);
        json.WriteNumber("passed", ruleSets.Sum(r => r.Count(TestOutcome.Passed)));
        json.WriteNumber("failed", ruleSets.Sum(r => r.Cases.Count(c => c.IsBad)));
        json.WriteNumber("skipped", ruleSets.Sum(r => r.Count(TestOutcome.Skipped)));
        json.WriteStartArray("ruleSets");
        foreach (TestedRuleSet ruleSet in ruleSets)
        {
            json.WriteStartObject();
            json.WriteString("path", ruleSet.Path);
            json.WriteString("id", ruleSet.RuleSet?.Id);
            json.WriteString("version", ruleSet.RuleSet?.Version);
            WriteDiagnostics(json, ruleSet.Diagnostics, language);
            json.WriteStartArray("cases");
            foreach (TestedCase tested in ruleSet.Cases)
            {
                WriteCase(json, tested, language);
            }

            json.WriteEndArray();
            if (coverage && ruleSet.Coverage() is { } tried)
            {
                json.WriteStartObject("coverage");
                CoverageJson.WriteFigures(json, tried);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }, indented: true);

    private static void WriteCase(Utf8JsonWriter json, TestedCase tested, Language language)
    {
        json.WriteStartObject();
        json.WriteString("file", tested.File);
        json.WriteString("case", tested.Evaluation?.CaseId);
        json.WriteString("outcome", NameOf(tested.Outcome));
        json.WriteStartArray("differences");
        foreach (ExpectationDifference difference in tested.Differences)
        {
            json.WriteStartObject();
            json.WriteString("message", difference.Sentence.In(language));
            if (difference is { Expected: { } expected, Actual: { } actual })
            {
                json.WriteString("what", difference.What.In(language));
                json.WriteString("expected", expected.In(language));
                json.WriteString("found", actual.In(language));
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteDiagnostics(json, tested.Diagnostics, language);
        json.WriteEndObject();
    }

    private static void WriteDiagnostics(Utf8JsonWriter json, IReadOnlyList<Diagnostic> diagnostics, Language language)
    {
        json.WriteStartArray("diagnostics");
        foreach (Diagnostic diagnostic in diagnostics)
        {
            DiagnosticLog.WriteDiagnostic(json, diagnostic, language);
        }

        json.WriteEndArray();
    }

    private static string NameOf(TestOutcome outcome) => outcome switch
    {
        TestOutcome.Passed => "passed",
        TestOutcome.Failed => "failed",
        TestOutcome.Unusable => "unusable",
        _ => "skipped",
    };
}
