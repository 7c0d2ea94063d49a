using PerfEval.Feel.Checking;
using PerfEval.Feel.Compilation;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Syntax;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Explanation;
using PerfEval.Rules.Model;
using PerfEval.Rules.Values;

namespace PerfEval.Rules.Analysis.Audit;

/// <summary>
/// Compares figures of a report's text with the expressions that they should equal, over the facts and measures of the case. Problems of an
/// expression, or of a figure that its type cannot be written as, are reported at their place.
/// </summary>
internal sealed class FigureAudit
{
    private readonly EvaluationResult _result;
    private readonly DiagnosticBag _diagnostics;
    private readonly ExpressionReader _reader;

    // The rule set's own slots are shared by all threads and stay as they are.
    private readonly LocalSlots _locals;
    private readonly LocalSlots _cursors = new();
    private readonly GeneralCompiler _general;

    public FigureAudit(EvaluationResult result, ExpressionReader reader, DiagnosticBag diagnostics)
    {
        _result = result;
        _diagnostics = diagnostics;
        _reader = reader;
        _locals = new LocalSlots(result.Plan.RuleSet.Locals.Count);
        _general = new GeneralCompiler(_locals, _cursors);
    }

    /// <summary>The figures in the order of the case; those with problems are left out.</summary>
    public IReadOnlyList<AuditFigure> Run(IReadOnlyList<PublishedFigureModel> figures) => [.. figures.Select(Compare).OfType<AuditFigure>()];

    private AuditFigure? Compare(PublishedFigureModel figure)
    {
        string printed = figure.Printed.Text.Trim();
        if (figure.Is is not { } source)
        {
            return new AuditFigure(figure.Name, printed, null, AuditVerdict.Unverifiable, null, []);
        }

        CheckedRuleSet ruleSet = _result.Plan.RuleSet;
        SyntaxNode syntax = Parser.ParseExpression(source, FeelMode.Scoring, ruleSet.Scope.Names, _diagnostics);
        Typed typed = new Checker(ruleSet.Scope, source, _locals, _diagnostics).Check(syntax);
        if (typed.Type == FeelType.Error)
        {
            return null;
        }

        if (typed.Type.Kind is FeelKind.List or FeelKind.Context)
        {
            _diagnostics.Add(Binding.BindingErrors.ExpectedSingleValue.At(source.Locate(new TextSpan(0, source.Text.Length)), figure.Name, typed.Type.Describe()));
            return null;
        }

        WrittenValue written = Read(printed, typed.Type);
        string expression = source.Text.Trim();
        if (written.Error is { } error)
        {
            // 2019月2月17日 is what was printed, and no date: that is a finding. Anything else is a slip of whoever wrote the case.
            if (typed.Type.Kind is FeelKind.Date or FeelKind.Month)
            {
                return new AuditFigure(figure.Name, printed, expression, AuditVerdict.Outside, Recomputed(typed), []);
            }

            _diagnostics.Add(error(figure.Printed.Location, figure.Name));
            return null;
        }

        return Verdict(figure.Name, printed, expression, typed, written);
    }

    private AuditFigure Verdict(string name, string printed, string expression, Typed typed, WrittenValue written)
    {
        CheckResult check;
        try
        {
            check = CheckRunner.Compare(_result.Plan, _result.Case, written, typed, _general.Value(typed), NewFrame);
        }
        catch (EvaluationLimitException)
        {
            return new AuditFigure(name, printed, expression, AuditVerdict.Unverifiable, null, []);
        }

        AuditVerdict verdict = check.Outcome switch
        {
            CheckOutcome.Agrees => AuditVerdict.Agrees,
            CheckOutcome.Rounding => AuditVerdict.Rounding,
            CheckOutcome.Differs => AuditVerdict.Differs,
            _ => AuditVerdict.Unverifiable,
        };
        LocalText? recomputed = check.Right.IsKnown ? Print(typed, check.Right, written.Unit) : null;
        return new AuditFigure(name, printed, expression, verdict, recomputed, [.. check.Missing.Sources.Select(Phrases.Source)]);
    }

    private Frame NewFrame(FeelValue[] slots) => new(slots, _locals.Count, _result.Plan.RuleSet.Measures.Count, _cursors.Count);

    private LocalText? Recomputed(Typed typed)
    {
        Node<FeelValue> node = _general.Value(typed);
        try
        {
            FeelValue value = node.Evaluate(NewFrame(_result.Case.Slots));
            return value.IsKnown ? Print(typed, value, null) : null;
        }
        catch (EvaluationLimitException)
        {
            return null;
        }
    }

    // In the unit of the printed figure, which is what it is compared with; shares with the places that settle a comparison.
    private LocalText Print(Typed typed, in FeelValue value, MeasureUnit? unit)
    {
        if (typed.Type is NumberType { Dimension.IsRate: true } && value.IsNumber)
        {
            return Phrases.Same(ValueText.Plain(Math.Round(value.Number * 100, 4, MidpointRounding.AwayFromZero)) + "%");
        }

        return unit is { Factor: > 1 } && typed.Type is NumberType { Dimension.IsMoney: true } && value.IsNumber
            ? Phrases.Same(ValuePrinter.InUnit(value.Number, unit))
            : _reader.Printer.Print(typed, value);
    }

    // What is counted has no unit of its own: 5 笔 is 5.
    private static WrittenValue Read(string text, FeelType type)
    {
        if (type is NumberType { Dimension.IsTally: true } or NumberType { Dimension.IsDimensionless: true, Dimension.IsRate: false }
            && ValueReader.TrySplitNumber(ValueReader.Normalize(text), out _, out _, out string unit) && unit.Length > 0 && MeasureUnit.Find(unit) is null)
        {
            return ValueReader.Read(ValueReader.Normalize(text)[..^unit.Length], new ValueTypeModel(FeelType.Number)) with { Text = text };
        }

        return ValueReader.Read(text, new ValueTypeModel(type is NumberType { Dimension.IsTally: true } ? FeelType.Number : type));
    }
}
