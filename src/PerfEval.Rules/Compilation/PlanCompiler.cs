using PerfEval.Feel.Checking;
using PerfEval.Feel.Compilation;
using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Values;
using PerfEval.Rules.Checking;

namespace PerfEval.Rules.Compilation;

/// <summary>Makes the evaluation plan of a checked rule set.</summary>
internal sealed class PlanCompiler
{
    private readonly CheckedRuleSet _ruleSet;
    private readonly LocalSlots _cursors = new();
    private readonly GeneralCompiler _general;
    private readonly ExactCompiler _exact;

    private PlanCompiler(CheckedRuleSet ruleSet)
    {
        _ruleSet = ruleSet;
        _general = new GeneralCompiler(ruleSet.Locals, _cursors);
        _exact = new ExactCompiler(ruleSet.Locals, _cursors, _general);
        _general.Exact = _exact;
    }

    /// <summary>Makes the plan. Only for a rule set that checked without errors.</summary>
    public static EvaluationPlan Compile(CheckedRuleSet ruleSet) => new PlanCompiler(ruleSet).Compile();

    private EvaluationPlan Compile()
    {
        IndicatorPlan[] indicators = [.. _ruleSet.Indicators.Select(CompileIndicator)];
        RulePlan[] rules = [.. _ruleSet.Rules.Select(CompileRule)];
        RepeatPlan[] repeats = [.. _ruleSet.Indicators.Where(i => i.Repeat is not null).Select(CompileRepeat)];
        CheckPlan[] checks = [.. _ruleSet.Checks.Select(CompileCheck)];
        Node<FeelValue>[] measures = [.. _ruleSet.Measures.Select(m => _general.Value(m.Symbol.Body))];
        return new EvaluationPlan
        {
            RuleSet = _ruleSet,
            Indicators = indicators,
            Rules = rules,
            Repeats = repeats,
            Checks = checks,
            MeasureBodies = measures,
            MayMovePoints = _ruleSet.Indicators.Any(i => i.MoveTarget is not null),
            MaySpill = _ruleSet.Indicators.Any(i => i.Deductions.Any(d => d.Model.SpillsToTotal)),
            Expressions = new ExpressionNodes(_ruleSet),
            HasFixedPlaces = repeats.Length == 0 && Array.TrueForAll(indicators, i => i.Points is null),
            LocalCount = _ruleSet.Locals.Count,
            CursorCount = _cursors.Count,
        };
    }

    private NumberPlan Number(Typed typed) => new(_general.Value(typed), _exact.Number(typed));

    private ConditionPlan Condition(Typed typed) => new(_general.Value(typed), _exact.Truth(typed));

    private IndicatorPlan CompileIndicator(CheckedIndicator indicator)
    {
        bool sum = indicator.IsSection || indicator.IsChecklist || indicator.Parent is null;
        CheckedIndicator? repeated = indicator.Repeated;
        return new IndicatorPlan
        {
            Indicator = indicator,
            Points = indicator.FixedPoints is not null || indicator.Points is null ? null : _general.Value(indicator.Points),
            Earned = sum ? null : Number(indicator.Earned!),
            Losses = [.. indicator.Deductions.Select(d => Number(d.Loss))],
            Applies = indicator.Applies is null ? null : Condition(indicator.Applies),
            Aggregate = indicator.Aggregate is null ? null : _general.Value(indicator.Aggregate),
            RowSlot = repeated?.Repeat?.Variable.Slot ?? -1,
            RowQuestions = repeated is null ? [] : [.. _ruleSet.Questions.Where(q => q.Indicator.Repeated == repeated)],
        };
    }

    private RulePlan CompileRule(CheckedRule rule) => new()
    {
        Rule = rule,
        Rows = rule.Iterators.Count == 0 ? null : _general.Sequence(rule.Iterators),
        Condition = rule.Condition is null ? null : Condition(rule.Condition),
        Matching = rule is { Iterators: [{ End: null } rows], Condition: { } condition } && _exact.RowTests.Scan(rows, condition) is { } scan ? new SelectRows(scan) : null,
        Points = [.. rule.Targets.Select(t => Number(t.Points))],
        FixedPoints = rule.Targets.All(t => t.Points is TypedConstant { Value.IsNumber: true }) ? [.. rule.Targets.Select(t => ((TypedConstant)t.Points).Value)] : null,
        HasMax = rule.Targets.Any(t => t.Max is not null),
        Max = [.. rule.Targets.Select(t => t.Max is null ? null : Number(t.Max))],
        RowSlots = [.. rule.Iterators.Select(i => i.Variable.Slot)],
    };

    private RepeatPlan CompileRepeat(CheckedIndicator indicator) => new()
    {
        Indicator = indicator,
        Rows = _general.Value(indicator.Repeat!.Source),
        RowSlot = indicator.Repeat.Variable.Slot,
        Title = indicator.Title is null ? null : _general.Value(indicator.Title),
        Points = _general.Value(indicator.Points!),
    };

    private CheckPlan CompileCheck(CheckedCheck check)
    {
        TypedComparison? equation = check.That is TypedComparison { Operator: ComparisonOperator.Equal, Left.Type.Kind: not (FeelKind.List or FeelKind.Context) } e ? e : null;
        return new CheckPlan
        {
            Check = check,
            That = _general.Value(check.That),
            Left = equation is null ? null : _general.Value(equation.Left),
            Right = equation is null ? null : _general.Value(equation.Right),
        };
    }
}
