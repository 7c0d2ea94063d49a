using System.Globalization;
using PerfEval.Feel.Diagnostics;

namespace PerfEval.Rules.Tool.Batch;

/// <summary>One line on a terminal that says how far a batch is, how fast it goes, and how long it will still take. Drawn over itself.</summary>
internal sealed class ProgressLine(TextWriter terminal, Language language, long? length, TimeProvider clock)
{
    private const int Width = 24;

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(200);

    private readonly long _began = clock.GetTimestamp();
    private TimeSpan _drawn = TimeSpan.MinValue;
    private long? _beganAt;
    private bool _shown;

    /// <summary>Says how far it is.</summary>
    /// <param name="done">Cases done in this run.</param>
    /// <param name="position">How much of the input lies behind.</param>
    public void Show(long done, long position)
    {
        TimeSpan passed = clock.GetElapsedTime(_began);

        // A resumed run begins in the middle; what lies before says nothing of the speed.
        _beganAt ??= position;
        if (_drawn != TimeSpan.MinValue && passed - _drawn < s_pause)
        {
            return;
        }

        _drawn = passed;
        _shown = true;
        terminal.Write("\r\u001b[2K" + Text(done, position, passed));
    }

    /// <summary>Takes the line away, before something else is written or at the end.</summary>
    public void Clear()
    {
        if (_shown)
        {
            terminal.Write("\r\u001b[2K");
            _shown = false;
        }
    }

    private string Text(long done, long position, TimeSpan passed)
    {
        double seconds = Math.Max(passed.TotalSeconds, 0.001);
        string cases = string.Create(CultureInfo.InvariantCulture, $"{done:N0}"), rate = string.Create(CultureInfo.InvariantCulture, $"{done / seconds:N0}");
        string counted = language == Language.Chinese ? $"{cases} 个案例，每秒 {rate} 个" : $"{cases} cases, {rate}/s";
        if (length is not > 0)
        {
            return counted;
        }

        double share = Math.Clamp((double)position / length.Value, 0, 1);
        int full = (int)(share * Width);
        string bar = new string('█', full) + new string('░', Width - full);
        string percent = string.Create(CultureInfo.InvariantCulture, $"{(int)(share * 100),3}%");
        long behind = position - _beganAt!.Value;
        if (behind <= 0)
        {
            return $"{bar} {percent}  {counted}";
        }

        var left = TimeSpan.FromSeconds(Math.Min(seconds * (length.Value - position) / behind, TimeSpan.FromDays(99).TotalSeconds));
        string time = string.Create(CultureInfo.InvariantCulture, $"{(int)left.TotalHours}:{left.Minutes:00}:{left.Seconds:00}");
        return $"{bar} {percent}  {counted}" + (language == Language.Chinese ? $"，还剩 {time}" : $", {time} left");
    }
}
