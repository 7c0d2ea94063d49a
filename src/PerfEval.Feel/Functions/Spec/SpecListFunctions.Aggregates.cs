using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Functions.Numeric;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Functions.Spec;

/// <summary>Functions that make one value of many, given as a list or one by one. Items of a kind that they do not take make the result null.</summary>
internal static partial class SpecListFunctions
{
    private static SpecFunction[] Aggregates() =>
    [
        new("count", new Overload(["list"], [List], a => FeelValue.Of((decimal)a[0].List.Count))),
        Aggregate("min", "c", ParameterKind.Comparable, list => Extreme(list, sign: -1)),
        Aggregate("max", "c", ParameterKind.Comparable, list => Extreme(list, sign: 1)),
        Aggregate("all", "b", ParameterKind.Boolean | ParameterKind.Null, list => Decide(list, decisive: false)),
        Aggregate("any", "b", ParameterKind.Boolean | ParameterKind.Null, list => Decide(list, decisive: true)),
        OfNumbers("sum", Sum),
        OfNumbers("product", Product),
        OfNumbers("mean", Mean),
        OfNumbers("median", Median),
        OfNumbers("stddev", StandardDeviation),
        OfNumbers("mode", Mode),
    ];

    private static SpecFunction Aggregate(string name, string item, ParameterKind kind, Func<FeelList, FeelValue> compute) => new(
        name,
        new Overload(["list"], [List], a => compute(a[0].List)),
        new Overload([item], [kind], a => compute(new ArrayList(a.ToArray()))) { IsVariadic = true });

    private static SpecFunction OfNumbers(string name, Func<decimal[], FeelValue> compute) =>
        Aggregate(name, "n", Number, list => Numbers(list) is { } numbers ? compute(numbers) : FeelValue.Null);

    private static decimal[]? Numbers(FeelList list)
    {
        decimal[] numbers = new decimal[list.Count];
        for (int i = 0; i < numbers.Length; i++)
        {
            FeelValue item = list[i];
            if (!item.IsNumber)
            {
                return null;
            }

            numbers[i] = item.Number;
        }

        return numbers;
    }

    private static FeelValue Extreme(FeelList list, int sign)
    {
        if (list.Count == 0 || !SpecOrder.IsOrdered(list[0].Kind))
        {
            return FeelValue.Null;
        }

        FeelValue extreme = list[0];
        for (int i = 1; i < list.Count; i++)
        {
            FeelValue item = list[i];
            if (SpecOrder.Compare(item, extreme) is not { } order)
            {
                return FeelValue.Null;
            }

            extreme = order * sign > 0 ? item : extreme;
        }

        return extreme;
    }

    // One false decides "all", one true decides "any"; where none decides, a null leaves it open.
    private static FeelValue Decide(FeelList list, bool decisive)
    {
        bool decided = false, open = false;
        for (int i = 0; i < list.Count; i++)
        {
            FeelValue item = list[i];
            if (!item.IsBoolean && !item.IsNull)
            {
                return FeelValue.Null;
            }

            decided |= item.IsBoolean && item.IsTrue == decisive;
            open |= item.IsNull;
        }

        return decided ? FeelValue.Of(decisive) : open ? FeelValue.Null : FeelValue.Of(!decisive);
    }

    private static bool TrySum(decimal[] numbers, out decimal sum)
    {
        sum = 0;
        foreach (decimal number in numbers)
        {
            if (!Scalars.TryAdd(sum, number, out sum))
            {
                return false;
            }
        }

        return true;
    }

    private static FeelValue Sum(decimal[] numbers) => numbers.Length > 0 && TrySum(numbers, out decimal sum) ? FeelValue.Of(sum) : FeelValue.Null;

    private static FeelValue Product(decimal[] numbers)
    {
        decimal product = 1;
        foreach (decimal number in numbers)
        {
            if (!Scalars.TryMultiply(product, number, out product))
            {
                return FeelValue.Null;
            }
        }

        return numbers.Length > 0 ? FeelValue.Of(product) : FeelValue.Null;
    }

    private static FeelValue Mean(decimal[] numbers) =>
        numbers.Length > 0 && TrySum(numbers, out decimal sum) ? FeelValue.Of(sum / numbers.Length) : FeelValue.Null;

    private static FeelValue Median(decimal[] numbers)
    {
        if (numbers.Length == 0)
        {
            return FeelValue.Null;
        }

        Array.Sort(numbers);
        decimal upper = numbers[numbers.Length / 2];
        decimal lower = numbers[(numbers.Length - 1) / 2];
        return FeelValue.Of(Scalars.TryAdd(lower, upper, out decimal sum) ? sum / 2 : lower + (upper - lower) / 2);
    }

    // Of a sample: the squares are shared among all but one.
    private static FeelValue StandardDeviation(decimal[] numbers)
    {
        if (numbers.Length < 2 || !TrySum(numbers, out decimal sum))
        {
            return FeelValue.Null;
        }

        decimal mean = sum / numbers.Length, squares = 0;
        foreach (decimal number in numbers)
        {
            if (!Scalars.TryAdd(number, -mean, out decimal deviation)
                || !Scalars.TryMultiply(deviation, deviation, out decimal square)
                || !Scalars.TryAdd(squares, square, out squares))
            {
                return FeelValue.Null;
            }
        }

        return FeelValue.Of(DecimalMath.SquareRoot(squares / (numbers.Length - 1)));
    }

    private static FeelValue Mode(decimal[] numbers)
    {
        Array.Sort(numbers);
        var modes = new List<FeelValue>();
        int most = 0;
        for (int start = 0, end; start < numbers.Length; start = end)
        {
            for (end = start + 1; end < numbers.Length && numbers[end] == numbers[start]; end++)
            {
            }

            int times = end - start;
            if (times > most)
            {
                modes.Clear();
                most = times;
            }

            if (times == most)
            {
                modes.Add(FeelValue.Of(numbers[start]));
            }
        }

        return FeelValue.ListOf([.. modes]);
    }
}
