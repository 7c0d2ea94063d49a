using PerfEval.Feel.Diagnostics;
using PerfEval.Rules;
using PerfEval.Rules.Results;

internal static class ResultsExample
{
    public static void Run(CaseEvaluation evaluation)
    {
        foreach (ScoreFinding finding in evaluation.Findings)
        {
            string evidence = string.Join("; ", finding.Evidence);
            Console.WriteLine($"{finding.Indicator} loses {finding.Deducted}: {finding.Title}, {finding.Text.In(Language.English)} [{evidence}]");
        }

        foreach (MissingPiece piece in evaluation.Missing)
        {
            Console.WriteLine($"{piece.Text.In(Language.English)} leaves {piece.OpenPoints} points open");
        }

        IndicatorScore line = evaluation.Find("完成时效")!;
        Print(evaluation.Explain(line), 0);

        static void Print(TrailLine trail, int depth)
        {
            Console.WriteLine(new string(' ', depth * 2) + trail.Text.In(Language.English));
            foreach (TrailLine below in trail.Below)
            {
                Print(below, depth + 1);
            }
        }
    }
}
