using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;
using Interval = PerfEval.Feel.Values.Interval;

namespace PerfEval.Feel.Tests.Evaluation;

/// <summary>Facts of which some are not known, or only within a stretch, and what they really are.</summary>
internal sealed class World
{
    private static readonly TextType s_choice = new(["一", "二", "三"]);

    private static readonly (string Name, FeelType Type, Gen<FeelValue> Value)[] s_columns =
    [
        ("类别", s_choice, Choice()), ("金额", FeelType.Money, Amounts("0", "1", "50", "100", "300")), ("好", FeelType.Boolean, Truths()), ("日", FeelType.Date, Dates()),
    ];

    private static readonly (string Name, FeelType Type, Gen<FeelValue> Value)[] s_facts =
    [
        ("数甲", FeelType.Number, Amounts("-2", "-1", "0", "0.5", "1", "2", "3", "7")),
        ("数乙", FeelType.Number, Amounts("-1", "0", "1", "2", "3")),
        ("数丙", FeelType.Number, Amounts("1.25", "1.005", "2.5", "-0.45", "100", "400")),
        ("钱甲", FeelType.Money, Amounts("0", "1", "50", "100")),
        ("钱乙", FeelType.Money, Amounts("3", "300", "5000", "-5")),
        ("率甲", FeelType.Rate, Amounts("0", "0.5", "0.9", "1", "1.3")),
        ("率乙", FeelType.Rate, Amounts("0", "0.333", "1")),
        ("真甲", FeelType.Boolean, Truths()),
        ("真乙", FeelType.Boolean, Truths()),
        ("类", s_choice, Choice()),
        ("日甲", FeelType.Date, Dates()),
        ("日乙", FeelType.Date, Dates()),
        ("天数", FeelType.Days, Gen.Elements(0, 1, 90, -30).Select(n => FeelValue.Of(DaysDuration.FromDays(n)))),
        ("月数", FeelType.Months, Gen.Elements(0, 1, 13, -2).Select(n => FeelValue.Of(new MonthsDuration(n)))),
    ];

    private readonly List<(string Name, FeelType Type, FeelValue Seen, FeelValue Real)> _facts = [];

    /// <summary>The facts as far as they are known.</summary>
    public ExpressionHarness Seen() => Fill(f => f.Seen);

    /// <summary>The facts as they are.</summary>
    public ExpressionHarness Real() => Fill(f => f.Real);

    public bool HasUnknown(string name) => _facts.Exists(f => f.Name == name && !f.Seen.Equals(f.Real));

    public static Gen<World> Generate() =>
        from facts in Gen.CollectToArray(s_facts.Select(f => Fact(f.Name, f.Type, f.Value)), g => g)
        from table in Table()
        from list in List()
        select new World(facts.Append(table).Append(list));

    private World(IEnumerable<(string Name, FeelType Type, FeelValue Seen, FeelValue Real)> facts) => _facts.AddRange(facts);

    public override string ToString() => string.Join("\n", _facts.Select(f => f.Seen.Equals(f.Real)
        ? $"{f.Name} = {f.Real}"
        : $"{f.Name} = {f.Real}, seen as {(f.Seen.IsUnknown ? f.Seen.AsUnknown.Bounds.ToString() : f.Seen.ToString())}"));

    private ExpressionHarness Fill(Func<(string Name, FeelType Type, FeelValue Seen, FeelValue Real), FeelValue> value)
    {
        var harness = new ExpressionHarness();
        foreach ((string Name, FeelType Type, FeelValue Seen, FeelValue Real) fact in _facts)
        {
            harness.Fact(fact.Name, fact.Type, value(fact));
        }

        return harness;
    }

    private static Gen<(string, FeelType, FeelValue, FeelValue)> Fact(string name, FeelType type, Gen<FeelValue> value) =>
        from real in value
        from seen in SeenAs(real, new UnknownSource(UnknownSourceKind.Fact, name), 5)
        select (name, type, seen, real);

    // Known in some of ten cases, otherwise not known at all or within a stretch that holds the value.
    private static Gen<FeelValue> SeenAs(FeelValue real, UnknownSource source, int knownOfTen) =>
        from known in Gen.Choose(1, 10)
        from below in Gen.Choose(0, 3)
        from above in Gen.Choose(0, 3)
        from open in Gen.Choose(0, 3)
        select known <= knownOfTen ? real : FeelValue.Of(new Unknown(Missing.Of(source), Around(real, below, above, open)));

    private static Interval Around(FeelValue real, int below, int above, int open)
    {
        if (!real.TryGetOrdinal(out decimal at) || (below == 3 && above == 3) || (real.Kind == FeelKind.Date && real.Date.IsNever))
        {
            return Interval.Everything;
        }

        decimal step = real.Kind == FeelKind.DaysDuration ? 86_400 : 1;
        bool lowOpen = below > 0 && (open & 1) != 0, highOpen = above > 0 && (open & 2) != 0;
        return (below, above) switch
        {
            (3, _) => Interval.UpTo(at + above * step, highOpen),
            (_, 3) => Interval.From(at - below * step, lowOpen),
            (0, 0) => Interval.Closed(at, at + step),
            _ => Interval.Between(at - below * step, lowOpen, at + above * step, highOpen),
        };
    }

    private static Gen<(string, FeelType, FeelValue, FeelValue)> Table()
    {
        var rowType = new ContextType([.. s_columns.Select(c => new FeelField(c.Name, c.Type))], "表");
        return from rows in Gen.Choose(0, 3)
               from cells in Gen.CollectToArray(
                   s_columns.SelectMany(c => Enumerable.Range(1, rows).Select(row => Cell(c.Name, c.Value, row))), g => g)
               from known in Gen.Choose(1, 10)
               select (
                   "表",
                   (FeelType)new ListType(rowType),
                   known == 1 ? FeelValue.Of(new Unknown(Missing.Of(new UnknownSource(UnknownSourceKind.Fact, "表")))) : Rows(rows, [.. cells.Select(c => c.Seen)]),
                   Rows(rows, [.. cells.Select(c => c.Real)]));
    }

    private static Gen<(FeelValue Seen, FeelValue Real)> Cell(string column, Gen<FeelValue> value, int row) =>
        from real in value
        from seen in SeenAs(real, new UnknownSource(UnknownSourceKind.Cell, "表", column, row), 8)
        select (seen, real);

    private static FeelValue Rows(int count, FeelValue[] cells)
    {
        var columns = new List<FeelColumn>();
        for (int c = 0; c < s_columns.Length; c++)
        {
            columns.Add(TestColumns.Make(s_columns[c].Name, s_columns[c].Type, cells[(c * count)..((c + 1) * count)]));
        }

        return FeelValue.Of(new TableRows(new FeelTable("表", columns, count)));
    }

    private static Gen<(string, FeelType, FeelValue, FeelValue)> List() =>
        from items in Gen.CollectToArray(Enumerable.Range(1, 2).Select(i => ListItem(i)), g => g)
        select ("数列", (FeelType)new ListType(FeelType.Number), FeelValue.ListOf([.. items.Select(i => i.Seen)]), FeelValue.ListOf([.. items.Select(i => i.Real)]));

    private static Gen<(FeelValue Seen, FeelValue Real)> ListItem(int at) =>
        from real in Amounts("0", "1", "2", "3")
        from seen in SeenAs(real, new UnknownSource(UnknownSourceKind.Cell, "数列", null, at), 8)
        select (seen, real);

    private static Gen<FeelValue> Amounts(params string[] numbers) =>
        Gen.Elements(numbers).Select(n => FeelValue.Of(decimal.Parse(n, CultureInfo.InvariantCulture)));

    private static Gen<FeelValue> Truths() => Gen.Elements(FeelValue.True, FeelValue.False);

    private static Gen<FeelValue> Choice() => Gen.Elements("一", "二", "三").Select(FeelValue.Of);

    private static Gen<FeelValue> Dates() => Gen.Elements("2019-01-01", "2019-01-31", "2020-02-29", "2021-06-30", "")
        .Select(d => FeelValue.Of(d.Length == 0 ? FeelDate.Never : FeelDate.TryParse(d, out FeelDate date) ? date : throw new FormatException(d)));
}
