using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Batch;
using PerfEval.Rules.Loading;

namespace PerfEval.Rules.Tool.Batch;

/// <summary>The files that a batch writes: results, cases that cannot be used, and the state by which it can go on.</summary>
internal sealed class BatchFiles : IDisposable
{
    private readonly long _done;
    private readonly long _reported;

    private BatchFiles(ResultFile results, ResultFile? errors, BatchState? state, bool isNew, long done, long reported)
    {
        (Results, Errors, State, IsNew) = (results, errors, state, isNew);
        (_done, _reported) = (done, reported);
    }

    public ResultFile Results { get; }

    /// <summary>Null where bad cases are only told.</summary>
    public ResultFile? Errors { get; }

    /// <summary>Null where results go to standard output.</summary>
    public BatchState? State { get; }

    /// <summary>Whether the results begin here, headings included.</summary>
    public bool IsNew { get; }

    /// <summary>Opens them all. Null after reporting why that cannot be.</summary>
    public static BatchFiles? Open(BatchRequest request, ToolConsole console, string madeBy, DiagnosticBag diagnostics)
    {
        string path = request.Output ?? "-";
        ResultFile? results = null, errors = null;
        BatchState? state = null;
        try
        {
            long lines = 0, reported = long.MaxValue;
            string stateFile = BatchState.PathFor(path);
            bool goesOn = request.Resume && File.Exists(path) && new FileInfo(path).Length > 0;
            if (goesOn && !File.Exists(stateFile))
            {
                diagnostics.Add(ToolErrors.NoState.At(null, path, stateFile));
                return null;
            }

            // A run may be cut off before its first result; then there is a state and nothing else.
            goesOn = request.Resume && File.Exists(stateFile) && new FileInfo(stateFile).Length > 0;
            if (request.Output is not null)
            {
                results = goesOn ? ResultFile.Continue(path, _ => lines++) : ResultFile.Create(path);
            }

            // A summary is made anew or not at all.
            if (request is { Output: not null, IsSummary: false })
            {
                state = goesOn ? BatchState.Continue(stateFile, madeBy, diagnostics) : BatchState.Create(stateFile, madeBy);
                if (state is null)
                {
                    results!.Dispose();
                    return null;
                }
            }

            if (request.Errors is { } errorFile)
            {
                path = errorFile;
                var numbers = new List<long>();
                errors = goesOn ? ResultFile.Continue(path, line => numbers.Add(BatchErrorLine.NumberOf(line))) : ResultFile.Create(path);
                if (goesOn && state!.TakeReported(numbers) is not { } last)
                {
                    diagnostics.Add(ToolErrors.OtherErrors.At(null, path));
                    Close(results, errors, state);
                    return null;
                }

                reported = numbers.Count > 0 ? numbers[^1] : 0;
            }

            long headings = request is { IsCsv: true, WithoutHeader: false } && lines > 0 ? 1 : 0;
            return new BatchFiles(results ?? ResultFile.Of(console.OutBytes), errors, state, lines == 0, lines - headings, reported);
        }
        catch (Exception error) when (FileProblems.Covers(error))
        {
            Close(results, errors, state);
            diagnostics.Add(ToolErrors.CannotWrite.At(null, path, FileProblems.Describe(error)));
            return null;
        }
    }

    /// <summary>The cases still to be done.</summary>
    public IAsyncEnumerable<BatchCase> Remaining(IAsyncEnumerable<BatchCase> cases, CancellationToken cancellationToken) =>
        State is null ? cases : State.RemainingAsync(cases, _done, _reported, cancellationToken);

    public void Dispose() => Close(Results, Errors, State);

    private static void Close(ResultFile? results, ResultFile? errors, BatchState? state)
    {
        results?.Dispose();
        errors?.Dispose();
        state?.Dispose();
    }
}
