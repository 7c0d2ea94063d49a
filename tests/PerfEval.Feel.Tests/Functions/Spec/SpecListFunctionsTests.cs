using FsCheck;
using FsCheck.Fluent;
using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Tests.Values;
using PerfEval.Feel.Values;
using PerfEval.Tests;
using static PerfEval.Feel.Tests.Functions.Spec.SpecCalls;

namespace PerfEval.Feel.Tests.Functions.Spec;

/// <summary>What holds of the functions of lists whatever the lists; the cases themselves are in <c>spec-lists.txt</c>.</summary>
public sealed class SpecListFunctionsTests
{
    [Fact]
    public void Sort_ofNumbers_isOrderedAndAPermutation() => ForNumbers(numbers =>
    {
        List<int> sorted = [.. numbers.Order()];
        Assert.Equal(Numbers(sorted), Call("sort", Numbers(numbers)));
        Assert.Equal(Numbers(sorted), Call("sort", Numbers(numbers), Function((x, y) => FeelValue.Of(x.Number < y.Number))));
    });

    [Fact]
    public void Sort_byPartOfTheItem_keepsEqualItemsInTheirOrder() => ForNumbers(numbers =>
    {
        FeelValue byTens = Function((x, y) => FeelValue.Of(decimal.Floor(x.Number / 10) < decimal.Floor(y.Number / 10)));
        Assert.Equal(Numbers(numbers.OrderBy(n => Math.Floor(n / 10m))), Call("sort", Numbers(numbers), byTens));
    });

    [Fact]
    public void Sort_byAFunctionThatIsNoOrder_isAPermutationAllTheSame() => ForNumbers(numbers =>
    {
        FeelValue contrary = Function((x, y) => FeelValue.Of((x.Number * 7 + y.Number * 3) % 2 == 0));
        Assert.Equal(numbers.Order(), Call("sort", Numbers(numbers), contrary).List.Select(v => (int)v.Number).Order());
    });

    [Fact]
    public void Sort_ofALongList_asksNotMuchMoreThanItMust()
    {
        int calls = 0;
        FeelValue precedes = Function((x, y) =>
        {
            calls++;
            return FeelValue.Of(x.Number < y.Number);
        });
        Call("sort", Numbers(Enumerable.Range(0, 65_536).Select(i => i * 40_503 % 65_536)), precedes);
        Assert.InRange(calls, 1, 16 * 65_536);
    }

    [Fact]
    public void DistinctValues_ofAnyList_keepTheFirstOfEachAndAreDistinct() => ForLists(list =>
    {
        FeelValue distinct = Call("distinct values", list);
        Assert.True(SpecEquality.Equal(distinct, Call("distinct values", distinct)));
        Assert.All(list.List, item => Assert.True(Call("list contains", distinct, item).IsTrue));
        Assert.All(distinct.List, item => Assert.Single(Call("index of", distinct, item).List));
        decimal[] firsts = [.. distinct.List.Select(item => Call("index of", list, item).List[0].Number)];
        Assert.Equal(firsts.Order(), firsts);
    });

    [Fact]
    public void Union_ofAnyLists_isWhatIsDistinctOfAllOfThem() => Prop.ForAll(
        (from a in ValueGenerators.Lists() from b in ValueGenerators.Lists() select (a, b)).ToArbitrary(),
        pair => Assert.True(SpecEquality.Equal(Call("union", pair.a, pair.b), Call("distinct values", Call("concatenate", pair.a, pair.b)))))
        .Check(PropertyConfig.Runs(500));

    [Fact]
    public void Concatenate_ofOneListOverAndOver_endsInNullBeforeTheMemoryDoes()
    {
        FeelValue million = List(new FeelValue[1_000_000]);
        Assert.Equal(2_000_000, Call("concatenate", million, million).List.Count);
        Assert.Equal(FeelValue.Null, Call("concatenate", [.. Enumerable.Repeat(million, 11)]));
        Assert.Equal(FeelValue.Null, Call("union", [.. Enumerable.Repeat(million, 5000)]));
    }

    [Fact]
    public void Reverse_twice_isTheList() => ForLists(list => Assert.Equal(list, Call("reverse", Call("reverse", list))));

    [Fact]
    public void Flatten_ofAnyList_holdsNoListAndIsFlat() => ForLists(list =>
    {
        FeelValue flat = Call("flatten", list);
        Assert.DoesNotContain(flat.List, item => item.Kind == FeelKind.List);
        Assert.Equal(Leaves(list), flat.List);
    });

    [Fact]
    public void Flatten_ofListsThatShareTheirParts_stopsAtTheStepLimit()
    {
        var frame = new Frame([], 0, 0, 0, stepLimit: 10_000);
        Assert.Throws<EvaluationLimitException>(() => Call("flatten", frame, Nested(60, copies: 2)));
    }

    [Fact]
    public void Flatten_ofAListNestedDeeply_isItsItem() => Assert.Equal(Numbers(1), Call("flatten", Nested(100_000)));

    [Fact]
    public void InsertedItem_whenRemoved_leavesTheList() => ForLists(list =>
    {
        for (int position = 1; position <= list.List.Count; position++)
        {
            FeelValue at = FeelValue.Of((decimal)position), fromTheEnd = FeelValue.Of((decimal)(position - list.List.Count - 1));
            FeelValue longer = Call("insert before", list, at, FeelValue.Of("new"));
            Assert.Equal(longer, Call("insert before", list, fromTheEnd, FeelValue.Of("new")));
            Assert.Equal(list, Call("remove", longer, at));
            Assert.Equal(Call("list replace", list, at, FeelValue.Of("new")), Call("remove", longer, FeelValue.Of(position + 1m)));
        }
    });

    [Fact]
    public void Sublist_anywhere_isThatPartOrNull() => ForNumbers(numbers =>
    {
        FeelValue list = Numbers(numbers);
        for (int start = -numbers.Length - 1; start <= numbers.Length + 1; start++)
        {
            for (int length = -1; length <= numbers.Length + 1; length++)
            {
                int from = start > 0 ? start - 1 : numbers.Length + start;
                bool exists = start != 0 && from >= 0 && length >= 1 && from + length <= numbers.Length;
                FeelValue expected = exists ? Numbers(numbers.Skip(from).Take(length)) : FeelValue.Null;
                Assert.Equal(expected, Call("sublist", list, FeelValue.Of((decimal)start), FeelValue.Of((decimal)length)));
            }
        }
    });

    [Fact]
    public void Aggregates_ofNumbers_areThoseOfTheirDefinitions() => ForNumbers(numbers =>
    {
        FeelValue list = Numbers(numbers);
        decimal[] sorted = [.. numbers.Order()];
        Assert.Equal(sorted.Length == 0 ? FeelValue.Null : FeelValue.Of(sorted.Sum()), Call("sum", list));
        Assert.Equal(sorted.Length == 0 ? FeelValue.Null : FeelValue.Of(sorted[0]), Call("min", list));
        Assert.Equal(sorted.Length == 0 ? FeelValue.Null : FeelValue.Of(sorted[^1]), Call("max", list));
        Assert.Equal(sorted.Length == 0 ? FeelValue.Null : FeelValue.Of(sorted.Average()), Call("mean", list));
        Assert.Equal(sorted.Length == 0 ? FeelValue.Null : FeelValue.Of((sorted[sorted.Length / 2] + sorted[(sorted.Length - 1) / 2]) / 2), Call("median", list));
        var groups = numbers.GroupBy(n => n).ToList();
        Assert.Equal(Numbers(groups.Where(g => g.Count() == groups.Max(o => o.Count())).Select(g => g.Key).Order()), Call("mode", list));
    });

    [Fact]
    public void Aggregates_ofManyArguments_areThoseOfTheList() => ForNumbers(numbers =>
    {
        FeelValue[] items = [.. Numbers(numbers).List];
        if (items.Length > 1)
        {
            Assert.All(
                ["sum", "min", "max", "mean", "product", "median", "mode", "stddev"],
                name => Assert.Equal(Call(name, FeelValue.ListOf(items)), Call(name, items)));
        }
    });

    [Fact]
    public void StandardDeviation_ofNumbersThatAreMovedAndStretched_isStretched() => ForNumbers(numbers =>
    {
        FeelValue plain = Call("stddev", Numbers(numbers)), other = Call("stddev", Numbers(numbers.Select(n => n * -3 + 1000)));
        Assert.Equal(numbers.Length < 2, plain.IsNull);
        Assert.True(plain.IsNull || Math.Abs(plain.Number * 3 - other.Number) < 1e-20m);
    });

    private static FeelValue Function(Func<FeelValue, FeelValue, FeelValue> body) =>
        FeelValue.Of(FeelFunction.Create(["x", "y"], a => body(a[0], a[1])));

    private static IEnumerable<FeelValue> Leaves(FeelValue value) =>
        value.Kind == FeelKind.List ? value.List.SelectMany(Leaves) : [value];

    private static void ForNumbers(Action<int[]> check) =>
        Prop.ForAll(Gen.Choose(-30, 30).ListOf().Resize(12).Select(n => n.ToArray()).ToArbitrary(), check).Check(PropertyConfig.Runs(300));

    private static void ForLists(Action<FeelValue> check) =>
        Prop.ForAll(ValueGenerators.Lists().Resize(8).ToArbitrary(), check).Check(PropertyConfig.Runs(500));
}
