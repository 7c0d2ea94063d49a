using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using PerfEval.Rules.Hosting;

namespace PerfEval.Rules.Tests.Hosting;

/// <summary>Keeps what a store logs.</summary>
internal sealed class RecordedLog : ILogger<RuleSetStore>
{
    private readonly ConcurrentQueue<Entry> _entries = [];

    public IReadOnlyCollection<Entry> Entries => _entries;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _entries.Enqueue(new Entry(eventId.Id, logLevel, formatter(state, exception), exception));

    internal sealed record Entry(int Id, LogLevel Level, string Text, Exception? Error);
}
