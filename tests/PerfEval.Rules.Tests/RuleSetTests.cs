using System.Text;

namespace PerfEval.Rules.Tests;

/// <summary>Cases from streams of JSON: the same as from bytes, cut anywhere, and refused where they do not end.</summary>
public sealed class RuleSetTests
{
    private static readonly RuleSet s_ruleSet = RuleSet.Parse("ruleset: t\nversion: \"1\"\ntitle: t\nfacts: { 率: rate }\nindicators: { 甲: { points: 10, ratio: 率 } }");

    [Theory]
    [InlineData("{\"case\": \"c\", \"facts\": {\"率\": \"90%\"}}")]
    [InlineData("\uFEFF{\"case\": \"c\", \"facts\": {\"率\": \"90%\"}}\n")]
    [InlineData("{\"case\": \"c\", \"facts\": {}}")]
    public async Task Stream_ofACase_givesWhatItsBytesGive(string json)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(json);
        await using var stream = new PiecewiseStream(utf8);
        CaseEvaluation evaluation = await s_ruleSet.EvaluateJsonAsync(stream);
        Assert.Equal(s_ruleSet.EvaluateJson(utf8).ToJson(explain: true), evaluation.ToJson(explain: true));
        Assert.Equal(json.Contains("90", StringComparison.Ordinal) ? "9" : "0..10", evaluation.Total.ToString());
    }

    [Fact]
    public async Task Stream_ofWhatIsNoCase_isRefusedWithItsPlace()
    {
        await using var stream = new MemoryStream(Encoding.UTF8.GetBytes("{\n  \"case\": }"));
        PerfEvalException refused = await Assert.ThrowsAsync<PerfEvalException>(() => s_ruleSet.EvaluateJsonAsync(stream));
        Assert.Equal(2, Assert.Single(refused.Diagnostics).Location!.Value.Line);
    }

    [Fact]
    public async Task Stream_withoutEnd_isRefused()
    {
        await using var stream = new EndlessStream();
        PerfEvalException refused = await Assert.ThrowsAsync<PerfEvalException>(() => s_ruleSet.EvaluateJsonAsync(stream));
        Assert.Equal("PE2005", Assert.Single(refused.Diagnostics).Id);
    }

    [Fact]
    public async Task Stream_thatIsStopped_stops()
    {
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();
        await using var stream = new EndlessStream();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => s_ruleSet.EvaluateJsonAsync(stream, stopped.Token));
    }

    /// <summary>Gives a byte at a time, in the middle of characters too.</summary>
    private sealed class PiecewiseStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => base.ReadAsync(buffer[..1], cancellationToken);
    }

    private sealed class EndlessStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            cancellationToken.ThrowIfCancellationRequested();
            buffer.Span.Fill((byte)' ');
            return new(buffer.Length);
        }
    }
}
