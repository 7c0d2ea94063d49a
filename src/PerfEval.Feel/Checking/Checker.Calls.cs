using System.Globalization;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Functions;
using PerfEval.Feel.Syntax;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Checking;

/// <summary>Calls: aggregates, built-in functions, and declared functions, which are expanded in place.</summary>
internal sealed partial class Checker
{
    private Typed CheckCall(CallSyntax call)
    {
        if (call.Callee is not NameSyntax callee)
        {
            Typed target = CheckNode(call.Callee);
            return IsError(target) ? Error(call) : Report(call.Span, CheckErrors.NotAFunction, Short(target.Written));
        }

        if (_scope.FindFunction(callee.Name) is { } declared)
        {
            return Expand(declared, call);
        }

        if (callee.Name == "not" || Builtins.Aggregates.Contains(callee.Name))
        {
            return CheckLanguageFunction(callee.Name, call);
        }

        if (_scope.FindBuiltin(callee.Name) is { } builtin)
        {
            return CheckBuiltin(builtin, call);
        }

        foreach (ArgumentSyntax argument in call.Arguments)
        {
            CheckNode(argument.Value);
        }

        if (_scope.Find(callee.Name) is not null || _locals.Exists(l => l.Symbol.Name == callee.Name))
        {
            return Report(callee.Span, CheckErrors.NotAFunction, callee.Name);
        }

        return callee.Name is "now" or "today"
            ? Report(callee.Span, CheckErrors.SpecOnly, callee.Name, new LocalText("评分不能依赖运行时的日期，请用“基准日”。", "a score may not depend on the clock; use 基准日, the as-of date."))
            : Report(callee.Span, CheckErrors.UnknownFunction, callee.Name, DidYouMean(NearestName.Find(callee.Name, _scope.FunctionNames)));
    }

    private Typed CheckLanguageFunction(string name, CallSyntax call)
    {
        Typed[] arguments = [.. call.Arguments.Select(a => CheckNode(a.Value))];
        if (call.Arguments.FirstOrDefault(a => a.Name is not (null or "list" or "negand")) is { Name: { } wrong })
        {
            return Report(call.Span, CheckErrors.UnknownParameter, name, wrong, name == "not" ? "negand" : "list");
        }

        if (arguments.Any(IsError))
        {
            return Error(call);
        }

        if (name == "not")
        {
            if (arguments.Length != 1)
            {
                return ReportCount(call, name, "1", arguments.Length);
            }

            Typed operand = Expect(arguments[0], FeelKind.Boolean, FeelType.Boolean.Describe());
            return IsError(operand) ? Error(call) : new TypedNot(operand, _source, call.Span);
        }

        if (arguments.Length == 0)
        {
            return ReportCount(call, name, "1", 0);
        }

        Typed list = arguments is [{ Type: ListType }] ? arguments[0] : ListOf(arguments, call);
        return IsError(list) ? Error(call) : Aggregate(name, list, call);
    }

    private Typed ListOf(Typed[] items, CallSyntax call)
    {
        FeelType type = items[0].Type;
        foreach (Typed item in items.Skip(1))
        {
            if (CommonType(items[0], item) is not { } common)
            {
                return Report(item, CheckErrors.BranchTypes, Short(items[0].Written), items[0].Type.Describe(), Short(item.Written), item.Type.Describe());
            }

            type = common.Equals(items[0].Type) ? type : common;
        }

        return new TypedList(new ListType(type), items, _source, call.Span);
    }

    private Typed Aggregate(string name, Typed list, CallSyntax call)
    {
        FeelType item = ((ListType)list.Type).Item;
        bool empty = item == FeelType.Any;
        (AggregateKind kind, bool fits, FeelType type) = name switch
        {
            "sum" => (AggregateKind.Sum, item.Kind is FeelKind.Number or FeelKind.DaysDuration or FeelKind.MonthsDuration, item),
            "mean" => (AggregateKind.Mean, item.Kind is FeelKind.Number or FeelKind.DaysDuration, item),
            "count" => (AggregateKind.Count, true, new NumberType(Dimension.Tally)),
            "min" or "max" => (
                name == "min" ? AggregateKind.Min : AggregateKind.Max,
                item.Kind is FeelKind.Number or FeelKind.Date or FeelKind.Month or FeelKind.DaysDuration or FeelKind.MonthsDuration or FeelKind.Text,
                item),
            "all" => (AggregateKind.All, item.Kind == FeelKind.Boolean, FeelType.Boolean),
            _ => (AggregateKind.Any, item.Kind == FeelKind.Boolean, FeelType.Boolean),
        };
        if (!fits && !empty)
        {
            LocalText expected = kind is AggregateKind.All or AggregateKind.Any
                ? new LocalText("“是否”的列表", "a list of booleans")
                : new LocalText("数的列表，如“支出明细.金额”", "a list of numbers, such as 'payments.amount'");
            return Report(list, CheckErrors.ArgumentType, name, "list", expected, list.Type.Describe());
        }

        return new TypedAggregate(kind, empty && kind is AggregateKind.Sum or AggregateKind.Mean ? (empty ? FeelType.Number : type) : type, list, _source, call.Span);
    }

    private TypedError ReportCount(CallSyntax call, string name, string wanted, int given) =>
        Report(call.Span, CheckErrors.ArgumentCount, name, wanted, given.ToString(CultureInfo.InvariantCulture));

    private Typed CheckBuiltin(Builtin function, CallSyntax call)
    {
        Typed[] arguments = [.. call.Arguments.Select(a => CheckNode(a.Value))];
        if (arguments.Any(IsError))
        {
            return Error(call);
        }

        if (call.Arguments.Any(a => a.Name is not null))
        {
            if (OrderByName(function, call, arguments) is not { } ordered)
            {
                return Error(call);
            }

            arguments = ordered;
        }

        if (arguments.Length < function.Required || (arguments.Length > function.Parameters.Length && !function.IsVariadic))
        {
            string wanted = function.Required == function.Parameters.Length
                ? function.Required.ToString(CultureInfo.InvariantCulture)
                : string.Create(CultureInfo.InvariantCulture, $"{function.Required}–{(function.IsVariadic ? "…" : function.Parameters.Length)}");
            return ReportCount(call, function.Name, wanted, arguments.Length);
        }

        return function.Check(new ArgumentCheck(function, arguments, ReportArgument)) is { } type
            ? new TypedCall(function, type, arguments, _source, call.Span)
            : Error(call);
    }

    private Typed[]? OrderByName(Builtin function, CallSyntax call, Typed[] arguments)
    {
        var ordered = new Typed?[function.Parameters.Length];
        for (int i = 0; i < arguments.Length; i++)
        {
            string? name = call.Arguments[i].Name;
            int at = name is null ? i : Array.IndexOf(function.Parameters, name);
            if (at < 0 || at >= ordered.Length || ordered[at] is not null)
            {
                Report(call.Span, CheckErrors.UnknownParameter, function.Name, name ?? "", string.Join(", ", function.Parameters));
                return null;
            }

            ordered[at] = arguments[i];
        }

        int given = Array.FindLastIndex(ordered, a => a is not null) + 1;
        if (ordered.Take(given).Any(a => a is null))
        {
            ReportCount(call, function.Name, function.Required.ToString(CultureInfo.InvariantCulture), arguments.Length);
            return null;
        }

        return [.. ordered.Take(given).Select(a => a!)];
    }

    private void ReportArgument(Typed at, DiagnosticDescriptor descriptor, object[] arguments) => Report(at, descriptor, arguments);

    private Typed Expand(UserFunction function, CallSyntax call)
    {
        Typed[] arguments = [.. call.Arguments.Select(a => CheckNode(a.Value))];
        if (arguments.Any(IsError))
        {
            return Error(call);
        }

        if (arguments.Length != function.Parameters.Count)
        {
            return ReportCount(call, function.Name, function.Parameters.Count.ToString(CultureInfo.InvariantCulture), arguments.Length);
        }

        if (_callers.Contains(function.Name))
        {
            return Report(call.Span, CheckErrors.RecursiveFunction, function.Name);
        }

        // The body sees its parameters and the facts, not the caller's variables.
        var inner = new Checker(_scope, function.Source, _slots, _diagnostics, _budget, [.. _callers, function.Name]);
        var variables = new LocalSymbol[arguments.Length];
        for (int i = 0; i < arguments.Length; i++)
        {
            variables[i] = _slots.Allocate(function.Parameters[i], arguments[i].Type);
            inner._locals.Add(new Local(variables[i], IsItem: false, arguments[i].Inexactness));
        }

        Typed result = inner.CheckNode(function.Body);
        if (IsError(result))
        {
            return Error(call);
        }

        for (int i = arguments.Length - 1; i >= 0; i--)
        {
            result = new TypedLet(variables[i], arguments[i], result, i == 0 ? function.Name : null, _source, call.Span);
        }

        return result;
    }
}
