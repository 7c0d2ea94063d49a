using PerfEval.Feel.Functions.Text;

namespace PerfEval.Feel.Tests.Functions.Text;

public sealed class XPathRegexReplaceTests
{
    [Theory]
    [InlineData("abracadabra", "bra", "", "*", "a*cada*")]
    [InlineData("abracadabra", "a.*a", "", "*", "*")]
    [InlineData("abracadabra", "a.*?a", "", "*", "*c*bra")]
    [InlineData("abracadabra", "a", "", "", "brcdbr")]
    [InlineData("abracadabra", "a(.)", "", "a$1$1", "abbraccaddabbra")]
    [InlineData("AAAA", "A+", "", "b", "b")]
    [InlineData("AAAA", "A+?", "", "b", "bbbb")]
    [InlineData("darted", "^(.*?)d(.*)$", "", "$1c$2", "carted")]
    [InlineData("banana", "(an)+", "", "**", "b**a")]
    [InlineData("banana", "[aeiouy]", "", "[$0]", "b[a]n[a]n[a]")]
    [InlineData("abc", "x", "", "y", "abc")]
    [InlineData("", "x", "", "y", "")]
    [InlineData("a.b", ".", "q", "$", "a$b")]
    [InlineData("a.b", ".", "q", @"\1", @"a\1b")]
    [InlineData("price", "price", "", @"\$1 \\", @"$1 \")]
    [InlineData("abc", "(b)", "", "$10", "ab0c")]
    [InlineData("abc", "(b)", "", "$2!", "a!c")]
    [InlineData("abc", "(b)|(c)", "", "<$1$2>", "a<b><c>")]
    [InlineData("abc", "b", "", "$0$0", "abbc")]
    [InlineData("abcdefghijk", "(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)", "", "$10-$1-$11", "j-a-a1k")]
    [InlineData("Hello", "L", "i", "1", "He11o")]
    [InlineData("a\nb", "^", "m", "-", null)]
    [InlineData("😀a😀", "😀", "", "x", "xax")]
    [InlineData("😀a😀", "(.)a(.)", "", "$2$1", "😀😀")]
    [InlineData("😀a", ".", "", "[$0]", "[😀][a]")]
    [InlineData("aXbXc", "(a|b)X", "", "$1", "abc")]
    [InlineData("aab", "(a)|(b)", "", "$2", "b")]
    [InlineData("baa", "b(|a)*", "", "x", "x")]
    [InlineData("(ac)*d", "*", "q", "", "(ac)d")]
    public void Replace_ofMatches_givesTheText(string text, string pattern, string flags, string replacement, string? expected)
    {
        Assert.True(XPathRegex.TryCreate(pattern, flags, out XPathRegex? regex));
        Assert.Equal(expected, regex.Replace(text, replacement));
    }

    [Theory]
    [InlineData("a", "$")]
    [InlineData("a", "$a")]
    [InlineData("a", "1$")]
    [InlineData("a", @"\")]
    [InlineData("a", @"\1")]
    [InlineData("a", @"$1\n")]
    [InlineData("x", "$y")]
    [InlineData("a*", "b")]
    [InlineData(".*?", "$1")]
    [InlineData("", "b")]
    [InlineData("^", "b")]
    public void Replace_thatTheStandardCallsAnError_isNull(string pattern, string replacement)
    {
        Assert.True(XPathRegex.TryCreate(pattern, "", out XPathRegex? regex));
        Assert.Null(regex.Replace("abc", replacement));
    }

    [Theory]
    [InlineData("John Doe", "\\s", "John|Doe")]
    [InlineData("a;b;c;;", ";", "a|b|c||")]
    [InlineData("a;b", ",", "a;b")]
    [InlineData("", ";", "")]
    [InlineData(";", ";", "|")]
    [InlineData("a1b22c", "\\d+", "a|b|c")]
    [InlineData("a-b.c", "(-)|(\\.)", "a|b|c")]
    [InlineData("😀,😁,x", ",", "😀|😁|x")]
    [InlineData("绩效、评价", "、", "绩效|评价")]
    public void Split_givesWhatStandsBetweenMatches(string text, string pattern, string expected)
    {
        Assert.True(XPathRegex.TryCreate(pattern, "", out XPathRegex? regex));
        Assert.Equal(expected, string.Join('|', regex.Split(text)!));
    }

    [Theory]
    [InlineData("")]
    [InlineData("x?")]
    [InlineData("$")]
    public void Split_atNothing_isNull(string pattern)
    {
        Assert.True(XPathRegex.TryCreate(pattern, "", out XPathRegex? regex));
        Assert.Null(regex.Split("abc"));
    }

    [Fact]
    public void Replace_whoseResultWouldFillTheMemory_isNull()
    {
        string text = new('a', 100_000);
        Assert.True(XPathRegex.TryCreate("a", "", out XPathRegex? regex));
        Assert.Null(regex.Replace(text, text));
    }
}
