using PerfEval.Feel.Diagnostics;
using PerfEval.Rules;
using PerfEval.Rules.Analysis.Repair;

internal static class RepairExample
{
    public static void Run(CaseEvaluation evaluation)
    {
        CaseRepair repair = evaluation.Repair("优");
        foreach (RepairStep step in repair.IsReachable ? repair.Sets[0].Steps : [])
        {
            Console.WriteLine($"{step.Text.In(Language.English)}: +{step.Points}");
        }
    }
}
