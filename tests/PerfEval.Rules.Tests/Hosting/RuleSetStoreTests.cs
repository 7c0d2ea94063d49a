using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PerfEval.Rules.Hosting;

namespace PerfEval.Rules.Tests.Hosting;

/// <summary>Rule sets of a host: where they come from, and what happens when they change.</summary>
public sealed class RuleSetStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void FolderOfRuleSets_isRead_withAllVersions()
    {
        Write("a/ruleset.yaml", "a", "1", 5);
        Write("b/ruleset-1.yaml", "b", "1", 5, "from: 2020-01-01, to: 2020-12-31");
        Write("b/ruleset-2.yaml", "b", "2", 6, "from: 2021-01-01");
        using ServiceProvider services = Services();
        RuleSetCatalog catalog = services.GetRequiredService<RuleSetStore>().Current;
        Assert.Equal(["a@1", "b@1", "b@2"], catalog.RuleSets.Select(r => r.Id + "@" + r.Version));
        Assert.Equal(["a", "b"], catalog.Ids);
        Assert.Equal("1", catalog.InForce("b", new DateOnly(2020, 6, 30)).Version);
        Assert.Equal("2", catalog.InForce("b", new DateOnly(2022, 6, 30)).Version);
        Assert.Equal("PE3311", Code(() => catalog.InForce("b", new DateOnly(2019, 6, 30))));
        Assert.Equal("PE2042", Code(() => catalog.InForce("c", new DateOnly(2019, 6, 30))));
        Assert.Null(catalog.Find("b", "3"));
        Assert.NotNull(catalog.Find("b", "2"));
    }

    [Theory]
    [InlineData("b", "2020-06-30", "5")]
    [InlineData("b", "2021-06-30", "6")]
    [InlineData("b@1", "2020-06-30", "5")]
    [InlineData("b@3", "2020-06-30", "PE3313")]
    [InlineData("b", "2019-06-30", "PE3311")]
    [InlineData("bb", "2021-06-30", "PE2042")]
    public void Case_isScoredByWhatItNames(string ruleSet, string asOf, string expected)
    {
        Write("b/ruleset-1.yaml", "b", "1", 5, "from: 2020-01-01, to: 2020-12-31");
        Write("b/ruleset-2.yaml", "b", "2", 6, "from: 2021-01-01");
        using ServiceProvider services = Services();
        string path = _folder.Write("c.yaml", $"case: c\nruleset: {ruleSet}\nas-of: {asOf}\n");
        string actual = expected.StartsWith("PE", StringComparison.Ordinal)
            ? Code(() => services.GetRequiredService<RuleSetStore>().EvaluateFile(path))
            : services.GetRequiredService<RuleSetStore>().EvaluateFile(path).Total.ToString();
        Assert.Equal(expected, actual);
    }

    [Fact]
    public void EmbeddedRuleSets_areRead_andMayExtendEachOther()
    {
        using ServiceProvider services = new ServiceCollection()
            .AddPerfEvalRules(o => { o.UseApplicationFolder = false; o.Assemblies.Add(typeof(RuleSetStoreTests).Assembly); }).BuildServiceProvider();
        RuleSetCatalog catalog = services.GetRequiredService<RuleSetStore>().Current;
        Assert.Equal(["embedded-base@1", "embedded-top@1"], catalog.RuleSets.Select(r => r.Id + "@" + r.Version));
        Assert.Equal(["embedded-base@1", "embedded-top@1"], catalog.Find("embedded-top", "1")!.Layers);
    }

    [Fact]
    public void Change_thatChecks_isTakenOver_andOneThatDoesNotIsNot()
    {
        Write("a/ruleset.yaml", "a", "1", 5);
        using ServiceProvider services = Services();
        var store = services.GetRequiredService<RuleSetStore>();
        RuleSetCatalog before = store.Current;
        int raised = 0;
        store.Changed += (_, _) => raised++;

        Write("a/ruleset.yaml", "a", "1", 6);
        Assert.True(store.TryReload());
        RuleSetCatalog after = store.Current;
        Assert.Equal((5m, 6m, 1), (before.Find("a", "1")!.Plan.RuleSet.Root.FixedPoints!.Value, after.Find("a", "1")!.Plan.RuleSet.Root.FixedPoints!.Value, raised));

        _folder.Write("rules/a/ruleset.yaml", "ruleset: a\nversion: \"1\"\ntitle: t\nindicators: { 甲: { points: 5, ratio: 没有 } }\n");
        Assert.False(store.TryReload());
        Assert.Same(after, store.Current);
        Assert.Equal(1, raised);
    }

    [Fact]
    public void FirstReading_withErrors_isRefused_andTriedAgain()
    {
        _folder.Write("rules/a/ruleset.yaml", "ruleset: a\n");
        using ServiceProvider services = Services();
        var store = services.GetRequiredService<RuleSetStore>();
        Assert.Throws<PerfEvalException>(() => store.Current);
        Write("a/ruleset.yaml", "a", "1", 5);
        Assert.Single(store.Current.RuleSets);
    }

    [Fact]
    public void WatchedFolder_isTakenOverWithoutBeingAsked()
    {
        Write("a/ruleset.yaml", "a", "1", 5);
        using ServiceProvider services = Services(o => { o.Watch = true; o.Quiet = TimeSpan.FromMilliseconds(20); });
        var store = services.GetRequiredService<RuleSetStore>();
        Assert.Single(store.Current.RuleSets);
        using var changed = new ManualResetEventSlim();
        store.Changed += (_, _) => changed.Set();
        Write("b/ruleset.yaml", "b", "1", 5);
        Assert.True(changed.Wait(TimeSpan.FromMinutes(1)));
        Assert.Contains("b", store.Current.Ids);
    }

    [Fact]
    public void TwoOfOneVersion_areRefused_unlessTheyAreTheSame()
    {
        Write("a/ruleset.yaml", "a", "1", 5);
        Write("same/ruleset.yaml", "a", "1", 5);
        Assert.Single(RuleSetCatalog.Load(Path.Combine(_folder.Path, "rules")).RuleSets);
        Write("other/ruleset.yaml", "a", "1", 6);
        Assert.Equal("PE2041", Code(() => RuleSetCatalog.Load(Path.Combine(_folder.Path, "rules"))));
        Assert.Equal("PE2041", Code(() => RuleSetCatalog.Of(RuleSet.Load(Path.Combine(_folder.Path, "rules", "a")), RuleSet.Load(Path.Combine(_folder.Path, "rules", "other")))));
    }

    [Fact]
    public void Options_areCheckedAtStart()
    {
        AssertRefused(o => o.Folders.Add("not/there"), "not/there");
        AssertRefused(o => o.Quiet = TimeSpan.Zero, "Quiet");
        AssertRefused(o => o.UseApplicationFolder = false, "no rule sets");

        static void AssertRefused(Action<PerfEvalRulesOptions> configure, string word)
        {
            using ServiceProvider services = new ServiceCollection().AddPerfEvalRules(configure).BuildServiceProvider();
            OptionsValidationException error = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());
            Assert.Contains(word, error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void ApplicationFolder_isUsedByDefault_andAScopeKeepsItsCatalog()
    {
        using ServiceProvider services = new ServiceCollection().AddPerfEvalRules().BuildServiceProvider();
        using IServiceScope scope = services.CreateScope();
        var catalog = scope.ServiceProvider.GetRequiredService<RuleSetCatalog>();
        Assert.Contains("yunxi-relocation", catalog.Ids);
        Assert.True(services.GetRequiredService<RuleSetStore>().TryReload());
        Assert.Same(catalog, scope.ServiceProvider.GetRequiredService<RuleSetCatalog>());
        Assert.NotSame(catalog, services.GetRequiredService<RuleSetStore>().Current);
    }

    [Fact]
    public void Evaluations_areCountedAndTraced()
    {
        Write("a/ruleset.yaml", "a", "1", 5);
        using ServiceProvider services = Services();
        var counted = new List<(string Name, string RuleSet)>();
        using var meters = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == RuleSetStore.InstrumentationName)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        meters.SetMeasurementEventCallback<long>((instrument, _, tags, _) =>
        {
            foreach (KeyValuePair<string, object?> tag in tags)
            {
                lock (counted)
                {
                    counted.Add((instrument.Name, tag.Value as string ?? ""));
                }
            }
        });
        meters.Start();
        var traced = new List<string>();
        using var activities = new ActivityListener
        {
            ShouldListenTo = s => s.Name == RuleSetStore.InstrumentationName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = a => { lock (traced) { traced.Add(a.GetTagItem("perfeval.case") as string ?? ""); } },
        };
        ActivitySource.AddActivityListener(activities);
        services.GetRequiredService<RuleSetStore>().EvaluateFile(_folder.Write("c.yaml", "case: counted\nruleset: a\n"));
        Assert.Contains(("perfeval.evaluations", "a"), counted);
        Assert.Contains("counted", traced);
    }

    /// <summary>Two rule sets take turns in one file while many threads score: each result is wholly of the one or wholly of the other.</summary>
    [Fact]
    public async Task Reloading_underLoad_givesNoTornResult()
    {
        string one = Text("a", "1", 5, "from: 2000-01-01"), two = Text("a", "2", 7, "from: 2000-01-01").Replace("deduct: []", "formula: points - 3", StringComparison.Ordinal);
        _folder.Write("rules/a/ruleset.yaml", one);
        string path = _folder.Write("c.yaml", "case: c\nruleset: a\nas-of: 2020-01-01\n");
        using ServiceProvider services = Services();
        var store = services.GetRequiredService<RuleSetStore>();
        _ = store.Current;
        using var stop = new CancellationTokenSource();
        int seen = 0;
        Task[] readers = [.. Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(
            () =>
            {
                while (!stop.IsCancellationRequested)
                {
                    CaseEvaluation evaluation = store.EvaluateFile(path);
                    string result = $"{evaluation.RuleSet.Version} {evaluation.Points} {evaluation.Total}";
                    Assert.Contains(result, (string[])["1 5 5", "2 7 4"]);
                    Interlocked.Or(ref seen, evaluation.RuleSet.Version == "1" ? 1 : 2);
                }
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))];

        // However slowly readers are given a turn: until both rule sets were seen, and some turns more.
        long start = Stopwatch.GetTimestamp();
        for (int turn = 0; turn < 40 || (Volatile.Read(ref seen) != 3 && Stopwatch.GetElapsedTime(start) < TimeSpan.FromMinutes(2)); turn++)
        {
            string next = Path.Combine(_folder.Path, "next");
            File.WriteAllText(next, turn % 2 == 0 ? two : one);
            File.Move(next, Path.Combine(_folder.Path, "rules", "a", "ruleset.yaml"), overwrite: true);
            Assert.True(store.TryReload());
        }

        await stop.CancelAsync();
        await Task.WhenAll(readers);
        Assert.Equal(3, seen);
    }

    private static string Code(Func<object> action) => Assert.Throws<PerfEvalException>(action).Diagnostics.Single().Id;

    private static string Text(string id, string version, int points, string effective) =>
        $"ruleset: {id}\nversion: \"{version}\"\ntitle: t\neffective: {{ {effective} }}\nindicators: {{ 甲: {{ points: {points}, deduct: [] }} }}\n";

    private void Write(string file, string id, string version, int points, string effective = "from: 2000-01-01") =>
        _folder.Write("rules/" + file, Text(id, version, points, effective));

    private ServiceProvider Services(Action<PerfEvalRulesOptions>? more = null) => new ServiceCollection().AddPerfEvalRules(o =>
    {
        o.UseApplicationFolder = false;
        o.Folders.Add(Path.Combine(_folder.Path, "rules"));
        more?.Invoke(o);
    }).BuildServiceProvider();
}
