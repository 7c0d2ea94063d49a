namespace PerfEval.Feel.Types;

/// <summary>A unit in which an amount, a rate or a length of time is written: 万元, %, 天.</summary>
/// <param name="Name">The word.</param>
/// <param name="Type">The type of the amount.</param>
/// <param name="Factor">How many of the base unit it is: 万元 is 10,000 元, % is 0.01, 天 is 86,400 seconds, 年 is 12 months.</param>
public sealed record MeasureUnit(string Name, FeelType Type, decimal Factor)
{
    private static readonly Dictionary<string, MeasureUnit> s_known = new MeasureUnit[]
    {
        new("元", FeelType.Money, 1),
        new("千元", FeelType.Money, 1_000),
        new("万元", FeelType.Money, 10_000),
        new("万", FeelType.Number, 10_000),
        new("百万元", FeelType.Money, 1_000_000),
        new("千万元", FeelType.Money, 10_000_000),
        new("亿元", FeelType.Money, 100_000_000),
        new("亿", FeelType.Number, 100_000_000),
        new("角", FeelType.Money, 0.1m),
        new("%", FeelType.Rate, 0.01m),
        new("‰", FeelType.Rate, 0.001m),
        new("个百分点", FeelType.Rate, 0.01m),
        new("百分点", FeelType.Rate, 0.01m),
        new("天", FeelType.Days, 86_400),
        new("日", FeelType.Days, 86_400),
        new("周", FeelType.Days, 7 * 86_400),
        new("小时", FeelType.Days, 3_600),
        new("分钟", FeelType.Days, 60),
        new("个月", FeelType.Months, 1),
        new("年", FeelType.Months, 12),
        new("分", FeelType.Points, 1),
    }.ToDictionary(u => u.Name, StringComparer.Ordinal);

    /// <summary>The words that are units everywhere; counted things (人, 次, m²) are units only where a fact declares them.</summary>
    public static IReadOnlyCollection<string> KnownNames => s_known.Keys;

    /// <summary>Finds a unit that is known everywhere.</summary>
    /// <param name="name">The word.</param>
    public static MeasureUnit? Find(string name) => s_known.GetValueOrDefault(name);
}
