using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Functions.Spec;
using PerfEval.Feel.Syntax;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Checking;

/// <summary>Names, calls and types.</summary>
internal sealed partial class SpecBinder
{
    private Typed BindName(NameSyntax name)
    {
        if (name.Name == "?" && _tested is not null)
        {
            _speaksOfTested = true;
            return _tested;
        }

        return Resolve(name.Name, name.Span, _locals.Count)
            ?? BuiltinOrItself(name.Name, name.Span)
            ?? Null(name, new Diagnostic(CheckErrors.UnknownNameIsNull, source.Locate(name.Span), name.Name, Checker.DidYouMean(NearestName.Find(name.Name, KnownNames()))));
    }

    private IEnumerable<string> KnownNames() => _locals.Select(l => l.Symbol.Name).Concat(scope.SymbolNames).Concat(SpecFunctions.Names);

    // Looks inside out. An item's entries are not known before evaluation, so what the name means further out is kept beside.
    private Typed? Resolve(string name, TextSpan span, int from)
    {
        for (int i = from - 1; i >= 0; i--)
        {
            Local local = _locals[i];
            if (local.IsItem)
            {
                Typed item = new TypedLocal(local.Symbol, source, span);
                Typed? outside = Resolve(name, span, i);
                return new TypedItemName(
                    local.Symbol, name, name == "item" ? item : outside ?? BuiltinOrItself(name, span) ?? new TypedConstant(FeelType.Any, source, span, FeelValue.Null), source, span);
            }

            if (local.Symbol.Name == name)
            {
                local.IsUsed = true;
                return new TypedLocal(local.Symbol, source, span);
            }
        }

        return scope.Find(name) is FactSymbol fact ? new TypedFact(fact, source, span) : null;
    }

    /// <summary>A built-in function, or the function of a context's entry within which the name stands.</summary>
    private Typed? BuiltinOrItself(string name, TextSpan span) =>
        SpecFunctions.Find(name) is { } function ? new TypedConstant(FeelType.Any, source, span, FeelValue.Of(new BuiltinFunction(function)))
        : _recursive.FirstOrDefault(r => r.Name == name) is { } itself ? new TypedLocal(itself, source, span)
        : null;

    private Typed BindCall(CallSyntax call)
    {
        Typed[] arguments = [.. call.Arguments.Select(a => Bind(a.Value))];
        string?[] names = [.. call.Arguments.Select(a => a.Name)];
        if (names.Any(n => n is not null) && (names.Any(n => n is null) || names.Distinct(StringComparer.Ordinal).Count() < names.Length))
        {
            return Null(call, new Diagnostic(CheckErrors.MixedArguments, source.Locate(call.Span)));
        }

        if (call.Callee is NameSyntax callee && SpecFunctions.Find(callee.Name) is { } function && !IsDeclared(callee.Name))
        {
            return new TypedSpecCall(function, names, arguments, source, call.Span);
        }

        return new TypedInvocation(Bind(call.Callee), names, arguments, source, call.Span);
    }

    private bool IsDeclared(string name) => _locals.Exists(l => !l.IsItem && l.Symbol.Name == name) || scope.Find(name) is not null;

    /// <summary>The type that is written; the error type if there is none of that name, or of a name within it.</summary>
    private FeelType ResolveType(TypeSyntax type)
    {
        FeelType[] arguments = [.. type.Arguments.Select(ResolveType)];
        if (arguments.Contains(FeelType.Error))
        {
            return FeelType.Error;
        }

        switch (type.Name)
        {
            case "list" when arguments is [var item]:
                return new ListType(item);
            case "range" when arguments is [var end]:
                return new RangeType(end);
            case "context" when type.Fields.Count > 0:
                return new ContextType([.. type.Fields.Select((f, i) => new FeelField(f, arguments[i]))]);
            case "function" when type.Result is { } written:
                FeelType result = ResolveType(written);
                return result == FeelType.Error ? FeelType.Error : new FunctionType(arguments, result);
        }

        if ((scope.FindType(type.Name) ?? FeelTypes.Find(type.Name)) is { } found)
        {
            return found;
        }

        diagnostics.Add(new Diagnostic(CheckErrors.UnknownType, source.Locate(type.Span), type.Name, Checker.DidYouMean(NearestName.Find(type.Name, FeelTypes.Names))));
        return FeelType.Error;
    }
}
