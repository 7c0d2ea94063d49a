using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PerfEval.Rules.Batch;
using PerfEval.Tests;

namespace PerfEval.Rules.Tests.Batch;

public sealed class LineSplitterTests
{
    [Fact]
    public async Task Lines_areNumberedWithTheBlankOnesAndEndWhereTheyEnd()
    {
        List<(long, string?, long)> lines = await Split("\uFEFFone\r\n\n  \n two \nthree", 100);
        Assert.Equal([(1, "one", 8), (4, " two", 18), (5, "three", 23)], lines);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("\r\n \t\n")]
    [InlineData("\uFEFF")]
    public async Task Lines_ofNothing_areNone(string text) => Assert.Empty(await Split(text, 100));

    [Theory]
    [InlineData(4)]
    [InlineData(100_000)]
    [InlineData(1_000_000)]
    public async Task Line_longerThanTheLimit_isCountedWithoutItsBytes(int limit)
    {
        string tooLong = new('x', limit + 1), longest = new('y', limit);
        List<(long, string?, long)> lines = await Split("a\n" + tooLong + "\n" + longest + "\nb\n" + tooLong, limit);
        Assert.Equal([1, 2, 3, 4, 5], lines.Select(l => l.Item1));
        Assert.Equal(["a", null, longest, "b", null], lines.Select(l => l.Item2));
        Assert.Equal(2 + limit + 2 + limit + 1 + 2 + limit + 1, lines[^1].Item3);
    }

    [Fact]
    public void Lines_doNotDependOnHowTheStreamComes() => Check.One(
        PropertyConfig.Runs(100),
        Prop.ForAll(
            Gen.Zip(Gen.Elements("a", "bc", "汉字", "\n", "\r\n", " ", new string('z', 70_000)).ListOf(), Gen.Choose(1, 9)).ToArbitrary(),
            input =>
            {
                string text = string.Concat(input.Item1);
                string[] expected = [.. text.Split('\n').Select(l => l.TrimEnd(' ', '\r')).Where(l => l.Length > 0)];
                return Split(text, 1_000_000, input.Item2 * 1000).Result.Select(l => l.Item2).SequenceEqual(expected);
            }));

    private static async Task<List<(long, string?, long)>> Split(string text, int limit, int piece = int.MaxValue)
    {
        var lines = new List<(long, string?, long)>();
        await foreach (StreamLine line in LineSplitter.SplitAsync(new PiecewiseStream(Encoding.UTF8.GetBytes(text), piece), limit, CancellationToken.None))
        {
            lines.Add((line.Number, line.Bytes is null ? null : Encoding.UTF8.GetString(line.Bytes), line.End));
        }

        return lines;
    }

    /// <summary>Gives few bytes at a time, as pipes do.</summary>
    private sealed class PiecewiseStream(byte[] bytes, int piece) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(piece, buffer.Length)], cancellationToken);
    }
}
