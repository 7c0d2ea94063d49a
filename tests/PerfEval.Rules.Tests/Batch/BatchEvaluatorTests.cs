using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Batch;
using PerfEval.Tests;

namespace PerfEval.Rules.Tests.Batch;

public sealed class BatchEvaluatorTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public async Task Batch_withAnyNumberOfJobs_givesEachCaseWhatItGetsAlone(int jobs)
    {
        const int Count = 500;
        var alone = new BatchEvaluator(Counties.RuleSet, 1);
        string[] expected = [.. Enumerable.Range(1, Count).Select(n => Counties.Describe(alone.Evaluate(BatchCase.FromLine(n, Encoding.UTF8.GetBytes(Counties.Line(n))))))];
        string[] actual = await new BatchEvaluator(Counties.RuleSet, jobs).EvaluateAsync(Counties.Stream(Count)).Select(Counties.Describe).ToArrayAsync();
        Assert.Equal(expected, actual);
        Assert.Contains(expected, e => e.Contains("PE2011", StringComparison.Ordinal));
        Assert.Contains(expected, e => e.Contains("PE1201", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Line_givesTheSameAsTheCaseFileWithTheSameContent()
    {
        string[] files = BatchSource.FindFiles(Path.Combine(AppContext.BaseDirectory, "rulesets", "yunxi-relocation", "cases")).ToArray();
        RuleSet ruleSet = RuleSet.Load(Path.Combine(AppContext.BaseDirectory, "rulesets", "yunxi-relocation"));
        BatchItem item = await new BatchEvaluator(ruleSet).EvaluateAsync(BatchSource.ReadFilesAsync(files)).SingleAsync();
        Assert.Equal(ruleSet.EvaluateFile(files[0]).ToJson(), item.Evaluation!.ToJson());
        Assert.Equal(files[0], item.Case.File);
    }

    [Fact]
    public void Line_withoutRuleSet_isOfTheBatchsRuleSet_andAnotherOneIsAnError()
    {
        var batch = new BatchEvaluator(Counties.RuleSet);
        BatchItem none = batch.Evaluate(Counties.Case("""{"case": "a", "facts": {}}"""));
        BatchItem same = batch.Evaluate(Counties.Case("""{"case": "a", "ruleset": "counties@1", "facts": {}}"""));
        BatchItem other = batch.Evaluate(Counties.Case("""{"case": "a", "ruleset": "cities", "facts": {}}""", 7));
        Assert.Equal((25m, 100m), (none.Evaluation!.Total.Low, none.Evaluation.Total.High));
        Assert.Equal(none.Evaluation.Total, same.Evaluation!.Total);
        Assert.Null(other.Evaluation);
        Assert.Equal("cases.ndjson:7:15", Assert.Single(other.Errors).Location.ToString());
    }

    [Theory]
    [InlineData("""{"case": "a", "facts": {"到位率": "快了"}}""", "PE4001", "cases.ndjson:12:32")]
    [InlineData("""{"case": "a", "facts": {"到位": 1}}""", "PE4104", "cases.ndjson:12:25")]
    [InlineData("""{"case": "a", "facts": """, "PE2011", "cases.ndjson:12:24")]
    [InlineData("""{"case": "a", "fact": {}}""", "PE3001", "cases.ndjson:12:15")]
    [InlineData("""{"facts": {}}""", "PE3002", "cases.ndjson:12:1")]
    [InlineData("17", "PE3003", "cases.ndjson:12:1")]
    [InlineData("{\"case\": \"a\",\r \"facts\": 3}", "PE3003", "cases.ndjson:12:25")]
    public void BadLine_isReportedByTheLinesNumber(string line, string code, string place)
    {
        BatchItem item = new BatchEvaluator(Counties.RuleSet).Evaluate(Counties.Case(line, 12));
        Assert.Null(item.Evaluation);
        Assert.Equal((code, place), (item.Errors[0].Id, item.Errors[0].Location.ToString()));
    }

    [Fact]
    public void BadLine_thatIsNoUtf8_isReported()
    {
        BatchItem item = new BatchEvaluator(Counties.RuleSet).Evaluate(BatchCase.FromLine(3, new byte[] { (byte)'{', 0xC3, 0x28 }));
        Assert.Equal(("PE2032", "3:1"), (Assert.Single(item.Errors).Id, item.Errors[0].Location.ToString()));
    }

    [Fact]
    public async Task BadLine_thatIsOverTheLimit_isReportedAndTheOthersGoOn()
    {
        byte[] tooLong = new byte[BatchSource.LineLimit + 1];
        Array.Fill(tooLong, (byte)'x');
        using var input = new MemoryStream([.. tooLong, (byte)'\n', .. Encoding.UTF8.GetBytes(Counties.Line(2)), (byte)'\n']);
        List<BatchItem> items = await new BatchEvaluator(Counties.RuleSet).EvaluateAsync(input).ToListAsync();
        Assert.Equal([null, "C2"], items.Select(i => i.Evaluation?.CaseId));
        Assert.Equal(("PE2031", "1:1"), (Assert.Single(items[0].Errors).Id, items[0].Errors[0].Location.ToString()));
        Assert.Contains("16 MB", items[0].Errors[0].Message(Language.English), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_thatCannotBeRead_areBadCasesAndTheOthersGoOn()
    {
        using var folder = new TemporaryFolder();
        string good = folder.Write("b/good.json", Counties.Line(2));
        folder.Write("b.yaml", "case: b\nfacts: { 到位率: 91% }\n");
        folder.Write("notes.txt", "no case");
        string[] files = [.. BatchSource.FindFiles(folder.Path), Path.Combine(folder.Path, "gone.yaml")];
        Assert.Equal(["b.yaml", Path.Combine("b", "good.json"), "gone.yaml"], files.Select(f => Path.GetRelativePath(folder.Path, f)));
        List<BatchItem> items = await new BatchEvaluator(Counties.RuleSet).EvaluateAsync(BatchSource.ReadFilesAsync(files)).ToListAsync();
        Assert.Equal(["b", "C2", null], items.Select(i => i.Evaluation?.CaseId));
        Assert.Equal([1L, 2L, 3L], items.Select(i => i.Case.Number));
        Assert.Equal("PE2001", Assert.Single(items[2].Errors).Id);
        Assert.Equal(good, items[1].Case.File);
    }

    [Fact]
    public async Task Reading_waitsForWhoeverTakesTheResults()
    {
        int read = 0;
        async IAsyncEnumerable<BatchCase> Endless([EnumeratorCancellation] CancellationToken cancellation = default)
        {
            for (int n = 1; ; n++)
            {
                cancellation.ThrowIfCancellationRequested();
                await Task.CompletedTask;
                Volatile.Write(ref read, n);
                yield return Counties.Case(Counties.Line(n), n);
            }
        }

        await using (IAsyncEnumerator<BatchItem> items = new BatchEvaluator(Counties.RuleSet, 2).EvaluateAsync(Endless()).GetAsyncEnumerator())
        {
            Assert.True(await items.MoveNextAsync());
            await Task.Delay(300);
            Assert.InRange(Volatile.Read(ref read), 1, 400);
        }

        // Whoever stops early stops the reading too.
        int stopped = Volatile.Read(ref read);
        await Task.Delay(100);
        Assert.Equal(stopped, Volatile.Read(ref read));
    }

    [Fact]
    public async Task Cancellation_endsTheStream()
    {
        using var stop = new CancellationTokenSource();
        int taken = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (BatchItem item in new BatchEvaluator(Counties.RuleSet, 2).EvaluateAsync(Counties.Stream(20_000), stop.Token))
            {
                taken++;
                if (taken == 40)
                {
                    await stop.CancelAsync();
                }
            }
        });
        Assert.InRange(taken, 40, 1000);
    }

    [Fact]
    public async Task Error_ofTheSource_comesBehindWhatWasReadBefore()
    {
        static async IAsyncEnumerable<BatchCase> Broken()
        {
            for (int n = 1; n <= 100; n++)
            {
                await Task.Yield();
                yield return Counties.Case(Counties.Line(n), n);
            }

            throw new IOException("gone");
        }

        var numbers = new List<long>();
        await Assert.ThrowsAsync<IOException>(async () =>
        {
            await foreach (BatchItem item in new BatchEvaluator(Counties.RuleSet, 3).EvaluateAsync(Broken()))
            {
                numbers.Add(item.Case.Number);
            }
        });
        Assert.Equal(Enumerable.Range(1, 100).Select(n => (long)n), numbers);
    }

    [Fact]
    public async Task Error_ofWhatIsMade_reachesTheCaller()
    {
        var batch = new BatchEvaluator(Counties.RuleSet, 2);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await batch
            .EvaluateAsync(BatchSource.ReadLinesAsync(Counties.Stream(100)), i => i.Case.Number == 50 ? throw new InvalidOperationException("no") : i.Case.Number)
            .CountAsync());
    }

    [Fact]
    public void Pieces_ofAStream_giveTogetherWhatTheWholeGives() => Check.One(
        PropertyConfig.Runs(25),
        Prop.ForAll(
            Gen.Choose(0, 120).ListOf(3).ToArbitrary(),
            lengths =>
            {
                string[] whole = Lines(1, lengths.Sum());
                int from = 1;
                var together = new List<string>();
                foreach (int length in lengths)
                {
                    together.AddRange(Lines(from, length));
                    from += length;
                }

                return whole.SequenceEqual(together);
            }));

    private static string[] Lines(int from, int count)
    {
        byte[] text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(from, count).Select(n => Counties.Line(n) + "\n")));
        var form = new BatchCsv(Counties.RuleSet);
        return new BatchEvaluator(Counties.RuleSet, 2)
            .EvaluateAsync(BatchSource.ReadLinesAsync(new MemoryStream(text)), i => i.Evaluation is { } e ? form.Row(e) : i.Errors[0].Id.ToString(CultureInfo.InvariantCulture))
            .ToArrayAsync().AsTask().GetAwaiter().GetResult();
    }
}
