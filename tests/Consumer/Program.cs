using PerfEval.Feel.Diagnostics;
using PerfEval.Rules;

RuleSet ruleSet = RuleSet.Load("rulesets/yunxi-relocation");
CaseEvaluation evaluation = ruleSet.EvaluateFile("rulesets/yunxi-relocation/cases/yunxi-2020.yaml");
Console.WriteLine($"{evaluation.CaseId}: {evaluation.Total} / {evaluation.Points}, {string.Join(" or ", evaluation.Grades)}");

CaseEvaluation supposed = evaluation.WhatIf("实施方案", "是");
Console.WriteLine($"with a plan of implementation: {supposed.Total}, {string.Join(" or ", supposed.Grades)}");
Console.WriteLine(supposed.ToText(Language.English));

try
{
    RuleSet.Parse("ruleset: draft\nversion: \"1\"\ntitle: Draft\nindicators: { Cost: { points: five, deduct: [] } }");
}
catch (PerfEvalException refused)
{
    foreach (Diagnostic problem in refused.Diagnostics)
    {
        Console.WriteLine(problem.Format(Language.English));
    }
}

ResultsExample.Run(evaluation);
ComparisonExample.Run(evaluation, supposed);
RepairExample.Run(evaluation);
AuditExample.Run();
FactsExample.Run();
FeelExample.Run();
await BatchExample.Run(ruleSet);
TestingExample.Run();
