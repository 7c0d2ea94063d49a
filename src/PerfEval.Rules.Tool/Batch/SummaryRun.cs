using System.Text;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Batch;

namespace PerfEval.Rules.Tool.Batch;

/// <summary>A run of <c>perfeval batch</c> that writes what all cases come to, and no line for any.</summary>
internal sealed class SummaryRun(BatchRequest request, RuleSet ruleSet, BatchInput input, ToolConsole console)
{
    private readonly BatchReport _report = new(request, console, input.Length);

    /// <summary>Runs it.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var diagnostics = new DiagnosticBag();
        using BatchFiles? files = BatchFiles.Open(request, console, "", diagnostics);
        if (files is null)
        {
            console.WriteDiagnostics(diagnostics.Sorted(), request.Language);
            return CommandLine.Unusable;
        }

        var summary = new BatchSummary(ruleSet, new BatchSummaryOptions { By = request.By, Top = request.Top });
        try
        {
            await foreach (Part part in new BatchEvaluator(ruleSet, request.Jobs).EvaluateAsync(input.ReadAsync(cancellationToken), MakePart, cancellationToken))
            {
                Add(summary, part, files);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            _report.Interrupted();
            return CommandLine.Unusable;
        }
        finally
        {
            _report.Clear();
        }

        Write(summary, files.Results);
        return _report.Finish(wentWrongBefore: false);
    }

    private void Add(BatchSummary summary, in Part part, BatchFiles files)
    {
        if (part.Outcome is { } outcome)
        {
            summary.Add(outcome);
        }
        else
        {
            summary.AddUnusable();
            files.Errors?.Write(part.ErrorLine.Span);
            files.Errors?.Flush();
        }

        _report.Done(part.Position, part.Errors, part.Outcome is { HasFailures: true });
    }

    private void Write(BatchSummary summary, ResultFile results)
    {
        if (request is { Format: "summary", Output: null })
        {
            console.WriteReport(SummaryTables.Report(summary, request.Language));
            return;
        }

        string text = request.Format switch
        {
            "summary-json" => summary.ToJson() + "\n",
            "summary-csv" => (request.Output is null ? "" : "\uFEFF") + summary.ToCsv(request.Language),
            _ => summary.ToText(request.Language),
        };
        results.Write(Encoding.UTF8.GetBytes(text));
        results.Flush();
    }

    // On the workers' threads.
    private Part MakePart(BatchItem item) => item.Evaluation is { } evaluation
        ? new Part(item.Case.Position, CaseOutcome.Of(evaluation, request.By), [], default)
        : new Part(item.Case.Position, null, item.Errors, request.Errors is null ? default : BatchErrorLine.Write(item, request.Language));

    private readonly record struct Part(long Position, CaseOutcome? Outcome, IReadOnlyList<Diagnostic> Errors, ReadOnlyMemory<byte> ErrorLine);
}
