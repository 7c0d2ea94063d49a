using PerfEval.Feel.Checking;
using PerfEval.Feel.Compilation;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Syntax;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;

namespace PerfEval.Feel;

/// <summary>An expression that was read and checked once and can be evaluated any number of times, by any number of threads.</summary>
/// <example>
/// <code>
/// FeelEnvironment environment = FeelEnvironment.Scoring.With("预算", FeelType.Money).With("支出", FeelType.Money);
/// FeelExpression rate = FeelExpression.Parse("支出 / 预算", environment);
/// FeelValue value = rate.Evaluate(FeelContext.Create([new("预算", FeelValue.Of(200m)), new("支出", FeelValue.Of(150m))]));
/// </code>
/// </example>
public sealed class FeelExpression
{
    private const string Tested = "?";

    private readonly FeelEnvironment _environment;
    private readonly Typed _typed;
    private readonly Node<FeelValue> _node;
    private readonly int _localCount;
    private readonly int _cursorCount;

    private FeelExpression(string text, FeelEnvironment environment, Typed typed, Node<FeelValue> node, int localCount, int cursorCount, IReadOnlyList<Diagnostic> diagnostics)
    {
        Text = text;
        _environment = environment;
        _typed = typed;
        _node = node;
        _localCount = localCount;
        _cursorCount = cursorCount;
        Diagnostics = diagnostics;
    }

    /// <summary>The text that was read.</summary>
    public string Text { get; }

    /// <summary>The type of the value; <see cref="FeelType.Any"/> where spec mode leaves it open.</summary>
    public FeelType Type => _typed.Type;

    /// <summary>Warnings: names that are not there and are null in spec mode, say.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>Reads an expression.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="environment">The mode and the variables.</param>
    /// <exception cref="FeelException">It cannot be read or checked; all problems are listed with their places.</exception>
    public static FeelExpression Parse(string text, FeelEnvironment environment)
    {
        var diagnostics = new DiagnosticBag();
        return TryParse(text, environment, diagnostics) ?? throw new FeelException(diagnostics.Items);
    }

    /// <summary>Reads an expression.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="environment">The mode and the variables.</param>
    /// <param name="diagnostics">Where problems go.</param>
    /// <returns>The expression; <see langword="null"/> if it cannot be read or checked.</returns>
    public static FeelExpression? TryParse(string text, FeelEnvironment environment, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(environment);
        ArgumentNullException.ThrowIfNull(diagnostics);
        return Make(text, environment, diagnostics, isTests: false);
    }

    /// <summary>
    /// Reads unary tests, as they stand in the cells of decision tables: <c>&gt; 5</c>, <c>"a", "b"</c>, <c>not([1..3])</c>, <c>-</c>. The
    /// value that is tested is the variable <c>?</c>.
    /// </summary>
    /// <param name="text">The tests.</param>
    /// <param name="environment">The mode and the variables; in scoring mode <c>?</c> must be among them, with its type.</param>
    /// <param name="diagnostics">Where problems go.</param>
    /// <returns>An expression that is true where the tests hold; <see langword="null"/> if they cannot be read or checked.</returns>
    public static FeelExpression? TryParseUnaryTests(string text, FeelEnvironment environment, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(environment);
        ArgumentNullException.ThrowIfNull(diagnostics);
        FeelEnvironment tested = environment.Variables.Any(v => v.Name == Tested) ? environment : environment.With(Tested, FeelType.Any);
        return Make(text, tested, diagnostics, isTests: true);
    }

    /// <summary>Evaluates the expression.</summary>
    /// <param name="inputs">The variables by name. In scoring mode one that is not given is unknown; in spec mode it is null.</param>
    /// <returns>
    /// The value. In scoring mode it may be unknown or a failure, which say what is missing or why; an evaluation that exceeds the step
    /// limit is a failure (PE1206) in both modes.
    /// </returns>
    public FeelValue Evaluate(FeelContext inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return Evaluate(inputs, Frame.Current);
    }

    /// <summary>Evaluates the expression and keeps the values of its parts.</summary>
    /// <param name="inputs">The variables by name, as for <see cref="Evaluate(FeelContext)"/>.</param>
    public FeelTrace Trace(FeelContext inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var slots = new LocalSlots(_localCount);
        var cursors = new LocalSlots(_cursorCount);
        Node<FeelValue> recording;
        try
        {
            recording = Compile(_typed, _environment.Mode, slots, cursors, recording: true);
        }
        catch (InsufficientExecutionStackException)
        {
            return new FeelTrace(Evaluate(inputs), []);
        }

        var record = new Dictionary<Typed, FeelValue>(ReferenceEqualityComparer.Instance);
        FeelValue value = Evaluate(recording, inputs, record, slots.Count, cursors.Count);
        var steps = new List<FeelStep>();
        AddSteps(steps, _typed, 0, default, record, []);
        return new FeelTrace(value, steps);
    }

    /// <summary>
    /// Evaluates the expression as a part of the evaluation that calls it, whose steps it counts with its own: past the limit it is the
    /// caller's value that fails.
    /// </summary>
    internal FeelValue Evaluate(FeelContext inputs, Frame? caller) => caller is null
        ? Evaluate(_node, inputs, null, _localCount, _cursorCount)
        : _node.Evaluate(new Frame(caller, FactsOf(inputs), new FeelValue[_localCount], _cursorCount));

    private void AddSteps(List<FeelStep> steps, Typed typed, int depth, TextSpan whole, Dictionary<Typed, FeelValue> record, HashSet<TextSpan> places)
    {
        IEnumerable<Typed> parts = typed switch
        {
            TypedFor loop => loop.Iterators.Select(i => i.Source),
            TypedLoop loop => loop.Iterators.Select(i => i.Source),
            TypedQuantified quantified => quantified.Iterators.Select(i => i.Source),
            TypedFilter filter => [filter.List],
            TypedSelection selection => [selection.Target],
            TypedLambda => [],
            _ => typed.Children,
        };
        foreach (Typed part in CallDepth.IsSafe ? parts : [])
        {
            AddSteps(steps, part, depth + 1, typed.Span, record, places);
        }

        // Constants tell nothing; a part of another text (a declared function) has no place here, nor has one that is written like its whole.
        // A tested value is part of each of its tests, but stands there once.
        bool shown = typed is not (TypedConstant or TypedNoEnd) && typed.Span.Length > 0 && typed.Span != whole && typed.Source.Text == Text;
        if ((shown || depth == 0) && record.TryGetValue(typed, out FeelValue value) && (places.Add(typed.Span) || depth == 0))
        {
            steps.Add(new FeelStep(typed.Written, typed.Span, depth, typed.Type, value));
        }
    }

    private FeelValue Evaluate(Node<FeelValue> node, FeelContext inputs, Dictionary<Typed, FeelValue>? record, int localCount, int cursorCount)
    {
        var frame = new Frame(FactsOf(inputs), localCount, 0, cursorCount, _environment.StepLimit) { Record = record, Clock = _environment.Clock };
        try
        {
            return node.Evaluate(frame);
        }
        catch (EvaluationLimitException)
        {
            return FeelValue.Failed(new Diagnostic(EvaluationErrors.StepLimit, _typed.Source.Locate(_typed.Span), frame.StepLimit));
        }
    }

    private FeelValue[] FactsOf(FeelContext inputs)
    {
        IReadOnlyList<(string Name, FeelType Type)> variables = _environment.Variables;
        var facts = new FeelValue[variables.Count];
        for (int i = 0; i < facts.Length; i++)
        {
            string name = variables[i].Name;
            facts[i] = inputs.TryGet(name, out FeelValue value) ? value
                : _environment.Mode == FeelMode.Spec ? FeelValue.Null
                : FeelValue.Of(new Unknown(Missing.Of(new UnknownSource(UnknownSourceKind.Fact, name))));
        }

        return facts;
    }

    private static FeelExpression? Make(string text, FeelEnvironment environment, DiagnosticBag diagnostics, bool isTests)
    {
        var found = new DiagnosticBag();
        var source = new SourceText(text);
        CheckScope scope = environment.Scope;
        SyntaxNode syntax = isTests
            ? Parser.ParseUnaryTests(source, environment.Mode, scope.Names, found)
            : Parser.ParseExpression(source, environment.Mode, scope.Names, found);
        var slots = new LocalSlots();
        var cursors = new LocalSlots();
        Typed? typed = found.HasErrors ? null
            : environment.Mode == FeelMode.Spec ? BindSpec(syntax, scope, source, slots, found, isTests)
            : CheckScoring(syntax, scope, source, slots, found, isTests);
        diagnostics.AddRange(found.Items);
        if (typed is null || found.HasErrors)
        {
            return null;
        }

        try
        {
            Node<FeelValue> node = environment.Mode == FeelMode.Scoring ? CompileScoring(typed, slots, cursors) : Compile(typed, environment.Mode, slots, cursors, recording: false);
            return new FeelExpression(text, environment, typed, node, slots.Count, cursors.Count, found.Items);
        }
        catch (InsufficientExecutionStackException)
        {
            diagnostics.Add(new Diagnostic(CheckErrors.TooComplex, source.Locate(typed.Span)));
            return null;
        }
    }

    // Numbers and conditions are tried in the exact domain first: most often everything is known.
    private static Node<FeelValue> CompileScoring(Typed typed, LocalSlots slots, LocalSlots cursors)
    {
        var general = new GeneralCompiler(slots, cursors);
        var exact = new ExactCompiler(slots, cursors, general);
        general.Exact = exact;
        return typed.Type.Kind switch
        {
            FeelKind.Number => new NumberPlan(general.Value(typed), exact.Number(typed)),
            FeelKind.Boolean => new ConditionPlan(general.Value(typed), exact.Truth(typed)),
            _ => general.Value(typed),
        };
    }

    private static Node<FeelValue> Compile(Typed typed, FeelMode mode, LocalSlots slots, LocalSlots cursors, bool recording) => mode == FeelMode.Spec
        ? new SpecCompiler(slots, cursors, recording).Value(typed)
        : new GeneralCompiler(slots, cursors, recording).Value(typed);

    private static Typed BindSpec(SyntaxNode syntax, CheckScope scope, SourceText source, LocalSlots slots, DiagnosticBag diagnostics, bool isTests)
    {
        var binder = new SpecBinder(scope, source, slots, diagnostics);
        return isTests ? binder.BindTests(syntax, TestedValue(scope, source)) : binder.Bind(syntax);
    }

    private static Typed CheckScoring(SyntaxNode syntax, CheckScope scope, SourceText source, LocalSlots slots, DiagnosticBag diagnostics, bool isTests)
    {
        var checker = new Checker(scope, source, slots, diagnostics);
        return isTests ? checker.CheckTests(syntax, TestedValue(scope, source)) : checker.Check(syntax);
    }

    private static TypedFact TestedValue(CheckScope scope, SourceText source) => new((FactSymbol)scope.Find(Tested)!, source, default);
}
