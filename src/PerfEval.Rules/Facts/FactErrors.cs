using PerfEval.Feel.Diagnostics;

namespace PerfEval.Rules.Facts;

/// <summary>What can be wrong with a map from typed objects to facts: PE4301 to PE4399.</summary>
internal static class FactErrors
{
    public static readonly DiagnosticDescriptor NoSuchFact = new(
        "PE4301",
        Severity.Error,
        "类型 {0} 的属性 {1} 要填的“{2}”，规则集里没有。{3}不是事实的属性，请加 [NotAFact]。",
        "The property {1} of {0} states '{2}', which the rule set does not have. {3}Mark a property that is no fact with [NotAFact].");

    public static readonly DiagnosticDescriptor WrongType = new(
        "PE4302",
        Severity.Error,
        "类型 {0} 的属性 {1} 是 {2}，不能填“{3}”（{4}）；可用的类型：{5}。",
        "The property {1} of {0} is {2} and cannot state '{3}' ({4}); it may be {5}.");

    public static readonly DiagnosticDescriptor UnitNeeded = new(
        "PE4303",
        Severity.Error,
        "类型 {0} 的属性 {1} 是数，但“{2}”没有声明单位。请写明单位，如 [FactName(\"{2}\", Unit = \"{3}\")]。",
        "The property {1} of {0} is a number, but '{2}' declares no unit. Say which, as in [FactName(\"{2}\", Unit = \"{3}\")].");

    public static readonly DiagnosticDescriptor StatedTwice = new(
        "PE4304",
        Severity.Error,
        "类型 {0} 有两个属性填“{1}”。",
        "Two properties of {0} state '{1}'.");

    public static readonly DiagnosticDescriptor NotStated = new(
        "PE4305",
        Severity.Error,
        "类型 {0} 没有填“{1}”的属性。",
        "No property of {0} states '{1}'.");

    public static readonly DiagnosticDescriptor WrongValue = new(
        "PE4306",
        Severity.Error,
        "“{0}”的值是 {1}，不能作为事实；可用的类型：文字、decimal、整数、bool、DateOnly、它们的列表，和表的各行（字典）。",
        "The value of '{0}' is {1}, which no fact can be; it may be a text, a decimal, a whole number, a bool, a DateOnly, a list of these, or the rows of a table as dictionaries.");
}
