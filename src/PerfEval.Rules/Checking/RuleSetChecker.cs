using PerfEval.Feel.Checking;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Syntax;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Checking;

/// <summary>
/// Checks a rule set: names, types, units, points that add up, bands without gaps and overlaps, references. Reports all problems in one go,
/// and none that only follows from another.
/// </summary>
internal sealed partial class RuleSetChecker
{
    private readonly RuleSetModel _model;
    private readonly HostExtensions _extensions;
    private readonly DiagnosticBag _diagnostics;
    private readonly CheckScope _scope = new(FeelMode.Scoring);
    private readonly LocalSlots _slots = new();
    private readonly LocalSlots _locals = new();
    private readonly List<CheckedFact> _facts = [];
    private readonly List<Question> _questions = [];
    private readonly Dictionary<string, MeasureState> _measures = new(StringComparer.Ordinal);
    private readonly List<CheckedMeasure> _checkedMeasures = [];
    private readonly List<string> _openMeasures = [];
    private readonly List<CheckedIndicator> _indicators = [];

    private RuleSetChecker(RuleSetModel model, DiagnosticBag diagnostics, HostExtensions extensions)
    {
        _extensions = extensions;
        _model = model;
        _diagnostics = diagnostics;
    }

    /// <summary>Checks a rule set. The result is meant for evaluation only if no error was reported.</summary>
    public static CheckedRuleSet Check(RuleSetModel model, DiagnosticBag diagnostics, HostExtensions? extensions = null) =>
        new RuleSetChecker(model, diagnostics, extensions ?? HostExtensions.None).CheckRuleSet();

    private CheckedRuleSet CheckRuleSet()
    {
        DeclareFacts();
        DeclareFunctions();
        DeclareMeasures();
        CheckedIndicator root = DeclareIndicators();
        var references = new References(_indicators);
        List<CheckedGrade> grades = CheckGrades();
        foreach (MeasureModel measure in _model.Measures)
        {
            _scope.Find(measure.Name);
        }

        CheckIndicators(root, references);
        CheckedRule[] rules = CheckRules(references, grades);
        CheckedCheck[] checks = [.. _model.Checks.Select(CheckCheck).Where(c => c is not null).Select(c => c!)];
        CheckGradeCoverage(root, grades);
        List<CheckedOtherReading> readings = CheckOtherReadings();
        var ruleSet = new CheckedRuleSet
        {
            Model = _model,
            Scope = _scope,
            Facts = _facts,
            Measures = _checkedMeasures,
            Checks = checks,
            Root = root,
            Indicators = _indicators,
            Rules = rules,
            Grades = grades,
            Questions = _questions,
            OtherReadings = readings,
            References = references,
            SlotCount = _slots.Count,
            Locals = _locals,
        };
        new NestingCheck(_diagnostics).Check(ruleSet);
        return ruleSet;
    }

    private void DeclareFacts()
    {
        var asOf = new FactModel(CheckedRuleSet.AsOfName, new ValueTypeModel(FeelType.Date), _model.Location);
        foreach (FactModel fact in _model.Facts.Prepend(asOf))
        {
            int slot = _slots.Allocate(fact.Name, fact.Type.Type).Slot;
            var symbol = new FactSymbol(fact.Name, fact.Type.Type, slot);
            if (fact.Type.Type == FeelType.Error)
            {
                // Its declaration was refused; expressions that use it are not blamed.
                _scope.Add(new MeasureSymbol(fact.Name, new TypedError(new SourceText(fact.Name), default), 0, null));
                continue;
            }

            _facts.Add(new CheckedFact(fact, symbol));
            _scope.Add(symbol);
        }
    }

    private void DeclareFunctions()
    {
        foreach (Feel.Functions.Builtin function in _extensions.Functions)
        {
            _scope.Add(function);
        }

        foreach (FunctionModel function in _model.Functions)
        {
            _scope.Names.Add(function.Name);
        }

        foreach (MeasureModel measure in _model.Measures)
        {
            _scope.Names.Add(measure.Name);
        }

        foreach (FunctionModel function in _model.Functions)
        {
            SyntaxNode body = Parser.ParseExpression(function.Body, FeelMode.Scoring, _scope.Names, _diagnostics);
            _scope.Add(new UserFunction(function.Name, function.Parameters, body, function.Body));
        }
    }

    private void DeclareMeasures()
    {
        foreach (MeasureModel measure in _model.Measures)
        {
            _measures[measure.Name] = new MeasureState(measure);
        }

        _scope.Resolve = ResolveMeasure;
    }

    // Measures are checked when first used, so that their order in the file does not matter.
    private MeasureSymbol? ResolveMeasure(string name)
    {
        if (!_measures.TryGetValue(name, out MeasureState? state))
        {
            return null;
        }

        if (state.Symbol is not null)
        {
            return state.Symbol;
        }

        if (state.IsOpen)
        {
            int first = _openMeasures.IndexOf(name);
            _diagnostics.Add(RuleSetErrors.MeasureCycle.At(state.Model.Location, string.Join(" → ", _openMeasures.Skip(first).Append(name))));
            return new MeasureSymbol(name, new TypedError(state.Model.Value, default), 0, null);
        }

        if (_openMeasures.Count > NestingCheck.MeasureLimit)
        {
            _diagnostics.Add(RuleSetErrors.NestedTooDeeply.At(_measures[_openMeasures[0]].Model.Location, _openMeasures[0]));
            return new MeasureSymbol(name, new TypedError(state.Model.Value, default), 0, null);
        }

        state.IsOpen = true;
        _openMeasures.Add(name);
        Typed body = CheckExpression(state.Model.Value);
        _openMeasures.RemoveAt(_openMeasures.Count - 1);
        state.IsOpen = false;
        int slot = _slots.Allocate(name, body.Type).Slot;
        var symbol = new MeasureSymbol(name, body, _checkedMeasures.Count, state.Model.Round, slot);
        state.Symbol = symbol;
        _scope.Add(symbol);
        CheckMeasureUnit(state.Model, body);
        CheckBasis(state.Model.Basis);
        _checkedMeasures.Add(new CheckedMeasure(state.Model, symbol, new FactSymbol(name, body.Type, slot)));
        return symbol;
    }

    private void CheckMeasureUnit(MeasureModel measure, Typed body)
    {
        if (measure.Unit is null || body.Type == FeelType.Error)
        {
            return;
        }

        MeasureUnit? unit = MeasureUnit.Find(measure.Unit);
        bool fits = unit is not null && unit.Type.Kind == body.Type.Kind
            && (body.Type is not NumberType number || number.Dimension.CountsSameAs(((NumberType)unit.Type).Dimension));
        if (!fits)
        {
            _diagnostics.Add(RuleSetErrors.UnitForMeasure.At(measure.Location, measure.Name, body.Type.Describe(), measure.Unit));
        }
    }

    private Typed CheckExpression(SourceText source, IReadOnlyList<LocalSymbol>? locals = null) =>
        NewChecker(source, locals).Check(Parser.ParseExpression(source, FeelMode.Scoring, _scope.Names, _diagnostics));

    private Typed CheckCondition(SourceText source, IReadOnlyList<LocalSymbol>? locals = null) =>
        NewChecker(source, locals).CheckCondition(Parser.ParseExpression(source, FeelMode.Scoring, _scope.Names, _diagnostics));

    private Typed CheckTemplate(SourceText source, IReadOnlyList<LocalSymbol>? locals = null) =>
        NewChecker(source, locals).Check(Parser.ParseTemplate(source, FeelMode.Scoring, _scope.Names, _diagnostics));

    private IReadOnlyList<TypedIterator> CheckIterators(SourceText source, IReadOnlyList<LocalSymbol>? locals = null)
    {
        IReadOnlyList<IteratorSyntax>? syntax = Parser.ParseIterators(source, FeelMode.Scoring, _scope.Names, _diagnostics);
        return syntax is null ? [] : NewChecker(source, locals).CheckIterators(syntax);
    }

    private Checker NewChecker(SourceText source, IReadOnlyList<LocalSymbol>? locals) => new(_scope, source, _locals, _diagnostics, locals);

    private CheckedCheck? CheckCheck(CheckModel check)
    {
        Typed that = CheckExpression(check.That);
        Typed? says = check.Says is null ? null : CheckTemplate(check.Says);
        if (that.Type == FeelType.Error)
        {
            return null;
        }

        if (that.Type != FeelType.Boolean)
        {
            _diagnostics.Add(RuleSetErrors.CheckIsNotCondition.At(check.Location, that.Written, that.Type.Describe()));
            return null;
        }

        return new CheckedCheck(check, that, says);
    }

    private BasisModel[] CheckBasis(IReadOnlyList<ReferenceModel> references)
    {
        var found = new List<BasisModel>();
        foreach (ReferenceModel reference in references)
        {
            if (_model.Basis.FirstOrDefault(b => b.Name == reference.Path) is { } basis)
            {
                found.Add(basis);
                continue;
            }

            string? nearest = NearestName.Find(reference.Path, _model.Basis.Select(b => b.Name));
            _diagnostics.Add(RuleSetErrors.UnknownBasis.At(reference.Location, reference.Path, Checker.DidYouMean(nearest)));
        }

        return [.. found];
    }

    private List<CheckedGrade> CheckGrades()
    {
        var grades = new List<CheckedGrade>();
        var taken = IntervalSet.Empty;
        foreach (GradeModel grade in _model.Grades)
        {
            if (TotalsOf(grade) is not { } holds)
            {
                continue;
            }

            IntervalSet own = holds.Without(taken);
            if (own.IsEmpty)
            {
                _diagnostics.Add(RuleSetErrors.UnreachableBand.At(grade.Location, grade.Test.Text));
            }
            else if (holds.IsBounded && holds.Intersect(taken) is { IsEmpty: false } shared)
            {
                _diagnostics.Add(RuleSetErrors.BandsMeet.At(grade.Location, grade.Test.Text, FeelTextOf(shared.Example())));
            }

            taken = taken.Union(holds);
            grades.Add(new CheckedGrade(grade, own.Parts));
        }

        return grades;
    }

    // The totals for which a grade's test holds; null if that was reported as wrong.
    private IntervalSet? TotalsOf(GradeModel grade)
    {
        if (grade.IsOtherwise)
        {
            return IntervalSet.Everything;
        }

        LocalSymbol total = _locals.Allocate("", FeelType.Points);
        SyntaxNode syntax = Parser.ParseUnaryTests(grade.Test, FeelMode.Scoring, _scope.Names, _diagnostics);
        Typed test = NewChecker(grade.Test, null).CheckTests(syntax, new TypedLocal(total, grade.Test, default));
        if (test.Type == FeelType.Error)
        {
            return null;
        }

        IntervalSet? holds = BandAnalysis.Solve(test, total);
        if (holds is null)
        {
            _diagnostics.Add(RuleSetErrors.GradeTestNotConstant.At(grade.Location));
        }

        return holds;
    }

    // Scores are multiples of the rounding step, so that 89.5 is a hole between 80–89 and 90–100 unless totals are whole numbers.
    private void CheckGradeCoverage(CheckedIndicator root, List<CheckedGrade> grades)
    {
        if (grades.Count == 0 || grades.Count < _model.Grades.Count || _model.GradesRefused || root.IsOpen || root.FixedPoints is not { } most)
        {
            return;
        }

        IntervalSet covered = grades.Aggregate(IntervalSet.Empty, (set, grade) => grade.Totals.Aggregate(set, (s, part) => s.Union(IntervalSet.Of(part))));
        IntervalSet holes = IntervalSet.Of(Interval.Closed(0, most)).Without(covered);
        if (holes.ExampleOnStep(_model.Rounding.Total) is { } example)
        {
            _diagnostics.Add(RuleSetErrors.GradeGap.At(_model.Grades[0].Location, FeelTextOf(example)));
        }
    }

    private static string FeelTextOf(decimal value) => Feel.Evaluation.ValueText.Plain(value);

    private sealed class MeasureState(MeasureModel model)
    {
        public MeasureModel Model { get; } = model;

        public bool IsOpen { get; set; }

        public MeasureSymbol? Symbol { get; set; }
    }
}
