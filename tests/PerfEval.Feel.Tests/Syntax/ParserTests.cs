using System.Globalization;
using PerfEval.Feel.Checking;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Syntax;

namespace PerfEval.Feel.Tests.Syntax;

/// <summary>Runs <c>trees.txt</c>, and checks what holds of every tree: places, depth, limits.</summary>
public sealed class ParserTests
{
    public static TheoryData<string, string, string> Lines()
    {
        var lines = new TheoryData<string, string, string>();
        string how = "expression";
        foreach (string line in File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Syntax", "trees.txt")))
        {
            int arrow = line.LastIndexOf(" => ", StringComparison.Ordinal);
            how = line.StartsWith("## ", StringComparison.Ordinal) ? line[3..] : how;
            if (arrow >= 0 && !line.StartsWith('#'))
            {
                lines.Add(how, line[..arrow], line[(arrow + 4)..]);
            }
        }

        return lines;
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void Text_ofAnExpression_isReadAsTheTree(string how, string text, string expected) => Assert.Equal(expected, Print(how, text));

    // A node's place holds those of its parts, and what stands there reads as the node by itself.
    [Theory]
    [MemberData(nameof(Lines))]
    public void Place_ofEveryNode_isWhereItWasWritten(string how, string text, string expected)
    {
        SyntaxNode root = Parse(how, text, new DiagnosticBag());
        Assert.InRange(root.Span.End, 0, text.Length);
        Assert.Equal(expected.StartsWith("bad ", StringComparison.Ordinal), root is BadSyntax);
        Descend(root, how == "spec" ? "spec" : "expression", text);
    }

    [Theory]
    [InlineData("(", ")")]
    [InlineData("[", "]")]
    [InlineData("-", "")]
    [InlineData("f(", ")")]
    [InlineData("if a then ", " else b")]
    [InlineData("for x in l return ", "")]
    [InlineData("some x in l satisfies ", "")]
    [InlineData("{a: ", "}")]
    [InlineData("l[", "]")]
    [InlineData("]", "..2]")]
    [InlineData("x in (", ")")]
    public void Nesting_withinTheLimit_isReadAndBeyondItIsRefusedInGoodTime(string open, string close)
    {
        string Nested(int depth) => string.Concat(Enumerable.Repeat(open, depth)) + "1" + string.Concat(Enumerable.Repeat(close, depth));
        Assert.Empty(Diagnose(Nested(100)));
        Assert.Equal(["PE1011"], Diagnose(Nested(301)).Select(d => d.Id));
        Assert.Equal(["PE1011"], Diagnose(Nested(50_000)).Select(d => d.Id));
    }

    [Theory]
    [InlineData("+ 1")]
    [InlineData("* 2")]
    [InlineData("and a")]
    [InlineData("or a")]
    [InlineData(".a")]
    [InlineData("[1]")]
    [InlineData("(1)")]
    [InlineData("** 1")]
    public void Chain_ofOneOperator_isLimitedByItsDepth(string link)
    {
        string Chain(int links) => "a" + string.Concat(Enumerable.Repeat(" " + link, links));
        Assert.Empty(Diagnose(Chain(900)));
        Assert.Equal(["PE1011"], Diagnose(Chain(1_100)).Select(d => d.Id));
        Assert.Equal(["PE1011"], Diagnose(Chain(100_000)).Select(d => d.Id));
    }

    [Fact]
    public void List_ofManyItems_isNotDeep() =>
        Assert.Empty(Diagnose("[" + string.Join(", ", Enumerable.Range(0, 50_000)) + "]"));

    [Fact]
    public void Text_longerThanTheLimit_isRefused()
    {
        Assert.Equal(["PE1012"], Diagnose(new string(' ', Parser.LengthLimit) + "1").Select(d => d.Id));
        Assert.Empty(Diagnose(new string(' ', Parser.LengthLimit - 1) + "1"));
    }

    [Fact]
    public void Place_onALaterLine_hasLineAndColumn()
    {
        Diagnostic diagnostic = Assert.Single(Diagnose("甲 +\n  乙 + \n    ）"));
        Assert.Equal("3:5", diagnostic.Location!.Value.ToString());
    }

    [Theory]
    [InlineData("x in l, y in x.z", "(x in l), (y in (. x z))")]
    [InlineData("i in 1..3", "(i in 1 3)")]
    public void Iterators_byThemselves_areRead(string text, string expected)
    {
        var diagnostics = new DiagnosticBag();
        IReadOnlyList<IteratorSyntax>? iterators = Parser.ParseIterators(new SourceText(text), FeelMode.Scoring, Names(), diagnostics);
        Assert.Empty(diagnostics.Items);
        Assert.Equal(expected, string.Join(", ", iterators!.Select(SyntaxPrinter.Print)));
        Assert.Null(Parser.ParseIterators(new SourceText(text + " return"), FeelMode.Scoring, Names(), diagnostics));
        Assert.Equal("PE1020", Assert.Single(diagnostics.Items).Id);
    }

    private static void Descend(SyntaxNode node, string how, string text)
    {
        foreach (SyntaxNode child in SyntaxPrinter.Children(node))
        {
            Assert.True(child.Span.Start >= node.Span.Start && child.Span.End <= node.Span.End, $"{SyntaxPrinter.Print(child)} in {SyntaxPrinter.Print(node)}");
            Assert.True(child.Depth < node.Depth, SyntaxPrinter.Print(node));
            bool stands = child is not (ComparisonTestSyntax or IteratorSyntax or ContextEntrySyntax or TemplatePartSyntax or RangeSyntax or NameSyntax or TypeSyntax);
            // A name with spaces is known only where it was declared.
            if (stands && !SyntaxPrinter.Print(child).Contains('`'))
            {
                string written = text.Substring(child.Span.Start, child.Span.Length);
                Assert.Equal(SyntaxPrinter.Print(child), SyntaxPrinter.Print(Parse(how, written, new DiagnosticBag())));
            }

            Descend(child, how, text);
        }
    }

    private static IReadOnlyList<Diagnostic> Diagnose(string text)
    {
        var diagnostics = new DiagnosticBag();
        Parse("expression", text, diagnostics);
        return diagnostics.Items;
    }

    private static string Print(string how, string text)
    {
        var diagnostics = new DiagnosticBag();
        SyntaxNode node = Parse(how, text, diagnostics);
        return diagnostics.Items is [{ Location: { } at } problem]
            ? string.Create(CultureInfo.InvariantCulture, $"bad {problem.Id} @ {at.Column}")
            : SyntaxPrinter.Print(node);
    }

    private static SyntaxNode Parse(string how, string text, DiagnosticBag diagnostics)
    {
        var source = new SourceText(text);
        return how switch
        {
            "tests" => Parser.ParseUnaryTests(source, FeelMode.Scoring, Names(), diagnostics),
            "template" => Parser.ParseTemplate(source, FeelMode.Scoring, Names(), diagnostics),
            "spec" => Parser.ParseExpression(source, FeelMode.Spec, Names(), diagnostics),
            _ => Parser.ParseExpression(source, FeelMode.Scoring, Names(), diagnostics),
        };
    }

    private static NameTable Names() => new CheckScope(FeelMode.Scoring).Names;
}
