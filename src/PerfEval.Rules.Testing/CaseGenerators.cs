using FsCheck;
using FsCheck.Fluent;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Values;
using PerfEval.Rules.Binding;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Loading;
using PerfEval.Rules.Model;
using PerfEval.Rules.Testing.Generation;
using PerfEval.Rules.Testing.Generators;

namespace PerfEval.Rules.Testing;

/// <summary>Generators of cases from a rule set's own declarations, for properties of FsCheck.</summary>
public static class CaseGenerators
{
    private const string UsualDay = "2021-06-30";

    /// <summary>
    /// Cases of a rule set. Facts lie in range, at and just beside everything the rule set compares them with; measured values are steered to and just
    /// beside the ends of bands and limits; some facts are ranges, some are left out; answers and evidence are given or not.
    /// </summary>
    /// <param name="ruleSet">The rule set, with points.</param>
    /// <param name="given">Facts that every case has as they stand here, such as the table by which indicators are repeated.</param>
    /// <exception cref="ArgumentException">The rule set is a framework without points, or has no fact of a name in <paramref name="given"/>.</exception>
    public static Gen<CaseDraft> For(RuleSet ruleSet, IReadOnlyDictionary<string, CaseValue>? given = null)
    {
        ArgumentNullException.ThrowIfNull(ruleSet);
        if (ruleSet.IsAbstract)
        {
            throw new ArgumentException($"'{ruleSet.Id}' is a framework without points; it scores no case.", nameof(ruleSet));
        }

        GivenFacts.Check(ruleSet, given, "", nameof(given));
        CheckedRuleSet checkedSet = ruleSet.Plan.RuleSet;
        var values = new ValueGenerator(checkedSet);
        Gen<KeyValuePair<string, CaseValue?>>[] facts =
            [.. checkedSet.Facts.Skip(1).Where(f => given?.ContainsKey(f.Model.Name) != true).Select(f => Optional(f.Model.Name, values.Fact(f)))];
        Gen<KeyValuePair<string, CaseValue?>>[] answers = [.. checkedSet.Questions
            .Where(q => q.Kind != QuestionKind.Evidence && q.Indicator.Repeated is null)
            .GroupBy(q => q.Indicator)
            .Select(g => Optional(checkedSet.References.ShortestUnique(g.Key), AnswerGenerator.Answers([.. g])))];
        string[] evidence = [.. checkedSet.Facts.Where(f => f.Model.NeedsEvidence).Select(f => f.Model.Name), .. checkedSet.Questions
            .Where(q => q.Kind == QuestionKind.Evidence)
            .Select(q => checkedSet.References.ShortestUnique(q.Indicator))];
        IReadOnlyList<MeasuredValue> measured = MeasuredValue.In(checkedSet);
        var steering = new Steering(ruleSet.Plan);
        return from f in Gen.CollectToArray(facts, g => g)
               from a in Gen.CollectToArray(answers, g => g)
               from e in Gen.Frequency((4, Gen.Constant(evidence)), (1, Gen.SubListOf(evidence).Select(s => s.ToArray())))
               from asOf in AsOf(checkedSet.Model)
               from target in Gen.Choose(0, Math.Max(0, measured.Count - 1))
               from end in Gen.Choose(0, 1000)
               from side in Gen.Choose(-1, 1)
               from steer in Gen.Choose(0, 2)
               let draft = new CaseDraft { RuleSet = ruleSet.Id, AsOf = asOf, Facts = Given(f, given), Judgements = Given(a, null), Evidence = e }
               select steer == 0 || measured.Count == 0 ? draft : Steered(draft, measured[target], end, side, ruleSet, steering, given);
    }

    /// <summary>Cases of a rule set, with how to make them simpler where they fail a property.</summary>
    /// <param name="ruleSet">The rule set, with points.</param>
    /// <param name="given">Facts that every case has as they stand here.</param>
    /// <exception cref="ArgumentException">The rule set is a framework without points, or has no fact of a name in <paramref name="given"/>.</exception>
    public static Arbitrary<CaseDraft> ArbitraryFor(RuleSet ruleSet, IReadOnlyDictionary<string, CaseValue>? given = null) =>
        Arb.From(For(ruleSet, given), new DraftShrinker(ruleSet.Plan.RuleSet, [.. given?.Keys ?? []]).Shrink);

    /// <summary>Texts such as come from spreadsheets, careless hands and attackers: odd digits and signs, huge numbers, invisible characters.</summary>
    public static Gen<string> HostileText() => Gen.Elements(HostileTexts.All);

    private static Gen<string?> AsOf(RuleSetModel model)
    {
        string usual = model.EffectiveFrom is { } from && from > Day(UsualDay) ? from.ToString() : model.EffectiveTo is { } to && to < Day(UsualDay) ? to.ToString() : UsualDay;
        return Gen.Frequency((9, Gen.Constant<string?>(usual)), (1, Gen.Constant<string?>(null)));
    }

    private static FeelDate Day(string text) => FeelDate.TryParse(text, out FeelDate day) ? day : default;

    private static Gen<KeyValuePair<string, CaseValue?>> Optional(string name, Gen<CaseValue> value) =>
        Gen.Frequency((8, value.Select(v => KeyValuePair.Create(name, (CaseValue?)v))), (2, Gen.Constant(KeyValuePair.Create(name, (CaseValue?)null))));

    private static Dictionary<string, CaseValue> Given(IEnumerable<KeyValuePair<string, CaseValue?>> entries, IReadOnlyDictionary<string, CaseValue>? given)
    {
        var facts = new Dictionary<string, CaseValue>(given ?? new Dictionary<string, CaseValue>());
        foreach ((string name, CaseValue? value) in entries)
        {
            if (value is not null)
            {
                facts[name] = value;
            }
        }

        return facts;
    }

    // At an end of what a standard measures, or just beside it.
    private static CaseDraft Steered(
        CaseDraft draft, MeasuredValue measured, int end, int side, RuleSet ruleSet, Steering steering, IReadOnlyDictionary<string, CaseValue>? given)
    {
        decimal wanted = measured.Ends[end % measured.Ends.Count] + (side * measured.Step);
        return Bind(ruleSet, draft) is { } bound && steering.Toward(measured.Of, wanted, bound.Slots) is var (fact, text) && given?.ContainsKey(fact.Name) != true
            ? draft.WithFact(fact.Name, CaseValue.Of(text))
            : draft;
    }

    private static BoundCase? Bind(RuleSet ruleSet, CaseDraft draft)
    {
        var diagnostics = new DiagnosticBag();
        return YamlReader.Read(new DocumentText(null, draft.ToYaml()), diagnostics) is { } root && CaseReader.Read(root, diagnostics) is { } model
            ? CaseBinder.Bind(ruleSet.Plan, model, diagnostics)
            : null;
    }
}
