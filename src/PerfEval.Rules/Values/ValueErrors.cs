using PerfEval.Feel.Diagnostics;

namespace PerfEval.Rules.Values;

/// <summary>What can be wrong with a written value: PE4001 to PE4029.</summary>
internal static class ValueErrors
{
    public static readonly DiagnosticDescriptor NotANumber = new(
        "PE4001",
        Severity.Error,
        "“{0}”应为{1}，“{2}”不是数。",
        "'{0}' takes {1}; '{2}' is not a number.");

    public static readonly DiagnosticDescriptor UnitMissing = new(
        "PE4002",
        Severity.Error,
        "“{0}”的值“{1}”缺少单位，请写成 {2}。",
        "The value '{1}' of '{0}' has no unit; write {2}.");

    public static readonly DiagnosticDescriptor UnitDoesNotFit = new(
        "PE4003",
        Severity.Error,
        "“{0}”是{1}，不能用单位“{2}”。",
        "'{0}' is {1}; it cannot have the unit '{2}'.");

    public static readonly DiagnosticDescriptor UnknownUnit = new(
        "PE4004",
        Severity.Error,
        "“{0}”的值“{1}”里，“{2}”不是单位。{3}",
        "In the value '{1}' of '{0}', '{2}' is not a unit. {3}");

    public static readonly DiagnosticDescriptor NotAWholeNumber = new(
        "PE4005",
        Severity.Error,
        "“{0}”应为整数，实际是“{1}”。",
        "'{0}' takes a whole number, found '{1}'.");

    public static readonly DiagnosticDescriptor NotADate = new(
        "PE4006",
        Severity.Error,
        "“{0}”应为日期，如 2019-07-01（没有发生的写“无”），实际是“{1}”。{2}",
        "'{0}' takes a date such as 2019-07-01 (无 for what has not happened), found '{1}'. {2}");

    public static readonly DiagnosticDescriptor NotAMonth = new(
        "PE4007",
        Severity.Error,
        "“{0}”应为月份，如 2019-04，实际是“{1}”。",
        "'{0}' takes a month such as 2019-04, found '{1}'.");

    public static readonly DiagnosticDescriptor NotABoolean = new(
        "PE4008",
        Severity.Error,
        "“{0}”应为“是”或“否”，实际是“{1}”。",
        "'{0}' takes 是 or 否 (true or false), found '{1}'.");

    public static readonly DiagnosticDescriptor NotAChoice = new(
        "PE4009",
        Severity.Error,
        "“{0}”应为 {1} 之一，实际是“{2}”。{3}",
        "'{0}' must be one of {1}, found '{2}'. {3}");

    public static readonly DiagnosticDescriptor NothingIsNotAValue = new(
        "PE4010",
        Severity.Error,
        "“{0}”不能写“无”：“无”只用于没有发生的日期。没有就写 {1}；不知道就不写这一行。",
        "'{0}' cannot be 无, which is for dates of what has not happened. If there is none write {1}; if it is not known leave the line out.");

    public static readonly DiagnosticDescriptor NumberOutOfRange = new(
        "PE4011",
        Severity.Error,
        "“{0}”的值“{1}”超出数的范围。",
        "The value '{1}' of '{0}' is out of range.");

    public static readonly DiagnosticDescriptor RangeNotAllowed = new(
        "PE4012",
        Severity.Error,
        "“{0}”是{1}，不能写成范围“{2}”。",
        "'{0}' is {1}; it cannot be given as the range '{2}'.");

    public static readonly DiagnosticDescriptor EmptyRange = new(
        "PE4013",
        Severity.Error,
        "“{0}”的范围“{1}”是空的。",
        "The range '{1}' of '{0}' is empty.");

    public static readonly DiagnosticDescriptor NoSuchDay = new(
        "PE4014",
        Severity.Error,
        "“{0}”的值“{1}”：日历上没有这一天。",
        "The value '{1}' of '{0}': there is no such day.");
}
