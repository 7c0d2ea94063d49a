using PerfEval.Feel.Functions.Text;

namespace PerfEval.Feel.Tests.Functions.Text;

public sealed class CaseMappingTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("aBc4?@{", "ABC4?@{")]
    [InlineData("绩效é", "绩效É")]
    [InlineData("straße", "STRASSE")]
    [InlineData("ﬁﬄ", "FIFFL")]
    [InlineData("ı ſ", "I S")]
    [InlineData("\u0149\u0390", "\u02BCN\u0399\u0308\u0301")]
    [InlineData("ᾳᾀᾏᾧ", "ΑΙἈΙἏΙὯΙ")]
    [InlineData("\U00010428a", "\U00010400A")]
    [InlineData("ǆ", "Ǆ")]
    public void Upper_isTheFullMapping(string text, string expected) =>
        Assert.Equal(expected, CaseMapping.Upper(text));

    [Theory]
    [InlineData("", "")]
    [InlineData("ABC4?@{", "abc4?@{")]
    [InlineData("绩效É", "绩效é")]
    [InlineData("İI", "i̇i")]
    [InlineData("ΣΑΣ", "σας")]
    [InlineData("ΣΑΣ ΣΑΣ.", "σας σας.")]
    [InlineData("ΑΣ'Α", "ασ'α")]
    [InlineData("Α\u0301Σ\u0301", "α\u0301ς\u0301")]
    [InlineData("Σ", "σ")]
    [InlineData("\U00010400Σ", "\U00010428ς")]
    [InlineData("ΑΣ\U00010400", "ασ\U00010428")]
    [InlineData("\U00010400", "\U00010428")]
    public void Lower_isTheFullMapping(string text, string expected) => Assert.Equal(expected, CaseMapping.Lower(text));

    [Fact]
    public void LoneSurrogates_stayAsTheyAre()
    {
        Assert.Equal("A\uD83DSS\uDE00", CaseMapping.Upper("a\uD83Dß\uDE00"));
        Assert.Equal("σ\uD83D", CaseMapping.Lower("Σ\uD83D"));
    }
}
