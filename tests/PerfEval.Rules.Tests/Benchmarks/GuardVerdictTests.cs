using System.Text.Json;
using PerfEval.Rules.Benchmarks.Guard;

namespace PerfEval.Rules.Tests.Benchmarks;

/// <summary>How the guard of the benchmarks judges; what it measures is no matter of unit tests.</summary>
public sealed class GuardVerdictTests
{
    private static readonly Dictionary<string, GuardBound> s_bounds = new(StringComparer.Ordinal) { ["findings"] = new GuardBound(3m, 1000) };

    [Theory]
    [InlineData("1 2 3", "1000", true)]
    [InlineData("3", "1000", true)]
    [InlineData("3.01", "1000", false)]
    [InlineData("2 2 90", "1000", true)]
    [InlineData("90 2 2 90", "1000", false)]
    [InlineData("90 2 90 2.5 1", "1000", true)]
    [InlineData("2 90 90", "1000", false)]
    [InlineData("4 2", "1000", true)]
    [InlineData("4.1 2", "1000", false)]
    [InlineData("1", "1001", false)]
    [InlineData("1", "1001 1000 5000", true)]
    [InlineData("90", "9000", false)]
    public void Verdict_holdsUnlessMostRoundsAreBeyondTheRatio_orAllBeyondTheBytes(string ratios, string bytes, bool holds)
    {
        GuardVerdict verdict = Judge("findings", ratios, bytes);
        Assert.Equal(holds, verdict.Holds);
        Assert.StartsWith(holds ? "pass  findings: ratio " : "FAIL  findings: ratio ", verdict.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Verdict_tellsWhatWasFoundAndWhatIsAllowed() =>
        Assert.Equal("pass  findings: ratio 2.25 (bound 3.00), 900 bytes (bound 1000)", Judge("findings", "2 2.5", "901 900").ToString());

    [Fact]
    public void Verdict_withoutABound_doesNotHold()
    {
        GuardVerdict verdict = Judge("trail", "0.1", "1");
        Assert.False(verdict.Holds);
        Assert.Equal("FAIL  trail: ratio 0.10, 1 bytes; guard.json has no bound for it", verdict.ToString());
    }

    [Theory]
    [InlineData("5", "5")]
    [InlineData("5 1 3", "3")]
    [InlineData("4 1 3 100", "3.5")]
    public void Median_isTheMiddle(string values, string median) => Assert.Equal(Numbers(median)[0], GuardVerdict.Median(Numbers(values)));

    [Fact]
    public void Bounds_areReadAsTheyAreWritten()
    {
        Dictionary<string, GuardBound> bounds = GuardBound.Read("""{ "from JSON": { "ratio": 2.5, "bytes": 700000 } }"""u8);
        Assert.Equal(("from JSON", new GuardBound(2.5m, 700_000)), (Assert.Single(bounds).Key, bounds["from JSON"]));
        Assert.Throws<JsonException>(() => GuardBound.Read("""{ "from JSON": { "ratio": 2.5 } }"""u8));
    }

    private static GuardVerdict Judge(string name, string ratios, string bytes) =>
        GuardVerdict.Of(name, Numbers(ratios), [.. Numbers(bytes).Select(b => (long)b)], s_bounds);

    private static decimal[] Numbers(string written) =>
        [.. written.Split(' ').Select(n => decimal.Parse(n, System.Globalization.CultureInfo.InvariantCulture))];
}
