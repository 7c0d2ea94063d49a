using PerfEval.Feel.Diagnostics;
using PerfEval.Rules;
using PerfEval.Rules.Analysis.Comparison;

internal static class ComparisonExample
{
    public static void Run(CaseEvaluation evaluation, CaseEvaluation supposed)
    {
        foreach (ScoreComparison score in evaluation.CompareWith(supposed).Scores)
        {
            foreach (Difference cause in score.Causes)
            {
                Console.WriteLine($"{score.Path}: {score.Before} became {score.After}, since {cause.Name} was {cause.Before?.In(Language.English)} and is {cause.After?.In(Language.English)}");
            }
        }
    }
}
