using FsCheck;
using FsCheck.Fluent;

namespace PerfEval.Feel.Tests.Functions.Numeric;

/// <summary>Decimals of every size and number of places, with many that end in fives and zeros.</summary>
internal static class Decimals
{
    public static Gen<decimal> Any { get; } = Gen.Frequency(
        (3, from parts in ArbMap.Default.GeneratorFor<int>().Resize(int.MaxValue).Three()
            from places in Gen.Choose(0, 28)
            from isNegative in Gen.Elements(true, false)
            select new decimal(parts.Item1, parts.Item2, parts.Item3, isNegative, (byte)places)),
        (3, from digits in Gen.Choose(0, 20_000)
            from places in Gen.Choose(0, 28)
            from isNegative in Gen.Elements(true, false)
            select new decimal(digits * 5, 0, 0, isNegative, (byte)places)),
        (1, Gen.Elements(0m, 1m, -1m, decimal.MaxValue, decimal.MinValue, 5e27m, 5e28m, 1e-28m)));
}
