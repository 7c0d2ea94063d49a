using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Tests.Expressions;

/// <summary>Files of lines <c>expression => what comes out</c>; lines that begin with <c>#</c> are for the reader.</summary>
internal static class ExpressionTable
{
    public static TheoryData<string, string> Read(params string[] files)
    {
        var lines = new TheoryData<string, string>();
        foreach (string line in files.SelectMany(f => File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Expressions", f))))
        {
            int arrow = line.LastIndexOf(" => ", StringComparison.Ordinal);
            if (arrow > 0 && !line.StartsWith('#'))
            {
                lines.Add(line[..arrow], line[(arrow + 4)..]);
            }
        }

        return lines;
    }

    /// <summary>The value of an expression in FEEL notation, or the codes of its errors.</summary>
    public static string Evaluate(string expression, FeelEnvironment environment, FeelContext inputs)
    {
        var diagnostics = new DiagnosticBag();
        FeelExpression? read = FeelExpression.TryParse(expression, environment, diagnostics);
        if (read is null)
        {
            return string.Join(' ', diagnostics.Items.Select(d => d.Id));
        }

        FeelValue value = read.Evaluate(inputs);
        return value.IsFailure ? value.AsFailure.Diagnostic.Id : value.ToString();
    }
}
