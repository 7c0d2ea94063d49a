using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Values;

namespace PerfEval.Rules.NRules.Matching;

/// <summary>The case in the session: its facts by their slots, and what was found. One session has one.</summary>
internal sealed class CaseFacts(FeelValue[] slots, Frame frame, int rules)
{
    private readonly List<CaseRow[]>?[] _found = new List<CaseRow[]>?[rules];

    /// <summary>Working memory of what NRules leaves to compiled nodes.</summary>
    public Frame Frame { get; } = frame;

    public RuleValue Value(FactSource source) => new(slots[source.Slot]);

    /// <summary>Notes that a rule matched.</summary>
    /// <param name="rule">The rule's index.</param>
    /// <param name="rows">Its rows.</param>
    public void Found(int rule, CaseRow[] rows) => (_found[rule] ??= []).Add(rows);

    /// <summary>What a rule matched, in the order of its rows.</summary>
    public IReadOnlyList<CaseRow[]> FoundBy(int rule)
    {
        List<CaseRow[]> found = _found[rule] ?? [];
        found.Sort(static (a, b) =>
        {
            for (int i = 0; i < a.Length; i++)
            {
                if (a[i].Index != b[i].Index)
                {
                    return a[i].Index.CompareTo(b[i].Index);
                }
            }

            return 0;
        });
        return found;
    }
}
