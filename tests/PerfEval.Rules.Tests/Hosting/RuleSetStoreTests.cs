using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Facts;
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
        AssertRefused(o => o.Folders.Add(null!), "Folders has an entry that is null or empty");
        AssertRefused(o => o.Folders.Add(" "), "Folders has an entry that is null or empty");
        AssertRefused(o => o.Folders.Add("a\0b"), "'a?b' of PerfEvalRulesOptions.Folders is no path");
        AssertRefused(o => o.Folders.Add(Path.Combine("rulesets", "yunxi-relocation", "ruleset.yaml")), "ruleset.yaml' of PerfEvalRulesOptions.Folders is a file");
        AssertRefused(o => o.Assemblies.Add(null!), "Assemblies has an entry that is null");
        AssertRefused(o => o.Extensions["a"] = null!, "Extensions['a'] is null");
        AssertRefused(o => { o.Folders.Add(""); o.Folders.Add("not/there"); }, "null or empty; name a folder, or leave the entry out.; The folder 'not/there'");
        var made = new PerfEvalRulesOptions { UseApplicationFolder = false };
        Assert.Throws<OptionsValidationException>(() => new RuleSetStore(Options.Create(made), NullLogger<RuleSetStore>.Instance));

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
    public async Task Evaluations_areCountedAndTraced()
    {
        string id = "a" + Guid.NewGuid().ToString("N");
        Write("a/ruleset.yaml", id, "1", 5);
        using ServiceProvider services = Services();
        var store = services.GetRequiredService<RuleSetStore>();
        using var seen = new SeenInstruments(id);
        string yaml = $"case: as-file\nruleset: {id}\n";
        store.EvaluateFile(_folder.Write("c.yaml", yaml));
        store.Evaluate(yaml.Replace("as-file", "as-text", StringComparison.Ordinal));
        store.EvaluateJson(Json("as-json"));
        await store.EvaluateJsonAsync(new MemoryStream(Json("as-stream")));
        store.Evaluate(new CaseBuilder("as-built").RuleSet(id));
        Assert.Equal(5, seen.Counted("perfeval.evaluations"));
        Assert.Equal(["as-file", "as-text", "as-json", "as-stream", "as-built"], seen.Traced.Select(a => a.GetTagItem("perfeval.case")));
        Assert.All(seen.Traced, a => Assert.Equal(ActivityStatusCode.Unset, a.Status));

        byte[] Json(string name) => System.Text.Encoding.UTF8.GetBytes($$"""{"case": "{{name}}", "ruleset": "{{id}}"}""");
    }

    [Fact]
    public async Task Evaluations_thatThrow_areTracedAsErrors()
    {
        Write("a/ruleset.yaml", "a", "1", 5);
        using ServiceProvider services = Services();
        var store = services.GetRequiredService<RuleSetStore>();
        using var parent = new Activity("test").Start();
        using var seen = new SeenInstruments("a", parent.TraceId);
        Assert.Throws<PerfEvalException>(() => store.Evaluate("case: c\nruleset: b\n"));
        Assert.Throws<PerfEvalException>(() => store.EvaluateJson("{}"u8.ToArray()));
        Assert.Throws<PerfEvalException>(() => store.Evaluate(new CaseBuilder("c")));
        Assert.Throws<PerfEvalException>(() => store.EvaluateFile(_folder.Path + "/not-there.yaml"));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () =>
        {
            var closed = new MemoryStream();
            await closed.DisposeAsync();
            await store.EvaluateJsonAsync(closed);
        });
        Assert.Equal(
            ["Error PE2042", "Error PE3002", "Error PE3002", "Error PE2001", "Error ObjectDisposedException"],
            seen.Traced.Select(a => a.Status + " " + a.StatusDescription));
    }

    [Fact]
    public void Catalog_scoresTextsJsonAndBuiltCases_byWhatTheyName()
    {
        Write("b/ruleset-1.yaml", "b", "1", 5, "from: 2020-01-01, to: 2020-12-31");
        Write("b/ruleset-2.yaml", "b", "2", 6, "from: 2021-01-01");
        RuleSetCatalog catalog = RuleSetCatalog.Load(Path.Combine(_folder.Path, "rules"));
        CaseEvaluation text = catalog.Evaluate("case: c\nruleset: b\nas-of: 2021-06-30\n", "c.yaml");
        CaseEvaluation json = catalog.EvaluateJson("""{"case": "c", "ruleset": "b", "as-of": "2021-06-30"}"""u8.ToArray());
        CaseEvaluation built = catalog.Evaluate(new CaseBuilder("c").RuleSet("b").AsOf(new DateOnly(2021, 6, 30)));
        Assert.Equal("6", text.Total.ToString());
        Assert.Equal([text.ToJson(), text.ToJson()], [json.ToJson(), built.ToJson()]);
        Assert.Equal("5", catalog.EvaluateJson("""{"case": "c", "ruleset": "b@1", "as-of": "2020-06-30"}"""u8.ToArray()).Total.ToString());
        Assert.Equal("c.yaml:2:1", Assert.Throws<PerfEvalException>(() => catalog.Evaluate("case: c\nruleset: bb\n", "c.yaml")).Diagnostics.Single().Location.ToString());
        Assert.Equal("PE3002", Code(() => catalog.Evaluate(new CaseBuilder("c"))));
        Assert.Equal("PE2006", Code(() => catalog.EvaluateJson(new byte[] { (byte)'{', 0xC3, 0x28 })));
    }

    [Fact]
    public void Handler_ofChanged_thatThrows_isLogged_andTheOthersStillRun()
    {
        Write("a/ruleset.yaml", "a", "1", 5);
        var log = new RecordedLog();
        using ServiceProvider services = Services(log: log);
        var store = services.GetRequiredService<RuleSetStore>();
        int raised = 0;
        store.Changed += (_, _) => throw new InvalidOperationException("first");
        store.Changed += (_, _) => raised++;
        store.Changed += (_, _) => throw new InvalidOperationException("last");
        Assert.True(store.TryReload());
        Assert.Equal(1, raised);
        Assert.Equal(["first", "last"], log.Entries.Where(e => e.Id == 2043).Select(e => e.Error!.Message));
    }

    [Fact]
    public void WatchedFolder_whoseHandlerThrows_isStillWatched()
    {
        Write("a/ruleset.yaml", "a", "1", 5);
        using ServiceProvider services = Watching();
        var store = services.GetRequiredService<RuleSetStore>();
        store.Changed += (_, _) => throw new InvalidOperationException("no");
        AwaitChange(store, () => Write("b/ruleset.yaml", "b", "1", 5), "b");
        AwaitChange(store, () => Write("c/ruleset.yaml", "c", "1", 5), "c");
    }

    /// <summary>An ordinary deployment: the new folder takes the place of the old one, at once or after a while.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void WatchedFolder_thatIsReplaced_isReadAgain_andWatchedFromThenOn(bool afterAWhile)
    {
        string rules = Path.Combine(_folder.Path, "rules");
        Write("a/ruleset.yaml", "a", "1", 5);
        _folder.Write("next/b/ruleset.yaml", Text("b", "1", 5, "from: 2000-01-01"));
        var log = new RecordedLog();
        using ServiceProvider services = Watching(log);
        var store = services.GetRequiredService<RuleSetStore>();
        Assert.Equal(["a"], store.Current.Ids);
        AwaitChange(
            store,
            () =>
            {
                Directory.Move(rules, Path.Combine(_folder.Path, "old"));
                if (afterAWhile)
                {
                    Assert.True(SpinWait.SpinUntil(() => log.Entries.Any(e => e.Id == 2044 && e.Text.Contains(rules, StringComparison.Ordinal)), TimeSpan.FromMinutes(1)));
                    Assert.Equal(["a"], store.Current.Ids);
                }

                Directory.Move(Path.Combine(_folder.Path, "next"), rules);
            },
            "b");
        Assert.Equal(["b"], store.Current.Ids);
        AwaitChange(store, () => Write("c/ruleset.yaml", "c", "1", 5), "c");
    }

    [Fact]
    public void WatchedFolder_behindALink_isReadAgainWhenTheLinkIsTurned()
    {
        _folder.Write("one/rules/a/ruleset.yaml", Text("a", "1", 5, "from: 2000-01-01"));
        _folder.Write("two/rules/b/ruleset.yaml", Text("b", "1", 5, "from: 2000-01-01"));
        string current = Path.Combine(_folder.Path, "current"), next = Path.Combine(_folder.Path, "next");
        Directory.CreateSymbolicLink(current, "one");
        using ServiceProvider services = Watching(folder: Path.Combine(current, "rules"));
        var store = services.GetRequiredService<RuleSetStore>();
        Assert.Equal(["a"], store.Current.Ids);
        AwaitChange(
            store,
            () =>
            {
                Directory.CreateSymbolicLink(next, "two");
                File.Delete(current);
                Directory.Move(next, current);
            },
            "b");
        Assert.Equal(["b"], store.Current.Ids);
    }

    [Theory]
    [InlineData("fund-1.5")]
    [InlineData("fund")]
    public void WatchedFolder_intoWhichARuleSetIsMovedAndOutAgain_isReadAgain(string name)
    {
        Write("a/ruleset.yaml", "a", "1", 5);
        string aside = Path.GetDirectoryName(_folder.Write(name + "/ruleset.yaml", Text("b", "1", 5, "from: 2000-01-01")))!, inside = Path.Combine(_folder.Path, "rules", name);
        using ServiceProvider services = Watching();
        var store = services.GetRequiredService<RuleSetStore>();
        Assert.Equal(["a"], store.Current.Ids);
        AwaitChange(store, () => Directory.Move(aside, inside), "b");
        AwaitChange(store, () => Directory.Move(inside, aside), "b", there: false);
    }

    [Fact]
    public void FolderOrAssembly_withoutRuleSets_isAWarning()
    {
        Write("a/ruleset.yaml", "a", "1", 5);
        string empty = Directory.CreateDirectory(Path.Combine(_folder.Path, "empty")).FullName;
        var log = new RecordedLog();
        using ServiceProvider services = Services(o => { o.Folders.Add(empty); o.Assemblies.Add(typeof(string).Assembly); }, log);
        Assert.Single(services.GetRequiredService<RuleSetStore>().Current.RuleSets);
        Assert.Equal(
            [$"The folder '{empty}' has no rule sets: neither a ruleset.yaml, nor folders that have one.", "The assembly 'System.Private.CoreLib' has no rule sets: no resource whose name ends with ruleset.yaml or ruleset-….yaml."],
            log.Entries.Where(e => e.Id is 2045 or 2046).Select(e => e.Text));
    }

    [Fact]
    public void Folder_thatIsGone_isNotTakenForAnEmptyOne()
    {
        Write("a/ruleset.yaml", "a", "1", 5);
        using ServiceProvider services = Services();
        var store = services.GetRequiredService<RuleSetStore>();
        Assert.Single(store.Current.RuleSets);
        Directory.Move(Path.Combine(_folder.Path, "rules"), Path.Combine(_folder.Path, "old"));
        Assert.False(store.TryReload());
        Assert.Single(store.Current.RuleSets);
    }

    [Fact]
    public void Extensions_ofARuleSetThatIsNotThere_areRefused()
    {
        Write("fund/ruleset.yaml", "fund", "1", 5);
        using ServiceProvider services = Services(o => o.Extensions["funds"] = RuleSetExtensions.None.WithFindings("查", "1", "甲", [], _ => []));
        PerfEvalException refused = Assert.Throws<PerfEvalException>(() => services.GetRequiredService<RuleSetStore>().Current);
        Diagnostic diagnostic = Assert.Single(refused.Diagnostics);
        Assert.Equal(
            ("PE2043", "The program adds functions or findings to a rule set 'funds', which is not there. Did you mean 'fund'?"),
            (diagnostic.Id, diagnostic.Message(Language.English).TrimEnd()));
        Assert.StartsWith("程序为规则集“funds”添加了函数或扣分来源，但没有这个规则集。", diagnostic.Message(Language.Chinese), StringComparison.Ordinal);
    }

    [Fact]
    public void Reloading_afterDispose_doesNothing()
    {
        Write("a/ruleset.yaml", "a", "1", 5);
        var log = new RecordedLog();
        using ServiceProvider services = Services(o => o.Watch = true, log);
        var store = services.GetRequiredService<RuleSetStore>();
        RuleSetCatalog before = store.Current;
        store.Dispose();
        int logged = log.Entries.Count;
        Assert.False(store.TryReload());
        Assert.Same(before, store.Current);
        Assert.Equal(logged, log.Entries.Count);
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

    private ServiceProvider Services(Action<PerfEvalRulesOptions>? more = null, RecordedLog? log = null, string? folder = null)
    {
        IServiceCollection services = new ServiceCollection().AddPerfEvalRules(o =>
        {
            o.UseApplicationFolder = false;
            o.Folders.Add(folder ?? Path.Combine(_folder.Path, "rules"));
            more?.Invoke(o);
        });
        return (log is null ? services : services.AddSingleton<ILogger<RuleSetStore>>(log)).BuildServiceProvider();
    }

    private ServiceProvider Watching(RecordedLog? log = null, string? folder = null) => Services(
        o =>
        {
            o.Watch = true;
            o.Quiet = TimeSpan.FromMilliseconds(20);
        },
        log,
        folder);

    private static void AwaitChange(RuleSetStore store, Action change, string id, bool there = true)
    {
        change();
        Assert.True(SpinWait.SpinUntil(() => store.Current.Ids.Contains(id) == there, TimeSpan.FromMinutes(1)));
    }
}
