using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Loading;

namespace PerfEval.Rules.Tests.Loading;

public sealed class CanonicalHashTests
{
    private const string Base = "facts: {甲: money, 乙: [a, b]}\nindicators: {一: {points: 5, when: 甲 > 1 元}, 二: {points: 3}}\ntitle: 标题\n";

    [Theory]
    [InlineData("title: 标题\nfacts:\n  乙:\n  - a\n  - b\n  甲: money\nindicators:\n  一:\n    when: 甲 > 1 元\n    points: 5\n  二:\n    points: 3\n")]
    [InlineData("# 注释\nfacts: {\"甲\": 'money', 乙: [\"a\", b]}   # 尾注\n\nindicators: {一: {points: \"5\", when: \"甲 > 1 元\"}, 二: {points: 3}}\ntitle: >-\n  标题\n")]
    [InlineData("{\"title\": \"标题\", \"indicators\": {\"一\": {\"when\": \"甲 > 1 元\", \"points\": 5}, \"二\": {\"points\": 3}}, \"facts\": {\"乙\": [\"a\", \"b\"], \"甲\": \"money\"}}")]
    [InlineData("facts: {甲: money, 乙: [a, b]}\r\nindicators: {一: {points: 5, when: 甲 > 1 元}, 二: {points: 3}}\r\ntitle: 标\r\n  题\r\n")]
    public void Hash_ofTheSameContentLaidOutOtherwise_isTheSame(string other) => Assert.Equal(Of(Base), Of(other));

    [Theory]
    [InlineData("points: 5", "points: 5.0")]
    [InlineData("points: 5", "points: 6")]
    [InlineData("[a, b]", "[b, a]")]
    [InlineData("[a, b]", "[a, b, a]")]
    [InlineData("[a, b]", "[\"a, b\"]")]
    [InlineData("[a, b]", "[[a], b]")]
    [InlineData("[a, b]", "[ab, \"\"]")]
    [InlineData("甲: money", "甲1: money")]
    [InlineData("标题", "标 题")]
    [InlineData("标题", "")]
    [InlineData("甲 > 1 元", "甲 >  1 元")]
    [InlineData("二: {points: 3}", "二: {points: 3, when: x}")]
    [InlineData("二: {points: 3}", "二: []")]
    [InlineData("二: {points: 3}", "二: points3")]
    public void Hash_ofOtherContent_differs(string part, string other)
    {
        Assert.Contains(part, Base, StringComparison.Ordinal);
        Assert.NotEqual(Of(Base), Of(Base.Replace(part, other, StringComparison.Ordinal)));
    }

    // The order of the printed table is content; that of anything else is not.
    [Fact]
    public void Hash_ofIndicatorsInAnotherOrder_differs() =>
        Assert.NotEqual(Of(Base), Of(Base.Replace("{一: {points: 5, when: 甲 > 1 元}, 二: {points: 3}}", "{二: {points: 3}, 一: {points: 5, when: 甲 > 1 元}}", StringComparison.Ordinal)));

    [Fact]
    public void Hash_ofContentThatRunsTogether_differs()
    {
        string[] texts = ["{a: b}", "{ab: \"\"}", "[a, b]", "[ab]", "[[a], [b]]", "[[a, b]]", "[{a: b}]", "{a: {b: \"\"}}", "[s1:a]", "[[]]", "[{}]", "[]", "{}", "[\"\"]", "\"[]\""];
        Assert.Equal(texts.Length, texts.Select(Of).Distinct(StringComparer.Ordinal).Count());
        Assert.All(texts, t => Assert.Matches("^[0-9a-f]{64}$", Of(t)));
    }

    private static string Of(string text)
    {
        var diagnostics = new DiagnosticBag();
        return CanonicalHash.Of(DocumentLoader.Read(new DocumentText(null, text), diagnostics)!);
    }
}
