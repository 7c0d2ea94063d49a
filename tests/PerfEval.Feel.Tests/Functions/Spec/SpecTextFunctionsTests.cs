using System.Diagnostics;
using PerfEval.Feel.Values;
using static PerfEval.Feel.Tests.Functions.Spec.SpecCalls;

namespace PerfEval.Feel.Tests.Functions.Spec;

/// <summary>What texts of a million characters and lists of a hundred thousand items cost.</summary>
public sealed class SpecTextFunctionsTests
{
    [Fact]
    public void LongTextsAndLists_takeNoTimeToSpeakOf()
    {
        FeelValue text = FeelValue.Of(string.Concat(Enumerable.Repeat("绩效 \U0001F600a", 200_000)));
        FeelValue comma = FeelValue.Of(","), pattern = FeelValue.Of("\\s");
        FeelValue list = FeelValue.ListOf([.. Enumerable.Range(0, 100_000).Select(i => FeelValue.Of("item" + i))]);
        var watch = Stopwatch.StartNew();
        Assert.Equal(1_000_000, Call("string length", text).Number);
        Assert.Equal("a", Call("substring", text, FeelValue.Of(-1m)).Text);
        Assert.Equal(200_001, Call("split", text, pattern).List.Count);
        Assert.Equal(100_000, Call("split", Call("string join", list, comma), comma).List.Count);
        Assert.Equal(text.Text.Length, Call("lower case", Call("upper case", text)).Text.Length);
        Assert.NotEqual("", Call("string", list).Text);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), watch.Elapsed.ToString());
    }

    [Fact]
    public void ResultThatWouldFillTheMemory_isNull()
    {
        FeelValue text = FeelValue.Of(new string('a', 1_000_000));
        FeelValue list = FeelValue.ListOf([.. Enumerable.Repeat(text, 100_000)]);
        Assert.True(Call("string join", list).IsNull);
        Assert.True(Call("string", list).IsNull);
        FeelValue doubled = Nested(60, copies: 2);
        Assert.True(Call("string", doubled).IsNull);
        Assert.EndsWith("…", doubled.ToString(), StringComparison.Ordinal);
    }
}
