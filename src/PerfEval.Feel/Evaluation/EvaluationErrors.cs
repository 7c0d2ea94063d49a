using PerfEval.Feel.Checking;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Evaluation;

/// <summary>What can fail while an expression is evaluated: PE1201 to PE1299. A failure never becomes a verdict.</summary>
internal static class EvaluationErrors
{
    public static readonly DiagnosticDescriptor DivisionByZero = new(
        "PE1201",
        Severity.Error,
        "“{0}”除以 0，无法计算。",
        "'{0}' divides by 0 and cannot be computed.");

    public static readonly DiagnosticDescriptor Overflow = new(
        "PE1202",
        Severity.Error,
        "“{0}”的结果超出数的范围。",
        "The result of '{0}' is out of range.");

    public static readonly DiagnosticDescriptor IndexOutOfRange = new(
        "PE1203",
        Severity.Error,
        "“{0}”取第 {1} 项，但列表只有 {2} 项。",
        "'{0}' takes item {1}, but the list has {2}.");

    public static readonly DiagnosticDescriptor EmptyList = new(
        "PE1204",
        Severity.Error,
        "“{0}”的列表是空的，没有{1}。",
        "The list of '{0}' is empty; it has no {1}.");

    public static readonly DiagnosticDescriptor NoResult = new(
        "PE1205",
        Severity.Error,
        "“{0}”对给定的值没有结果（例如文字不能转换为数或日期）。",
        "'{0}' has no result for the given values (a text that is no number or date, for example).");

    public static readonly DiagnosticDescriptor StepLimit = new(
        "PE1206",
        Severity.Error,
        "计算超过 {0} 步，或者函数一层层调用得太深，已停止。请减少循环里套循环的表达式和调用自身的函数。",
        "The evaluation was stopped: it took more than {0} steps, or functions called each other too deep. Reduce loops within loops and functions that call themselves.");

    public static readonly DiagnosticDescriptor NotAWholeNumber = new(
        "PE1207",
        Severity.Error,
        "“{0}”需要 10 亿以内的整数，实际是 {1}。",
        "'{0}' needs a whole number below a thousand million, found {1}.");

    public static readonly DiagnosticDescriptor TooManyItems = new(
        "PE1208",
        Severity.Error,
        "“{0}”会产生超过 {1} 项的列表。",
        "'{0}' would make a list of more than {1} items.");

    public static readonly DiagnosticDescriptor HostFunctionFailed = new(
        "PE1209",
        Severity.Error,
        "程序提供的函数“{0}”失败：{1}",
        "The function '{0}' of the host failed: {1}");

    public static FeelValue Fail(DiagnosticDescriptor descriptor, Typed site, params object[] more)
    {
        string written = site.Written;
        object[] arguments = [written.Length <= 60 ? written : written[..59] + "…", .. more];
        return FeelValue.Failed(new Diagnostic(descriptor, site.Source.Locate(site.Span), arguments));
    }
}
