using System.Text;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Proofs;

namespace PerfEval.Rules.Reporting;

/// <summary>What was proved of a rule set, as text: how many statements by kind, and on request each of them.</summary>
internal static class ProofReport
{
    public static string Write(RuleSetProofs proofs, bool list, Language language)
    {
        var report = new StringBuilder();
        string[] kinds = [.. Enum.GetValues<ProofKind>().Select(k => (Name: NameOf(k), Count: proofs.Count(k, ProofVerdict.Proved)))
            .Where(k => k.Count > 0).Select(k => k.Name.In(language) + " " + k.Count.ToString(System.Globalization.CultureInfo.InvariantCulture))];
        int undecided = proofs.Proofs.Count(p => p.Verdict == ProofVerdict.Undecided);
        report.Append(Line(new LocalText("已证明：" + string.Join('、', kinds), "proved: " + string.Join(", ", kinds)), language));
        if (undecided > 0)
        {
            string how = list ? "" : " --proofs";
            report.Append(Line(
                list ? new LocalText($"未能判定 {undecided} 项", $"undecided: {undecided}")
                    : new LocalText($"未能判定 {undecided} 项，用{how} 列出", $"undecided: {undecided}, listed by{how}"),
                language));
        }

        foreach (Proof proof in list ? proofs.Proofs : [])
        {
            report.Append(Line(
                new LocalText(
                    $"{proof.Location.Line} 行　{NameOf(proof.Kind).Chinese}　{NameOf(proof.Verdict).Chinese}　{proof.Subject}：{proof.Text.Chinese}",
                    $"line {proof.Location.Line}  {NameOf(proof.Kind).English}  {NameOf(proof.Verdict).English}  {proof.Subject}: {proof.Text.English}"),
                language));
        }

        return report.ToString();
    }

    private static string Line(LocalText text, Language language) => "  " + text.In(language).ReplaceLineEndings(" ") + "\n";

    private static LocalText NameOf(ProofKind kind) => kind switch
    {
        ProofKind.Bands => new("分档", "bands"),
        ProofKind.Sums => new("分值之和", "sums"),
        ProofKind.Scores => new("得分", "scores"),
        ProofKind.Grades => new("等级", "grades"),
        ProofKind.Conditions => new("条件", "conditions"),
        ProofKind.Deductions => new("扣分", "deductions"),
        ProofKind.Rules => new("规则之间", "rules"),
        ProofKind.Uses => new("使用", "uses"),
        _ => new("文字与标准", "wording"),
    };

    private static LocalText NameOf(ProofVerdict verdict) => verdict switch
    {
        ProofVerdict.Proved => new("已证明", "proved"),
        ProofVerdict.Refuted => new("有问题", "refuted"),
        _ => new("未判定", "undecided"),
    };
}
