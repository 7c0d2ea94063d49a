using PerfEval.Feel.Diagnostics;

namespace PerfEval.Feel.Types;

/// <summary>
/// What a number counts: nothing (a plain number), a share in percent, money, points, or things such as 人, m² or 次, and products and
/// quotients of these. Two numbers can be added or compared only if they count the same.
/// </summary>
public sealed class Dimension : IEquatable<Dimension>
{
    private readonly (string Unit, int Power)[] _factors;

    private Dimension((string Unit, int Power)[] factors, bool isRate = false)
    {
        _factors = factors;
        IsRate = isRate;
    }

    /// <summary>A plain number.</summary>
    public static Dimension None { get; } = new([]);

    /// <summary>A share, written and printed in percent. Dimensionless like a plain number.</summary>
    public static Dimension Rate { get; } = new([], isRate: true);

    /// <summary>Money, kept in 元.</summary>
    public static Dimension Money { get; } = new([("元", 1)]);

    /// <summary>Points of a score (分). Plain numbers mix freely with them.</summary>
    public static Dimension Points { get; } = new([("分", 1)]);

    /// <summary>A number of rows or items, as <c>count()</c> gives it; it goes with every counted unit and with plain numbers.</summary>
    public static Dimension Tally { get; } = new([("#", 1)]);

    /// <summary>Whether nothing is counted: a plain number or a rate.</summary>
    public bool IsDimensionless => _factors.Length == 0;

    /// <summary>Whether this is a share, printed in percent.</summary>
    public bool IsRate { get; }

    /// <summary>Whether this is money.</summary>
    public bool IsMoney => Equals(Money);

    /// <summary>Whether these are points.</summary>
    public bool IsPoints => Equals(Points);

    /// <summary>Whether this is a number of rows or items.</summary>
    public bool IsTally => Equals(Tally);

    /// <summary>Whether this counts things of one sort: 人, m², 次.</summary>
    public bool IsCount => _factors is [(not ("元" or "分" or "#"), 1)];

    /// <summary>The unit to print after a number: <c>人</c>, <c>元/人</c>; empty for plain numbers and rates.</summary>
    public string Unit
    {
        get
        {
            if (IsTally)
            {
                return "";
            }

            string above = string.Join('·', _factors.Where(f => f.Power > 0).Select(f => Factor(f.Unit, f.Power)));
            string below = string.Join('·', _factors.Where(f => f.Power < 0).Select(f => Factor(f.Unit, -f.Power)));
            return below.Length == 0 ? above : (above.Length == 0 ? "1" : above) + "/" + below;
        }
    }

    /// <summary>Whether both count the same and are written the same.</summary>
    public static bool operator ==(Dimension? left, Dimension? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(Dimension? left, Dimension? right) => !(left == right);

    /// <summary>Counts things of one sort.</summary>
    /// <param name="unit">The unit's word.</param>
    public static Dimension Count(string unit) => unit switch
    {
        "元" => Money,
        "分" => Points,
        _ => new Dimension([(unit, 1)]),
    };

    /// <summary>The dimension of a product.</summary>
    /// <param name="other">The other factor.</param>
    public Dimension Times(Dimension other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Combine(other, 1);
    }

    /// <summary>The dimension of a quotient: equal ones make a rate.</summary>
    /// <param name="other">The divisor.</param>
    public Dimension Per(Dimension other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Dimension result = Combine(other, -1);
        return result.IsDimensionless && !IsDimensionless ? Rate : result;
    }

    /// <inheritdoc/>
    public bool Equals(Dimension? other) =>
        other is not null && IsRate == other.IsRate && _factors.AsSpan().SequenceEqual(other._factors);

    /// <summary>Whether both count the same, be it written as a number or in percent.</summary>
    /// <param name="other">The other dimension.</param>
    public bool CountsSameAs(Dimension other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return _factors.AsSpan().SequenceEqual(other._factors);
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Dimension);

    /// <inheritdoc/>
    public override int GetHashCode() => _factors.Aggregate(IsRate ? 1 : 0, (hash, f) => HashCode.Combine(hash, f.Unit, f.Power));

    /// <summary>The name of a number of this dimension for messages.</summary>
    public LocalText Describe() => this switch
    {
        { IsRate: true } => new("比率（%）", "rate (%)"),
        { IsDimensionless: true } => new("数值", "number"),
        { IsMoney: true } => new("金额（元）", "amount of money (元)"),
        { IsPoints: true } => new("分值", "points"),
        { IsTally: true } => new("个数", "number of items"),
        _ => new($"数量（{Unit}）", $"quantity ({Unit})"),
    };

    /// <inheritdoc/>
    public override string ToString() => IsRate ? "%" : Unit;

    private static string Factor(string unit, int power) => power == 1 ? unit : unit + "^" + power.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private Dimension Combine(Dimension other, int sign)
    {
        var powers = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach ((string unit, int power) in _factors)
        {
            powers[unit] = power;
        }

        foreach ((string unit, int power) in other._factors)
        {
            powers[unit] = powers.GetValueOrDefault(unit) + sign * power;
        }

        // A number of items has no unit of its own: 3 items × 5 元 is money. Two of them divided make a rate, which Per sees to.
        bool tally = powers.Remove("#") && powers.Count == 0 && sign > 0;
        (string, int)[] factors = [.. powers.Where(p => p.Value != 0).Select(p => (p.Key, p.Value))];
        return tally ? Tally : factors.Length == 0 ? None : new Dimension(factors);
    }
}
