using PerfEval.Feel.Diagnostics;

namespace PerfEval.Rules.Facts;

/// <summary>What can be wrong with a map from typed objects to facts: PE4301 to PE4399.</summary>
internal static class FactErrors
{
    public static readonly DiagnosticDescriptor NoSuchFact = new(
        "PE4301",
        Severity.Error,
        "{0}要填的“{1}”，规则集里没有。{2}",
        "{0} states '{1}', which the rule set does not have. {2}");

    public static readonly DiagnosticDescriptor WrongType = new(
        "PE4302",
        Severity.Error,
        "{0}是 {1}，不能填“{2}”（{3}）；可用的类型：{4}。",
        "{0} is {1} and cannot state '{2}' ({3}); it may be {4}.");

    public static readonly DiagnosticDescriptor UnitNeeded = new(
        "PE4303",
        Severity.Error,
        "{0}是数，但“{1}”没有声明单位。请写明单位，如 {2}。",
        "{0} is a number, but '{1}' declares no unit. Say which, as in {2}.");

    public static readonly DiagnosticDescriptor StatedTwice = new(
        "PE4304",
        Severity.Error,
        "类型 {0} 有两个值填“{1}”。",
        "Two values of {0} state '{1}'.");

    public static readonly DiagnosticDescriptor NotStated = new(
        "PE4305",
        Severity.Error,
        "类型 {0} 没有填“{1}”的属性。",
        "No property of {0} states '{1}'.");

    public static readonly DiagnosticDescriptor WrongValue = new(
        "PE4306",
        Severity.Error,
        "“{0}”的值是 {1}，不能作为事实；可用的类型：文字、decimal、整数、bool、DateOnly、枚举、它们的列表，和表的各行（字典）。",
        "The value of '{0}' is {1}, which no fact can be; it may be a text, a decimal, a whole number, a bool, a DateOnly, a member of an enum, a list of these, or the rows of a table as dictionaries.");

    public static readonly DiagnosticDescriptor WrongUnit = new(
        "PE4307",
        Severity.Error,
        "{0}的单位写成“{1}”，不能用于“{2}”（{3}）。{4}",
        "{0} counts in '{1}', which is no unit for '{2}' ({3}). {4}");

    public static readonly DiagnosticDescriptor WrongMembers = new(
        "PE4308",
        Severity.Error,
        "{0}是枚举 {1}，其中 {2} 不是“{3}”的选项（{4}）。{5}",
        "{0} is the enum {1}, of which {2} is not among the choices of '{3}' ({4}). {5}");

    public static readonly DiagnosticDescriptor NoProperties = new(
        "PE4309",
        Severity.Error,
        "类型 {0} 没有填事实的属性。请用带属性的类，或者用 FactMap.For 逐项写明；字典和单个的值交给 CaseBuilder。",
        "The type {0} has no properties that state facts. Take a class with properties, or say it item by item with FactMap.For; CaseBuilder takes dictionaries and single values.");
}
