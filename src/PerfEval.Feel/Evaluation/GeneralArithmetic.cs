using PerfEval.Feel.Checking;
using PerfEval.Feel.Functions.Text;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Evaluation;

/// <summary>Arithmetic on values that may be unknown or failed. The operation was settled by the checker, so kinds are not looked at twice.</summary>
internal static class GeneralArithmetic
{
    private const decimal SecondsPerDay = 86_400;

    // Past every date and every time there is; an end beyond it may stand for what has not happened.
    private const decimal Beyond = 1e20m;

    // Never late enough: an unbounded delay counts as more days than any cap.
    private const decimal Endless = 1e15m;

    /// <summary>A running sum with one more item; the site's type tells what is summed up.</summary>
    public static FeelValue Add(in FeelValue left, in FeelValue right, Typed site) => Apply(
        site.Type.Kind switch
        {
            FeelKind.DaysDuration => ArithmeticOperation.DaysPlusDays,
            FeelKind.MonthsDuration => ArithmeticOperation.MonthsPlusMonths,
            _ => ArithmeticOperation.Add,
        },
        left, right, site);

    public static FeelValue Apply(ArithmeticOperation operation, in FeelValue left, in FeelValue right, Typed site)
    {
        if (left.IsKnown && right.IsKnown)
        {
            return ApplyKnown(operation, left, right, site);
        }

        if (left.IsFailure || right.IsFailure)
        {
            return left.IsFailure ? left : right;
        }

        if (IsOfNever(operation, left))
        {
            return left;
        }

        FeelValue unknown = General.Unsettled(left, right);
        Interval bounds = Bounds(operation, left.Bounds, right.Bounds);
        return operation <= ArithmeticOperation.Maximum ? General.Number(unknown.AsUnknown.Missing, bounds)
            : bounds == Interval.Everything ? unknown
            : FeelValue.Of(new Unknown(unknown.AsUnknown.Missing, bounds));
    }

    private static FeelValue ApplyKnown(ArithmeticOperation operation, in FeelValue left, in FeelValue right, Typed site)
    {
        switch (operation)
        {
            case ArithmeticOperation.Add:
                return Scalars.TryAdd(left.Number, right.Number, out decimal sum) ? FeelValue.Of(sum) : Overflow(site);
            case ArithmeticOperation.Subtract:
                return Scalars.TryAdd(left.Number, -right.Number, out decimal difference) ? FeelValue.Of(difference) : Overflow(site);
            case ArithmeticOperation.Multiply:
                return Scalars.TryMultiply(left.Number, right.Number, out decimal product) ? FeelValue.Of(product) : Overflow(site);
            case ArithmeticOperation.Divide:
                return right.Number == 0 ? EvaluationErrors.Fail(EvaluationErrors.DivisionByZero, site)
                    : Scalars.TryDivide(left.Number, right.Number, out decimal quotient) ? FeelValue.Of(quotient) : Overflow(site);
            case ArithmeticOperation.Power:
                return Scalars.TryPower(left.Number, right.Number, out decimal power) ? FeelValue.Of(power) : Overflow(site);
            case ArithmeticOperation.Minimum:
                return FeelValue.Of(Math.Min(left.Number, right.Number));
            case ArithmeticOperation.Maximum:
                return FeelValue.Of(Math.Max(left.Number, right.Number));
            case ArithmeticOperation.Concatenate:
                return left.Text.Length + right.Text.Length <= TextLimits.Length ? FeelValue.Of(left.Text + right.Text) : EvaluationErrors.Fail(EvaluationErrors.NoResult, site);
            case ArithmeticOperation.DateMinusDate:
                return DateMinusDate(left.Date, right.Date, site);
            case ArithmeticOperation.DatePlusDays:
                return DatePlusDays(left.Date, right.Days, site);
            case ArithmeticOperation.DateMinusDays:
                return DatePlusDays(left.Date, right.Days.Negate(), site);
            case ArithmeticOperation.DatePlusMonths:
                return left.Date.TryAddMonths(right.Months.Months, out FeelDate later) ? FeelValue.Of(later) : Overflow(site);
            case ArithmeticOperation.DateMinusMonths:
                return left.Date.TryAddMonths(-right.Months.Months, out FeelDate earlier) ? FeelValue.Of(earlier) : Overflow(site);
            case ArithmeticOperation.MonthMinusMonth:
                return FeelValue.Of(new MonthsDuration(left.Month.Index - right.Month.Index));
            case ArithmeticOperation.MonthPlusMonths:
                return left.Month.TryAddMonths(right.Months.Months, out FeelMonth laterMonth) ? FeelValue.Of(laterMonth) : Overflow(site);
            case ArithmeticOperation.MonthMinusMonths:
                return left.Month.TryAddMonths(-right.Months.Months, out FeelMonth earlierMonth) ? FeelValue.Of(earlierMonth) : Overflow(site);
            case ArithmeticOperation.DaysPlusDays:
                return left.Days.TryAdd(right.Days, out DaysDuration total) ? FeelValue.Of(total) : Overflow(site);
            case ArithmeticOperation.DaysMinusDays:
                return left.Days.TryAdd(right.Days.Negate(), out DaysDuration rest) ? FeelValue.Of(rest) : Overflow(site);
            case ArithmeticOperation.DaysTimesNumber:
                return DaysTimes(left.Days, right.Number, site);
            case ArithmeticOperation.NumberTimesDays:
                return DaysTimes(right.Days, left.Number, site);
            case ArithmeticOperation.DaysPerNumber:
                return right.Number == 0 ? EvaluationErrors.Fail(EvaluationErrors.DivisionByZero, site)
                    : left.Days.IsUnbounded ? DaysTimes(left.Days, right.Number, site)
                    : TimeScalars.TryDivide(left.Days, right.Number, out DaysDuration part) ? FeelValue.Of(part) : Overflow(site);
            case ArithmeticOperation.DaysPerDays:
                return DaysPerDays(left.Days, right.Days, site);
            case ArithmeticOperation.MonthsPlusMonths:
                return Months((decimal)left.Months.Months + right.Months.Months, site);
            case ArithmeticOperation.MonthsMinusMonths:
                return Months((decimal)left.Months.Months - right.Months.Months, site);
            case ArithmeticOperation.MonthsTimesNumber:
                return MonthsTimes(left.Months, right.Number, site);
            case ArithmeticOperation.NumberTimesMonths:
                return MonthsTimes(right.Months, left.Number, site);
            case ArithmeticOperation.MonthsPerNumber:
                return right.Number == 0 ? EvaluationErrors.Fail(EvaluationErrors.DivisionByZero, site)
                    : TimeScalars.TryDivide(left.Months, right.Number, out MonthsDuration monthsPart) ? FeelValue.Of(monthsPart) : Overflow(site);
            default:
                return right.Months.Months == 0
                    ? EvaluationErrors.Fail(EvaluationErrors.DivisionByZero, site)
                    : FeelValue.Of((decimal)left.Months.Months / right.Months.Months);
        }
    }

    private static FeelValue Overflow(Typed site) => EvaluationErrors.Fail(EvaluationErrors.Overflow, site);

    private static FeelValue Months(decimal months, Typed site) =>
        MonthsDuration.TryFromMonths(months, out MonthsDuration result) ? FeelValue.Of(result) : Overflow(site);

    private static FeelValue MonthsTimes(MonthsDuration months, decimal number, Typed site) =>
        TimeScalars.TryMultiply(months, number, out MonthsDuration result) ? FeelValue.Of(result) : Overflow(site);

    private static FeelValue DateMinusDate(FeelDate left, FeelDate right, Typed site)
    {
        // From a day until what has not happened is longer than any time, and the other way round shorter than any.
        if (left.IsNever || right.IsNever)
        {
            return FeelValue.Of(left.IsNever && right.IsNever ? DaysDuration.Zero : left.IsNever ? DaysDuration.Unbounded : DaysDuration.Unbounded.Negate());
        }

        return FeelValue.Of(DaysDuration.FromDays(left.DayNumber - right.DayNumber));
    }

    private static FeelValue DatePlusDays(FeelDate date, DaysDuration days, Typed site)
    {
        if (date.IsNever || days.IsUnbounded)
        {
            return date.IsNever || days > DaysDuration.Zero ? FeelValue.Of(FeelDate.Never) : EvaluationErrors.Fail(EvaluationErrors.NoResult, site);
        }

        return TimeScalars.TryAdd(date, days, out FeelDate result) ? FeelValue.Of(result) : Overflow(site);
    }

    private static FeelValue DaysTimes(DaysDuration days, decimal number, Typed site) =>
        days.IsUnbounded ? number == 0 ? EvaluationErrors.Fail(EvaluationErrors.NoResult, site) : FeelValue.Of(number > 0 ? days : days.Negate())
        : TimeScalars.TryMultiply(days, number, out DaysDuration result) ? FeelValue.Of(result)
        : Overflow(site);

    private static FeelValue DaysPerDays(DaysDuration left, DaysDuration right, Typed site)
    {
        if (right == DaysDuration.Zero)
        {
            return EvaluationErrors.Fail(EvaluationErrors.DivisionByZero, site);
        }

        if (left.IsUnbounded || right.IsUnbounded)
        {
            bool sameWay = left > DaysDuration.Zero == right > DaysDuration.Zero;
            return right.IsUnbounded ? FeelValue.Of(0m) : FeelValue.Of(sameWay ? Endless : -Endless);
        }

        return FeelValue.Of(left.TotalSeconds / right.TotalSeconds);
    }

    // What never happened stays so, however much later or earlier.
    private static bool IsOfNever(ArithmeticOperation operation, in FeelValue left) =>
        operation is ArithmeticOperation.DatePlusDays or ArithmeticOperation.DateMinusDays or ArithmeticOperation.DatePlusMonths or ArithmeticOperation.DateMinusMonths
        && left.IsKnown && left.Date.IsNever;

    private static Interval Bounds(ArithmeticOperation operation, Interval left, Interval right) => operation switch
    {
        ArithmeticOperation.Add or ArithmeticOperation.MonthsPlusMonths or ArithmeticOperation.MonthPlusMonths => left.Add(right),
        ArithmeticOperation.Subtract or ArithmeticOperation.MonthsMinusMonths or ArithmeticOperation.MonthMinusMonth
            or ArithmeticOperation.MonthMinusMonths => left.Subtract(right),
        ArithmeticOperation.Multiply => left.Multiply(right),
        ArithmeticOperation.Divide or ArithmeticOperation.MonthsPerMonths => left.Divide(right),
        ArithmeticOperation.Minimum => left.Min(right),
        ArithmeticOperation.Maximum => left.Max(right),
        _ => TimeBounds(operation, Reachable(left), Reachable(right)),
    };

    private static Interval TimeBounds(ArithmeticOperation operation, Interval left, Interval right) => operation switch
    {
        ArithmeticOperation.DaysPlusDays => left.Add(right),
        ArithmeticOperation.DaysMinusDays => left.Subtract(right),
        ArithmeticOperation.DaysTimesNumber or ArithmeticOperation.NumberTimesDays => left.Multiply(right).Map(ToNanoseconds),
        ArithmeticOperation.DaysPerNumber => left.Divide(right).Map(ToNanoseconds),
        ArithmeticOperation.DaysPerDays => Ratio(left, right),
        ArithmeticOperation.DateMinusDate => left.Subtract(right).Multiply(Interval.Point(SecondsPerDay)),
        ArithmeticOperation.DatePlusDays => left.Add(right.Divide(Interval.Point(SecondsPerDay)).Map(decimal.Floor)),
        ArithmeticOperation.DateMinusDays => left.Add(right.Negate().Divide(Interval.Point(SecondsPerDay)).Map(decimal.Floor)),

        // Months differ in length: between 28 and 31 days each, so only the direction is certain.
        ArithmeticOperation.DatePlusMonths => PlusMonths(left, right),
        ArithmeticOperation.DateMinusMonths => PlusMonths(left, right.Negate()),
        _ => Interval.Everything,
    };

    private static decimal ToNanoseconds(decimal seconds) =>
        Math.Abs(seconds) < 1e18m ? Math.Round(seconds, 9, MidpointRounding.AwayFromZero) : seconds;

    // An end beyond all times says only that there is no end: sums with it must not move it.
    private static Interval Reachable(Interval time)
    {
        bool hasLow = time.HasLow && time.Low > -Beyond, hasHigh = time.HasHigh && time.High < Beyond;
        if (hasLow && time.Low >= Beyond)
        {
            return Interval.From(Beyond, open: false);
        }

        if (hasHigh && time.High <= -Beyond)
        {
            return Interval.UpTo(-Beyond, open: false);
        }

        return (hasLow, hasHigh) switch
        {
            (true, true) => time,
            (true, false) => Interval.From(time.Low, time.IsLowOpen),
            (false, true) => Interval.UpTo(time.High, time.IsHighOpen),
            _ => Interval.Everything,
        };
    }

    // An unbounded time makes the ratio its largest number, or nothing at all as a divisor.
    private static Interval Ratio(Interval left, Interval right)
    {
        if ((left.HasLow && left.Low >= Beyond) || (left.HasHigh && left.High <= -Beyond))
        {
            return Interval.Everything;
        }

        // Where the ratio has no end, it may be the one that stands for an endless time.
        Interval ratio = left.Divide(right);
        ratio = ratio is { HasLow: true, HasHigh: false } ? ratio.Hull(Interval.Point(Endless))
            : ratio is { HasLow: false, HasHigh: true } ? ratio.Hull(Interval.Point(-Endless))
            : ratio;
        return right.IsBounded ? ratio : ratio.Hull(Interval.Point(0));
    }

    private static Interval PlusMonths(Interval date, Interval months)
    {
        Interval shortest = months.Multiply(Interval.Point(28)), longest = months.Multiply(Interval.Point(31));
        return date.Add(shortest.Hull(longest));
    }
}
