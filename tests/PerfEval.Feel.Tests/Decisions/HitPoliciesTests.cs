using PerfEval.Feel.Decisions;

namespace PerfEval.Feel.Tests.Decisions;

public sealed class HitPoliciesTests
{
    [Fact]
    public void Code_of_each_policy_finds_it_again() =>
        Assert.All(Enum.GetValues<HitPolicy>(), policy => Assert.Equal(policy, HitPolicies.Find(HitPolicies.CodeOf(policy))));

    [Theory]
    [InlineData("X")]
    [InlineData("u")]
    [InlineData("")]
    public void Unknown_code_is_found_nowhere(string code) => Assert.Null(HitPolicies.Find(code));
}
