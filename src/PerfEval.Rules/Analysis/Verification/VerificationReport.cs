using System.Text.Json;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Reporting;

namespace PerfEval.Rules.Analysis.Verification;

/// <summary>Lays verifications out for people and for programs.</summary>
internal sealed class VerificationReport
{
    private const int Format = 1, Shown = 20, LongestValue = 60;

    private readonly Language _language;
    private readonly List<ReportBlock> _blocks = [];

    private VerificationReport(Language language) => _language = language;

    public static IReadOnlyList<ReportBlock> Blocks(IReadOnlyList<ResultVerification> verifications, Language language)
    {
        var report = new VerificationReport(language);
        report._blocks.Add(new ReportBlock.Heading(report.T("核验存下来的结果", "Verification of stored results"), 1));
        foreach (ResultVerification verification in verifications)
        {
            report.Add(verification);
        }

        if (verifications.Count > 1)
        {
            int same = verifications.Count(v => v.IsSame);
            report._blocks.Add(new ReportBlock.Paragraph(report.T(
                $"{verifications.Count} 个结果：{same} 个逐字节相同，{verifications.Count - same} 个不同", $"{verifications.Count} results: {same} the same byte for byte, {verifications.Count - same} not")));
        }

        return report._blocks;
    }

    public static string Json(IReadOnlyList<ResultVerification> verifications, bool indented) => JsonText.Write(
        json =>
        {
            json.WriteStartObject();
            json.WriteNumber("format", Format);
            json.WriteString("engine", Engine.Version);
            json.WriteStartArray("results");
            foreach (ResultVerification verification in verifications)
            {
                Write(json, verification);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        },
        indented);

    private static void Write(Utf8JsonWriter json, ResultVerification verification)
    {
        json.WriteStartObject();
        json.WriteString("case", verification.Stored.CaseId);
        json.WriteString("ruleSet", verification.Stored.RuleSetId + "@" + verification.Stored.RuleSetVersion);
        json.WriteBoolean("same", verification.IsSame);
        json.WriteBoolean("sameRuleSet", verification.HasSameRuleSet);
        json.WriteBoolean("sameCase", verification.HasSameCase);
        json.WriteString("madeBy", verification.Stored.Engine);
        json.WriteStartArray("differences");
        foreach (ResultDifference difference in verification.Differences)
        {
            json.WriteStartObject();
            json.WriteString("place", difference.Place);
            WriteRaw(json, "stored", difference.Stored);
            WriteRaw(json, "now", difference.Now);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteRaw(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WritePropertyName(name);
            json.WriteRawValue(value);
        }
    }

    private string T(string chinese, string english) => _language == Language.Chinese ? chinese : english;

    private void Add(ResultVerification verification)
    {
        StoredResult stored = verification.Stored;
        string ruleSet = $"{stored.RuleSetId}@{stored.RuleSetVersion}";
        AddLine(T($"案例 {stored.CaseId}：", $"Case {stored.CaseId}: "), verification.HasSameCase, T("内容与打分时相同", "content as when it was scored"), T("内容与打分时不同", "content is not that which was scored"));
        AddLine(T($"规则集 {ruleSet}：", $"Rule set {ruleSet}: "), verification.HasSameRuleSet, T("内容与打分时相同", "content as when it was used"), T("内容与打分时不同", "content is not that which was used"));
        if (!verification.HasSameEngine)
        {
            AddLine(T("引擎：", "Engine: "), false, "", T($"打分用的是 {stored.Engine}，现在是 {Engine.Version}", $"it was scored by {stored.Engine}, this is {Engine.Version}"));
        }

        AddVerdict(verification);
        AddDifferences(verification.Differences);
    }

    private void AddLine(string what, bool isGood, string good, string bad) =>
        _blocks.Add(new ReportBlock.Paragraph(what, isGood ? new StyledText(good, TextStyle.Good) : new StyledText(bad, TextStyle.Warning)));

    private void AddVerdict(ResultVerification verification)
    {
        (string text, TextStyle style) = verification switch
        {
            { IsSame: true } => (T("重新打分，逐字节相同。", "Scored again, it comes out byte for byte."), TextStyle.Good),
            { Differences.Count: 0 } => (T("重新打分，内容相同，只是换行、缩进或数字的写法不同。", "Scored again, the content is the same; only its layout differs."), TextStyle.Warning),
            _ => (T($"重新打分，有 {verification.Differences.Count} 处不同：", $"Scored again, it differs in {verification.Differences.Count} {(verification.Differences.Count == 1 ? "place" : "places")}:"), TextStyle.Bad),
        };
        _blocks.Add(new ReportBlock.Paragraph(new StyledText(text, style)));
    }

    private void AddDifferences(IReadOnlyList<ResultDifference> differences)
    {
        if (differences.Count == 0)
        {
            return;
        }

        _blocks.Add(new ReportBlock.Table(
            [new(T("何处", "Where")), new(T("存下来的", "Stored")), new(T("现在的", "Now"))],
            [.. differences.Take(Shown).Select(d => new ReportBlock.Row([d.Place, new StyledText(Short(d.Stored), TextStyle.Bad), Short(d.Now)]))]));
        if (differences.Count > Shown)
        {
            _blocks.Add(new ReportBlock.Paragraph(T($"还有 {differences.Count - Shown} 处", $"{differences.Count - Shown} more")));
        }
    }

    private string Short(string? json) => json switch
    {
        null => T("（没有）", "(nothing)"),
        _ => DisplayWidth.Cut(string.Join(' ', json.Split((char[])[' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries)), LongestValue),
    };
}
