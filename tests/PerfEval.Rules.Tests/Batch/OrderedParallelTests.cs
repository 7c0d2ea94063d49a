using System.Runtime.CompilerServices;
using PerfEval.Rules.Batch;

namespace PerfEval.Rules.Tests.Batch;

/// <summary>Who leaves a batch early leaves nothing behind: its source is disposed of, and not asked again.</summary>
public sealed class OrderedParallelTests
{
    private static readonly TimeSpan s_soon = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Leaving_whileTheSourceWaits_stopsAndDisposesIt(int jobs)
    {
        var source = new Source { Waits = Timeout.InfiniteTimeSpan, From = 3 };
        await TakeAsync(Select(source.HearingAsync(), jobs), 2).WaitAsync(s_soon);
        Assert.Equal((3, true), (source.Asked, source.Disposed));
    }

    [Fact]
    public async Task Leaving_whileADeafSourceWaits_awaitsItsNextItemAndNoMore()
    {
        var source = new Source { Waits = TimeSpan.FromMilliseconds(200), From = 3 };
        await TakeAsync(Select(source.DeafAsync(), 2), 2).WaitAsync(s_soon);
        Assert.Equal((3, true), (source.Asked, source.Disposed));
    }

    [Fact]
    public async Task Leaving_whileNothingMoreIsTaken_disposesTheSource()
    {
        // Every item waits a little, so that it is handed over while the source is asked for the next one, and there is no room for it.
        var source = new Source { Waits = TimeSpan.FromMilliseconds(5), From = 1 };
        await using (IAsyncEnumerator<int> results = Select(source.DeafAsync(), 1).GetAsyncEnumerator())
        {
            Assert.True(await results.MoveNextAsync());
            int before;
            do
            {
                before = source.Asked;
                await Task.Delay(200);
            }
            while (before != source.Asked);
            Assert.False(source.Disposed);
        }

        int asked = source.Asked;
        Assert.True(source.Disposed);
        await Task.Delay(50);
        Assert.Equal(asked, source.Asked);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Cancelling_whileTheSourceWaits_disposesIt(bool hears)
    {
        using var stop = new CancellationTokenSource();
        var source = new Source { Waits = hears ? Timeout.InfiniteTimeSpan : TimeSpan.FromMilliseconds(300), From = 3 };
        IAsyncEnumerable<int> results = OrderedParallel.SelectAsync(hears ? source.HearingAsync() : source.DeafAsync(), _ => 1, n => n, 2, stop.Token);
        var taken = new List<int>();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (int result in results)
            {
                taken.Add(result);
                if (result == 2)
                {
                    stop.CancelAfter(50);
                }
            }
        }).WaitAsync(s_soon);
        Assert.Equal([1, 2], taken);
        Assert.Equal((3, true), (source.Asked, source.Disposed));
    }

    [Fact]
    public async Task Error_ofWhatIsMade_disposesTheSource()
    {
        var source = new Source { Waits = Timeout.InfiniteTimeSpan, From = 3 };
        await Assert.ThrowsAsync<FormatException>(() => TakeAsync(
            OrderedParallel.SelectAsync(source.HearingAsync(), _ => 1, n => n == 2 ? throw new FormatException("no") : n, 2, CancellationToken.None), 10)).WaitAsync(s_soon);
        Assert.True(source.Disposed);
    }

    [Fact]
    public async Task Error_ofASourceThatWasLeft_isNobodysConcern()
    {
        var source = new Source { Waits = TimeSpan.FromMilliseconds(100), From = 2, Breaks = true };
        await TakeAsync(Select(source.DeafAsync(), 2), 1).WaitAsync(s_soon);
        Assert.True(source.Disposed);
    }

    [Fact]
    public async Task Leaving_atAnyMoment_leavesTheSourceDisposed()
    {
        for (int i = 0; i < 200; i++)
        {
            var source = new Source { Waits = TimeSpan.Zero, From = i % 5 };
            await TakeAsync(Select(i % 2 == 0 ? source.DeafAsync() : source.HearingAsync(), 1 + (i % 3)), 1 + (i % 90)).WaitAsync(s_soon);
            Assert.True(source.Disposed);
        }
    }

    private static IAsyncEnumerable<int> Select(IAsyncEnumerable<int> source, int jobs) => OrderedParallel.SelectAsync(source, _ => 1, n => n, jobs, CancellationToken.None);

    private static async Task TakeAsync(IAsyncEnumerable<int> results, int count)
    {
        int expected = 0;
        await foreach (int result in results)
        {
            Assert.Equal(++expected, result);
            if (expected == count)
            {
                break;
            }
        }
    }

    /// <summary>Numbers without end; from one of them on it waits before each.</summary>
    private sealed class Source
    {
        private volatile int _asked;
        private volatile bool _disposed;

        public required TimeSpan Waits { get; init; }

        public required int From { get; init; }

        public bool Breaks { get; init; }

        /// <summary>The number of the last item that it was asked for.</summary>
        public int Asked => _asked;

        public bool Disposed => _disposed;

        public IAsyncEnumerable<int> DeafAsync() => NumbersAsync(hears: false);

        public IAsyncEnumerable<int> HearingAsync() => NumbersAsync(hears: true);

        private async IAsyncEnumerable<int> NumbersAsync(bool hears, [EnumeratorCancellation] CancellationToken cancellation = default)
        {
            try
            {
                for (int n = 1; ; n++)
                {
                    _asked = n;
                    if (n >= From)
                    {
                        await (Waits == TimeSpan.Zero ? YieldAsync() : Task.Delay(Waits, hears ? cancellation : CancellationToken.None));
                        if (Breaks)
                        {
                            throw new IOException("left");
                        }
                    }

                    yield return n;
                }
            }
            finally
            {
                _disposed = true;
            }
        }

        private static async Task YieldAsync() => await Task.Yield();
    }
}
