namespace PerfEval.Rules.Tests.Loading;

/// <summary>A folder with several versions: the one that is named, or the one in force on the case's day.</summary>
public sealed class RuleSetFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public RuleSetFilesTests()
    {
        Write("2019", "from: 2019-01-01, to: 2020-12-31", 10);
        Write("2021", "from: 2021-01-01", 20);
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("2019-01-01", "2019")]
    [InlineData("2020-12-31", "2019")]
    [InlineData("2021-01-01", "2021")]
    [InlineData("2035-06-30", "2021")]
    public void Version_inForceOnTheDay_isChosen(string day, string version) =>
        Assert.Equal(version, RuleSet.Load(_folder.Path, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)).Version);

    [Fact]
    public void Version_thatIsNamed_isChosen() => Assert.Equal("2019", RuleSet.Load(_folder.Path, "2019").Version);

    [Fact]
    public void Version_thatIsNotThere_isAnErrorWithThoseThatAre()
    {
        PerfEvalException error = Assert.Throws<PerfEvalException>(() => RuleSet.Load(_folder.Path, "2020"));
        Assert.Equal("PE3313", Assert.Single(error.Diagnostics).Id);
        Assert.Contains("2019、2021", error.Diagnostics[0].Message(Feel.Diagnostics.Language.Chinese), StringComparison.Ordinal);
    }

    [Fact]
    public void NoVersionInForce_isAnError() => Assert.Equal("PE3311", CodeOf(() => RuleSet.Load(_folder.Path, new DateOnly(2018, 12, 31))));

    [Fact]
    public void SeveralVersionsInForce_areAnError()
    {
        Write("2022", "from: 2022-01-01", 30);
        Assert.Equal("PE3312", CodeOf(() => RuleSet.Load(_folder.Path, new DateOnly(2022, 5, 1))));
    }

    [Fact]
    public void NeitherDayNorVersion_isAnError() => Assert.Equal("PE3314", CodeOf(() => RuleSet.Load(_folder.Path)));

    [Fact]
    public void OneVersionTwice_isAnError()
    {
        File.Copy(Path.Combine(_folder.Path, "ruleset-2019.yaml"), Path.Combine(_folder.Path, "ruleset-again.yaml"));
        Assert.Equal("PE3315", CodeOf(() => RuleSet.Load(_folder.Path, "2019")));
    }

    [Fact]
    public void OneFile_needsNoChoice()
    {
        File.Delete(Path.Combine(_folder.Path, "ruleset-2019.yaml"));
        Assert.Equal("2021", RuleSet.Load(_folder.Path).Version);
        Assert.Equal("2021", RuleSet.Load(_folder.Path, "2021").Version);
        Assert.Equal("PE3313", CodeOf(() => RuleSet.Load(_folder.Path, "2019")));
        Assert.Equal("PE3311", CodeOf(() => RuleSet.Load(_folder.Path, new DateOnly(2020, 12, 31))));
        RuleSetCatalog catalog = RuleSetCatalog.Load(_folder.Path);
        Assert.Equal("2021", catalog.InForce(catalog.Ids.Single(), new DateOnly(2021, 1, 1)).Version);
        Assert.Equal("PE3311", CodeOf(() => catalog.InForce(catalog.Ids.Single(), new DateOnly(2020, 12, 31))));
    }

    private static string CodeOf(Action load) => Assert.Single(Assert.Throws<PerfEvalException>(load).Diagnostics).Id;

    private void Write(string version, string effective, int points) => _folder.Write($"ruleset-{version}.yaml", $$"""
        ruleset: table
        version: "{{version}}"
        title: 评分表
        effective: { {{effective}} }
        indicators: { 全部: { points: {{points}}, deduct: [] } }
        """);
}
