using System.Diagnostics;
using PerfEval.Feel.Functions.Text;

namespace PerfEval.Feel.Tests.Functions.Text;

/// <summary>Patterns that make a backtracking search run for ages. The limit of time is generous; without the bound each takes hours.</summary>
public sealed class XPathRegexTimeTests
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData("(a+)+$", false)]
    [InlineData("^(a+)+$", false)]
    [InlineData("(a*)*$b", false)]
    [InlineData("(a|aa)+$b", false)]
    [InlineData("(a|a)*b$", false)]
    [InlineData("(.*)*x$", false)]
    [InlineData("(.*a){12}$", false)]
    [InlineData("(a?){50}a{50}$b", false)]
    [InlineData("a.*a.*a.*a.*[xy]$", false)]
    [InlineData("((a|b)*c|(a|b)*d)*$x", false)]
    public void PathologicalPattern_withoutBackReferences_isDecided(string pattern, bool expected)
    {
        string text = new string('a', 50_000) + "!";
        var watch = Stopwatch.StartNew();
        Assert.True(XPathRegex.TryCreate(pattern, "", out XPathRegex? regex));
        Assert.Equal(expected, regex.IsMatch(text));
        Assert.True(watch.Elapsed < s_limit, watch.Elapsed.ToString());
    }

    [Theory]
    [InlineData(@"(a*)*\1")]
    [InlineData(@"(a*)*\1b$")]
    [InlineData(@"^(a+)+\1x$")]
    [InlineData(@"(a+)(a+)(a+)\3\2\1x")]
    [InlineData(@"(.*)(.*)(.*)\1\2\3\1x")]
    public void PathologicalPattern_withBackReferences_endsTheSameWayEachTime(string pattern)
    {
        string text = new('a', 50_000);
        var watch = Stopwatch.StartNew();
        Assert.True(XPathRegex.TryCreate(pattern, "", out XPathRegex? regex));
        bool? first = regex.IsMatch(text);
        Assert.Equal(first, regex.IsMatch(text));
        Assert.NotEqual(false, first);
        Assert.True(watch.Elapsed < s_limit, watch.Elapsed.ToString());
    }

    [Theory]
    [InlineData("a.*b|c", 200_000)]
    [InlineData("(a|c)*b|c", 200_000)]
    [InlineData("[ac]+[ac]*b|c", 200_000)]
    public void FindingAllMatches_takesTimeLinearInTheText(string pattern, int pairs)
    {
        // Each search for a match runs to the end of the text before it finds its own near its start.
        string text = string.Concat(Enumerable.Repeat("ac", pairs));
        var watch = Stopwatch.StartNew();
        Assert.True(XPathRegex.TryCreate(pattern, "", out XPathRegex? regex));
        Assert.Equal(pairs + 1, regex.Split(text)!.Count);
        Assert.Equal(new string('a', pairs), regex.Replace(text, ""));
        Assert.True(watch.Elapsed < s_limit, watch.Elapsed.ToString());
    }

    [Theory]
    [InlineData("(.|\n)*", true)]
    [InlineData(@"^((\w|-)+\s?)*$", true)]
    [InlineData("([^,]*,)*!", false)]
    public void TextOfAMillionCharacters_isMatched(string pattern, bool expected)
    {
        string text = string.Concat(Enumerable.Repeat("word-绩效 ", 125_000));
        Assert.True(XPathRegex.TryCreate(pattern, "", out XPathRegex? regex));
        Assert.Equal(expected, regex.IsMatch(text));
    }
}
