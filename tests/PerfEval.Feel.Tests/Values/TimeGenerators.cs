using FsCheck;
using FsCheck.Fluent;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Tests.Values;

/// <summary>Dates, times and durations of all sorts for properties: near and far years, every kind of zone, fractions of seconds.</summary>
internal static class TimeGenerators
{
    private static readonly string[] s_zones =
        ["Europe/Paris", "Australia/Melbourne", "Asia/Shanghai", "America/New_York", "Pacific/Apia", "Asia/Kathmandu", "Etc/UTC", "Africa/Casablanca"];

    public static Gen<FeelDate> Dates() =>
        from year in Gen.OneOf(Gen.Choose(1, 9999), Gen.Choose(1900, 2100), Gen.Choose(-FeelDate.MaxYear, FeelDate.MaxYear))
        from month in Gen.Choose(1, 12)
        from day in Gen.Choose(1, 31)
        select Date(year, month, Math.Min(day, FeelDate.DaysInMonth(year, month)));

    public static Gen<FeelTime> LocalTimes() =>
        from second in Gen.Choose(0, 86_399)
        from nanosecond in Gen.OneOf(Gen.Constant(0), Gen.Choose(0, 999_999_999), Gen.Choose(0, 999).Select(n => n * 1_000_000))
        select FeelTime.TryCreate(second / 3600, second / 60 % 60, second % 60 + nanosecond / 1_000_000_000m, out FeelTime time) ? time : default;

    public static Gen<FeelTime> OffsetTimes() =>
        from time in LocalTimes()
        from offset in Gen.OneOf(Gen.Choose(-56, 56).Select(q => q * 900), Gen.Choose(-FeelTime.MaxOffset, FeelTime.MaxOffset))
        select time.TryWithOffset(offset, out FeelTime placed) ? placed : default;

    public static Gen<FeelTime> ZonedTimes() => from time in LocalTimes() from zone in Gen.Elements(s_zones) select time.In(Zone(zone));

    public static Gen<FeelTime> Times() => Gen.OneOf(LocalTimes(), OffsetTimes(), ZonedTimes());

    public static Gen<FeelDateTime> DateTimes() => from date in Dates() from time in Times() select new FeelDateTime(date, time);

    public static Gen<DaysDuration> Durations() =>
        from seconds in Gen.OneOf(Gen.Choose(-100_000, 100_000), Gen.Choose(-2_000_000_000, 2_000_000_000))
        from scale in Gen.Elements(1L, 1L, 1L, 86_400L, 1_000_000L)
        from nanosecond in Gen.OneOf(Gen.Constant(0), Gen.Choose(0, 999_999_999))
        select DaysDuration.TryFromSeconds(seconds * scale + nanosecond / 1_000_000_000m, out DaysDuration duration) ? duration : default;

    public static FeelDate Date(long year, int month, int day) => FeelDate.TryCreate(year, month, day, out FeelDate date) ? date : throw new FormatException("no such day");

    public static FeelZone Zone(string id) => FeelZone.TryFind(id, out FeelZone? zone) ? zone : throw new FormatException("no such zone");
}
