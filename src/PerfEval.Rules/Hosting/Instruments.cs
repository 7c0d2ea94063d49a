using System.Diagnostics;
using System.Diagnostics.Metrics;
using PerfEval.Feel.Diagnostics;

namespace PerfEval.Rules.Hosting;

/// <summary>What is counted and traced.</summary>
internal static class Instruments
{
    private static readonly ActivitySource s_activities = new(RuleSetStore.InstrumentationName);
    private static readonly Meter s_meter = new(RuleSetStore.InstrumentationName);
    private static readonly Counter<long> s_evaluations = s_meter.CreateCounter<long>("perfeval.evaluations", "{case}", "Cases that were scored.");
    private static readonly Counter<long> s_open = s_meter.CreateCounter<long>("perfeval.evaluations.open", "{case}", "Scored cases whose total is a range, since something is missing.");
    private static readonly Counter<long> s_failed = s_meter.CreateCounter<long>("perfeval.evaluations.failed", "{case}", "Scored cases in which a computation failed.");
    private static readonly Counter<long> s_reloads = s_meter.CreateCounter<long>("perfeval.reloads", "{reload}", "Readings of rule sets, with their outcome.");

    public static Activity? Start() => s_activities.StartActivity("perfeval.evaluate");

    public static void Scored(CaseEvaluation evaluation, Activity? activity)
    {
        var ruleSet = new KeyValuePair<string, object?>("ruleset", evaluation.RuleSet.Id);
        s_evaluations.Add(1, ruleSet);
        if (!evaluation.Total.IsKnown)
        {
            s_open.Add(1, ruleSet);
        }

        if (evaluation.HasFailures)
        {
            s_failed.Add(1, ruleSet);
        }

        activity?.SetTag("perfeval.ruleset", evaluation.RuleSet.Id + "@" + evaluation.RuleSet.Version);
        activity?.SetTag("perfeval.case", evaluation.CaseId);
        activity?.SetTag("perfeval.total", evaluation.Total.ToString());
    }

    // The codes alone: messages may quote what a case states.
    public static void Refused(Exception error, Activity? activity) => activity?.SetStatus(
        ActivityStatusCode.Error,
        error is PerfEvalException refused
            ? string.Join(", ", refused.Diagnostics.Where(d => d.Severity == Severity.Error).Select(d => d.Id).Distinct(StringComparer.Ordinal))
            : error.GetType().Name);

    public static void Reloaded(bool taken) => s_reloads.Add(1, new KeyValuePair<string, object?>("outcome", taken ? "taken" : "refused"));
}
