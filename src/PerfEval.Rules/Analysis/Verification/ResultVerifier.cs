using System.Text;
using System.Text.Json;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Analysis.Shares;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Reporting;

namespace PerfEval.Rules.Analysis.Verification;

/// <summary>
/// Writes an evaluation in the way in which a stored one was written, and compares. A stored result says what it has (trail, shares), but neither its language nor its layout: each is tried.
/// </summary>
internal static class ResultVerifier
{
    public static ResultVerification Verify(StoredResult stored, CaseEvaluation again)
    {
        IReadOnlyList<ResultDifference>? fewest = null;
        foreach (Language language in (Language[])[Language.Chinese, Language.English])
        {
            string json = "";
            foreach (bool indented in (bool[])[true, false])
            {
                json = Write(stored.Root, again, language, indented);
                if (Encoding.UTF8.GetBytes(json).AsSpan().SequenceEqual(stored.Utf8.Span))
                {
                    return new ResultVerification(stored, again) { IsSame = true, Differences = [] };
                }
            }

            using JsonDocument now = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = int.MaxValue });
            IReadOnlyList<ResultDifference> differences = JsonDifferences.Between(stored.Root, now.RootElement);
            fewest = fewest is null || differences.Count < fewest.Count ? differences : fewest;
        }

        return new ResultVerification(stored, again) { IsSame = false, Differences = fewest! };
    }

    private static string Write(JsonElement stored, CaseEvaluation again, Language language, bool indented)
    {
        bool hasTrail = stored.TryGetProperty("trail", out _), hasShares = stored.TryGetProperty("shares", out _);
        IndicatorResult? trailOf = stored.TryGetProperty("trailOf", out JsonElement path)
            ? again.Result.Indicators.FirstOrDefault(i => path.ValueKind == JsonValueKind.String && i.Path == path.GetString())
            : null;
        return EvaluationJson.Write(again, language, indented, hasTrail, trailOf, hasShares ? json => LossShareReport.WriteJson(json, again.ShareLosses(), language) : null);
    }
}
