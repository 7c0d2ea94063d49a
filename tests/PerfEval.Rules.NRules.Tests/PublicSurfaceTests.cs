using PerfEval.Rules.Tests;
using PerfEval.Rules.Tests.PublicSurface;

namespace PerfEval.Rules.NRules.Tests;

public sealed class PublicSurfaceTests
{
    [Fact]
    public void Surface_ofThePackage_isTheReviewedOne() => GoldenFile.Check("PublicSurface", "PerfEval.Rules.NRules.txt", SurfaceWriter.Write(typeof(NRulesEngine).Assembly));
}
