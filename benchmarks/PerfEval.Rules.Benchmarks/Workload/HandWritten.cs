using System.Globalization;

namespace PerfEval.Rules.Benchmarks.Workload;

/// <summary>
/// The reference workload scored by straight C#, as an engineer would write it for this one framework: the baseline of every ratio.
/// It joins by hash sets and dictionaries, allocates only its output, and computes in decimal.
/// </summary>
internal static class HandWritten
{
    public const int Indicators = 25;

    private static readonly string[] s_names =
    [
        "财政供养人员控制率", "三公经费变动率", "重点支出安排率", "预算调整率", "支付进度", "资金结余", "三公经费控制率", "管理制度健全性", "资金使用合规性",
        "预决算信息公开", "政府采购执行率", "公务卡刷卡率", "资产管理制度", "资产管理安全性", "固定资产利用率", "产出一", "产出二", "产出三", "产出四", "产出五", "产出六",
        "经济效益", "社会效益", "生态效益", "满意度",
    ];

    private static readonly decimal[] s_points = [5, 5, 5, 3, 3, 3, 6, 3, 3, 3, 3, 3, 3, 4, 3, 5, 7, 5, 2, 2, 4, 5, 5, 5, 5];

    /// <summary>The score with findings, each with its sentence.</summary>
    public static HandResult Score(WorkloadCase c)
    {
        var scores = new decimal[Indicators];
        var findings = new List<HandFinding>(24);
        Standards(c, scores, findings);
        Rules(c, scores, findings);
        return Finish(scores, findings);
    }

    /// <summary>The total alone.</summary>
    public static decimal Total(WorkloadCase c)
    {
        var scores = new decimal[Indicators];
        Standards(c, scores, null);
        Rules(c, scores, null);
        decimal total = 0;
        foreach (decimal score in scores)
        {
            total += Held(score);
        }

        return total;
    }

    private static HandResult Finish(decimal[] scores, List<HandFinding> findings)
    {
        decimal total = 0;
        for (int i = 0; i < scores.Length; i++)
        {
            scores[i] = Held(scores[i]);
            total += scores[i];
        }

        string grade = total >= 90 ? "优" : total >= 80 ? "良" : total >= 60 ? "中" : "差";
        return new HandResult(total, grade, scores, findings);
    }

    private static decimal Held(decimal score) => Math.Round(Math.Max(0, score), 2, MidpointRounding.AwayFromZero);

    private static void Standards(WorkloadCase c, decimal[] scores, List<HandFinding>? findings)
    {
        Own(0, 5 - 0.5m * WholePoints((decimal)c.StaffActual / c.StaffQuota - 1), (decimal)c.StaffActual / c.StaffQuota, scores, findings);
        Own(1, 5 - 0.5m * WholePoints((c.SgThis - c.SgPrev) / c.SgPrev), (c.SgThis - c.SgPrev) / c.SgPrev, scores, findings);
        decimal key = c.KeySpend / c.ProjSpend;
        Own(2, key >= 0.9m ? 5 : key >= 0.8m ? 4 : key >= 0.7m ? 3 : key >= 0.6m ? 2 : 0, key, scores, findings);
        decimal adjusted = Math.Abs(c.BudgetAdj) / c.BudgetInit;
        Own(3, adjusted <= 0 ? 3 : adjusted <= 0.1m ? 2 : adjusted <= 0.2m ? 1 : adjusted <= 0.3m ? 0.5m : 0, adjusted, scores, findings);
        Own(4, 3 - 0.5m * c.LateFunds, c.LateFunds, scores, findings);
        Own(5, c.Surplus <= 0 ? 3 : c.Surplus <= c.CarryPrev ? 2 : 0, c.Surplus, scores, findings);
        Own(6, 6 - WholePoints(c.SgActual / c.SgBudget - 1), c.SgActual / c.SgBudget, scores, findings);
        Own(7, (c.MgHas ? 1 : 0) + (c.MgLegal ? 1 : 0) + (c.MgExec ? 1 : 0), 0, scores, findings);
        int used = c.UseV1 + c.UseV2 + c.UseV3 + c.UseV4 + c.UseV5;
        Own(8, 3 - used, used, scores, findings);
        Own(9, (c.DcContent ? 1 : 0) + (c.DcTime ? 0.5m : 0) + (c.DcTrue ? 0.5m : 0) + (c.DcComplete ? 0.5m : 0) + (c.DcAccurate ? 0.5m : 0), 0, scores, findings);
        Own(10, 3 - 0.2m * WholePoints(1 - c.ProcActual / c.ProcPlan), c.ProcActual / c.ProcPlan, scores, findings);
        Own(11, 3 - 0.2m * WholePoints(0.5m - c.CardAmt / c.CardBase), c.CardAmt / c.CardBase, scores, findings);
        Own(12, (c.AsSys ? 2 : 0) + (c.AsExec ? 1 : 0), 0, scores, findings);
        int assets = c.AssetV1 + c.AssetV2 + c.AssetV3 + c.AssetV4 + c.AssetV5;
        Own(13, 4 - assets, assets, scores, findings);
        Own(14, 3 - 0.1m * WholePoints(1 - c.AssetUsed / c.AssetTotal), c.AssetUsed / c.AssetTotal, scores, findings);
        Output(15, c.Out1Done / c.Out1Plan, scores, findings);
        Output(16, c.Out2Done / c.Out2Plan, scores, findings);
        Output(17, c.Out3Done / c.Out3Plan, scores, findings);
        Output(18, c.Out4Done / c.Out4Plan, scores, findings);
        Output(19, c.Out5Done / c.Out5Plan, scores, findings);
        Output(20, c.Out6Done / c.Out6Plan, scores, findings);
        Own(21, Effect(c.Econ), 0, scores, findings);
        Own(22, Effect(c.Social), 0, scores, findings);
        Own(23, Effect(c.Eco), 0, scores, findings);
        Own(24, c.Satisfaction >= 95 ? 5 : c.Satisfaction >= 85 ? 3 : c.Satisfaction >= 75 ? 1 : 0, c.Satisfaction, scores, findings);
    }

    // A quotient such as 1.13 − 1 may end in …999; the digits past the twelfth decide nothing.
    private static decimal WholePoints(decimal over) => over <= 0 ? 0 : decimal.Floor(Math.Round(over * 100, 12));

    private static decimal Effect(string level) => level switch { "优" => 5, "良" => 4, "中" => 3, _ => 0 };

    private static void Output(int i, decimal ratio, decimal[] scores, List<HandFinding>? findings) =>
        Own(i, ratio < 0.6m ? 0 : Math.Round(s_points[i] * Math.Min(1, ratio), 2, MidpointRounding.AwayFromZero), ratio, scores, findings);

    private static void Own(int i, decimal score, decimal value, decimal[] scores, List<HandFinding>? findings)
    {
        score = Math.Max(0, score);
        scores[i] = score;
        decimal lost = s_points[i] - score;
        if (lost > 0 && findings is not null)
        {
            findings.Add(new HandFinding(s_names[i], i, lost, string.Create(CultureInfo.InvariantCulture, $"{s_names[i]}为 {value:0.####}，扣 {lost:0.##} 分")));
        }
    }

    private static void Rules(WorkloadCase c, decimal[] scores, List<HandFinding>? findings)
    {
        decimal spent = c.Payable;
        bool missing = false;
        foreach (Payment payment in c.Payments)
        {
            spent += payment.Amount;
            missing |= !payment.HasAttachment;
        }

        if (spent > c.ReviewedBudget)
        {
            Lose(8, 1, "超预算支出", scores, findings, findings is null ? "" : string.Create(
                CultureInfo.InvariantCulture, $"支出合计 {spent:0.##} 万元，超过评审预算 {c.ReviewedBudget:0.##} 万元，超出 {spent - c.ReviewedBudget:0.##} 万元"));
        }

        Changes(c, scores, findings);
        Categories(c, scores, findings);
        foreach (Contract contract in c.Contracts)
        {
            int late = contract.DoneDay - contract.DueDay;
            if (late > 0)
            {
                Lose(19, Math.Min(1, late * 0.02m), "合同滞后", scores, findings, findings is null ? "" : string.Create(
                    CultureInfo.InvariantCulture, $"合同 {contract.Id} 滞后 {late} 天"));
            }
        }

        foreach (Platform platform in c.Platforms)
        {
            if (platform.Visits < c.VisitThreshold)
            {
                Lose(14, 0.5m, "平台闲置", scores, findings, findings is null ? "" : string.Create(
                    CultureInfo.InvariantCulture, $"有平台访问量不足 {c.VisitThreshold} 次"));
                break;
            }
        }

        if (missing)
        {
            Lose(8, 1, "缺附件", scores, findings, "有付款缺少附件");
        }
    }

    private static void Changes(WorkloadCase c, decimal[] scores, List<HandFinding>? findings)
    {
        var approved = new HashSet<string>(c.Approvals.Length);
        foreach (Approval approval in c.Approvals)
        {
            if (approval.Authority == "发改")
            {
                approved.Add(approval.SubjectId);
            }
        }

        foreach (Change change in c.Changes)
        {
            if (change.Amount > 0 && !approved.Contains(change.Id))
            {
                Lose(8, 0.5m, "变更未审批", scores, findings, findings is null ? "" : string.Create(
                    CultureInfo.InvariantCulture, $"变更 {change.Id} 增加 {change.Amount:0.##} 万元，没有发改部门批复"));
            }
        }
    }

    private static void Categories(WorkloadCase c, decimal[] scores, List<HandFinding>? findings)
    {
        var allowed = new HashSet<string>(c.BudgetCategories);
        var outside = new Dictionary<string, (int Count, decimal Sum)>();
        foreach (Payment payment in c.Payments)
        {
            if (!allowed.Contains(payment.Category))
            {
                (int count, decimal sum) = outside.GetValueOrDefault(payment.Category);
                outside[payment.Category] = (count + 1, sum + payment.Amount);
            }
        }

        foreach ((string category, (int count, decimal sum)) in outside)
        {
            Lose(8, 0.5m, "超范围支出", scores, findings, findings is null ? "" : string.Create(
                CultureInfo.InvariantCulture, $"“{category}”不在预算类别内，列支 {count} 笔 {sum:0.##} 万元"));
        }
    }

    private static void Lose(int i, decimal lost, string rule, decimal[] scores, List<HandFinding>? findings, string text)
    {
        scores[i] -= lost;
        findings?.Add(new HandFinding(rule, i, lost, text));
    }
}

/// <summary>What the hand-written scorer gives.</summary>
internal sealed record HandResult(decimal Total, string Grade, decimal[] Scores, List<HandFinding> Findings);

/// <summary>A finding of the hand-written scorer.</summary>
internal sealed record HandFinding(string Rule, int Indicator, decimal Lost, string Text);
