using System.Runtime.CompilerServices;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Loading;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Batch;

/// <summary>
/// Scores any number of cases by one rule set: a stream in, a stream out in the same order, on several cores, in constant memory. Only a
/// bounded number of cases is under way at a time (a few dozen for each core), and reading waits for whoever takes the results. A case that
/// cannot be used is an item with its errors; the others go on. Who leaves the loop early, or cancels, waits until the source is disposed of; a source that does
/// not hear of cancellation is waited for until its next item. Immutable and safe for any number of threads.
/// </summary>
public sealed class BatchEvaluator
{
    private readonly RuleSet _ruleSet;
    private readonly int _jobs;

    /// <summary>Makes it.</summary>
    /// <param name="ruleSet">The rule set of all cases.</param>
    /// <param name="jobs">How many cases are scored at a time; 0 for as many as there are cores.</param>
    public BatchEvaluator(RuleSet ruleSet, int jobs = 0)
    {
        ArgumentNullException.ThrowIfNull(ruleSet);
        ArgumentOutOfRangeException.ThrowIfNegative(jobs);
        _ruleSet = ruleSet;
        _jobs = jobs == 0 ? Environment.ProcessorCount : jobs;
    }

    /// <summary>Scores the cases of an NDJSON stream: on each line a case as a JSON object.</summary>
    /// <param name="ndjson">UTF-8 text; read once from where it stands, and not closed.</param>
    /// <param name="cancellationToken">Stops the work; what was given out stays valid.</param>
    public IAsyncEnumerable<BatchItem> EvaluateAsync(Stream ndjson, CancellationToken cancellationToken = default) =>
        EvaluateAsync(BatchSource.ReadLinesAsync(ndjson, null, cancellationToken), cancellationToken);

    /// <summary>Scores cases from anywhere.</summary>
    /// <param name="cases">The cases; enumerated once, by one thread.</param>
    /// <param name="cancellationToken">Stops the work; what was given out stays valid.</param>
    public IAsyncEnumerable<BatchItem> EvaluateAsync(IAsyncEnumerable<BatchCase> cases, CancellationToken cancellationToken = default) =>
        EvaluateAsync(cases, item => item, cancellationToken);

    /// <summary>Scores cases and makes of each what is wanted, on the same cores; the results come in the order of the cases.</summary>
    /// <typeparam name="T">What is made of a case.</typeparam>
    /// <param name="cases">The cases; enumerated once, by one thread.</param>
    /// <param name="select">What is made of a case, such as a line of text; called by several threads at once.</param>
    /// <param name="cancellationToken">Stops the work; what was given out stays valid.</param>
    public async IAsyncEnumerable<T> EvaluateAsync<T>(
        IAsyncEnumerable<BatchCase> cases, Func<BatchItem, T> select, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(cases);
        ArgumentNullException.ThrowIfNull(select);
        await foreach (T result in OrderedParallel.SelectAsync(cases, c => c.Utf8.Length, c => select(Evaluate(c)), _jobs, cancellationToken))
        {
            yield return result;
        }
    }

    /// <summary>Scores one case; the same that it comes to within a batch.</summary>
    /// <param name="source">The case.</param>
    public BatchItem Evaluate(BatchCase source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var diagnostics = new DiagnosticBag();
        try
        {
            if (source.Plain(_ruleSet) is { } plain)
            {
                return new BatchItem(source, plain, []);
            }

            CaseModel? model = source.Read(_ruleSet.Id, diagnostics);
            if (model is not null && _ruleSet.TryEvaluate(model, diagnostics) is { } evaluation)
            {
                return new BatchItem(source, evaluation, []);
            }
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // A defect that one case meets must not cost the other million.
            diagnostics.Add(LoadingErrors.CaseBroke.At(
                new SourceLocation(source.File, source.IsLine ? (int)Math.Min(source.Number, int.MaxValue) : 1, 1), error.GetType().Name + ": " + error.Message));
        }

        return new BatchItem(source, null, [.. YamlTraps.WithoutConsequences(diagnostics.Sorted()).Where(d => d.Severity == Severity.Error)]);
    }
}
