using PerfEval.Feel.Diagnostics;

namespace PerfEval.Rules.Tool.Batch;

/// <summary>What a batch says while it runs and at its end, on standard error: bad cases, progress on a terminal, and what went wrong in all.</summary>
internal sealed class BatchReport
{
    private readonly BatchRequest _request;
    private readonly ToolConsole _console;
    private readonly ProgressLine? _progress;
    private long _cases;
    private long _bad;
    private long _failed;

    public BatchReport(BatchRequest request, ToolConsole console, long? length)
    {
        _request = request;
        _console = console;
        bool mingled = request.Output is null && !request.IsSummary && console.IsOutputTerminal;
        _progress = console.IsErrorTerminal && !mingled ? new ProgressLine(console.Error, request.Language, length, TimeProvider.System) : null;
    }

    public void Done(long position, IReadOnlyList<Diagnostic> errors, bool hasFailed)
    {
        _cases++;
        _failed += hasFailed ? 1 : 0;
        if (errors.Count > 0)
        {
            _bad++;
            if (_request.Errors is null)
            {
                _progress?.Clear();
                _console.WriteDiagnostics(errors, _request.Language);
            }
        }

        _progress?.Show(_cases, position);
    }

    public void Clear() => _progress?.Clear();

    public void Interrupted()
    {
        Clear();
        LocalText next = _request.Output is null || _request.IsSummary ? new("", "") : new("加 --resume 再运行，就接着做。", "Run it again with --resume to go on.");
        _console.WriteDiagnostics([ToolErrors.Interrupted.At(null, _cases, next)], _request.Language);
    }

    /// <summary>Says what went wrong in all, if anything did.</summary>
    /// <param name="wentWrongBefore">Whether something went wrong before this run went on.</param>
    /// <returns>The exit code.</returns>
    public int Finish(bool wentWrongBefore)
    {
        Clear();
        if (_bad + _failed > 0)
        {
            LocalText where = _bad > 0 && _request.Errors is { } file ? new($"（见“{file}”）", $" (see '{file}')") : new("", "");
            _console.WriteDiagnostics([ToolErrors.BatchProblems.At(null, _cases, _bad, where, _failed)], _request.Language);
        }

        return _bad + _failed > 0 || wentWrongBefore ? CommandLine.FoundProblems : CommandLine.Done;
    }
}
