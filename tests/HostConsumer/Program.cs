using Microsoft.Extensions.DependencyInjection;
using PerfEval.Rules;
using PerfEval.Rules.Hosting;

// The bureau's package put its rule sets below the application; nothing names them here.
using ServiceProvider services = new ServiceCollection().AddPerfEvalRules().BuildServiceProvider();
var store = services.GetRequiredService<RuleSetStore>();
foreach (RuleSet ruleSet in store.Current.RuleSets)
{
    Console.WriteLine($"{ruleSet.Id}@{ruleSet.Version}: {ruleSet.Title}");
}

string example = Path.Combine(AppContext.BaseDirectory, "rulesets", "xianju-2024", "cases", "example.yaml");
CaseEvaluation evaluation = store.EvaluateFile(example);
Console.WriteLine($"{evaluation.CaseId}: {evaluation.Total} / {evaluation.Points}, {string.Join(" or ", evaluation.Grades)}");
