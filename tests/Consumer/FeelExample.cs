using PerfEval.Feel;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;

internal static class FeelExample
{
    public static void Run()
    {
        FeelEnvironment environment = FeelEnvironment.Scoring.With("budget", FeelType.Money).With("spent", FeelType.Money);
        FeelExpression share = FeelExpression.Parse("spent / budget", environment);

        FeelValue known = share.Evaluate(FeelContext.Create([new("budget", FeelValue.Of(200m)), new("spent", FeelValue.Of(150m))]));
        Console.WriteLine(known.Number);

        FeelValue unknown = share.Evaluate(FeelContext.Create([new("spent", FeelValue.Of(150m))]));
        Console.WriteLine($"unknown for want of {unknown.AsUnknown.Missing.Sources[0].Name}");
    }
}
