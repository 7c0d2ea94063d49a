using PerfEval.Feel.Diagnostics;

namespace PerfEval.Rules;

/// <summary>What can be wrong with a collection of rule sets: PE2041 to PE2049.</summary>
internal static class CatalogErrors
{
    public static readonly DiagnosticDescriptor TwoOfOneVersion = new(
        "PE2041",
        Severity.Error,
        "{0}@{1} 有两份，内容不同；另一份在“{2}”。",
        "There are two of {0}@{1}, with different content; the other is in '{2}'.");

    public static readonly DiagnosticDescriptor NoSuchRuleSet = new(
        "PE2042",
        Severity.Error,
        "没有编号为“{0}”的规则集。{1}",
        "There is no rule set '{0}'. {1}");

    public static readonly DiagnosticDescriptor NothingToExtend = new(
        "PE2043",
        Severity.Error,
        "程序为规则集“{0}”添加了函数或扣分来源，但没有这个规则集。{1}",
        "The program adds functions or findings to a rule set '{0}', which is not there. {1}");
}
