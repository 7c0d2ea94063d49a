using PerfEval.Feel.Diagnostics;

namespace PerfEval.Rules.Tool;

/// <summary>What can be wrong with a command line: PE6001 to PE6099.</summary>
internal static class ToolErrors
{
    public static readonly DiagnosticDescriptor UnknownArgument = new(
        "PE6001",
        Severity.Error,
        "不认识的参数“{0}”。{1}用 perfeval --help 查看用法。",
        "The argument '{0}' is not known. {1}See perfeval --help.");

    public static readonly DiagnosticDescriptor MissingArgument = new(
        "PE6002",
        Severity.Error,
        "缺少参数：{0}。用 perfeval{1} --help 查看用法。",
        "An argument is missing: {0}. See perfeval{1} --help.");

    public static readonly DiagnosticDescriptor InvalidOption = new(
        "PE6003",
        Severity.Error,
        "选项 {0} 的值“{1}”不对，可用的有：{2}。",
        "The value '{1}' of the option {0} is not right; there are: {2}.");

    public static readonly DiagnosticDescriptor BadCommandLine = new(
        "PE6004",
        Severity.Error,
        "命令行写法不对：{0}",
        "The command line cannot be read: {0}");

    public static readonly DiagnosticDescriptor RuleSetNotFound = new(
        "PE6005",
        Severity.Error,
        "找不到规则集“{0}”。请用 --ruleset 指明它的文件夹，或把案例放在该规则集的 cases 文件夹里。",
        "There is no rule set '{0}'. Name its folder with --ruleset, or keep the case in the rule set's 'cases' folder.");

    public static readonly DiagnosticDescriptor UnknownIndicator = new(
        "PE6006",
        Severity.Error,
        "没有名为“{0}”的指标。{1}",
        "There is no indicator named '{0}'. {1}");

    public static readonly DiagnosticDescriptor SeveralIndicators = new(
        "PE6009",
        Severity.Error,
        "“{0}”不止一个：{1}。请写出足以分清的路径。",
        "There are several '{0}': {1}. Give enough of the path to tell them apart.");

    public static readonly DiagnosticDescriptor BadContext = new(
        "PE6020",
        Severity.Error,
        "--context 需要一个 JSON 对象，如 {{\"人数\": 28}}：{0}",
        "--context takes a JSON object, such as {{\"staff\": 28}}: {0}");

    public static readonly DiagnosticDescriptor CannotWrite = new(
        "PE6007",
        Severity.Error,
        "无法写入“{0}”：{1}",
        "'{0}' cannot be written: {1}");

    public static readonly DiagnosticDescriptor NoCases = new(
        "PE6008",
        Severity.Warning,
        "“{0}”没有案例（cases 文件夹里没有 .yaml 或 .json 文件）。",
        "'{0}' has no cases (no .yaml or .json file in its 'cases' folder).");

    public static readonly DiagnosticDescriptor OptionTwice = new(
        "PE6011",
        Severity.Error,
        "选项 {0} 写了不止一次。",
        "The option {0} is there more than once.");

    public static readonly DiagnosticDescriptor OptionWithoutValue = new(
        "PE6012",
        Severity.Error,
        "选项 {0} 后面缺少值：{0} {1}。",
        "The option {0} needs a value: {0} {1}.");

    public static readonly DiagnosticDescriptor UnknownCode = new(
        "PE6013",
        Severity.Error,
        "没有代码“{0}”。{1}用 perfeval explain 查看全部代码。",
        "There is no code '{0}'. {1}perfeval explain lists them all.");

    public static readonly DiagnosticDescriptor WouldReplace = new(
        "PE6014",
        Severity.Error,
        "“{0}”已经存在，不覆盖；一个文件也没有写。请换一个文件夹。",
        "'{0}' exists and is not replaced; no file was written. Use another folder.");

    public static readonly DiagnosticDescriptor FolderIsNoIdentifier = new(
        "PE6015",
        Severity.Error,
        "文件夹“{0}”的名称要用作规则集编号，只能用小写字母、数字、短横线和点。",
        "The name of the folder '{0}' becomes the id of the rule set: lower-case letters, digits, hyphens and dots only.");

    public static readonly DiagnosticDescriptor Internal = new(
        "PE6099",
        Severity.Error,
        "程序内部出错（{0}）。这是程序的缺陷，请报告给维护者。",
        "Something went wrong inside the program ({0}). This is a defect; please report it.");
}
