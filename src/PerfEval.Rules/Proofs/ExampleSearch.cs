using PerfEval.Feel.Checking;
using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;
using PerfEval.Rules.Binding;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Compilation;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Proofs;

/// <summary>
/// Looks for facts with which conditions hold or do not, by trying values at and beside the numbers, dates and words that stand in them.
/// What it finds was evaluated by the engine itself; that it finds nothing proves nothing. The same question always gets the same answer.
/// For one thread at a time.
/// </summary>
internal sealed class ExampleSearch(EvaluationPlan plan)
{
    private const int Tries = 600;

    private static readonly decimal[] s_usualNumbers = [0, 1, 100];
    private static readonly FeelDate[] s_usualDates = [Day(2020, 1, 1), Day(2020, 6, 30), Day(2021, 12, 31)];

    private readonly FeelValue[] _slots = Unknowns(plan.RuleSet.SlotCount);

    /// <summary>Facts with which one condition comes out as wanted.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="wanted">Whether it is to hold.</param>
    /// <param name="rows">The rows that it speaks of.</param>
    /// <param name="hint">Values to try first, by the keys of facts' slots.</param>
    public Example? Find(Typed condition, bool wanted, IReadOnlyList<TypedIterator> rows, IReadOnlyDictionary<int, FeelValue>? hint = null)
    {
        var reads = new Reads();
        reads.Collect(condition);
        foreach (TypedIterator row in rows)
        {
            reads.Collect(row.Source);
        }

        Node<FeelValue> node = plan.Expressions.NodeOf(condition);
        Frame frame = plan.Expressions.NewFrame(_slots);
        var draw = new Draw();
        Example? found = null;
        for (int turn = 0; turn < Tries && found is null; turn++)
        {
            foreach (TypedFact fact in reads.Facts)
            {
                int slot = fact.Symbol.Index;
                _slots[slot] = turn == 0 && hint?.TryGetValue(slot, out FeelValue given) == true ? given : ValueOf(fact.Symbol.Type, plan.RuleSet.FactAt(slot), reads, draw);
            }

            foreach (TypedIterator row in rows)
            {
                frame.Locals[row.Variable.Slot] = row.Source is TypedFact table && _slots[table.Symbol.Index] is { IsKnown: true, Kind: FeelKind.List } list && list.List.Count > 0
                    ? list.List[0]
                    : ValueOf(row.Variable.Type, null, reads, draw);
            }

            frame.Reset();
            FeelValue result = node.Evaluate(frame);
            found = result.IsBoolean && result.IsTrue == wanted ? ExampleOf(reads, rows, frame) : null;
        }

        // Other conditions leave what they do not read unknown.
        foreach (TypedFact fact in reads.Facts)
        {
            _slots[fact.Symbol.Index] = FeelValue.Of(new Unknown(Missing.Nothing));
        }

        return found;
    }

    // The rows that a condition speaks of, then the facts that it reads; of a table whose row is shown nothing more.
    private Example ExampleOf(Reads reads, IReadOnlyList<TypedIterator> rows, Frame frame)
    {
        IEnumerable<(string, FeelValue, FeelType)> own = rows.Select(r => (r.Variable.Name, frame.Locals[r.Variable.Slot], r.Variable.Type));
        IEnumerable<(string, FeelValue, FeelType)> given = reads.Facts
            .Where(f => !rows.Any(r => r.Source is TypedFact table && table.Symbol == f.Symbol))
            .Select(f => (f.Symbol.Name.Replace(Question.NameMark, '/'), _slots[f.Symbol.Index], f.Symbol.Type));
        return new Example([.. own, .. given]);
    }

    private static FeelDate Day(int year, int month, int day) => FeelDate.TryCreate(year, month, day, out FeelDate date) ? date : default;

    private static FeelValue[] Unknowns(int count)
    {
        var slots = new FeelValue[count];
        Array.Fill(slots, FeelValue.Of(new Unknown(Missing.Nothing)));
        return slots;
    }

    private FeelValue ValueOf(FeelType type, FactModel? fact, Reads reads, Draw draw)
    {
        switch (type)
        {
            case NumberType:
                decimal[] numbers = [.. reads.Numbers];
                decimal number = numbers[draw.Next(numbers.Length)] + draw.Next(8) switch { 0 => 1, 1 => -1, 2 => 0.01m, 3 => -0.01m, _ => 0 };
                number = draw.Next(6) == 0 ? (number + numbers[draw.Next(numbers.Length)]) / 2 : number;
                Interval bounds = fact?.Bounds ?? Interval.Everything;
                number = fact?.Type.IsInteger == true ? decimal.Floor(number) : number;
                return FeelValue.Of(bounds.Contains(number) ? number : bounds.HasLow && !bounds.IsLowOpen ? bounds.Low : bounds.HasHigh ? bounds.High : number);
            case TextType text:
                IReadOnlyList<string> words = text.Choices ?? [.. reads.Words, "甲"];
                return FeelValue.Of(words[draw.Next(words.Count)]);
            case { Kind: FeelKind.Boolean }:
                return FeelValue.Of(draw.Next(2) == 0);
            case { Kind: FeelKind.Date }:
                FeelDate[] dates = [.. reads.Dates, .. s_usualDates];
                FeelDate date = dates[draw.Next(dates.Length)];
                return FeelValue.Of(!date.IsNever && FeelDate.TryFromDayNumber(date.DayNumber + draw.Next(5) switch { 0 => 1, 1 => -1, 2 => 31, _ => 0 }, out FeelDate moved) ? moved : date);
            case { Kind: FeelKind.Month }:
                FeelDate day = s_usualDates[draw.Next(s_usualDates.Length)];
                return FeelMonth.TryCreate(day.Year, 1 + draw.Next(12), out FeelMonth month) ? FeelValue.Of(month) : FeelValue.Null;
            case { Kind: FeelKind.DaysDuration }:
                return FeelValue.Of(DaysDuration.FromDays((long[])[0, 1, 30, 90, 400] is var days ? days[draw.Next(days.Length)] : 0));
            case { Kind: FeelKind.MonthsDuration }:
                return FeelValue.Of(new MonthsDuration(draw.Next(14)));
            case ListType { Item: ContextType } when fact is { Columns.Count: > 0 }:
                return TableOf(fact, draw.Next(4), reads, draw);
            case ListType list:
                return FeelValue.ListOf([.. Enumerable.Range(0, draw.Next(3)).Select(_ => ValueOf(list.Item, null, reads, draw))]);
            case ContextType context:
                return FeelValue.Of(FeelContext.Create(context.Fields.Select(f => KeyValuePair.Create(f.Name, ValueOf(f.Type, null, reads, draw)))));
            default:
                return FeelValue.Of(new Unknown(Missing.Nothing));
        }
    }

    private FeelValue TableOf(FactModel fact, int rows, Reads reads, Draw draw)
    {
        string[] written = [.. Enumerable.Repeat("", rows)];
        FeelColumn[] columns = [.. fact.Columns.Select(c => TableBinder.MakeColumn(
            c, [.. Enumerable.Range(0, rows).Select(_ => ValueOf(c.Type.Type, new FactModel(c.Name, c.Type, c.Location), reads, draw))], written, 0))];
        return FeelValue.Of(new TableRows(new FeelTable(fact.Name, columns, rows)));
    }

    /// <summary>Pseudo-random numbers that are the same on every machine.</summary>
    private sealed class Draw
    {
        private ulong _state = 0x9E3779B97F4A7C15;

        public int Next(int below)
        {
            _state = (_state * 6364136223846793005) + 1442695040888963407;
            return (int)((_state >> 33) % (ulong)below);
        }
    }

    /// <summary>What an expression reads, and the constants in it.</summary>
    private sealed class Reads
    {
        private readonly HashSet<int> _slots = [];
        private readonly HashSet<MeasureSymbol> _measures = [];

        public List<TypedFact> Facts { get; } = [];

        public HashSet<decimal> Numbers { get; } = [.. s_usualNumbers];

        public HashSet<string> Words { get; } = [];

        public HashSet<FeelDate> Dates { get; } = [];

        public void Collect(Typed typed)
        {
            switch (typed)
            {
                case TypedFact fact when _slots.Add(fact.Symbol.Index):
                    Facts.Add(fact);
                    break;
                case TypedMeasure measure when _measures.Add(measure.Symbol):
                    Collect(measure.Symbol.Body);
                    break;
                case TypedConstant { Value: var value }:
                    if (value.IsNumber)
                    {
                        Numbers.Add(value.Number);
                    }
                    else if (value.Kind == FeelKind.Text)
                    {
                        Words.Add(value.Text);
                    }
                    else if (value.Kind == FeelKind.Date)
                    {
                        Dates.Add(value.Date);
                    }

                    break;
            }

            foreach (Typed child in typed.Children)
            {
                Collect(child);
            }
        }
    }
}
