using PerfEval.Feel.Diagnostics;
using PerfEval.Rules;
using PerfEval.Rules.Analysis.Audit;

internal static class AuditExample
{
    public static void Run()
    {
        RuleSet fund = RuleSet.Load("rulesets/pingjiang-special-fund");
        ScoreAudit audit = fund.EvaluateFile("rulesets/pingjiang-special-fund/cases/pingjiang-2022.yaml").Audit();
        Console.WriteLine($"printed {audit.Total?.Printed}, corrected {audit.CorrectedTotal}, {string.Join(" or ", audit.CorrectedGrades)}");
        foreach (AuditLine line in audit.Lines.Where(l => l.IsDifference))
        {
            Console.WriteLine($"{line.Name}: printed {line.Printed}, by the standard {line.Possible}: {string.Join("; ", line.Why.Select(w => w.In(Language.English)))}");
        }
    }
}
