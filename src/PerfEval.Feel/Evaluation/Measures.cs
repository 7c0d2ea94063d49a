using PerfEval.Feel.Values;

namespace PerfEval.Feel.Evaluation;

/// <summary>What counts where a measure is stated: the computed value if it is known, otherwise the stated one.</summary>
internal static class Measures
{
    public static FeelValue OrStated(in FeelValue computed, int statedSlot, Frame frame)
    {
        if (statedSlot < 0 || !computed.IsUnknown)
        {
            return computed;
        }

        // An absent statement is null in its slot. A stated range narrows what is known, or replaces it where the two contradict.
        FeelValue stated = frame.Facts[statedSlot];
        if (stated.IsNull || !stated.IsUnknown)
        {
            return stated.IsNull ? computed : stated;
        }

        Interval bounds = computed.AsUnknown.Bounds.Intersect(stated.AsUnknown.Bounds) ?? stated.AsUnknown.Bounds;
        return FeelValue.Of(new Unknown(stated.AsUnknown.Missing.Union(computed.AsUnknown.Missing), bounds));
    }
}
