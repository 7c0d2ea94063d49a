using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Loading;

namespace PerfEval.Rules.Tests.Loading;

public sealed class FoldedTextTests
{
    [Theory]
    [InlineData("键: 项目已\n  完工", "项目已完工")]
    [InlineData("键: 项目，\n  （完工）", "项目，（完工）")]
    [InlineData("键: “甲”\n  “乙”", "“甲”“乙”")]
    [InlineData("键: the end\n  of it", "the end of it")]
    [InlineData("键: 完成 90%\n  以上", "完成 90% 以上")]
    [InlineData("键: 项目\n  A 完工", "项目 A 完工")]
    [InlineData("键: 甲 乙\n  丙", "甲 乙丙")]
    [InlineData("键: \"甲\n  乙\"", "甲乙")]
    [InlineData("键: '甲\n  乙'", "甲乙")]
    [InlineData("键: >-\n  甲\n  乙\n\n  丙", "甲乙\n丙")]
    [InlineData("键: |-\n  甲\n  乙", "甲\n乙")]
    [InlineData("键: 甲 乙", "甲 乙")]
    [InlineData("键: 甲\r\n  乙", "甲乙")]
    [InlineData("键: \"甲 \\\n  乙\"", "甲 乙")]
    [InlineData("键: 𠮷\n  𠮷", "𠮷𠮷")]
    public void LineBreak_betweenChineseCharacters_isNoSpace(string yaml, string expected)
    {
        var diagnostics = new DiagnosticBag();
        var root = (MappingNode)YamlReader.Read(new DocumentText(null, yaml), diagnostics)!;
        Assert.Empty(diagnostics.Items);
        Assert.Equal(expected, ((ScalarNode)root.Entries[0].Value).Text);
    }
}
