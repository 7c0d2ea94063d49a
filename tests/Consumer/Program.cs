using PerfEval.Feel.Diagnostics;
using PerfEval.Rules;

RuleSet ruleSet = RuleSet.Load("rulesets/yunxi-relocation");
CaseEvaluation evaluation = ruleSet.EvaluateFile("rulesets/yunxi-relocation/cases/yunxi-2020.yaml");
Console.WriteLine($"{evaluation.CaseId}: {evaluation.Total} / {evaluation.Points}, {string.Join(" or ", evaluation.Grades)}");

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

FeelExample.Run();
await BatchExample.Run(ruleSet);
