using FsCheck;
using FsCheck.Fluent;
using PerfEval.Rules.Batch;
using PerfEval.Rules.Evaluation;
using PerfEval.Tests;

namespace PerfEval.Rules.Tests.Batch.Summary;

public sealed class TotalsTallyTests
{
    private static readonly Gen<ScoreRange[]> s_totals = Gen.Zip(Gen.Choose(0, 40), Gen.OneOf(Gen.Constant(0), Gen.Choose(0, 30)))
        .Select(t => new ScoreRange(t.Item1 * 2.5m, Math.Min(100, (t.Item1 + t.Item2) * 2.5m))).NonEmptyListOf().Select(l => l.ToArray());

    [Fact]
    public void Ranks_areTheBestAndWorstAmongAllOthers() => ForAll(totals =>
    {
        TotalsTally tally = Tally(totals, 1000);
        for (int i = 0; i < totals.Length; i++)
        {
            ScoreRange[] others = [.. totals.Where((_, j) => j != i)];
            (long Best, long Worst) expected = (1 + others.Count(o => o.Low > totals[i].High), 1 + others.Count(o => o.High > totals[i].Low));
            Assert.Equal(expected, tally.RankOf(totals[i]));
        }
    });

    [Fact]
    public void Figures_ofSettledTotals_areThoseOfTheSortedList() => ForAll(totals =>
    {
        decimal[] sorted = [.. totals.Select(t => t.Low).Order()];
        ScoreDistribution told = Tally([.. sorted.Select(ScoreRange.Of)], 1000).Describe()!;
        Assert.Equal(
            (sorted[0], Between(sorted, 0.25m), Between(sorted, 0.5m), Between(sorted, 0.75m), sorted[^1], sorted.Average()),
            (told.Minimum.Low, told.LowerQuartile.Low, told.Median.Low, told.UpperQuartile.Low, told.Maximum.Low, told.Mean.Low));
        Assert.All((ScoreRange[])[told.Minimum, told.LowerQuartile, told.Median, told.UpperQuartile, told.Maximum, told.Mean], r => Assert.True(r.IsKnown));
        Assert.Equal(sorted.Length, told.Histogram.Sum(b => b.Cases));
        Assert.All(told.Histogram, b => Assert.Equal(sorted.Count(s => s >= b.From && (s < b.To || b.To == 100)), b.Cases));
        Assert.Equal(0, told.Precision);
    });

    [Fact]
    public void Figures_ofOpenTotals_holdWhateverTheTotalsTurnOutToBe() => Check.One(
        PropertyConfig.Runs(200),
        Prop.ForAll(
            Gen.Zip(s_totals, Gen.Choose(0, 4)).ToArbitrary(),
            input =>
            {
                ScoreDistribution told = Tally(input.Item1, 1000).Describe()!;
                decimal[] sorted = [.. input.Item1.Select((t, i) => t.Low + (t.Width * ((i * 7) + input.Item2) % 5 / 4)).Select((v, i) => Math.Clamp(v, input.Item1[i].Low, input.Item1[i].High)).Order()];
                Assert.InRange(sorted[0], told.Minimum.Low, told.Minimum.High);
                Assert.InRange(Between(sorted, 0.25m), told.LowerQuartile.Low, told.LowerQuartile.High);
                Assert.InRange(Between(sorted, 0.5m), told.Median.Low, told.Median.High);
                Assert.InRange(sorted[^1], told.Maximum.Low, told.Maximum.High);
                Assert.InRange(sorted.Average(), told.Mean.Low, told.Mean.High);
                Assert.All(told.Histogram, b => Assert.InRange(sorted.Count(s => s >= b.From && (s < b.To || b.To == 100)), b.Cases, b.Cases + b.Possible));
            }));

    [Fact]
    public void Figures_whenThereAreTooManyValues_areCoarserAndHoldStill()
    {
        decimal[] totals = [.. Enumerable.Range(0, 5000).Select(i => i * 7919 % 100_003 / 1000.3m)];
        TotalsTally tally = Tally([.. totals.Select(ScoreRange.Of)], 1001);
        ScoreDistribution told = tally.Describe()!;
        Assert.Equal(0.1m, told.Precision);
        Array.Sort(totals);
        Assert.InRange(Between(totals, 0.5m), told.Median.Low, told.Median.High);
        Assert.InRange(told.Median.Width, 0, 0.1m);
        (long best, long worst) = tally.RankOf(ScoreRange.Of(totals[4000]));
        Assert.InRange(1000, best, worst);
        Assert.InRange(worst - best, 0, 15);
    }

    [Fact]
    public void Figures_ofNothing_areNone() => Assert.Null(new TotalsTally(100, 10).Describe());

    private static void ForAll(Action<ScoreRange[]> check) => Check.One(PropertyConfig.Runs(200), Prop.ForAll(s_totals.ToArbitrary(), check));

    private static TotalsTally Tally(ScoreRange[] totals, int limit)
    {
        var tally = new TotalsTally(100, limit);
        foreach (ScoreRange total in totals)
        {
            tally.Add(total);
        }

        return tally;
    }

    private static decimal Between(decimal[] sorted, decimal share)
    {
        decimal place = (sorted.Length - 1) * share;
        int below = (int)decimal.Floor(place);
        return sorted[below] + ((place - below) * (sorted[Math.Min(below + 1, sorted.Length - 1)] - sorted[below]));
    }
}
