using PerfEval.Feel.Values;

namespace PerfEval.Feel.Tests.Values;

/// <summary>A value read as another kind is an error of the program, never 0.</summary>
public sealed class FeelValueAccessTests
{
    [Fact]
    public void Value_readAsAnotherKind_throws()
    {
        FeelValue text = FeelValue.Of("x"), number = FeelValue.Of(1m);
        Assert.Equal("The value is Text, not Number.", Assert.Throws<InvalidOperationException>(() => text.Number).Message);
        Assert.All(
            (Func<object>[])[() => number.Text, () => number.Date, () => number.Month, () => number.Time, () => number.DateTime, () => number.Days, () => number.Months, () => number.List, () => number.Range, () => number.Function, () => number.Context, () => number.AsUnknown, () => number.AsFailure, () => FeelValue.Null.Text],
            read => Assert.Throws<InvalidOperationException>(read));
    }
}
