using System.Text.Json;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Explanation;
using PerfEval.Rules.Reporting;

namespace PerfEval.Rules.Analysis.Shares;

/// <summary>Lays shares out for people and for programs.</summary>
internal static class LossShareReport
{
    /// <summary>The indicators whose findings cost more by themselves than they lost; for the others there is nothing to share out.</summary>
    public static IReadOnlyList<ReportBlock> Blocks(IReadOnlyList<IndicatorShares> shares, Language language)
    {
        string T(string chinese, string english) => language == Language.Chinese ? chinese : english;
        IndicatorShares[] capped = [.. shares.Where(s => s.Swallowed != 0 || s.Spilled != 0)];
        var blocks = new List<ReportBlock> { new ReportBlock.Heading(T("扣分的分摊", "How losses share out"), 2) };
        if (capped.Length == 0)
        {
            blocks.Add(new ReportBlock.Paragraph(T("没有扣到上限的指标，各问题实扣就是应扣。", "No maximum was reached; each finding took what it costs.")));
            return blocks;
        }

        var rows = new List<ReportBlock.Row>();
        foreach (IndicatorShares indicator in capped)
        {
            rows.Add(new ReportBlock.Row([new StyledText(indicator.Path[(indicator.Path.LastIndexOf('/') + 1)..], TextStyle.Strong), Phrases.Number(indicator.Nominal), Phrases.Number(indicator.Lost)]));
            rows.AddRange(indicator.Findings.Select(f => new ReportBlock.Row([Words(f).In(language), Phrases.Number(f.Nominal), f.Share is { } share ? Phrases.Number(share) : "—"], 1)));
            if (indicator.Spilled != 0)
            {
                rows.Add(new ReportBlock.Row([new StyledText(T("从总分继续扣", "goes on from the total"), TextStyle.Bad), Phrases.Number(indicator.Spilled), ""], 1));
            }

            if (indicator.Swallowed != 0)
            {
                rows.Add(new ReportBlock.Row([new StyledText(T("封顶、扣完为止或四舍五入，不再扣", "not taken: maxima, the end at 0, rounding"), TextStyle.Dim), Phrases.Number(-indicator.Swallowed), ""], 1));
            }
        }

        blocks.Add(new ReportBlock.Table([new(T("指标和问题", "Indicator and findings")), new(T("应扣", "Costs"), true), new(T("分摊", "Share"), true)], rows));
        if (capped.Any(c => !c.IsShared))
        {
            blocks.Add(new ReportBlock.Paragraph(new StyledText(T("组合太多的没有分摊，以 — 表示。", "Where there are too many combinations no shares were computed (—)."), TextStyle.Warning)));
        }

        return blocks;
    }

    private static LocalText Words(LossShare share) => share.Text.Chinese.Length == 0 ? Phrases.Same(share.Title) : share.Text;

    /// <summary>The shares as a property of an object that is being written.</summary>
    public static void WriteJson(Utf8JsonWriter json, IReadOnlyList<IndicatorShares> shares, Language language)
    {
        json.WriteStartArray("shares");
        foreach (IndicatorShares indicator in shares)
        {
            json.WriteStartObject();
            json.WriteString("indicator", indicator.Path);
            json.WriteNumber("lost", JsonText.Trim(indicator.Lost));
            json.WriteNumber("nominal", JsonText.Trim(indicator.Nominal));
            json.WriteNumber("swallowed", JsonText.Trim(indicator.Swallowed));
            json.WriteNumber("spilled", JsonText.Trim(indicator.Spilled));
            json.WriteStartArray("findings");
            foreach (LossShare finding in indicator.Findings)
            {
                json.WriteStartObject();
                json.WriteString("title", finding.Title);
                json.WriteString("text", finding.Text.In(language));
                json.WriteNumber("nominal", JsonText.Trim(finding.Nominal));
                if (finding.Share is { } share)
                {
                    json.WriteNumber("share", JsonText.Trim(share));
                }
                else
                {
                    json.WriteNull("share");
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

}
