using PerfEval.Rules.Reporting;

namespace PerfEval.Rules.Tests.Reporting;

public sealed class DisplayWidthTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("abc", 3)]
    [InlineData("绩效", 4)]
    [InlineData("（一）：，。；", 14)]
    [InlineData("「甲」《乙》【丙】", 18)]
    [InlineData("１２％", 6)]
    [InlineData("\u3000", 2)]
    [InlineData("A股", 3)]
    [InlineData("①甲", 3)]
    [InlineData("é", 1)]
    [InlineData("e\u0301", 1)]
    [InlineData("😀", 2)]
    [InlineData("𠮷", 2)]
    [InlineData("한글", 4)]
    [InlineData("カナ", 4)]
    [InlineData("ｶﾅ", 2)]
    [InlineData("a\u200Bb", 2)]
    [InlineData("≥ 90%", 5)]
    [InlineData("㎡", 2)]
    [InlineData("￥5", 3)]
    [InlineData("─", 1)]
    public void Width_ofAText_isItsColumnsOnATerminal(string text, int columns) => Assert.Equal(columns, DisplayWidth.Of(text));

    [Theory]
    [InlineData("绩效评价", 8, "绩效评价")]
    [InlineData("绩效评价", 7, "绩效评…")]
    [InlineData("绩效评价", 6, "绩效…")]
    [InlineData("绩效评价", 5, "绩效…")]
    [InlineData("a绩b效", 5, "a绩b…")]
    [InlineData("abc", 2, "a…")]
    [InlineData("😀😀", 3, "😀…")]
    public void Cut_toAWidth_leavesWholeCharactersAndAMark(string text, int columns, string expected)
    {
        string cut = DisplayWidth.Cut(text, columns);
        Assert.Equal(expected, cut);
        Assert.True(DisplayWidth.Of(cut) <= columns);
    }
}
