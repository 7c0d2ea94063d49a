using System.Runtime.CompilerServices;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Syntax;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Checking;

/// <summary>
/// Gives every node of a syntax tree its meaning and type, and reports what does not fit. It evaluates nothing. All problems of an
/// expression are reported, but none that only follows from another.
/// </summary>
internal sealed partial class Checker
{
    // Declared functions are expanded at each call; a few nested ones could otherwise grow without bound.
    private const int NodeLimit = 200_000;

    private readonly CheckScope _scope;
    private readonly SourceText _source;
    private readonly LocalSlots _slots;
    private readonly DiagnosticBag _diagnostics;
    private readonly List<Local> _locals = [];
    private readonly Budget _budget;
    private readonly IReadOnlyList<string> _callers;
    private Typed? _tested;

    /// <summary>Makes a checker for one text.</summary>
    /// <param name="scope">What names mean.</param>
    /// <param name="source">The text, for places.</param>
    /// <param name="slots">Gives slots to loop variables.</param>
    /// <param name="diagnostics">Where problems go.</param>
    /// <param name="locals">Variables in scope from outside: a rule's row, <c>points</c>, <c>value</c>.</param>
    public Checker(CheckScope scope, SourceText source, LocalSlots slots, DiagnosticBag diagnostics, IEnumerable<LocalSymbol>? locals = null)
        : this(scope, source, slots, diagnostics, new Budget(), [])
    {
        foreach (LocalSymbol local in locals ?? [])
        {
            _locals.Add(new Local(local, IsItem: false, 0));
        }
    }

    private Checker(
        CheckScope scope, SourceText source, LocalSlots slots, DiagnosticBag diagnostics, Budget budget, IReadOnlyList<string> callers)
    {
        _scope = scope;
        _source = source;
        _slots = slots;
        _diagnostics = diagnostics;
        _budget = budget;
        _callers = callers;
    }

    /// <summary>Checks an expression of any type.</summary>
    public Typed Check(SyntaxNode syntax) => CheckNode(syntax);

    /// <summary>Checks an expression that must be true or false.</summary>
    public Typed CheckCondition(SyntaxNode syntax) => Expect(CheckNode(syntax), FeelKind.Boolean, FeelType.Boolean.Describe());

    /// <summary>Checks tests of a value.</summary>
    public Typed CheckTests(SyntaxNode tests, Typed value)
    {
        Typed? outer = _tested;
        _tested = value;
        Typed result = tests is UnaryTestsSyntax all ? CheckUnaryTests(all, value) : CheckTest(tests, value);
        _tested = outer;
        return result;
    }

    /// <summary>Checks the iterators of a rule: <c>for: x in list</c>. The variables stay in scope of this checker.</summary>
    public IReadOnlyList<TypedIterator> CheckIterators(IReadOnlyList<IteratorSyntax> iterators) => [.. iterators.Select(CheckIterator)];

    /// <summary>Reports unless a value is of a kind.</summary>
    public Typed Expect(Typed value, FeelKind kind, LocalText expected)
    {
        if (value.Type.Kind == kind || IsError(value))
        {
            return value;
        }

        return Report(value, CheckErrors.ExpectedType, expected, Short(value.Written), value.Type.Describe());
    }

    private static bool IsError(Typed value) => value.Type == FeelType.Error;

    private static string Short(string written) => written.Length <= 40 ? written : written[..39] + "…";

    // Nested as deep as the syntax is: what a case needs beyond a call stands in a method of its own, to keep this frame small.
    private Typed CheckNode(SyntaxNode syntax)
    {
        if (++_budget.Nodes > NodeLimit || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            return _budget.Reported ? Error(syntax) : TooComplex(syntax);
        }

        return syntax switch
        {
            NumberSyntax number => CheckNumber(number),
            LiteralSyntax literal => CheckLiteral(literal),
            NameSyntax name => CheckName(name),
            NegateSyntax negate => CheckNegate(negate),
            BinarySyntax binary => CheckBinary(binary),
            BetweenSyntax between => CheckBetween(between),
            InSyntax test => CheckIn(test),
            IfSyntax choice => CheckIf(choice),
            ForSyntax loop => CheckFor(loop),
            QuantifiedSyntax quantified => CheckQuantified(quantified),
            CallSyntax call => CheckCall(call),
            PathSyntax path => CheckPath(path),
            FilterSyntax filter => CheckFilter(filter),
            ListSyntax list => CheckList(list),
            ContextSyntax context => CheckContext(context),
            RangeSyntax range => CheckRange(range),
            TemplateSyntax template => CheckTemplate(template),
            InstanceOfSyntax instance => CheckInstanceOf(instance),
            _ => Error(syntax),
        };
    }

    private TypedConstant CheckLiteral(LiteralSyntax literal) => new(TypeOf(literal.Value), _source, literal.Span, literal.Value);

    private TypedError CheckInstanceOf(InstanceOfSyntax instance) =>
        Report(instance.Span, CheckErrors.SpecOnly, "instance of", new LocalText("类型在检查时已经确定。", "types are settled when the rule set is checked."));

    private TypedError TooComplex(SyntaxNode syntax)
    {
        _budget.Reported = true;
        return Report(syntax.Span, CheckErrors.TooComplex);
    }

    private TypedError Error(SyntaxNode syntax) => new(_source, syntax.Span);

    private TypedError Report(Typed at, DiagnosticDescriptor descriptor, params object[] arguments)
    {
        _diagnostics.Add(new Diagnostic(descriptor, at.Source.Locate(at.Span), arguments));
        return new TypedError(at.Source, at.Span);
    }

    private TypedError Report(TextSpan span, DiagnosticDescriptor descriptor, params object[] arguments)
    {
        _diagnostics.Add(new Diagnostic(descriptor, _source.Locate(span), arguments));
        return new TypedError(_source, span);
    }

    private static FeelType TypeOf(FeelValue value) => value.Kind switch
    {
        FeelKind.Boolean => FeelType.Boolean,
        FeelKind.Text => FeelType.Text,
        FeelKind.Date => FeelType.Date,
        FeelKind.Month => FeelType.Month,
        FeelKind.DaysDuration => FeelType.Days,
        FeelKind.MonthsDuration => FeelType.Months,
        FeelKind.Number => FeelType.Number,
        _ => FeelType.Any,
    };

    private Typed CheckNumber(NumberSyntax number)
    {
        if (number.Unit is null)
        {
            return new TypedConstant(FeelType.Number, _source, number.Span, FeelValue.Of(number.Value));
        }

        if (_scope.FindUnit(number.Unit) is not { } unit)
        {
            LocalText wording = TableWording.HintForUnit(number.Unit);
            string? nearest = NearestName.Find(number.Unit, MeasureUnit.KnownNames.Concat(_scope.CountedUnits));
            return Report(number.Span, CheckErrors.UnknownUnit, number.Unit, wording.Chinese.Length > 0 ? wording : DidYouMean(nearest));
        }

        return UnitValue(number.Value, unit) is { } value
            ? new TypedConstant(unit.Type, _source, number.Span, value)
            : Report(number.Span, SyntaxErrors.NumberTooLarge, number.Value.ToString(System.Globalization.CultureInfo.InvariantCulture) + number.Unit);
    }

    /// <summary>The value of a number with a unit, in the base unit of its kind; null if it is out of range.</summary>
    internal static FeelValue? UnitValue(decimal number, MeasureUnit unit)
    {
        if (Math.Abs(number) > 7e28m / Math.Max(1, unit.Factor))
        {
            return null;
        }

        decimal amount = number * unit.Factor;
        return unit.Type.Kind switch
        {
            FeelKind.DaysDuration => DaysDuration.TryFromSeconds(amount, out DaysDuration days) ? FeelValue.Of(days) : null,
            FeelKind.MonthsDuration => amount == decimal.Truncate(amount) && Math.Abs(amount) < 1e12m ? FeelValue.Of(new MonthsDuration((long)amount)) : null,
            _ => FeelValue.Of(amount),
        };
    }

    internal static LocalText DidYouMean(string? nearest) =>
        nearest is null ? new("", "") : new($"是不是“{nearest}”？", $"Did you mean '{nearest}'?");

    private Typed CheckName(NameSyntax name)
    {
        if (name.Name == "?")
        {
            return _tested ?? Report(name.Span, CheckErrors.QuestionOutsideTest);
        }

        Typed? found = null;
        for (int i = _locals.Count - 1; i >= 0; i--)
        {
            Local local = _locals[i];
            Typed? meant = !local.IsItem
                ? local.Symbol.Name == name.Name ? Variable(local, name.Span) : null
                : local.Symbol.Type is ContextType row && row.Find(name.Name) is { } field
                    ? new TypedField(Variable(local, name.Span), field, _source, name.Span)
                    : name.Name == "item" ? Variable(local, name.Span) : null;
            if (meant is null)
            {
                continue;
            }

            // Plain FEEL lets the nearest meaning win; a score must not hang on which of two the author had in mind.
            if (found is not null && name.Name != "item")
            {
                return Report(name.Span, CheckErrors.AmbiguousName, name.Name);
            }

            found ??= meant;
        }

        Symbol? symbol = _scope.Find(name.Name);
        if (found is not null)
        {
            return symbol is null || found is TypedLocal ? found : Report(name.Span, CheckErrors.AmbiguousName, name.Name);
        }

        return symbol switch
        {
            FactSymbol fact => new TypedFact(fact, _source, name.Span),
            MeasureSymbol measure when measure.Type == FeelType.Error => Error(name),
            MeasureSymbol measure => new TypedMeasure(measure, _source, name.Span),
            not null => Error(name),
            _ when _scope.FindFunction(name.Name) is not null || Functions.Builtins.Names.Contains(name.Name) =>
                Report(name.Span, CheckErrors.FunctionAsValue, name.Name),
            _ => Report(name.Span, CheckErrors.UnknownName, name.Name, HintFor(name.Name)),
        };
    }

    private bool IsKnown(string name) =>
        name is "?" or "item" || _scope.Find(name) is not null || _scope.FindFunction(name) is not null || Functions.Builtins.Names.Contains(name)
        || _locals.Exists(l => l.IsItem ? l.Symbol.Type is ContextType row && row.Find(name) is not null : l.Symbol.Name == name);

    private TypedLocal Variable(Local local, TextSpan span) => new(local.Symbol, _source, span, local.Inexactness);

    private LocalText HintFor(string name)
    {
        // A column of the row under way, without the row.
        if (_locals.FindLast(l => !l.IsItem && l.Symbol.Type is ContextType row && row.Find(name) is not null) is { } owner)
        {
            return DidYouMean(owner.Symbol.Name + "." + name);
        }

        if (TableWording.HintForName(name) is { Chinese.Length: > 0 } wording)
        {
            return wording;
        }

        IEnumerable<string> locals = _locals.SelectMany(l => l.IsItem && l.Symbol.Type is ContextType row ? row.Fields.Select(f => f.Name) : [l.Symbol.Name]);
        return NearestName.Find(name, locals.Concat(_scope.SymbolNames)) is { } nearest ? DidYouMean(nearest) : TableWording.HintWithin(name);
    }

    private Typed CheckTemplate(TemplateSyntax template)
    {
        var parts = new List<TypedTextPart>();
        bool failed = false;
        foreach (TemplatePartSyntax part in template.Parts)
        {
            if (part.Expression is null)
            {
                parts.Add(new TypedTextPart(part.Text, null, null));
                continue;
            }

            Typed value = CheckNode(part.Expression);
            MeasureUnit? unit = part.Unit is null ? null : MeasureUnit.Find(part.Unit);
            if (unit is not null && !IsError(value) && !CanPrintIn(value.Type, unit.Type))
            {
                value = Report(value, CheckErrors.CannotPrintInUnit, value.Type.Describe(), unit.Name);
            }

            failed |= IsError(value);
            parts.Add(new TypedTextPart(null, value, unit));
        }

        return failed ? Error(template) : new TypedTemplate(parts, _source, template.Span);
    }

    private static bool CanPrintIn(FeelType type, FeelType unit) =>
        type.Kind == unit.Kind && (type is not NumberType number || number.Dimension.CountsSameAs(((NumberType)unit).Dimension));

    private sealed record Local(LocalSymbol Symbol, bool IsItem, int Inexactness);

    private sealed class Budget
    {
        public int Nodes { get; set; }

        public bool Reported { get; set; }
    }
}
