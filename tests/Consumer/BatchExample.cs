using PerfEval.Feel.Diagnostics;
using PerfEval.Rules;
using PerfEval.Rules.Batch;

internal static class BatchExample
{
    public static async Task Run(RuleSet ruleSet)
    {
        File.WriteAllText("cases.ndjson", "{\"case\": \"one\", \"facts\": {}}\n{\"case\": ");
        try
        {
            await Score(ruleSet);
        }
        finally
        {
            File.Delete("cases.ndjson");
        }
    }

    private static async Task Score(RuleSet ruleSet)
    {
        var batch = new BatchEvaluator(ruleSet);
        await using FileStream cases = File.OpenRead("cases.ndjson");
        await foreach (BatchItem item in batch.EvaluateAsync(cases))
        {
            Console.WriteLine(item.Evaluation?.ToJson(indented: false) ?? item.Errors[0].Format(Language.English));
        }
    }
}
