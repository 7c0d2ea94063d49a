using PerfEval.Feel.Conformance.Kit;
using PerfEval.Feel.Conformance.Reporting;

namespace PerfEval.Feel.Conformance.Tests;

public sealed class KnownGapsTests
{
    [Fact]
    public void Line_is_a_node_and_a_reason() =>
        Assert.Equal("why: because", KnownGaps.Parse(["# said first", "", "a/b#c/d e : why: because"]).Reasons["a/b#c/d e"]);

    [Theory]
    [InlineData("a/b#c/d")]
    [InlineData("a/b#c/d :")]
    public void Gap_without_a_reason_is_refused(string line) => Assert.Throws<KitException>(() => KnownGaps.Parse([line]));

    [Fact]
    public void Gap_listed_twice_is_refused() => Assert.Throws<KitException>(() => KnownGaps.Parse(["a : b", "a : c"]));

    [Fact]
    public void List_of_the_project_is_readable() => Assert.NotNull(KnownGaps.Load());
}
