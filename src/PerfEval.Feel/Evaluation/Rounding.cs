using PerfEval.Feel.Values;

namespace PerfEval.Feel.Evaluation;

/// <summary>Rounding to a step, half away from zero (四舍五入).</summary>
internal static class Rounding
{
    /// <summary>The multiple of a step nearest to a number, the one away from zero if two are.</summary>
    public static decimal ToStep(decimal value, decimal step)
    {
        // The digits that an endless quotient leaves behind must not decide a half.
        decimal settled = Scalars.Settle(value);
        if (Math.Abs(settled) > 1e28m * Math.Min(1, step))
        {
            // So large a number has no digits left to be rounded.
            return settled;
        }

        int places = step == 0.01m ? 2 : step == 0.1m ? 1 : step == 1 ? 0 : -1;
        if (settled.Scale <= places)
        {
            // So few places need no rounding.
            return settled;
        }

        decimal multiples = Math.Round(settled / step, 0, MidpointRounding.AwayFromZero);
        return multiples * step;
    }

    /// <summary>Rounds a value; both ends of an unknown number's stretch.</summary>
    public static FeelValue Round(in FeelValue value, decimal step)
    {
        if (value.IsNumber)
        {
            return FeelValue.Of(ToStep(value.Number, step));
        }

        if (!value.IsUnknown)
        {
            return value;
        }

        Interval bounds = value.AsUnknown.Bounds.Map(v => ToStep(v, step));
        return General.Number(value.AsUnknown.Missing, bounds);
    }
}
