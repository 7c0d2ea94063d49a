using System.Text;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Tool.Batch;

namespace PerfEval.Rules.Tool.Tests.Batch;

public sealed class ProgressLineTests
{
    private const string Erase = "\r\u001b[2K";

    [Fact]
    public void Line_hasShareRateAndTimeLeft()
    {
        var clock = new Clock();
        var screen = new StringWriter(new StringBuilder());
        var line = new ProgressLine(screen, Language.English, 1000, clock);
        line.Show(0, 0);
        clock.Pass(TimeSpan.FromSeconds(10));
        line.Show(5000, 250);
        line.Clear();
        Assert.Equal(
            Erase + "░░░░░░░░░░░░░░░░░░░░░░░░   0%  0 cases, 0/s" + Erase + "██████░░░░░░░░░░░░░░░░░░  25%  5,000 cases, 500/s, 0:00:30 left" + Erase,
            screen.ToString());
    }

    [Fact]
    public void Line_ofAResumedBatch_judgesTheSpeedByThisRunAlone()
    {
        var clock = new Clock();
        var screen = new StringWriter(new StringBuilder());
        var line = new ProgressLine(screen, Language.Chinese, 1000, clock);
        line.Show(0, 900);
        clock.Pass(TimeSpan.FromSeconds(10));
        line.Show(50, 950);
        Assert.EndsWith("95%  50 个案例，每秒 5 个，还剩 0:00:10", screen.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Line_ofUnknownLength_counts()
    {
        var clock = new Clock();
        var screen = new StringWriter(new StringBuilder());
        var line = new ProgressLine(screen, Language.Chinese, null, clock);
        clock.Pass(TimeSpan.FromSeconds(2));
        line.Show(12, 3456);
        clock.Pass(TimeSpan.FromMilliseconds(10));
        line.Show(13, 3500);
        Assert.Equal(Erase + "12 个案例，每秒 6 个", screen.ToString());
    }

    [Fact]
    public void Terminal_seesProgressAndIsLeftClean_aPipeSeesNothing()
    {
        using var folder = new TemporaryFolder();
        string[] arguments = ["batch", folder.Write("c.ndjson", Counties.Good(1)), "--ruleset", Counties.RuleSet, "-o", Path.Combine(folder.Path, "o.ndjson")];
        string terminal = Tool.RunOnTerminal(arguments).Errors;
        Assert.Contains("100%  1 个案例", terminal, StringComparison.Ordinal);
        Assert.EndsWith(Erase, terminal, StringComparison.Ordinal);
        Assert.Equal("", Tool.Run(arguments).Errors);
    }

    /// <summary>A clock that goes when told to.</summary>
    private sealed class Clock : TimeProvider
    {
        private TimeSpan _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Pass(TimeSpan time) => _now += time;

        public override long GetTimestamp() => _now.Ticks;
    }
}
