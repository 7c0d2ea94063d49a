using System.Text.Json;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Proofs;
using PerfEval.Rules.Reporting;

namespace PerfEval.Rules.Diagnostics;

/// <summary>What a check of several rule sets found.</summary>
/// <param name="Path">The rule set, as the command named it.</param>
/// <param name="RuleSet">The rule set; null if it has errors.</param>
/// <param name="Diagnostics">All that was found.</param>
/// <param name="Proofs">What was proved; null if it has errors.</param>
internal sealed record CheckedFile(string Path, RuleSet? RuleSet, IReadOnlyList<Diagnostic> Diagnostics, RuleSetProofs? Proofs)
{
    public int Errors => CountOf(Severity.Error);

    public int Warnings => CountOf(Severity.Warning);

    public int Hints => CountOf(Severity.Info);

    public static CheckedFile Load(string path)
    {
        var diagnostics = new DiagnosticBag();
        RuleSet? ruleSet = RuleSet.TryLoad(path, diagnostics);
        RuleSetProofs? proofs = ruleSet?.Prove();
        diagnostics.AddRange(proofs?.Diagnostics ?? []);
        return new CheckedFile(path, ruleSet, diagnostics.Sorted(), proofs);
    }

    private int CountOf(Severity severity) => Diagnostics.Count(d => d.Severity == severity);
}

/// <summary>Writes what a check found as JSON, format 1: within a format version fields are only added.</summary>
internal static class DiagnosticLog
{
    public const int Format = 1;

    public static string Write(IReadOnlyList<CheckedFile> files, Language language) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("format", Format);
        json.WriteStartArray("rulesets");
        foreach (CheckedFile file in files)
        {
            json.WriteStartObject();
            json.WriteString("path", file.Path);
            json.WriteString("id", file.RuleSet?.Id);
            json.WriteString("version", file.RuleSet?.Version);
            json.WriteNumber("errors", file.Errors);
            json.WriteNumber("warnings", file.Warnings);
            json.WriteStartArray("diagnostics");
            foreach (Diagnostic diagnostic in file.Diagnostics)
            {
                WriteDiagnostic(json, diagnostic, language);
            }

            json.WriteEndArray();
            if (file.Proofs is { } proofs)
            {
                WriteProofs(json, proofs, language);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }, indented: true);

    /// <summary>The name of a severity in output for programs.</summary>
    public static string NameOf(Severity severity) => severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "info" };

    private static void WriteProofs(Utf8JsonWriter json, RuleSetProofs proofs, Language language)
    {
        json.WriteStartArray("proofs");
        foreach (Proof proof in proofs.Proofs)
        {
            json.WriteStartObject();
            json.WriteString("kind", proof.Kind.ToString().ToLowerInvariant());
            json.WriteString("verdict", proof.Verdict.ToString().ToLowerInvariant());
            json.WriteString("subject", proof.Subject);
            json.WriteNumber("line", proof.Location.Line);
            json.WriteNumber("column", proof.Location.Column);
            json.WriteString("text", proof.Text.In(language));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>One problem, as an object.</summary>
    public static void WriteDiagnostic(Utf8JsonWriter json, Diagnostic diagnostic, Language language)
    {
        json.WriteStartObject();
        json.WriteString("code", diagnostic.Id);
        json.WriteString("severity", NameOf(diagnostic.Severity));
        json.WriteString("message", diagnostic.Message(language));
        if (diagnostic.Location is { } at)
        {
            json.WriteString("file", at.File);
            json.WriteNumber("line", at.Line);
            json.WriteNumber("column", at.Column);
            json.WriteNumber("length", at.Length);
        }

        json.WriteEndObject();
    }
}
