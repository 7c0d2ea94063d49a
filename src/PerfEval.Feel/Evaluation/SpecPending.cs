using PerfEval.Feel.Values;

namespace PerfEval.Feel.Evaluation;

internal static class SpecEquality
{
    public static bool? Equal(in FeelValue left, in FeelValue right) =>
        left.IsNull || right.IsNull ? left.IsNull == right.IsNull : left.Kind == right.Kind ? left.Equals(right) : null;
}

internal static class SpecOrder
{
    public static int? Compare(in FeelValue left, in FeelValue right) =>
        left.Kind == FeelKind.Text && right.Kind == FeelKind.Text ? string.CompareOrdinal(left.Text, right.Text)
        : left.IsNumber && right.IsNumber ? left.Number.CompareTo(right.Number)
        : TimeComparison.TryCompare(left, right, out int order) ? order
        : null;
}
