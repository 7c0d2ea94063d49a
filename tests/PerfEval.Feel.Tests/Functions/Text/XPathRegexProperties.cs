using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using PerfEval.Feel.Functions.Text;
using PerfEval.Tests;

namespace PerfEval.Feel.Tests.Functions.Text;

/// <summary>Patterns that XPath and .NET write alike mean the same to both; any pattern at all ends in an answer.</summary>
public sealed class XPathRegexProperties
{
    private const string Letters = "abc";

    // The backtracking search of .NET does not end on some of these patterns.
    [Fact]
    public void IsMatch_inTheCommonSubset_isThatOfDotNet() => ForAll(Cases(mayRepeatNothing: true), sample =>
    {
        const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;
        Assert.Equal(Regex.IsMatch(sample.Text, sample.Pattern, Options), Create(sample.Pattern).IsMatch(sample.Text));
    });

    [Fact]
    public void Replace_inTheCommonSubset_isThatOfDotNet() => ForAll(Cases(mayRepeatNothing: false), sample =>
    {
        XPathRegex regex = Create(sample.Pattern);
        string? expected = regex.IsMatch("") == true
            ? null
            : Regex.Replace(sample.Text, sample.Pattern, "<$0>", RegexOptions.CultureInvariant);
        Assert.Equal(expected, regex.Replace(sample.Text, "<$0>"));
    });

    [Fact]
    public void Groups_inTheCommonSubset_areThoseOfDotNet() => ForAll(Cases(mayRepeatNothing: false), sample =>
    {
        string pattern = "c(" + sample.Pattern + ")";
        int groups = pattern.Count(c => c == '(') - (pattern.Split("(?:").Length - 1);
        string replacement = string.Concat(Enumerable.Range(1, Math.Min(groups, 9)).Select(g => $"<$00{g}>"));
        string expected = Regex.Replace(sample.Text, pattern, replacement, RegexOptions.CultureInvariant);
        Assert.Equal(expected, Create(pattern).Replace(sample.Text, replacement.Replace("$00", "$", StringComparison.Ordinal)));
    });

    [Fact]
    public void Replace_ofEachMatchByItself_changesNothing() => ForAll(Cases(mayRepeatNothing: true), sample =>
        Assert.Equal(sample.Text, Create("b(" + sample.Pattern + ")").Replace(sample.Text, "$0")));

    [Fact]
    public void SplitAndJoin_atALiteral_giveTheTextBack() => ForAll(
        from part in Texts()
        from delimiter in Texts()
        select (Text: part + delimiter + part, Delimiter: delimiter),
        sample =>
        {
            Assert.True(XPathRegex.TryCreate(sample.Delimiter, "q", out XPathRegex? regex));
            IReadOnlyList<string>? parts = regex.Split(sample.Text);
            Assert.Equal(sample.Delimiter.Length == 0, parts is null);
            Assert.Equal(sample.Text, string.Join(sample.Delimiter, parts ?? [sample.Text]));
        });

    [Fact]
    public void AnyPatternAndText_endInAnAnswer() => ForAll(
        from pattern in Gen.Elements("()[]{}|*+?^$-\\.pPdwsiC1230,:IsLu ab😀".ToCharArray()).ArrayOf()
        from text in Texts()
        select new Sample(new string(pattern), text),
        sample =>
        {
            foreach (string flags in new[] { "", "i", "x", "smi" })
            {
                if (XPathRegex.TryCreate(sample.Pattern, flags, out XPathRegex? regex))
                {
                    Assert.NotNull(regex.IsMatch(sample.Text));
                    Assert.Equal(regex.IsMatch("") == true, regex.Replace(sample.Text, "$1") is null);
                    Assert.Equal(regex.IsMatch("") == true, regex.Split(sample.Text) is null);
                }
            }
        });

    private static void ForAll<T>(Gen<T> samples, Action<T> check) =>
        Prop.ForAll(Arb.From(samples), check).Check(PropertyConfig.Runs(1_000));

    private static XPathRegex Create(string pattern)
    {
        Assert.True(XPathRegex.TryCreate(pattern, "", out XPathRegex? regex), pattern);
        return regex;
    }

    private static Gen<string> Texts() => ArbMap.Default.GeneratorFor<NonNull<string>>().Select(t => t.Get);

    private static Gen<Sample> Cases(bool mayRepeatNothing) =>
        from pattern in Choice(3, mayRepeatNothing)
        from text in Gen.Elements(Letters.ToCharArray()).ArrayOf().Resize(12)
        select new Sample(pattern, new string(text));

    private static Gen<string> Choice(int depth, bool mayRepeatNothing) =>
        from count in Gen.Frequency((4, Gen.Constant(1)), (1, Gen.Constant(2)))
        from branches in Sequence(depth, mayRepeatNothing).ListOf(count)
        select string.Join('|', branches);

    private static Gen<string> Sequence(int depth, bool mayRepeatNothing) =>
        from count in Gen.Choose(0, 3)
        from pieces in Piece(depth, mayRepeatNothing).ListOf(count)
        select string.Concat(pieces);

    private static Gen<string> Piece(int depth, bool mayRepeatNothing)
    {
        Gen<string> single = Gen.Elements("a", "b", "c", ".", "[ab]", "[^b]", "[a-c]");
        Gen<string> anchor = Gen.Elements("^", "$");
        Gen<string> quantifier = Gen.Elements("", "", "*", "+", "?", "{2}", "{1,2}", "{0,2}", "{2,}", "*?", "+?", "??", "{1,2}?");
        Gen<string> repeated = from item in single from often in quantifier select item + often;
        if (depth == 0)
        {
            return Gen.Frequency((8, repeated), (1, anchor));
        }

        // A group that may be empty is repeated only where it does not matter that the standards differ on rounds over nothing.
        Gen<string> inner = Choice(depth - 1, mayRepeatNothing);
        Gen<string> group =
            from item in inner
            from open in Gen.Elements("(", "(?:")
            from often in mayRepeatNothing || !Regex.IsMatch("", "^(?:" + item + ")$") ? quantifier : Gen.Constant("")
            select open + item + ")" + often;
        return Gen.Frequency((4, repeated), (1, anchor), (3, group));
    }

    private sealed record Sample(string Pattern, string Text);
}
