using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using PerfEval.Rules.Hosting;

namespace PerfEval.Rules.Tests.Hosting;

/// <summary>Listens to what stores count of one rule set and trace; other tests run at the same time.</summary>
internal sealed class SeenInstruments : IDisposable
{
    private readonly ConcurrentQueue<string> _counted = [];
    private readonly ConcurrentQueue<Activity> _traced = [];
    private readonly MeterListener _meters;
    private readonly ActivityListener _activities;

    /// <summary>Begins to listen.</summary>
    /// <param name="ruleSet">The rule set.</param>
    /// <param name="trace">The trace; without one those that name the rule set.</param>
    public SeenInstruments(string ruleSet, ActivityTraceId? trace = null)
    {
        _meters = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == RuleSetStore.InstrumentationName)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        _meters.SetMeasurementEventCallback<long>((instrument, _, tags, _) =>
        {
            foreach (KeyValuePair<string, object?> tag in tags)
            {
                if (tag.Value as string == ruleSet)
                {
                    _counted.Enqueue(instrument.Name);
                }
            }
        });
        _meters.Start();
        _activities = new ActivityListener
        {
            ShouldListenTo = s => s.Name == RuleSetStore.InstrumentationName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (trace is { } one ? activity.TraceId == one : (activity.GetTagItem("perfeval.ruleset") as string)?.StartsWith(ruleSet + "@", StringComparison.Ordinal) == true)
                {
                    _traced.Enqueue(activity);
                }
            },
        };
        ActivitySource.AddActivityListener(_activities);
    }

    public IReadOnlyCollection<Activity> Traced => _traced;

    public int Counted(string name) => _counted.Count(n => n == name);

    public void Dispose()
    {
        _meters.Dispose();
        _activities.Dispose();
    }
}
