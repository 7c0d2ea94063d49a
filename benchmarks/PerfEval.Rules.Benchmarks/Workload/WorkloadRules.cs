using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PerfEval.Rules.Benchmarks.Workload;

/// <summary>
/// The workload's rule set with its measures, indicators and rules written out several times under names of their own, over the same facts:
/// what the hand-written scorer does when it is called that many times.
/// </summary>
internal static partial class WorkloadRules
{
    public static string Times(int times)
    {
        string text = WorkloadData.RuleSetText;
        string measures = Section(text, "measures"), indicators = Section(text, "indicators"), rules = Section(text, "rules");
        string[] names = [.. Name().Matches(measures + indicators + rules).Select(m => m.Value).OrderByDescending(n => n.Length)];
        var whole = new StringBuilder(text[..text.IndexOf("\nmeasures:", StringComparison.Ordinal)]);
        foreach ((string key, string section) in (ReadOnlySpan<(string, string)>)[("measures", measures), ("indicators", indicators), ("rules", rules)])
        {
            whole.Append('\n').Append(key).Append(":\n");
            for (int copy = 1; copy <= times; copy++)
            {
                whole.Append(copy == 1 ? section : Renamed(section, names, copy));
            }
        }

        string grades = string.Create(CultureInfo.InvariantCulture, $"\ngrades: [≥ {90 * times}: 优, ≥ {80 * times}: 良, ≥ {60 * times}: 中, < {60 * times}: 差]\n");
        return whole.Append(grades).ToString();
    }

    private static string Renamed(string section, string[] names, int copy) =>
        names.Aggregate(section, (text, name) => text.Replace(name, name + "第" + copy.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));

    // The lines below a key, up to the next key.
    private static string Section(string text, string key)
    {
        int start = text.IndexOf("\n" + key + ":\n", StringComparison.Ordinal) + key.Length + 3;
        return text[start..(text.IndexOf("\n\n", start, StringComparison.Ordinal) + 1)];
    }

    [GeneratedRegex(@"(?<=^  )\p{L}+(?=:)", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
