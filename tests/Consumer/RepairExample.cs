using PerfEval.Feel.Diagnostics;
using PerfEval.Rules;
using PerfEval.Rules.Analysis.Repair;
using PerfEval.Rules.Analysis.Shares;

internal static class RepairExample
{
    public static void Run(CaseEvaluation evaluation)
    {
        foreach (IndicatorShares shares in evaluation.ShareLosses())
        {
            Console.WriteLine($"{shares.Path}: {shares.Lost} lost, {shares.Swallowed} swallowed; {string.Join(", ", shares.Findings.Select(f => $"{f.Title} {f.Share}"))}");
        }

        CaseRepair repair = evaluation.Repair("优");
        foreach (RepairStep step in repair.IsReachable ? repair.Sets[0].Steps : [])
        {
            Console.WriteLine($"{step.Text.In(Language.English)}: +{step.Points}");
        }
    }
}
