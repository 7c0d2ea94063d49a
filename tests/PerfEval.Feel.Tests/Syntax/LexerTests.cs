using System.Globalization;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Syntax;

namespace PerfEval.Feel.Tests.Syntax;

public sealed class LexerTests
{
    [Theory]
    [InlineData("１２．５％", "Number 12.5 @0+4, Percent @4+1")]
    [InlineData("（甲＋乙）×２÷３－１", "OpenParen @0+1, Name 甲 @1+1, Plus @2+1, Name 乙 @3+1, CloseParen @4+1, Star @5+1, Number 2 @6+1, Slash @7+1, Number 3 @8+1, Minus @9+1, Number 1 @10+1")]
    [InlineData("［１，２］", "OpenBracket @0+1, Number 1 @1+1, Comma @2+1, Number 2 @3+1, CloseBracket @4+1")]
    [InlineData("｛甲：１｝；？", "OpenBrace @0+1, Name 甲 @1+1, Colon @2+1, Number 1 @3+1, CloseBrace @4+1, Semicolon @5+1, Question @6+1")]
    [InlineData("甲＜＝乙＞＝丙", "Name 甲 @0+1, LessOrEqual @1+2, Name 乙 @3+1, GreaterOrEqual @4+2, Name 丙 @6+1")]
    [InlineData("甲≤乙≧丙≠丁！＝戊", "Name 甲 @0+1, LessOrEqual @1+1, Name 乙 @2+1, GreaterOrEqual @3+1, Name 丙 @4+1, NotEqual @5+1, Name 丁 @6+1, Bad PE1001 @7+1")]
    [InlineData("a ≥ 1 ≤ 2 ≦ 3", "Name a @0+1, GreaterOrEqual @2+1, Number 1 @4+1, LessOrEqual @6+1, Number 2 @8+1, LessOrEqual @10+1, Number 3 @12+1")]
    [InlineData("甲\u3000＋\u00A0乙", "Name 甲 @0+1, Plus @2+1, Name 乙 @4+1")]
    [InlineData("２０１９－０７－０１", "Date 2019-07-01 @0+10")]
    [InlineData("5‰ − 3", "Number 5 @0+1, PerMille @1+1, Minus @3+1, Number 3 @5+1")]
    public void FullWidthSigns_outsideTexts_readAsTheirTwins(string text, string expected) => Assert.Equal(expected, Tokens(text));

    [Theory]
    [InlineData("\"（１２％）\"", "Text （１２％） @0+7")]
    [InlineData("“他说\"好\"”", "Text 他说\"好\" @0+7")]
    [InlineData("\"a\\\"b\\\\\\n\\t\\r\\'\"", "Text a\"b\\\n\t\r' @0+16")]
    [InlineData("\"\\u4e2d\\uD83D\\uDE00\\U01F600\"", "Text 中😀😀 @0+28")]
    [InlineData("\"\"", "Text  @0+2")]
    [InlineData("@\"P1D\"", "At P1D @0+6")]
    [InlineData("\"a\\qb\"", "Bad PE1003 @2+2")]
    [InlineData("\"\\u12\"", "Bad PE1003 @1+2")]
    [InlineData("\"\\U110000\"", "Bad PE1003 @1+2")]
    [InlineData("\"abc", "Bad PE1002 @0+4")]
    [InlineData("“abc\"", "Bad PE1002 @0+5")]
    [InlineData("\"abc\\\"", "Bad PE1002 @0+6")]
    [InlineData("@x", "Bad PE1001 @0+1")]
    public void Texts_withSignsAndEscapes_keepWhatTheySay(string text, string expected) => Assert.Equal(expected, Tokens(text));

    [Theory]
    [InlineData("0.5", "Number 0.5 @0+3")]
    [InlineData(".5", "Number .5 @0+2")]
    [InlineData("5.", "Number 5 @0+1, Dot @1+1")]
    [InlineData("1..3", "Number 1 @0+1, DotDot @1+2, Number 3 @3+1")]
    [InlineData("1.5..2.5", "Number 1.5 @0+3, DotDot @3+2, Number 2.5 @5+3")]
    [InlineData("1e3 2E-2 3e+1", "Number 1e3 @0+3, Number 2E-2 @4+4, Number 3e+1 @9+4")]
    [InlineData("2e", "Number 2 @0+1, Name e @1+1")]
    [InlineData("2em", "Number 2 @0+1, Name em @1+2")]
    [InlineData("908.9万元", "Number 908.9 @0+5, Name 万元 @5+2")]
    [InlineData("3 m²", "Number 3 @0+1, Name m² @2+2")]
    [InlineData("1.5.2", "Number 1.5 @0+3, Number .2 @3+2")]
    public void Numbers_inAllTheirForms_areRead(string text, string expected) => Assert.Equal(expected, Tokens(text));

    [Theory]
    [InlineData("2019-07-01", "Date 2019-07-01 @0+10")]
    [InlineData("2019-07", "Month 2019-07 @0+7")]
    [InlineData("2019年7月1日", "Date 2019-07-01 @0+9")]
    [InlineData("2019年07月01号", "Date 2019-07-01 @0+11")]
    [InlineData("2019年7月", "Month 2019-07 @0+7")]
    [InlineData("２０１９年７月１日", "Date 2019-07-01 @0+9")]
    [InlineData("2019年", "Number 2019 @0+4, Name 年 @4+1")]
    [InlineData("2019-7-1", "Bad PE1005 @0+8")]
    [InlineData("2019-7", "Bad PE1005 @0+6")]
    [InlineData("2019-07-1", "Bad PE1005 @0+9")]
    [InlineData("2019 - 07 - 01", "Number 2019 @0+4, Minus @5+1, Number 07 @7+2, Minus @10+1, Number 01 @12+2")]
    [InlineData("2019-2018", "Number 2019 @0+4, Minus @4+1, Number 2018 @5+4")]
    [InlineData("甲-2019-07", "Name 甲 @0+1, Minus @1+1, Month 2019-07 @2+7")]
    [InlineData("12019-07-01", "Number 12019 @0+5, Minus @5+1, Number 07 @6+2, Minus @8+1, Number 01 @9+2")]
    public void Dates_writtenOut_areReadWhereAnOperandStands(string text, string expected) => Assert.Equal(expected, Tokens(text));

    // Plain FEEL subtracts.
    [Theory]
    [InlineData("2019-07-01", "Number 2019 @0+4, Minus @4+1, Number 07 @5+2, Minus @7+1, Number 01 @8+2")]
    [InlineData("90%", "Number 90 @0+2, Bad PE1001 @2+1")]
    [InlineData("（", "Bad PE1001 @0+1")]
    [InlineData("“a”", "Bad PE1001 @0+1")]
    public void SpecMode_knowsNoneOfTheAdditions(string text, string expected) => Assert.Equal(expected, Tokens(text, FeelMode.Spec));

    [Theory]
    [InlineData("在职人员", "Name 在职人员 @0+4")]
    [InlineData("支出.金额", "Name 支出 @0+2, Dot @2+1, Name 金额 @3+2")]
    [InlineData("三公经费总额", "Name 三公经费总额 @0+6")]
    [InlineData("is 在职", "Name is @0+2, Name 在职 @3+2")]
    [InlineData("order", "Name order @0+5")]
    [InlineData("android and or", "Name android @0+7, Keyword and @8+3, Keyword or @12+2")]
    [InlineData("名_1", "Name 名_1 @0+3")]
    [InlineData("①甲", "Name ①甲 @0+2")]
    [InlineData("阿·乙", "Name 阿·乙 @0+3")]
    [InlineData("𠮷 + 😀", "Name 𠮷 @0+2, Plus @3+1, Name 😀 @5+2")]
    public void PlainNames_inAnyScript_areReadToTheirEnd(string text, string expected) => Assert.Equal(expected, Tokens(text));

    [Theory]
    [InlineData("first day", "Name first day @0+9")]
    [InlineData("first  \t day", "Name first day @0+12")]
    [InlineData("first days", "Name first @0+5, Name days @6+4")]
    [InlineData("本年 支出", "Name 本年 支出 @0+5")]
    [InlineData("本年 支出 合计", "Name 本年 支出 合计 @0+8")]
    [InlineData("本年 支出 合", "Name 本年 支出 @0+5, Name 合 @6+1")]
    [InlineData("本年 收入", "Name 本年 @0+2, Name 收入 @3+2")]
    [InlineData("2021年预算", "Name 2021年预算 @0+7")]
    [InlineData("2021年预算数", "Number 2021 @0+4, Name 年预算数 @4+4")]
    [InlineData("收入（万元）+1", "Name 收入（万元） @0+6, Plus @6+1, Number 1 @7+1")]
    [InlineData("A-1 - 1", "Name A-1 @0+3, Minus @4+1, Number 1 @6+1")]
    [InlineData("1 - A-1", "Number 1 @0+1, Minus @2+1, Name A-1 @4+3")]
    public void KnownNames_withSpacesSignsAndDigits_matchAtTheirLongest(string text, string expected) =>
        Assert.Equal(expected, Tokens(text, names: new NameTable(["first day", "本年 支出", "本年 支出 合计", "2021年预算", "收入（万元）", "A-1"])));

    [Theory]
    [InlineData("1 // 一\n+ 2", "Number 1 @0+1, Plus @7+1, Number 2 @9+1")]
    [InlineData("1 /* 二 * / */ + 2", "Number 1 @0+1, Plus @14+1, Number 2 @16+1")]
    [InlineData("1 / 2", "Number 1 @0+1, Slash @2+1, Number 2 @4+1")]
    [InlineData("// 全是注释", "")]
    [InlineData("1 /* 没完", "Number 1 @0+1, Bad PE1004 @7+0")]
    [InlineData("/*/", "Bad PE1004 @3+0")]
    [InlineData("\uFEFF1", "Number 1 @1+1")]
    public void Comments_areSkipped(string text, string expected) => Assert.Equal(expected, Tokens(text));

    [Theory]
    [InlineData("== ", "Bad PE1006 @0+2")]
    [InlineData("＝＝", "Bad PE1006 @0+2")]
    [InlineData("<>", "Bad PE1007 @0+2")]
    [InlineData("、", "Bad PE1008 @0+1")]
    [InlineData("。", "Bad PE1001 @0+1")]
    [InlineData("#", "Bad PE1001 @0+1")]
    [InlineData("\u0001", "Bad PE1001 @0+1")]
    [InlineData("a ** b -> c != d", "Name a @0+1, Power @2+2, Name b @5+1, Arrow @7+2, Name c @10+1, NotEqual @12+2, Name d @15+1")]
    public void Signs_ofOtherLanguages_areRefusedEachWithItsReason(string text, string expected) => Assert.Equal(expected, Tokens(text));

    [Fact]
    public void LoneSurrogate_isRefusedNotThrown() => Assert.Equal("Bad PE1001 @0+1", Tokens("\uD800"));

    // Tokens as a parser asks for them: an operand is expected at the start, after signs and after words of the language.
    private static string Tokens(string text, FeelMode mode = FeelMode.Scoring, NameTable? names = null)
    {
        var lexer = new Lexer(new SourceText(text), mode);
        var found = new List<string>();
        bool operand = true;
        for (int position = 0; ;)
        {
            Token token = lexer.Read(position, operand, names ?? new NameTable());
            if (token.Kind == TokenKind.End)
            {
                return string.Join(", ", found);
            }

            string place = string.Create(CultureInfo.InvariantCulture, $"@{token.Span.Start}+{token.Span.Length}");
            bool said = token.Kind is TokenKind.Number or TokenKind.Text or TokenKind.Date or TokenKind.Month or TokenKind.At or TokenKind.Name or TokenKind.Keyword;
            string what = said ? " " + token.Text : token.Kind == TokenKind.Bad ? " " + lexer.Error!.Id : "";
            found.Add($"{token.Kind}{what} {place}");
            if (token.Kind == TokenKind.Bad)
            {
                return string.Join(", ", found);
            }

            operand = token.Kind is not (TokenKind.Number or TokenKind.Text or TokenKind.Date or TokenKind.Month or TokenKind.At or TokenKind.Name
                or TokenKind.CloseParen or TokenKind.CloseBracket or TokenKind.CloseBrace or TokenKind.Percent or TokenKind.PerMille);
            position = token.End;
        }
    }
}
