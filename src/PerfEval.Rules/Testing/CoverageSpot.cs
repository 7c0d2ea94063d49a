namespace PerfEval.Rules.Testing;

/// <summary>A place of the rule set with its outcomes, counted case by case.</summary>
/// <param name="kind">What it is.</param>
/// <param name="name">What it is called.</param>
/// <param name="part">Which part of a deduction.</param>
/// <param name="outcomes">What can come out and is required; the unknown, and what is not required, follow.</param>
/// <param name="optional">What else can come out, besides the unknown.</param>
/// <param name="observe">The outcomes of a case, by their number: those required, the optional ones, the unknown last.</param>
internal sealed class CoverageSpot(
    CoverageKind kind, string name, int? part, string[] outcomes, string[] optional, Func<CoverageReading, IEnumerable<int>> observe)
{
    public const string Unknown = "unknown";

    private readonly int[] _cases = new int[outcomes.Length + optional.Length + 1];

    public void Count(CoverageReading reading)
    {
        foreach (int outcome in observe(reading).Select(o => o < 0 ? _cases.Length - 1 : o).Distinct())
        {
            _cases[outcome]++;
        }
    }

    public CoverageEntry ToEntry()
    {
        string[] names = [.. outcomes, .. optional, Unknown];
        return new CoverageEntry(kind, name, part, [.. names.Select((n, i) => new CoverageOutcome(n, _cases[i], i < outcomes.Length))]);
    }
}
