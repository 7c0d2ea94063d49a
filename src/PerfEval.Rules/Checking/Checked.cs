using PerfEval.Feel.Checking;
using PerfEval.Feel.Values;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Checking;

/// <summary>A rule set whose every name, type and point is settled. Immutable once checked.</summary>
internal sealed class CheckedRuleSet
{
    public required RuleSetModel Model { get; init; }

    /// <summary>What names mean in its expressions.</summary>
    public required CheckScope Scope { get; init; }

    /// <summary>Declared facts by the index of their slot; slot 0 is the as-of date.</summary>
    public required IReadOnlyList<CheckedFact> Facts { get; init; }

    /// <summary>The declaration of the fact in a slot; null for what is no declared fact. Only for a rule set without errors.</summary>
    public FactModel? FactAt(int slot) => slot < Facts.Count ? Facts[slot].Model : null;

    public required IReadOnlyList<CheckedMeasure> Measures { get; init; }

    public required IReadOnlyList<CheckedCheck> Checks { get; init; }

    public required CheckedIndicator Root { get; init; }

    /// <summary>All sections, indicators and items, parents before children, in the order of the table.</summary>
    public required IReadOnlyList<CheckedIndicator> Indicators { get; init; }

    public required IReadOnlyList<CheckedRule> Rules { get; init; }

    /// <summary>Grades from the best to the worst, each with the totals that have it.</summary>
    public required IReadOnlyList<CheckedGrade> Grades { get; init; }

    /// <summary>Everything that is asked of the evaluator, by the index of its slot.</summary>
    public required IReadOnlyList<Question> Questions { get; init; }

    /// <summary>Other readings of indicators, items and measures, which only the audit computes.</summary>
    public required IReadOnlyList<CheckedOtherReading> OtherReadings { get; init; }

    public required References References { get; init; }

    /// <summary>How many slots facts, questions and evidence take.</summary>
    public required int SlotCount { get; init; }

    /// <summary>Slots for local variables, still open for those that compiling needs.</summary>
    public required LocalSlots Locals { get; init; }

    public const string AsOfName = "基准日";
}

/// <summary>A declared fact and its slot.</summary>
internal sealed record CheckedFact(FactModel Model, FactSymbol Symbol);

/// <summary>A measure and its expression.</summary>
internal sealed record CheckedMeasure(MeasureModel Model, MeasureSymbol Symbol, FactSymbol StatedSlot);

/// <summary>Another reading: of an indicator, whose score it gives, or of a measure, whose value it gives.</summary>
internal sealed record CheckedOtherReading(OtherReadingModel Model, CheckedIndicator? Indicator, CheckedMeasure? Measure, Typed Value);

/// <summary>A cross-footing check; an equation also gives its two sides.</summary>
internal sealed record CheckedCheck(CheckModel Model, Typed That, Typed? Says);

/// <summary>A grade and the totals that have it.</summary>
internal sealed record CheckedGrade(GradeModel Model, IReadOnlyList<Interval> Totals);

/// <summary>A section, an indicator or an item.</summary>
internal sealed class CheckedIndicator : INamedNode<CheckedIndicator>
{
    public required IndicatorModel Model { get; init; }

    public required CheckedIndicator? Parent { get; init; }

    /// <summary>Its place in <see cref="CheckedRuleSet.Indicators"/>.</summary>
    public required int Index { get; init; }

    /// <summary>Names from the top, joined by slashes; empty for the root.</summary>
    public required string Path { get; init; }

    /// <summary>Its number among its siblings, from 1.</summary>
    public required int Position { get; init; }

    public List<CheckedIndicator> Children { get; } = [];

    IReadOnlyList<CheckedIndicator> INamedNode<CheckedIndicator>.Children => Children;

    public string Name => Model.Name;

    public bool IsItem => Model.IsItem;

    public bool IsSection => Model.Standard is null && Children.Count > 0;

    public bool IsChecklist => Model.Standard is StandardModel.Checklist;

    /// <summary>Whether it earns points by itself and is no sum of others.</summary>
    public bool IsLeaf => Children.Count == 0;

    /// <summary>The points if they are the same in every case.</summary>
    public decimal? FixedPoints { get; set; }

    /// <summary>Whether its points are left to those who extend an abstract framework; until then 1 stands for them.</summary>
    public bool IsOpen { get; set; }

    /// <summary>The points as an expression; for fixed ones a constant.</summary>
    public Typed? Points { get; set; }

    /// <summary>The rows for which it is repeated, and the variable of the row; null if it is not.</summary>
    public TypedIterator? Repeat { get; set; }

    /// <summary>The nearest repeated node at or above it.</summary>
    public CheckedIndicator? Repeated { get; set; }

    public Typed? Title { get; set; }

    public Typed? Applies { get; set; }

    /// <summary>The node whose <c>not-applicable</c> rules over it, and that policy.</summary>
    public (CheckedIndicator Owner, NotApplicableModel Policy)? NotApplicable { get; set; }

    public CheckedIndicator? MoveTarget { get; set; }

    public Typed? Aggregate { get; set; }

    public LocalSymbol? ScoresVariable { get; set; }

    /// <summary>The letters and their worth that hold here; null if scores are numbers.</summary>
    public IReadOnlyList<ScaleModel>? Scale { get; set; }

    public CheckedStandard? Standard { get; set; }

    /// <summary>What it earns before deductions: full marks where it has no earning standard.</summary>
    public Typed? Earned { get; set; }

    public IReadOnlyList<CheckedDeduct> Deductions { get; set; } = [];

    /// <summary>The rules' deductions from it.</summary>
    public List<CheckedRuleTarget> RuleTargets { get; } = [];

    /// <summary>The question whether required evidence is there.</summary>
    public Question? Evidence { get; set; }

    /// <summary>The step to which its score is rounded.</summary>
    public decimal? RoundingStep { get; set; }

    public IReadOnlyList<BasisModel> Basis { get; set; } = [];
}

/// <summary>A standard with its expressions settled, for evaluation and for explaining what it did.</summary>
internal abstract class CheckedStandard
{
    /// <summary>Lines with tests and points; the first that holds counts.</summary>
    public sealed class Bands(Typed? of, IReadOnlyList<CheckedBand> lines) : CheckedStandard
    {
        public Typed? Of { get; } = of;

        public IReadOnlyList<CheckedBand> Lines { get; } = lines;
    }

    public sealed class Checklist : CheckedStandard;

    /// <summary>Met or not: asked, or computed from a condition.</summary>
    public sealed class Item(Question? question, Typed? condition, IReadOnlyList<CheckedIndicator> needs) : CheckedStandard
    {
        public Question? Question { get; } = question;

        public Typed? Condition { get; } = condition;

        public IReadOnlyList<CheckedIndicator> Needs { get; } = needs;
    }

    public sealed class Asked(Question question) : CheckedStandard
    {
        public Question Question { get; } = question;
    }

    public sealed class Ratio(Typed value, ReverseRatio reverse) : CheckedStandard
    {
        public Typed Value { get; } = value;

        public ReverseRatio Reverse { get; } = reverse;
    }

    public sealed class Formula(Typed? of, Typed value) : CheckedStandard
    {
        public Typed? Of { get; } = of;

        public Typed Value { get; } = value;
    }
}

/// <summary>A line of bands: its test (null for otherwise) and its points.</summary>
internal sealed record CheckedBand(BandModel Model, Typed? Test, Typed Points);

/// <summary>A part of a deduction, and what it takes as an expression.</summary>
internal sealed class CheckedDeduct
{
    public required DeductModel Model { get; init; }

    /// <summary>What it takes, capped by <c>max</c>; not below 0.</summary>
    public required Typed Loss { get; init; }

    /// <summary>What it takes before <c>max</c>; the same where there is none.</summary>
    public required Typed Nominal { get; init; }

    public Typed? Of { get; init; }

    /// <summary>The limit of <c>over</c> or <c>under</c>.</summary>
    public Typed? Limit { get; init; }

    public Typed? Per { get; init; }

    /// <summary>How many steps are counted.</summary>
    public Typed? Count { get; init; }

    /// <summary>What each count costs.</summary>
    public Typed? Points { get; init; }

    public Typed? Max { get; init; }

    public IReadOnlyList<CheckedBand> Lines { get; init; } = [];

    public IReadOnlyList<TypedIterator> Iterators { get; init; } = [];

    public Typed? When { get; init; }

    /// <summary>The sentence for a counted row.</summary>
    public Typed? Because { get; init; }

    public Question? Question { get; init; }
}

/// <summary>A deduction rule.</summary>
internal sealed class CheckedRule
{
    public required RuleModel Model { get; init; }

    public required int Index { get; init; }

    public IReadOnlyList<TypedIterator> Iterators { get; init; } = [];

    /// <summary>When it fires: <c>when</c> and not <c>unless</c>; null if every row fires.</summary>
    public Typed? Condition { get; init; }

    public Typed? When { get; init; }

    public Typed? Unless { get; init; }

    public Typed? Because { get; init; }

    public IReadOnlyList<CheckedRuleTarget> Targets { get; set; } = [];

    /// <summary>The index of the best grade that remains possible; null for none.</summary>
    public int? GradeCap { get; init; }

    public IReadOnlyList<BasisModel> Basis { get; init; } = [];
}

/// <summary>What a rule takes off one indicator.</summary>
internal sealed record CheckedRuleTarget(CheckedRule Rule, int Number, CheckedIndicator Indicator, Typed Points, Typed? Max, RuleDeductModel Model);

/// <summary>What is asked of the evaluator, or of the evidence.</summary>
internal sealed class Question
{
    public required QuestionKind Kind { get; init; }

    public required CheckedIndicator Indicator { get; init; }

    /// <summary>For occurrences, the part that asks for them.</summary>
    public DeductModel? Part { get; init; }

    public required FactSymbol Symbol { get; init; }

    public int Slot => Symbol.Index;

    /// <summary>Whether a slot holds an answer: its name has a mark that no declared name may have.</summary>
    public static bool IsQuestion(FactSymbol symbol) => symbol.Name.Contains(NameMark, StringComparison.Ordinal);

    public const char NameMark = '?';

    /// <summary>For levels and letters: names and points; points may be ranges.</summary>
    public IReadOnlyList<LevelModel> Levels { get; init; } = [];

    /// <summary>For a judgement or a range per occurrence.</summary>
    public PointsModel.Range? Range { get; init; }

    /// <summary>What each occurrence costs, where it is fixed.</summary>
    public Typed? PointsEach { get; init; }
}

internal enum QuestionKind
{
    /// <summary>Whether an item is met: 0 to 1.</summary>
    Met,

    /// <summary>Which level is reached: points.</summary>
    Level,

    /// <summary>How many points: points.</summary>
    Score,

    /// <summary>What occurrences were found: their number, or what they cost where a range is left to the evaluator.</summary>
    Found,

    /// <summary>Whether evidence is there: true, or unknown.</summary>
    Evidence,
}
