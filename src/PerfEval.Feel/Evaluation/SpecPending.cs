using PerfEval.Feel.Values;

namespace PerfEval.Feel.Evaluation
{
    internal static class TimeArithmetic
    {
        public static FeelValue Add(in FeelValue left, in FeelValue right) => FeelValue.Null;

        public static FeelValue Subtract(in FeelValue left, in FeelValue right) => FeelValue.Null;

        public static FeelValue Multiply(in FeelValue left, in FeelValue right) => FeelValue.Null;

        public static FeelValue Divide(in FeelValue left, in FeelValue right) => FeelValue.Null;

        public static FeelValue Negate(in FeelValue operand) => FeelValue.Null;
    }

    internal static class SpecEquality
    {
        public static bool? Equal(in FeelValue left, in FeelValue right) =>
            left.IsNull || right.IsNull ? left.IsNull == right.IsNull : left.Kind == right.Kind ? left.Equals(right) : null;
    }

    internal static class SpecOrder
    {
        public static int? Compare(in FeelValue left, in FeelValue right) =>
            left.Kind == right.Kind && left.Kind == FeelKind.Text ? string.CompareOrdinal(left.Text, right.Text)
            : left.Kind == right.Kind && left.TryGetOrdinal(out decimal a) && right.TryGetOrdinal(out decimal b) ? a.CompareTo(b) : null;
    }
}

namespace PerfEval.Feel.Functions.Spec
{
    internal static class SpecProperties
    {
        public static bool TryRead(in FeelValue target, string name, out FeelValue value)
        {
            value = FeelValue.Null;
            return false;
        }
    }
}
