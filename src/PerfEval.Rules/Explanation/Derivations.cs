using PerfEval.Feel.Checking;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;
using PerfEval.Rules.Binding;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Explanation;

/// <summary>Leads a value back to what it was computed from: measures to their expressions, facts to their evidence.</summary>
internal sealed class Derivations(BoundCase bound, ExpressionReader reader)
{
    // Longer tables are told by their number of rows.
    private const int RowsShown = 6;

    /// <summary>A line for an expression's value, with the facts and measures it reads below it.</summary>
    public TrailNode Of(Typed typed) => Of(typed, []);

    // A measure that was led back once is only named when it comes again below the same line.
    private TrailNode Of(Typed typed, HashSet<MeasureSymbol> told)
    {
        typed = Named(typed);
        LocalText value = reader.Text(typed);
        switch (typed)
        {
            case TypedFact fact:
                return Fact(fact, value);
            case TypedMeasure measure:
                return Measure(measure, value, told);
            case TypedLocal { Type: ContextType } row:
                return new TrailNode(TrailKind.Row, Phrases.Same($"{row.Symbol.Name} = {ValuePrinter.Row(reader.Evaluate(row))}"));
            case TypedConstant:
                return new TrailNode(TrailKind.Value, value);
        }

        var node = new TrailNode(TrailKind.Value, Equation(typed.Written, value));
        if (typed is not TypedField { Target: TypedLocal })
        {
            AddSources(node, typed, told);
        }

        return node;
    }

    /// <summary>The value in a few words, for a sentence: <c>累计结余 1463.42 万元</c>.</summary>
    public LocalText Brief(Typed typed)
    {
        typed = Named(typed);
        LocalText value = reader.Text(typed);
        return typed switch
        {
            TypedFact { Type: ListType } or TypedMeasure { Type: ListType } => Rows(typed.Written, reader.Evaluate(typed)),
            TypedFact fact => reader.Words.Of($"{fact.Symbol.Name} {value.Chinese}", $"{fact.Symbol.Name} {value.English}"),
            TypedMeasure measure => reader.Words.Of($"{measure.Symbol.Name} {value.Chinese}", $"{measure.Symbol.Name} {value.English}"),
            TypedConstant => value,
            _ => Equation(typed.Written, value),
        };
    }

    /// <summary>The facts and measures of an expression in a few words, each once.</summary>
    public LocalText BriefSources(Typed typed) =>
        reader.Words.Join(Array.ConvertAll(reader.SourcesOf(typed, DistinctSources), Brief), "，", ", ");

    /// <summary>Puts what an expression reads below a line, each once, in the order of writing.</summary>
    public void AddSources(TrailNode node, Typed typed) => AddSources(node, typed, []);

    private void AddSources(TrailNode node, Typed typed, HashSet<MeasureSymbol> told)
    {
        foreach (Typed source in reader.SourcesOf(typed, DistinctSources))
        {
            node.Add(Of(source, told));
        }
    }

    /// <summary>The facts and measures that an expression reads, those behind measures too.</summary>
    public static IReadOnlySet<string> FactsOf(Typed typed)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        AddFacts(typed, names);
        return names;
    }

    private static void AddFacts(Typed typed, HashSet<string> names)
    {
        switch (typed)
        {
            case TypedFact fact:
                names.Add(fact.Symbol.Name);
                return;
            case TypedMeasure measure:
                if (names.Add(measure.Symbol.Name))
                {
                    AddFacts(measure.Symbol.Body, names);
                }

                return;
            case TypedField { Target.Type: ContextType { Table: { } table } }:
                names.Add(table);
                break;
        }

        foreach (Typed child in typed.Children)
        {
            AddFacts(child, names);
        }
    }

    /// <summary>The evidence for a fact in brackets; empty if there is none.</summary>
    public LocalText EvidenceOf(string fact) => Bracketed(bound.EvidenceFor(fact));

    /// <summary>The evidence for an indicator in brackets; empty if there is none.</summary>
    public LocalText EvidenceOf(CheckedIndicator indicator) => Bracketed(bound.EvidenceFor(indicator));

    private LocalText Equation(string written, LocalText value)
    {
        // A value given as a bound brings its own sign: 使用率 ≥ 90%.
        string sign = value.Chinese.Length > 0 && value.Chinese[0] is '≥' or '≤' or '>' or '<' or '＞' or '＜' ? " " : " = ";
        return reader.Words.Of($"{written}{sign}{value.Chinese}", $"{written}{sign}{value.English}");
    }

    private static LocalText Followed(LocalText text, LocalText more) => new(text.Chinese + more.Chinese, text.English + more.English);

    // The measured value of bands is named for its lines; the name itself says nothing.
    private static Typed Named(Typed typed) => typed is TypedLet { Function: null } let && ReferenceEquals(let.Value, let.Body) ? let.Value : typed;

    private static Typed[] DistinctSources(Typed typed) => [.. Sources(typed).DistinctBy(s => s.Written)];

    // Facts, measures and cells; a declared function's call leads to its arguments.
    private static IEnumerable<Typed> Sources(Typed typed) => typed switch
    {
        TypedFact fact => Question.IsQuestion(fact.Symbol) ? [] : [typed],
        TypedMeasure => [typed],
        TypedLocal { Type: ContextType } row when row.Symbol.Name is not ("item" or "") => [typed],
        TypedField { Target: TypedLocal local } when local.Symbol.Name is not ("item" or "") && local.Span.Length > 0 => [typed],
        TypedLet let => Sources(let.Value).Concat(FactsOnly(let.Body)),
        TypedFor loop => loop.Iterators.SelectMany(Sources).Concat(FactsOnly(loop.Body)),
        TypedFilter filter => Sources(filter.List).Concat(FactsOnly(filter.Condition)),
        TypedQuantified quantified => quantified.Iterators.SelectMany(Sources).Concat(FactsOnly(quantified.Condition)),
        _ => typed.Children.SelectMany(Sources),
    };

    // What a loop runs over: a table, or the two ends of a stretch of numbers.
    private static IEnumerable<Typed> Sources(TypedIterator iterator) =>
        iterator.End is null ? Sources(iterator.Source) : Sources(iterator.Source).Concat(Sources(iterator.End));

    // Inside a loop only facts and measures have one value; cells have one for each row.
    private static IEnumerable<Typed> FactsOnly(Typed typed) => Sources(typed).Where(s => s is TypedFact or TypedMeasure);

    private TrailNode Fact(TypedFact fact, LocalText value)
    {
        string name = fact.Symbol.Name;
        FeelValue given = bound.Slots[fact.Symbol.Index];
        LocalText source = EvidenceOf(name);
        if (given.Kind != FeelKind.List)
        {
            return new TrailNode(TrailKind.Value, Followed(Equation(name, value), source));
        }

        LocalText rows = Rows(name, given);
        var node = new TrailNode(TrailKind.Value, new(rows.Chinese + source.Chinese, rows.English + source.English));
        AddRows(node, given.List, fact.Type);
        return node;
    }

    private TrailNode Measure(TypedMeasure measure, LocalText value, HashSet<MeasureSymbol> told)
    {
        if (!told.Add(measure.Symbol))
        {
            return new TrailNode(TrailKind.Value, Followed(Equation(measure.Symbol.Name, value), new("（见上）", " (see above)")));
        }

        MeasureModel declared = bound.RuleSet.Measures[measure.Symbol.Index].Model;
        FeelValue computed = reader.Evaluate(measure);
        TrailNode node;
        if (reader.Printer.IsStated(measure.Symbol, computed))
        {
            LocalText source = EvidenceOf(measure.Symbol.Name);
            LocalText stated = Followed(
                Equation(declared.Name, value), new("（案例直接给出，缺少计算所需的事实）", " (stated by the case; the facts to compute it are not given)"));
            node = new TrailNode(TrailKind.Value, Followed(stated, source));
        }
        else
        {
            string formula = declared.Value.Text.Trim();
            LocalText shown = computed.Kind == FeelKind.List ? Count(computed.List) : value;
            node = new TrailNode(TrailKind.Value, Equation($"{declared.Name} = {formula}", shown));
            AddSources(node, measure.Symbol.Body, told);
            if (computed.Kind == FeelKind.List)
            {
                AddRows(node, computed.List, measure.Type);
            }
        }

        TrailNotes.Add(node, declared.Wording, declared.Reading, null, []);
        return node;
    }

    private LocalText Rows(string name, in FeelValue list) => list.Kind == FeelKind.List
        ? reader.Words.Of($"{name}（{Count(list.List).Chinese}）", $"{name} ({Count(list.List).English})")
        : reader.Words.Of($"{name} = 未知", $"{name} = unknown");

    private LocalText Count(FeelList list) => reader.Words.Of($"{list.Count} 行", $"{list.Count}{(list.Count == 1 ? " row" : " rows")}");

    private static void AddRows(TrailNode node, FeelList rows, FeelType list)
    {
        if (rows.Count > RowsShown)
        {
            return;
        }

        foreach (FeelValue row in rows)
        {
            node.Add(new TrailNode(TrailKind.Row, Phrases.Same(ValuePrinter.Row(row, (list as ListType)?.Item))));
        }
    }

    private LocalText Bracketed(IEnumerable<Evidence> evidence)
    {
        LocalText text = Phrases.Evidence(evidence, bound.Model);
        return text.Chinese.Length == 0 ? text : reader.Words.Of($" [佐证：{text.Chinese}]", $" [evidence: {text.English}]");
    }
}
