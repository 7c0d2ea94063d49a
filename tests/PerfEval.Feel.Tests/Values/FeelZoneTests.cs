using PerfEval.Feel.Values;

namespace PerfEval.Feel.Tests.Values;

public sealed class FeelZoneTests
{
    [Theory]
    [InlineData("Europe/Paris")]
    [InlineData("Etc/UTC")]
    [InlineData("UTC")]
    [InlineData("Etc/GMT+3")]
    [InlineData("America/Argentina/Buenos_Aires")]
    [InlineData("America/Port-au-Prince")]
    public void TryFind_ofANameInTheDatabase_givesTheOneZoneOfThatName(string id)
    {
        Assert.True(FeelZone.TryFind(id, out FeelZone? zone));
        Assert.Equal(id, zone.Id);
        Assert.True(FeelZone.TryFind(id, out FeelZone? again));
        Assert.Same(zone, again);
    }

    [Theory]
    [InlineData("")]
    [InlineData("xyz/abc")]
    [InlineData("Xyz/Abc")]
    [InlineData("Europe")]
    [InlineData("Europe/")]
    [InlineData("Europe/Paris ")]
    [InlineData("Europe/../Europe/Paris")]
    [InlineData("/usr/share/zoneinfo/Europe/Paris")]
    [InlineData("posixrules")]
    [InlineData("+02:00")]
    [InlineData("Z")]
    [InlineData("Pacific Standard Time")]
    [InlineData("Europe/ParisParisParisParisParisParisParisParisParisParisParisParisParis")]
    public void TryFind_ofWhatIsNoName_findsNone(string id) => Assert.False(FeelZone.TryFind(id, out _));

    // The rules of the machine know names in other capitals once they were asked for the right ones.
    [Fact]
    public void TryFind_inOtherCapitals_findsNoneBeforeAndAfter()
    {
        Assert.False(FeelZone.TryFind("EUROPE/ROME", out _));
        Assert.True(FeelZone.TryFind("Europe/Rome", out _));
        Assert.False(FeelZone.TryFind("EUROPE/ROME", out _));
        Assert.False(FeelZone.TryFind("europe/rome", out _));
    }

    [Theory]
    [InlineData("2021-01-01T12:00:00", 3600)]
    [InlineData("2021-07-01T12:00:00", 7200)]
    [InlineData("2021-03-28T01:59:59", 3600)]
    [InlineData("2021-03-28T03:00:00", 7200)]
    // Skipped by the clocks: the offset before the change.
    [InlineData("2021-03-28T02:30:00", 3600)]
    // Shown twice: the first.
    [InlineData("2021-10-31T02:30:00", 7200)]
    [InlineData("2021-10-31T03:00:00", 3600)]
    // Past the calendar of .NET the last rules go on, in years that are alike.
    [InlineData("9999-12-31T23:59:59", 3600)]
    [InlineData("10021-07-01T12:00:00", 7200)]
    [InlineData("999999999-12-31T23:59:59", 3600)]
    [InlineData("999999999-07-01T00:00:00", 7200)]
    public void Offset_ofLocalTimeInParis_isThatOfItsRules(string local, int expected)
    {
        Assert.True(FeelDateTime.TryParse(local + "@Europe/Paris", out FeelDateTime dateTime));
        Assert.Equal(expected, dateTime.Offset);
    }

    // The sun of Paris is 9 minutes and 21 seconds ahead of Greenwich; .NET has offsets in whole minutes.
    [Theory]
    [InlineData("1800-01-01T00:00:00")]
    [InlineData("0001-01-01T00:00:00")]
    [InlineData("-999999999-01-01T00:00:00")]
    public void Offset_beforeThereWereZones_isMeanSolarTime(string local)
    {
        Assert.True(FeelDateTime.TryParse(local + "@Europe/Paris", out FeelDateTime dateTime));
        Assert.InRange(dateTime.Offset.GetValueOrDefault(), 540, 600);
    }
}
