using PerfEval.Feel.Diagnostics;

namespace PerfEval.Feel.Syntax;

/// <summary>What can be wrong with the writing of an expression: PE1001 to PE1099.</summary>
internal static class SyntaxErrors
{
    public static readonly DiagnosticDescriptor UnexpectedCharacter = new(
        "PE1001",
        Severity.Error,
        "表达式里不能出现字符“{0}”。{1}",
        "The character '{0}' cannot stand in an expression. {1}");

    public static readonly DiagnosticDescriptor UnclosedText = new(
        "PE1002",
        Severity.Error,
        "文字缺少右引号。",
        "The closing quotation mark of a text is missing.");

    public static readonly DiagnosticDescriptor BadEscape = new(
        "PE1003",
        Severity.Error,
        "“{0}”不是可用的转义。可用的有 \\n \\r \\t \\\" \\' \\\\ \\uXXXX \\UXXXXXX。",
        "'{0}' is not an escape. There are \\n \\r \\t \\\" \\' \\\\ \\uXXXX \\UXXXXXX.");

    public static readonly DiagnosticDescriptor UnclosedComment = new(
        "PE1004",
        Severity.Error,
        "注释 /* 没有结束，缺少 */。",
        "The comment /* is not closed; */ is missing.");

    public static readonly DiagnosticDescriptor DateNeedsTwoDigits = new(
        "PE1005",
        Severity.Error,
        "日期的月和日要写两位，如 2019-07-01；月份如 2019-07。如果是减法，请在减号两边加空格。",
        "Month and day of a date take two digits, as in 2019-07-01; a month is 2019-07. For a subtraction put spaces around the minus sign.");

    public static readonly DiagnosticDescriptor DoubleEquals = new(
        "PE1006",
        Severity.Error,
        "相等用一个等号“=”。",
        "Equality is written with a single '='.");

    public static readonly DiagnosticDescriptor AngleBrackets = new(
        "PE1007",
        Severity.Error,
        "不等于写作“≠”或“!=”。",
        "Inequality is written '!=' or '≠'.");

    public static readonly DiagnosticDescriptor EnumerationComma = new(
        "PE1008",
        Severity.Error,
        "表达式里的分隔用逗号“,”，不用顿号“{0}”。",
        "Items of an expression are separated by a comma, not by '{0}'.");

    public static readonly DiagnosticDescriptor Expected = new(
        "PE1009",
        Severity.Error,
        "此处应为{0}，实际是{1}。",
        "Expected {0} here, found {1}.");

    public static readonly DiagnosticDescriptor EmptyExpression = new(
        "PE1010",
        Severity.Error,
        "表达式是空的。",
        "The expression is empty.");

    public static readonly DiagnosticDescriptor TooDeep = new(
        "PE1011",
        Severity.Error,
        "表达式嵌套超过 {0} 层。请用 measures（计算项）或 functions（函数）拆开写。",
        "The expression is nested more than {0} levels deep. Split it with measures or functions.");

    public static readonly DiagnosticDescriptor TooLong = new(
        "PE1012",
        Severity.Error,
        "表达式超过 {0} 个字符。",
        "The expression is longer than {0} characters.");

    public static readonly DiagnosticDescriptor ChainedComparison = new(
        "PE1013",
        Severity.Error,
        "比较不能连写。写成“x between a and b”、“x in [a..b)”，或用 and 连接两个比较。",
        "Comparisons cannot be chained. Write 'x between a and b', 'x in [a..b)', or join two comparisons with 'and'.");

    public static readonly DiagnosticDescriptor InvalidDate = new(
        "PE1014",
        Severity.Error,
        "日历上没有“{0}”这一天。",
        "There is no such day as '{0}'.");

    public static readonly DiagnosticDescriptor NumberTooLarge = new(
        "PE1015",
        Severity.Error,
        "数“{0}”超出范围：最多 28 位有效数字。",
        "The number '{0}' is out of range: at most 28 significant digits.");

    public static readonly DiagnosticDescriptor DuplicateEntry = new(
        "PE1017",
        Severity.Error,
        "上下文里“{0}”出现了两次。",
        "The context has two entries named '{0}'.");

    public static readonly DiagnosticDescriptor InvalidAtLiteral = new(
        "PE1018",
        Severity.Error,
        "@\"{0}\" 不是日期、时间或时长。例：@\"2019-07-01\"、@\"P90D\"、@\"P2M\"。",
        "@\"{0}\" is not a date, a time or a duration. Examples: @\"2019-07-01\", @\"P90D\", @\"P2M\".");

    public static readonly DiagnosticDescriptor TemplateBrace = new(
        "PE1019",
        Severity.Error,
        "文字模板里的“{{”没有配对的“}}”。要写花括号本身，请写两个：“{{{{”或“}}}}”。",
        "A '{{' of the text template has no '}}' to match. To print a brace, write it twice: '{{{{' or '}}}}'.");

    public static readonly DiagnosticDescriptor TrailingText = new(
        "PE1020",
        Severity.Error,
        "表达式到这里已经完整，后面多出了{0}。{1}",
        "The expression is complete here; {0} follows. {1}");

    public static readonly DiagnosticDescriptor NotInScoringMode = new(
        "PE1021",
        Severity.Error,
        "评分规则里不能使用{0}。",
        "A scoring rule may not use {0}.");
}
