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

    public static readonly DiagnosticDescriptor TooLargeForJson = new(
        "PE6021",
        Severity.Error,
        "这个值写不成 JSON：{0}。可以不加 --format json，或者只取其中一部分。",
        "The value cannot be written as JSON: {0} Leave out --format json, or take a part of the value.");

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

    public static readonly DiagnosticDescriptor GeneratesForOne = new(
        "PE6016",
        Severity.Error,
        "--generate 一次只为一套规则集生成案例，这里指的是 {0} 套。请只写一套的文件夹（有几个版本的，写那一个文件）。",
        "--generate makes cases of one rule set at a time; {0} are meant here. Name one folder, or one file where a folder has several versions.");

    public static readonly DiagnosticDescriptor NothingToGenerate = new(
        "PE6017",
        Severity.Error,
        "“{0}”生成不了案例：{1}。",
        "No cases can be made for '{0}': {1}.");

    public static readonly DiagnosticDescriptor BatchNeedsRuleSet = new(
        "PE6030",
        Severity.Error,
        "批量打分要用 --ruleset 指明规则集。",
        "A batch needs its rule set: name it with --ruleset.");

    public static readonly DiagnosticDescriptor OptionNeeds = new(
        "PE6031",
        Severity.Error,
        "选项 {0} {1}。",
        "The option {0} {1}.");

    public static readonly DiagnosticDescriptor OtherRun = new(
        "PE6032",
        Severity.Error,
        "不能接着做：“{0}”是用另外的规则集、程序版本或选项留下的。上次 {1}，这次 {2}。要从头做，请去掉 --resume。",
        "Cannot resume: '{0}' was left by another rule set, version or options. Then {1}, now {2}. Without --resume the batch begins anew.");

    public static readonly DiagnosticDescriptor NoState = new(
        "PE6033",
        Severity.Error,
        "不能接着做：“{0}”已有内容，但旁边没有“{1}”，无从核对。要从头做，请去掉 --resume。",
        "Cannot resume: '{0}' holds results, but without '{1}' beside it nobody can tell of what. Without --resume the batch begins anew.");

    public static readonly DiagnosticDescriptor InputChanged = new(
        "PE6034",
        Severity.Error,
        "不能接着做：输入的前 {0} 个案例与上次不同。要从头做，请去掉 --resume。",
        "Cannot resume: the first {0} cases of the input are not those of the last run. Without --resume the batch begins anew.");

    public static readonly DiagnosticDescriptor InputShorter = new(
        "PE6035",
        Severity.Error,
        "不能接着做：输入的案例比已有的结果还少。要从头做，请去掉 --resume。",
        "Cannot resume: the input has fewer cases than the output has results. Without --resume the batch begins anew.");

    public static readonly DiagnosticDescriptor OtherErrors = new(
        "PE6036",
        Severity.Error,
        "不能接着做：“{0}”里的问题不是上次运行留下的。",
        "Cannot resume: what is in '{0}' was not left by the last run.");

    public static readonly DiagnosticDescriptor BatchProblems = new(
        "PE6037",
        Severity.Warning,
        "共 {0} 个案例，{1} 个不能用{2}，{3} 个有计算失败。",
        "{0} cases: {1} cannot be used{2}, {3} with failed computations.");

    public static readonly DiagnosticDescriptor Interrupted = new(
        "PE6038",
        Severity.Warning,
        "已中断，本次做完 {0} 个案例。{1}",
        "Interrupted after {0} cases of this run. {1}");

    public static readonly DiagnosticDescriptor SameFile = new(
        "PE6039",
        Severity.Error,
        "“{0}”不能既是{1}又是{2}。",
        "'{0}' cannot be both {1} and {2}.");

    public static readonly DiagnosticDescriptor NothingSupposed = new(
        "PE6050",
        Severity.Error,
        "没有说假设什么。用 --set '事实=值' 换一个数，用 --reach 等级 问怎样达到。",
        "Nothing is supposed. Give --set 'fact=value' for another value, or --reach GRADE to ask how a grade is reached.");

    public static readonly DiagnosticDescriptor SetWithoutValue = new(
        "PE6051",
        Severity.Error,
        "--set “{0}”要写成 '事实=值'，如 --set '满意度=95%'。",
        "--set '{0}' takes the form 'fact=value', such as --set 'satisfaction=95%'.");

    public static readonly DiagnosticDescriptor CaseNotFound = new(
        "PE6052",
        Severity.Error,
        "在“{1}”里没有找到案例“{0}”。把案例文件或它所在的文件夹写在结果后面。",
        "There is no case '{0}' in '{1}'. Name the case's file, or its folder, behind the result.");

    public static readonly DiagnosticDescriptor Internal = new(
        "PE6099",
        Severity.Error,
        "程序内部出错（{0}）。这是程序的缺陷，请报告给维护者。",
        "Something went wrong inside the program ({0}). This is a defect; please report it.");
}
