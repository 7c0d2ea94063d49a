using System.CommandLine;

namespace PerfEval.Rules.Tool.Commands;

/// <summary>Options that several commands share.</summary>
internal static class Options
{
    /// <summary>The language, an option of every command; it was read before the command line was parsed, and is declared for help and validation.</summary>
    public static Option<string> Lang(Func<string, string, string> t)
    {
        var option = new Option<string>("--lang")
        {
            HelpName = "zh|en",
            Description = t("语言，默认 zh", "the language; zh by default"),
            DefaultValueFactory = _ => "zh",
            Recursive = true,
        };
        option.AcceptOnlyFromAmong("zh", "en");
        return option;
    }

    /// <summary>The rule set of a case.</summary>
    public static Option<string?> RuleSet(Func<string, string, string> t) => new("--ruleset")
    {
        HelpName = t("文件夹|编号", "DIR|ID"),
        Description = t("规则集；默认按案例的 ruleset 查找", "the rule set; by default the one that the case names"),
    };

    /// <summary>The file for a report.</summary>
    public static Option<string?> Output(Func<string, string, string> t) => new("--output", "-o")
    {
        HelpName = t("文件", "FILE"),
        Description = t("写入文件而不是屏幕", "write to a file instead of the screen"),
    };

    /// <summary>The format of the output; the first is the default.</summary>
    public static Option<string> Format(Func<string, string, string> t, params string[] formats)
    {
        var option = new Option<string>("--format")
        {
            HelpName = string.Join('|', formats),
            Description = t($"输出格式，默认 {formats[0]}", $"the format of the output; {formats[0]} by default"),
            DefaultValueFactory = _ => formats[0],
        };
        option.AcceptOnlyFromAmong(formats);
        return option;
    }
}
