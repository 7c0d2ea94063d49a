using PerfEval.Feel.Checking;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;
using PerfEval.Rules.Binding;
using PerfEval.Rules.Checking;

namespace PerfEval.Rules.Explanation;

/// <summary>Leads a value back to what it was computed from: measures to their expressions, facts to their evidence.</summary>
internal sealed class Derivations(BoundCase bound, ExpressionReader reader)
{
    /// <summary>A line for an expression's value, with the facts and measures it reads below it.</summary>
    public TrailNode Of(Typed typed)
    {
        typed = Named(typed);
        LocalText value = reader.Text(typed);
        string written = typed.Written;
        switch (typed)
        {
            case TypedFact fact:
                return Fact(fact, value);
            case TypedMeasure measure:
                return Measure(measure, value);
            case TypedLocal { Type: ContextType } row:
                string cells = ValuePrinter.Row(reader.Evaluate(row));
                return new TrailNode(TrailKind.Value, Phrases.Same($"{row.Symbol.Name} = {cells}"));
            case TypedConstant:
                return new TrailNode(TrailKind.Value, value);
            case TypedField { Target: TypedLocal } field:
                return new TrailNode(TrailKind.Value, new($"{field.Written} = {value.Chinese}", $"{field.Written} = {value.English}"));
        }

        var node = new TrailNode(TrailKind.Value, new($"{written} = {value.Chinese}", $"{written} = {value.English}"));
        AddSources(node, typed);
        return node;
    }

    /// <summary>Puts what an expression reads below a line, each once, in the order of writing.</summary>
    public void AddSources(TrailNode node, Typed typed)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (Typed source in Sources(typed))
        {
            if (seen.Add(source.Written))
            {
                node.Add(Of(source));
            }
        }
    }

    /// <summary>The facts that an expression reads, those behind measures too.</summary>
    public static IEnumerable<string> FactsOf(Typed typed) => typed switch
    {
        TypedFact fact => [fact.Symbol.Name],
        TypedMeasure measure => FactsOf(measure.Symbol.Body).Prepend(measure.Symbol.Name),
        TypedField { Target.Type: ContextType { Table: { } table } } => typed.Children.SelectMany(FactsOf).Append(table),
        _ => typed.Children.SelectMany(FactsOf),
    };

    // The measured value of bands is named for its lines; the name itself says nothing.
    private static Typed Named(Typed typed) => typed is TypedLet { Function: null } let && ReferenceEquals(let.Value, let.Body) ? let.Value : typed;

    // Facts, measures and cells; a declared function's call leads to its arguments.
    private static IEnumerable<Typed> Sources(Typed typed) => typed switch
    {
        TypedFact fact => Question.IsQuestion(fact.Symbol) ? [] : [typed],
        TypedMeasure => [typed],
        TypedLocal { Type: ContextType } row when row.Symbol.Name is not ("item" or "") => [typed],
        TypedLet let => Sources(let.Value).Concat(FactsOnly(let.Body)),
        TypedField { Target: TypedLocal local } when local.Symbol.Name is not ("item" or "") && local.Span.Length > 0 => [typed],
        TypedFor loop => loop.Iterators.SelectMany(i => Sources(i.Source)).Concat(FactsOnly(loop.Body)),
        TypedFilter filter => Sources(filter.List).Concat(FactsOnly(filter.Condition)),
        TypedQuantified quantified => quantified.Iterators.SelectMany(i => Sources(i.Source)).Concat(FactsOnly(quantified.Condition)),
        _ => typed.Children.SelectMany(Sources),
    };

    // Inside a loop only facts and measures have one value; cells have one for each row.
    private static IEnumerable<Typed> FactsOnly(Typed typed) => Sources(typed).Where(s => s is TypedFact or TypedMeasure);

    private TrailNode Fact(TypedFact fact, LocalText value)
    {
        string name = fact.Symbol.Name;
        FeelValue given = bound.Slots[fact.Symbol.Index];
        LocalText shown = given.Kind == FeelKind.List && given.List is TableRows rows
            ? new($"{rows.Count} 行", rows.Count == 1 ? "1 row" : $"{rows.Count} rows")
            : value;
        LocalText source = EvidenceOf(name);
        return new TrailNode(TrailKind.Value, new($"{name} = {shown.Chinese}{source.Chinese}", $"{name} = {shown.English}{source.English}"));
    }

    private TrailNode Measure(TypedMeasure measure, LocalText value)
    {
        CheckedMeasure declared = bound.RuleSet.Measures[measure.Symbol.Index];
        LocalText source = EvidenceOf(measure.Symbol.Name);
        if (reader.Printer.IsStated(measure.Symbol, reader.Evaluate(measure)))
        {
            return new TrailNode(TrailKind.Value, new(
                $"{measure.Symbol.Name} = {value.Chinese}（案例直接给出，缺少计算所需的事实）{source.Chinese}",
                $"{measure.Symbol.Name} = {value.English} (stated by the case; the facts to compute it are not given){source.English}"));
        }

        string formula = declared.Model.Value.Text.Trim();
        LocalText shown = measure.Type.Kind == FeelKind.List ? RowsOf(reader.Evaluate(measure)) : value;
        var node = new TrailNode(TrailKind.Value, new(
            $"{measure.Symbol.Name} = {formula} = {shown.Chinese}", $"{measure.Symbol.Name} = {formula} = {shown.English}"));
        AddSources(node, measure.Symbol.Body);
        return node;
    }

    private static LocalText RowsOf(in FeelValue list) => list.Kind == FeelKind.List
        ? new($"{list.List.Count} 行", list.List.Count == 1 ? "1 row" : $"{list.List.Count} rows")
        : new("未知", "unknown");

    /// <summary>The evidence for a fact in brackets; empty if there is none.</summary>
    public LocalText EvidenceOf(string fact) => Bracketed(bound.EvidenceFor(fact));

    /// <summary>The evidence for an indicator in brackets; empty if there is none.</summary>
    public LocalText EvidenceOf(CheckedIndicator indicator) => Bracketed(bound.EvidenceFor(indicator));

    public static string Title(Evidence evidence)
    {
        string title = evidence.Model.Title ?? evidence.Model.Name;
        string place = evidence.Model.At is { } at ? title + "，" + at : title;
        return evidence.Model.Source is { } source ? source + "：" + place : place;
    }

    private static LocalText Bracketed(IEnumerable<Evidence> evidence)
    {
        string titles = string.Join("；", evidence.Select(Title));
        return titles.Length == 0 ? new("", "") : new($" [佐证：{titles}]", $" [evidence: {titles}]");
    }
}
