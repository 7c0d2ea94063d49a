using PerfEval.Feel.Syntax;

namespace PerfEval.Feel.Tests.Syntax;

public sealed class NameTableTests
{
    [Theory]
    [InlineData("内 层 名", 4, "内 层")]
    [InlineData("外 层 长名", 6, "外 层 长名")]
    [InlineData("外 层 长", 3, "外 层")]
    [InlineData("别 的", 0, "")]
    public void TryMatch_overNestedTables_takesTheLongestOfAll(string text, int end, string expected)
    {
        var outer = new NameTable(["外 层", "外 层 长名", "内 层 名x"]);
        var inner = new NameTable(outer);
        inner.Add("外 层");
        inner.Add("内 层");
        bool found = inner.TryMatch(text, 0, out string name, out int matched);
        Assert.Equal((expected.Length > 0, expected), (found, name));
        Assert.Equal(expected == "内 层" ? 3 : end, matched);
    }
}
