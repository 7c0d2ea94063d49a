using PerfEval.Feel.Diagnostics;

namespace PerfEval.Rules.Loading;

/// <summary>What can be wrong with a file before its content is looked at: PE2001 to PE2099.</summary>
internal static class LoadingErrors
{
    public static readonly DiagnosticDescriptor FileNotFound = new(
        "PE2001",
        Severity.Error,
        "找不到文件“{0}”。",
        "There is no file '{0}'.");

    public static readonly DiagnosticDescriptor IsDirectory = new(
        "PE2002",
        Severity.Error,
        "“{0}”是文件夹，此处需要{1}。",
        "'{0}' is a directory; {1} is needed here.");

    public static readonly DiagnosticDescriptor CannotRead = new(
        "PE2003",
        Severity.Error,
        "无法读取“{0}”：{1}",
        "'{0}' cannot be read: {1}");

    public static readonly DiagnosticDescriptor EmptyFile = new(
        "PE2004",
        Severity.Error,
        "文件是空的。",
        "The file is empty.");

    public static readonly DiagnosticDescriptor FileTooLarge = new(
        "PE2005",
        Severity.Error,
        "文件超过 {0} MB。大的表请放到案例旁边的 CSV 文件里。",
        "The file is larger than {0} MB. Put large tables into CSV files beside the case.");

    public static readonly DiagnosticDescriptor NotText = new(
        "PE2006",
        Severity.Error,
        "文件不是 UTF-8 编码。请另存为 UTF-8（Windows 记事本：另存为 → 编码 → UTF-8）。",
        "The file is not UTF-8. Save it as UTF-8.");

    public static readonly DiagnosticDescriptor InvalidYaml = new(
        "PE2010",
        Severity.Error,
        "YAML 写法有误，这里读不下去{0}。请检查缩进、冒号后的空格、括号和引号是否成对。",
        "The YAML cannot be read from here on{0}. Check the indentation, the space after colons, and that brackets and quotes come in pairs.");

    public static readonly DiagnosticDescriptor InvalidJson = new(
        "PE2011",
        Severity.Error,
        "JSON 写法有误：{0}",
        "The JSON cannot be read: {0}");

    public static readonly DiagnosticDescriptor TooDeep = new(
        "PE2012",
        Severity.Error,
        "嵌套超过 {0} 层。",
        "The nesting is deeper than {0} levels.");

    public static readonly DiagnosticDescriptor TooManyNodes = new(
        "PE2013",
        Severity.Error,
        "文件的条目超过 {0} 个。大的表请放到案例旁边的 CSV 文件里。",
        "The file has more than {0} entries. Put large tables into CSV files beside the case.");

    public static readonly DiagnosticDescriptor Alias = new(
        "PE2014",
        Severity.Error,
        "不接受 YAML 的锚点和别名（& 和 *）。如果它是文字，请加双引号。",
        "YAML anchors and aliases (& and *) are refused. If it is meant as text, put it in double quotes.");

    public static readonly DiagnosticDescriptor Tag = new(
        "PE2015",
        Severity.Error,
        "不接受 YAML 标签“{0}”。如果它是文字，请加双引号。",
        "The YAML tag '{0}' is refused. If it is meant as text, put it in double quotes.");

    public static readonly DiagnosticDescriptor SeveralDocuments = new(
        "PE2016",
        Severity.Error,
        "一个文件只能有一份内容，不要用“---”分成几份。",
        "A file holds one document; do not split it with '---'.");

    public static readonly DiagnosticDescriptor DuplicateKey = new(
        "PE2017",
        Severity.Error,
        "“{0}”重复了，前一处在第 {1} 行。",
        "'{0}' is there twice; the first is on line {1}.");

    public static readonly DiagnosticDescriptor ComplexKey = new(
        "PE2018",
        Severity.Error,
        "名称只能是一个词，不能是列表或映射。",
        "A key is a single word, not a list or a mapping.");

    public static readonly DiagnosticDescriptor CommentTrap = new(
        "PE2020",
        Severity.Error,
        "“{0}”前面有空格，YAML 会把从这里起的文字当作注释丢掉。请给整个值加双引号；若本来就是注释，请在 # 后加一个空格。",
        "YAML takes everything from '{0}' on as a comment. Put the whole value in double quotes; if it is a comment, put a space after the '#'.");

    public static readonly DiagnosticDescriptor SplitAtComma = new(
        "PE2021",
        Severity.Error,
        "花括号或方括号里的“{0}”被逗号切开了。请给整个表达式加双引号。",
        "Inside braces or brackets '{0}' was split at a comma. Put the whole expression in double quotes.");

    public static readonly DiagnosticDescriptor FullWidthComma = new(
        "PE2022",
        Severity.Error,
        "“{0}”里是全角逗号，YAML 把它当作一个词。列表请用半角逗号“, ”；若它本来就是一个词，请加双引号。",
        "'{0}' has a full-width comma, so YAML reads it as one word. Separate the items with ', '; if it is one word, put it in double quotes.");

    public static readonly DiagnosticDescriptor FullWidthColon = new(
        "PE2023",
        Severity.Error,
        "“{0}”用了全角冒号“：”，YAML 把它当作文字。请改为半角冒号加一个空格“: ”。",
        "'{0}' has a full-width colon '：', so YAML reads it as text. Write ': ', a colon and a space.");

    public static readonly DiagnosticDescriptor BlockScalarTrap = new(
        "PE2024",
        Severity.Error,
        "以“{0}”开头的值在 YAML 里另有含义。请加双引号，或改用 ≥ ≤ ＞ ＜。",
        "A value that begins with '{0}' means something else in YAML. Put it in double quotes, or write ≥ ≤ ＞ ＜.");

    public static readonly DiagnosticDescriptor BraceTrap = new(
        "PE2025",
        Severity.Error,
        "文字里的“{{”被 YAML 读成了映射。请给整句加双引号，如 \"{{变更.名称}}已完成\"。",
        "The '{{' of a text is read as a mapping. Put the whole sentence in double quotes, as in \"{{change.name}} is done\".");

    public static readonly DiagnosticDescriptor ReservedStart = new(
        "PE2026",
        Severity.Error,
        "以“{0}”开头的值在 YAML 里另有含义。请加双引号。",
        "A value that begins with '{0}' means something else in YAML. Put it in double quotes.");

    public static readonly DiagnosticDescriptor Tab = new(
        "PE2027",
        Severity.Error,
        "YAML 的缩进不能用制表符（Tab），请改为空格。",
        "YAML may not be indented with tabs; use spaces.");

    public static readonly DiagnosticDescriptor FullWidthSpace = new(
        "PE2028",
        Severity.Error,
        "这里有全角空格，YAML 不把它当作空格。请改为半角空格。",
        "There is a full-width space, which YAML does not take as a space. Use ordinary spaces.");

    public static readonly DiagnosticDescriptor MissingSpaceAfterColon = new(
        "PE2029",
        Severity.Error,
        "“{0}”的冒号后面缺少空格。",
        "The colon in '{0}' needs a space after it.");

    public static readonly DiagnosticDescriptor InvisibleCharacter = new(
        "PE2030",
        Severity.Error,
        "这里有看不见的字符（U+{0}），多半是复制时带来的。请删掉它，或重新输入这段文字。",
        "There is an invisible character (U+{0}), most likely brought along by copying. Delete it, or type the text again.");

    public static readonly DiagnosticDescriptor LineTooLong = new(
        "PE2031",
        Severity.Error,
        "这一行超过 {0} MB。一行只写一个案例。",
        "The line is larger than {0} MB. A line holds one case.");

    public static readonly DiagnosticDescriptor LineNotText = new(
        "PE2032",
        Severity.Error,
        "这一行不是 UTF-8 编码。",
        "The line is not UTF-8.");

    public static readonly DiagnosticDescriptor NoCaseFiles = new(
        "PE2033",
        Severity.Error,
        "文件夹“{0}”里没有案例（.yaml、.yml 或 .json 文件）。",
        "The folder '{0}' has no cases (.yaml, .yml or .json files).");

    public static readonly DiagnosticDescriptor CaseBroke = new(
        "PE2034",
        Severity.Error,
        "程序在这个案例上内部出错（{0}）。这是程序的缺陷，请报告给维护者；其余案例不受影响。",
        "Something went wrong inside the program on this case ({0}). This is a defect, please report it; the other cases are not affected.");
}
