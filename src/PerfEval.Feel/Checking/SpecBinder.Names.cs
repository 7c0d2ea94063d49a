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
            ?? (SpecFunctions.Find(name.Name) is { } function
                ? new TypedConstant(FeelType.Any, source, name.Span, FeelValue.Of(new BuiltinFunction(function)))
                : Null(name, new Diagnostic(CheckErrors.UnknownNameIsNull, source.Locate(name.Span), name.Name, Checker.DidYouMean(NearestName.Find(name.Name, KnownNames())))));
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
                    local.Symbol, name, name == "item" ? item : outside ?? BuiltinOrNull(name, span), source, span);
            }

            if (local.Symbol.Name == name)
            {
                local.IsUsed = true;
                return new TypedLocal(local.Symbol, source, span);
            }
        }

        return scope.Find(name) is FactSymbol fact ? new TypedFact(fact, source, span) : null;
    }

    private TypedConstant BuiltinOrNull(string name, TextSpan span) => new(
        FeelType.Any, source, span, SpecFunctions.Find(name) is { } function ? FeelValue.Of(new BuiltinFunction(function)) : FeelValue.Null);

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

    private FeelType ResolveType(TypeSyntax type)
    {
        switch (type.Name)
        {
            case "list" when type.Arguments is [var item]:
                return new ListType(ResolveType(item));
            case "range" when type.Arguments is [var end]:
                return new RangeType(ResolveType(end));
            case "context" when type.Fields.Count > 0:
                return new ContextType([.. type.Fields.Select((f, i) => new FeelField(f, ResolveType(type.Arguments[i])))]);
            case "function" when type.Result is { } result:
                return new FunctionType([.. type.Arguments.Select(ResolveType)], ResolveType(result));
        }

        if ((scope.FindType(type.Name) ?? FeelTypes.Find(type.Name)) is { } found)
        {
            return found;
        }

        diagnostics.Add(new Diagnostic(CheckErrors.UnknownType, source.Locate(type.Span), type.Name, Checker.DidYouMean(NearestName.Find(type.Name, FeelTypes.Names))));
        return FeelType.Error;
    }
}
