using PerfEval.Feel.Values;

namespace PerfEval.Feel.Tests.Expressions;

/// <summary>Runs <c>spec-times.txt</c>: dates, times and durations in plain FEEL, on a clock that stands still.</summary>
public sealed class SpecTimeExpressionTests
{
    private static readonly FeelEnvironment s_environment = FeelEnvironment.Spec.WithClock(new StoppedClock());

    public static TheoryData<string, string> Lines() => ExpressionTable.Read("spec-times.txt");

    [Theory]
    [MemberData(nameof(Lines))]
    public void Expression_ofTimes_givesTheExpectedValue(string expression, string expected) =>
        Assert.Equal(expected, ExpressionTable.Evaluate(expression, s_environment, FeelContext.Create([])));

    private sealed class StoppedClock : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone { get; } = TimeZoneInfo.CreateCustomTimeZone("test", TimeSpan.FromHours(8), null, null);

        public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2020, 2, 28, 16, 30, 1, TimeSpan.Zero).AddTicks(2_345_678);
    }
}
