using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Batch;
using PerfEval.Rules.Reporting;

namespace PerfEval.Rules.Tool.Batch;

/// <summary>A run of <c>perfeval batch</c> that writes a line for each case.</summary>
internal sealed class BatchRun(BatchRequest request, RuleSet ruleSet, BatchInput input, ToolConsole console)
{
    private readonly BatchCsv _csv = new(ruleSet, request.Language, request.By is { } by ? [by] : []);
    private readonly BatchReport _report = new(request, console, input.Length);

    /// <summary>Runs it.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var diagnostics = new DiagnosticBag();
        using BatchFiles? files = BatchFiles.Open(request, console, MadeBy(), diagnostics);
        if (files is null)
        {
            console.WriteDiagnostics(diagnostics.Sorted(), request.Language);
            return CommandLine.Unusable;
        }

        if (request is { IsCsv: true, WithoutHeader: false } && files.IsNew)
        {
            // Spreadsheets take a file without a byte-order mark for the system's own encoding.
            files.Results.Write(Encoding.UTF8.GetBytes((request.Output is null ? "" : "\uFEFF") + _csv.Header));
        }

        try
        {
            var evaluator = new BatchEvaluator(ruleSet, request.Jobs);
            IAsyncEnumerable<Line> lines = evaluator.EvaluateAsync(files.Remaining(input.ReadAsync(cancellationToken), cancellationToken), MakeLine, cancellationToken);
            await WriteAsync(lines, files, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            files.Results.Flush();
            _report.Interrupted();
            return CommandLine.Unusable;
        }
        finally
        {
            _report.Clear();
        }

        return _report.Finish(files.State is { HasBad: true } or { HasFailed: true });
    }

    // What is done is written whenever the next is not there yet, so that a slow input is answered at once.
    private async Task WriteAsync(IAsyncEnumerable<Line> lines, BatchFiles files, CancellationToken cancellationToken)
    {
        await using IAsyncEnumerator<Line> next = lines.GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            ValueTask<bool> more = next.MoveNextAsync();
            if (!more.IsCompleted)
            {
                files.Results.Flush();
            }

            if (!await more)
            {
                break;
            }

            Write(next.Current, files);
        }

        files.Results.Flush();
    }

    private void Write(in Line line, BatchFiles files)
    {
        if (line.Errors.Count == 0)
        {
            files.Results.Write(line.Text.Span);
        }
        else if (files.Errors is { } errors)
        {
            // Before the state notes it: what is noted is never reported again.
            errors.Write(line.Text.Span);
            errors.Flush();
            files.State?.NoteBad(line.Number);
        }
        else
        {
            files.State?.NoteBad(line.Number);
        }

        if (line.HasFailed)
        {
            files.State?.NoteFailed();
        }

        _report.Done(line.Position, line.Errors, line.HasFailed);
    }

    // On the workers' threads.
    private Line MakeLine(BatchItem item)
    {
        if (item.Evaluation is not { } evaluation)
        {
            ReadOnlyMemory<byte> error = request.Errors is null ? default : BatchErrorLine.Write(item, request.Language);
            return new Line(item.Case.Number, item.Case.Position, error, item.Errors, false);
        }

        ReadOnlyMemory<byte> text = request.IsCsv
            ? Encoding.UTF8.GetBytes(_csv.Row(evaluation))
            : EvaluationJson.WriteLine(evaluation, request.Language);
        return new Line(item.Case.Number, item.Case.Position, text, [], evaluation.HasFailures);
    }

    // All that the bytes of the output depend on besides the input.
    private string MadeBy() => JsonSerializer.Serialize(
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["engine"] = Engine.Version,
            ["ruleSet"] = ruleSet.Id + "@" + ruleSet.Version,
            ["hash"] = ruleSet.Hash,
            ["format"] = request.Format + (request.WithoutHeader ? " --no-header" : ""),
            ["by"] = request.By ?? "",
            ["lang"] = request.Language == Language.Chinese ? "zh" : "en",
        },
        s_plain);

    private static readonly JsonSerializerOptions s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A case done: its line for the results or, with errors, for the bad cases.</summary>
    private readonly record struct Line(long Number, long Position, ReadOnlyMemory<byte> Text, IReadOnlyList<Diagnostic> Errors, bool HasFailed);
}
