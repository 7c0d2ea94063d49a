using PerfEval.Feel.Checking;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;
using PerfEval.Rules.Binding.Plain;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Compilation;
using PerfEval.Rules.Loading;
using PerfEval.Rules.Loading.Overlays;
using PerfEval.Rules.Model;
using PerfEval.Rules.Values;

namespace PerfEval.Rules.Binding;

/// <summary>Binds a case to a rule set: reads every value by its declared type, and reports all problems in one go.</summary>
internal sealed partial class CaseBinder
{
    private readonly CheckedRuleSet _ruleSet;
    private readonly EvaluationPlan _plan;
    private readonly CaseModel _case;
    private readonly DiagnosticBag _diagnostics;
    private readonly FeelValue[] _slots;
    private readonly WrittenValue?[] _written;
    private readonly List<Evidence> _evidence;
    private readonly Dictionary<CheckedIndicator, IReadOnlyList<RepeatedRow>> _repeats = [];

    private CaseBinder(EvaluationPlan plan, PlainCase facts, DiagnosticBag diagnostics)
    {
        _plan = plan;
        _ruleSet = plan.RuleSet;
        _case = facts.Model;
        _diagnostics = diagnostics;
        _slots = facts.Slots;
        _written = facts.Written;
        _evidence = [];
    }

    /// <summary>Binds a case. Null after reporting errors; warnings leave it usable.</summary>
    public static BoundCase? Bind(EvaluationPlan plan, CaseModel model, DiagnosticBag diagnostics)
    {
        int slots = plan.RuleSet.SlotCount;
        return Bind(plan, new PlainCase(model, new FeelValue[slots], new WrittenValue?[slots]), model.Facts, diagnostics);
    }

    /// <summary>Binds a case whose facts are in their slots already.</summary>
    public static BoundCase? Bind(EvaluationPlan plan, PlainCase plain, DiagnosticBag diagnostics) => Bind(plan, plain, [], diagnostics);

    private static BoundCase? Bind(EvaluationPlan plan, PlainCase plain, IReadOnlyList<MappingEntry> facts, DiagnosticBag diagnostics)
    {
        var own = new DiagnosticBag();
        BoundCase? bound = new CaseBinder(plan, plain, own).Bind(facts);
        diagnostics.AddRange(own.Items);
        return own.HasErrors ? null : bound;
    }

    private BoundCase? Bind(IReadOnlyList<MappingEntry> facts)
    {
        if (!CheckRuleSet())
        {
            return null;
        }

        BindAsOf();
        BindFacts(facts);
        BindEvidence();
        RequireEvidence();
        CheckPublished();

        // Rows that cannot be read make no indicators; answers for them are not blamed then.
        bool factsRead = !_diagnostics.HasErrors;
        if (factsRead)
        {
            BindRepeats();
        }

        var answers = new AnswerBinder(_ruleSet, _repeats, new QuestionSheet(_ruleSet, _repeats), _evidence, allRowsKnown: factsRead && !_diagnostics.HasErrors, _diagnostics);
        answers.Bind(_case.Judgements, _slots);
        return new BoundCase
        {
            RuleSet = _ruleSet,
            Model = _case,
            Slots = _slots,
            Written = new WrittenFacts(_ruleSet, _slots, _written),
            Repeats = _repeats,
            Answers = answers.Answers,
            Evidence = _evidence,
        };
    }

    private bool CheckRuleSet()
    {
        RuleSetModel model = _ruleSet.Model;
        if (_case.RuleSetId != model.Id)
        {
            _diagnostics.Add(BindingErrors.OtherRuleSet.At(_case.RuleSetLocation, _case.RuleSetId, model.Id));
            return false;
        }

        if (model.IsAbstract)
        {
            _diagnostics.Add(OverlayErrors.IsAbstract.At(_case.RuleSetLocation, model.Id));
            return false;
        }

        if (_case.RuleSetVersion is { } version && version != model.Version)
        {
            _diagnostics.Add(BindingErrors.OtherVersion.At(_case.RuleSetLocation, model.Id, version, model.Version));
            return false;
        }

        if (_case.AsOf is { } asOf && (asOf < model.EffectiveFrom || asOf > model.EffectiveTo))
        {
            var period = new LocalText(
                $"{model.EffectiveFrom?.ToString() ?? "…"} 至 {model.EffectiveTo?.ToString() ?? "今"}",
                $"from {model.EffectiveFrom?.ToString() ?? "…"} to {model.EffectiveTo?.ToString() ?? "now"}");
            _diagnostics.Add(BindingErrors.NotInForce.At(_case.RuleSetLocation, model.Id, period, asOf.ToString()));
        }

        return true;
    }

    private void BindAsOf()
    {
        int slot = _ruleSet.Facts[0].Symbol.Index;
        if (_case.AsOf is { } date)
        {
            _slots[slot] = FeelValue.Of(date);
            _written[slot] = new WrittenValue { Value = FeelValue.Of(date), Text = date.ToString() };
        }
        else
        {
            _slots[slot] = NotGiven(CheckedRuleSet.AsOfName, Interval.Everything);
        }
    }

    private static FeelValue NotGiven(string name, Interval bounds) =>
        FeelValue.Of(new Unknown(Missing.Of(new UnknownSource(UnknownSourceKind.Fact, name)), bounds));

    private void BindFacts(IReadOnlyList<MappingEntry> facts)
    {
        var given = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (MappingEntry entry in facts)
        {
            string name = entry.Key.Text.Trim();
            if (!given.TryAdd(name, entry.Key.Line))
            {
                // Two keys that differ only in the spaces around them.
                _diagnostics.Add(LoadingErrors.DuplicateKey.At(entry.Key.Location, name, given[name]));
                continue;
            }

            BindEntry(name, entry);
        }

        for (int i = 1; i < _ruleSet.Facts.Count; i++)
        {
            if (_ruleSet.Facts[i] is var fact && _slots[fact.Symbol.Index].IsNull)
            {
                _slots[fact.Symbol.Index] = NotGiven(fact.Model.Name, fact.Model.Bounds);
            }
        }
    }

    // The slot that a fact or a stated measure of the case goes to; -1 after reporting that nothing has the name.
    private int BindEntry(string name, MappingEntry entry)
    {
        switch (_ruleSet.Scope.Find(name))
        {
            case FactSymbol symbol when symbol.Index > 0 && symbol.Index < _ruleSet.Facts.Count:
                BindFact(_ruleSet.Facts[symbol.Index].Model, symbol.Index, entry);
                return symbol.Index;
            case MeasureSymbol symbol:
                BindStatedMeasure(_ruleSet.Measures[symbol.Index], entry);
                return symbol.StatedSlot;
        }

        IEnumerable<string> names = _ruleSet.Facts.Skip(1).Select(f => f.Model.Name).Concat(_ruleSet.Measures.Select(m => m.Model.Name));
        string? nearest = NearestName.Find(name, names);
        _diagnostics.Add(BindingErrors.UnknownFact.At(entry.Key.Location, name, Checker.DidYouMean(nearest)));
        return -1;
    }

    private void BindFact(FactModel fact, int slot, MappingEntry entry)
    {
        switch (fact.Type.Type)
        {
            case ListType when entry.Value is ScalarNode { Text: "未知" or "不详" }:
                break;
            case ListType { Item: ContextType }:
                if (new TableBinder(fact, _case.Folder, _diagnostics).Bind(entry.Value) is { } table)
                {
                    _slots[slot] = FeelValue.Of(new TableRows(table));
                }

                break;
            case ListType:
                BindList(fact, slot, entry);
                break;
            default:
                BindScalar(fact.Name, fact.Type, fact.Bounds, slot, entry);
                break;
        }
    }

    private void BindList(FactModel fact, int slot, MappingEntry entry)
    {
        if (entry.Value is not SequenceNode list)
        {
            _diagnostics.Add(BindingErrors.ValueNeedsList.At(entry.Value.Location, fact.Name));
            return;
        }

        ValueTypeModel itemType = fact.Columns[0].Type;
        var items = new List<FeelValue>();
        foreach (DocumentNode node in list.Items)
        {
            if (node is not ScalarNode { IsEmpty: false } scalar)
            {
                _diagnostics.Add(BindingErrors.ExpectedSingleValue.At(node.Location, fact.Name, itemType.Type.Describe()));
                continue;
            }

            WrittenValue value = ValueReader.ReadItem(scalar.Text, itemType);
            if (value.Error is { } error)
            {
                _diagnostics.Add(error(scalar.Location, fact.Name));
                continue;
            }

            var source = new UnknownSource(UnknownSourceKind.Cell, fact.Name, null, items.Count + 1);
            items.Add(value.IsNotGiven || value.Value.IsUnknown
                ? FeelValue.Of(new Unknown(Missing.Of(source), value.Value.Bounds))
                : value.Value);
        }

        _slots[slot] = FeelValue.ListOf([.. items]);
    }

    private void BindScalar(string name, ValueTypeModel type, Interval bounds, int slot, MappingEntry entry)
    {
        if (entry.Value is not ScalarNode scalar)
        {
            _diagnostics.Add(BindingErrors.ExpectedSingleValue.At(entry.Value.Location, name, type.Type.Describe()));
            return;
        }

        if (scalar.IsEmpty)
        {
            _diagnostics.Add(ModelErrors.EmptyValue.At(entry.Key.Location, name));
            return;
        }

        WrittenValue value = ValueReader.Read(scalar.Text, type);
        if (value.Error is { } error)
        {
            _diagnostics.Add(error(scalar.Location, name));
            return;
        }

        if (value.IsNotGiven)
        {
            return;
        }

        Interval given = value.Value.Bounds;
        if (bounds != Interval.Everything && given != Interval.Everything && bounds.Intersect(given) is null)
        {
            _diagnostics.Add(BindingErrors.OutOfBounds.At(scalar.Location, name, value.Text, PrintBounds(bounds, type.Type)));
            return;
        }

        _written[slot] = value;
        if (!value.Value.IsUnknown)
        {
            _slots[slot] = value.Value;
            return;
        }

        var source = new UnknownSource(UnknownSourceKind.Fact, name);
        _slots[slot] = FeelValue.Of(new Unknown(Missing.Of(source), given.Intersect(bounds) ?? given));
    }

    internal static string PrintBounds(Interval bounds, FeelType type) =>
        (bounds.HasLow ? BandAnalysis.Print(bounds.Low, type) : "") + ".." + (bounds.HasHigh ? BandAnalysis.Print(bounds.High, type) : "");

    private void BindStatedMeasure(CheckedMeasure measure, MappingEntry entry)
    {
        var type = new ValueTypeModel(measure.Symbol.Type);
        if (measure.Symbol.Type.Kind is FeelKind.List or FeelKind.Context)
        {
            _diagnostics.Add(BindingErrors.ExpectedSingleValue.At(entry.Value.Location, measure.Model.Name, measure.Symbol.Type.Describe()));
            return;
        }

        BindScalar(measure.Model.Name, type, Interval.Everything, measure.StatedSlot.Index, entry);
    }

    private void BindEvidence()
    {
        foreach (EvidenceModel evidence in _case.Evidence.OrderBy(e => e.Name, StringComparer.Ordinal))
        {
            var facts = new HashSet<string>(StringComparer.Ordinal);
            var indicators = new HashSet<CheckedIndicator>();
            foreach (ReferenceModel reference in evidence.Shows)
            {
                // A fact and an indicator often share a name (预算执行率); what shows the one shows the other.
                bool isFact = _ruleSet.Facts.Any(f => f.Model.Name == reference.Path) || _ruleSet.Measures.Any(m => m.Model.Name == reference.Path);
                if (isFact)
                {
                    facts.Add(reference.Path);
                }

                IReadOnlyList<CheckedIndicator> found = _ruleSet.References.FindAll(reference.Path);
                if (found.Count == 1)
                {
                    indicators.Add(found[0]);
                }
                else if (isFact)
                {
                    continue;
                }
                else if (found.Count > 1)
                {
                    _ruleSet.References.Find(reference, _diagnostics);
                }
                else
                {
                    IEnumerable<string> names = _ruleSet.Facts.Select(f => f.Model.Name).Concat(_ruleSet.Indicators.Select(i => i.Name));
                    string? nearest = NearestName.Find(reference.Path, names);
                    _diagnostics.Add(BindingErrors.UnknownEvidenceTarget.At(
                        reference.Location, evidence.Name, reference.Path, Checker.DidYouMean(nearest)));
                }
            }

            _evidence.Add(new Evidence(evidence, facts, indicators));
        }
    }

    // A fact that counts only with evidence is unknown without it, a stated range of it too.
    private void RequireEvidence()
    {
        for (int i = 0; i < _ruleSet.Facts.Count; i++)
        {
            FactModel fact = _ruleSet.Facts[i].Model;
            if (fact.NeedsEvidence && (!_slots[i].IsUnknown || _written[i] is not null) && !HasEvidence(fact.Name))
            {
                _slots[i] = FeelValue.Of(new Unknown(Missing.Of(new UnknownSource(UnknownSourceKind.Evidence, fact.Name)), fact.Bounds));
            }
        }
    }

    private bool HasEvidence(string fact) => _evidence.Exists(e => e.Facts.Contains(fact));

    private void CheckPublished()
    {
        if (_case.Published is not { } published)
        {
            return;
        }

        foreach (PublishedScoreModel score in published.Scores)
        {
            // Scores of repeated indicators are printed under the titles of their rows, which are not known here.
            if (_ruleSet.References.FindAll(score.Indicator.Path).Count != 1 && !_ruleSet.Indicators.Any(i => i.Repeat is not null))
            {
                _ruleSet.References.Find(score.Indicator, _diagnostics);
            }
        }

        if (published.Grade is { } grade && _ruleSet.Grades.Count > 0
            && !_ruleSet.Grades.Any(g => g.Model.Name == grade || g.Model.Synonyms.Contains(grade)))
        {
            _diagnostics.Add(BindingErrors.UnknownPublishedGrade.At(published.GradeLocation, grade, string.Join('、', _ruleSet.Grades.Select(g => g.Model.Name))));
        }
    }

    private void BindRepeats()
    {
        foreach (RepeatPlan repeat in _plan.Repeats)
        {
            BindRepeat(repeat);
        }

        foreach (CheckedIndicator section in _ruleSet.Indicators)
        {
            CheckRepeatedSum(section);
        }
    }

    // A section with points of its own holds exactly as many as the rows of the case's table.
    private void CheckRepeatedSum(CheckedIndicator section)
    {
        if (section.FixedPoints is not { } points || section.Aggregate is not null || !section.Children.Exists(c => c.Repeat is not null)
            || section.Children.Exists(c => c.Repeat is null ? c.FixedPoints is null : !_repeats.ContainsKey(c)))
        {
            return;
        }

        decimal sum = section.Children.Sum(c => c.Repeat is null ? c.FixedPoints!.Value : _repeats[c].Sum(r => r.Points));
        if (Scalars.Settle(sum) != Scalars.Settle(points))
        {
            string name = section.Parent is null ? _ruleSet.Model.Title : section.Name;
            _diagnostics.Add(BindingErrors.RepeatSum.At(_case.Location, name, ValueText.Plain(points), ValueText.Plain(sum)));
        }
    }

    private void BindRepeat(RepeatPlan plan)
    {
        CheckedIndicator indicator = plan.Indicator;
        Frame frame = _plan.NewFrame(_slots);
        FeelValue list = Within(frame, plan.Rows, indicator);
        FeelValue gap = list.IsKnown ? Lists.Gap(list) : list;
        if (!gap.IsNull)
        {
            string why = gap.IsUnknown
                ? string.Join('、', gap.AsUnknown.Missing.Sources.Take(5).Select(s => s.Column is null ? s.Name : $"{s.Name}.{s.Column}（第 {s.Row} 行）"))
                : gap.AsFailure.Diagnostic.Message(Language.Chinese);
            _diagnostics.Add(BindingErrors.RepeatNeedsTable.At(_case.Location, indicator.Name, why));
            return;
        }

        var rows = new List<RepeatedRow>();
        var titles = new HashSet<string>(StringComparer.Ordinal);
        foreach (FeelValue row in list.List)
        {
            frame.Locals[plan.RowSlot] = row;
            string numbered = indicator.Name + (rows.Count + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
            string title = plan.Title is null ? numbered : Within(frame, plan.Title, indicator) is { Kind: FeelKind.Text } written ? written.Text.Trim() : numbered;
            FeelValue points = Within(frame, plan.Points, indicator);
            if (!points.IsNumber || points.Number < 0)
            {
                string why = points.IsNumber ? ValueText.Plain(points.Number)
                    : points.IsUnknown ? string.Join('、', points.AsUnknown.Missing.Sources.Select(s => s.Column ?? s.Name))
                    : points.AsFailure.Diagnostic.Message(Language.Chinese);
                _diagnostics.Add(BindingErrors.RepeatPoints.At(_case.Location, title, why));
                continue;
            }

            if (!titles.Add(title))
            {
                _diagnostics.Add(BindingErrors.DuplicateTitle.At(_case.Location, title));
            }

            rows.Add(new RepeatedRow(row, title, points.Number));
        }

        _repeats[indicator] = rows;
    }

    // Within the steps that one computation may take.
    private static FeelValue Within(Frame frame, Node<FeelValue> node, CheckedIndicator indicator)
    {
        frame.BeginComputation();
        try
        {
            return node.Evaluate(frame);
        }
        catch (EvaluationLimitException)
        {
            return FeelValue.Failed(EvaluationErrors.StepLimit.At(indicator.Model.Location, frame.StepLimit));
        }
    }
}
