using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace PerfEval.Rules.Batch;

/// <summary>
/// Maps a stream on several threads and gives the results in its order. What is under way is bounded: reading waits for the results to be
/// taken. Items travel in chunks, so that small ones do not pay for being handed over; a chunk never waits for items that are not there yet.
/// </summary>
internal static class OrderedParallel
{
    private const int ItemsOfAChunk = 32;
    private const int WeightOfAChunk = 256 * 1024;

    public static async IAsyncEnumerable<TOut> SelectAsync<TIn, TOut>(
        IAsyncEnumerable<TIn> source, Func<TIn, int> weigh, Func<TIn, TOut> map, int jobs, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        // Every chunk goes through both: in order to whoever takes the results, and to the workers. The first bounds what is under way.
        var order = Channel.CreateBounded<Chunk<TIn, TOut>>(new BoundedChannelOptions((2 * jobs) + 1) { SingleReader = true, SingleWriter = true });
        var work = Channel.CreateUnbounded<Chunk<TIn, TOut>>(new UnboundedChannelOptions { SingleWriter = true });
        Task reading = Task.Run(() => ReadAsync(source, weigh, order.Writer, work.Writer, stop.Token), CancellationToken.None);
        Task[] workers = [.. Enumerable.Range(0, jobs).Select(_ => Task.Run(() => WorkAsync(work.Reader, map, stop.Token), CancellationToken.None))];
        try
        {
            await foreach (Chunk<TIn, TOut> chunk in order.Reader.ReadAllAsync(cancellationToken))
            {
                foreach (TOut result in await chunk.Results.WaitAsync(cancellationToken))
                {
                    yield return result;
                }
            }
        }
        finally
        {
            // Whoever stops early, or at an error, waits for the chunks being worked on, and until the source is disposed of; one that does not hear of cancellation is so at its next item.
            await Task.WhenAll([stop.CancelAsync(), reading, .. workers]).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task ReadAsync<TIn, TOut>(
        IAsyncEnumerable<TIn> source, Func<TIn, int> weigh, ChannelWriter<Chunk<TIn, TOut>> order, ChannelWriter<Chunk<TIn, TOut>> work, CancellationToken stop)
    {
        Exception? error = null;
        var chunk = new Chunk<TIn, TOut>();
        try
        {
            int weight = 0;
            await using IAsyncEnumerator<TIn> items = source.GetAsyncEnumerator(stop);
            while (!stop.IsCancellationRequested)
            {
                ValueTask<bool> next = items.MoveNextAsync();
                if (chunk.Items.Count > 0 && (!next.IsCompleted || chunk.Items.Count >= ItemsOfAChunk || weight >= WeightOfAChunk))
                {
                    Chunk<TIn, TOut> full = chunk;
                    (chunk, weight) = (new Chunk<TIn, TOut>(), 0);
                    if (!await TryHandOverAsync(full))
                    {
                        // A source cannot be disposed of while it is asked for an item.
                        await next;
                        break;
                    }
                }

                if (!await next)
                {
                    break;
                }

                chunk.Items.Add(items.Current);
                weight += weigh(items.Current);
            }
        }
        catch (Exception thrown)
        {
            // It reaches whoever takes the results, behind what was read before it.
            error = thrown;
        }

        if (chunk.Items.Count > 0)
        {
            await TryHandOverAsync(chunk);
        }

        order.Complete(error);
        work.Complete();

        // False once nobody takes results any more.
        async ValueTask<bool> TryHandOverAsync(Chunk<TIn, TOut> full)
        {
            try
            {
                await order.WriteAsync(full, stop);
                return work.TryWrite(full);
            }
            catch (OperationCanceledException)
            {
                return false;
            }
        }
    }

    private static async Task WorkAsync<TIn, TOut>(ChannelReader<Chunk<TIn, TOut>> work, Func<TIn, TOut> map, CancellationToken stop)
    {
        await foreach (Chunk<TIn, TOut> chunk in work.ReadAllAsync(stop))
        {
            chunk.Run(map, stop);
        }
    }

    private sealed class Chunk<TIn, TOut>
    {
        private readonly TaskCompletionSource<TOut[]> _results = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public List<TIn> Items { get; } = [];

        public Task<TOut[]> Results => _results.Task;

        public void Run(Func<TIn, TOut> map, CancellationToken stop)
        {
            try
            {
                var results = new TOut[Items.Count];
                for (int i = 0; i < results.Length; i++)
                {
                    stop.ThrowIfCancellationRequested();
                    results[i] = map(Items[i]);
                }

                _results.SetResult(results);
            }
            catch (Exception error)
            {
                _results.SetException(error);

                // Nobody asks for it where the results are no longer wanted.
                _ = _results.Task.Exception;
            }
        }
    }
}
