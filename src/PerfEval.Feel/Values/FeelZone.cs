using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace PerfEval.Feel.Values;

/// <summary>A time zone of the IANA database, such as <c>Europe/Paris</c>, with the rules that this machine has for it. One object per name.</summary>
/// <remarks>The rules are those of <see cref="TimeZoneInfo"/>, which needs the zone files of the operating system, or ICU on Windows.</remarks>
public sealed class FeelZone
{
    private const int LongestId = 64;
    private const int SecondsPerDay = 86_400;

    // The calendar repeats after 400 years, days of the week included, and so do the last rules of a zone.
    private const long CycleSeconds = 146_097L * SecondsPerDay;
    private const int FirstYear = 2, LastYear = 9_500;

    private static readonly ConcurrentDictionary<string, FeelZone> s_known = new(StringComparer.Ordinal);
    private static readonly long s_firstSecond = FirstSecondOf(FirstYear), s_lastSecond = FirstSecondOf(LastYear);

    private readonly TimeZoneInfo _rules;

    private FeelZone(string id, TimeZoneInfo rules)
    {
        Id = id;
        _rules = rules;
        StandardOffset = (int)rules.BaseUtcOffset.TotalSeconds;
    }

    /// <summary>The name, as the database has it.</summary>
    public string Id { get; }

    /// <summary>Seconds ahead of UTC outside summer time: what a time of day without a date is taken to have.</summary>
    public int StandardOffset { get; }

    /// <summary>Finds a zone by its name.</summary>
    /// <param name="id">The name, in the capitals of the database.</param>
    /// <param name="zone">The zone.</param>
    /// <returns>Whether there is one of this name.</returns>
    public static bool TryFind(ReadOnlySpan<char> id, [NotNullWhen(true)] out FeelZone? zone)
    {
        zone = null;
        if (!IsName(id))
        {
            return false;
        }

        if (s_known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(id, out zone))
        {
            return true;
        }

        // TimeZoneInfo may find a zone in other capitals, depending on what it found before; a name means the same every time.
        string name = id.ToString();
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(name, out TimeZoneInfo? rules) || !string.Equals(rules.Id, name, StringComparison.Ordinal))
        {
            return false;
        }

        zone = s_known.GetOrAdd(name, static (key, found) => new FeelZone(key, found), rules);
        return true;
    }

    /// <summary>The name.</summary>
    public override string ToString() => Id;

    /// <summary>
    /// Seconds ahead of UTC when the clocks of the zone show a time. A time that they show twice is the first of the two; one that they
    /// skip is read with the offset before the change.
    /// </summary>
    internal int OffsetAtLocal(long localSeconds)
    {
        DateTime local = ToDateTime(localSeconds);
        TimeSpan offset = _rules.GetUtcOffset(local);
        if (_rules.IsAmbiguousTime(local))
        {
            foreach (TimeSpan other in _rules.GetAmbiguousTimeOffsets(local))
            {
                offset = other > offset ? other : offset;
            }
        }

        return (int)offset.TotalSeconds;
    }

    /// <summary>Seconds ahead of UTC at a moment.</summary>
    internal int OffsetAt(long utcSeconds) => (int)_rules.GetUtcOffset(DateTime.SpecifyKind(ToDateTime(utcSeconds), DateTimeKind.Utc)).TotalSeconds;

    // Letters, digits and + - _ in parts between slashes; the database has no other names, and files beside it begin with small letters.
    private static bool IsName(ReadOnlySpan<char> id)
    {
        if (id.IsEmpty || id.Length > LongestId || !char.IsAsciiLetterUpper(id[0]) || id[^1] == '/')
        {
            return false;
        }

        foreach (char c in id)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('/' or '_' or '-' or '+'))
            {
                return false;
            }
        }

        return true;
    }

    // Seconds since 1970 as a date and time that TimeZoneInfo knows, shifted by whole cycles where the year is out of its reach.
    private static DateTime ToDateTime(long seconds)
    {
        if (seconds >= s_lastSecond)
        {
            seconds = s_lastSecond - CycleSeconds + ((seconds - s_lastSecond) % CycleSeconds);
        }

        return new DateTime(DateTime.UnixEpoch.Ticks + Math.Max(seconds, s_firstSecond) * TimeSpan.TicksPerSecond, DateTimeKind.Unspecified);
    }

    private static long FirstSecondOf(int year) => new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();
}
