using PerfEval.Feel.Values;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Evaluation;

namespace PerfEval.Rules.Analysis.Repair;

/// <summary>A grade to be reached, and what of it an evaluation has.</summary>
internal sealed class RepairGoal
{
    private readonly CheckedRule[] _caps;
    private readonly bool _isOpen;

    public RepairGoal(CheckedRuleSet ruleSet, int grade)
    {
        Grade = grade;
        _caps = [.. ruleSet.Rules.Where(r => r.GradeCap > grade)];
        Interval lowest = ruleSet.Grades.Take(grade + 1).SelectMany(g => g.Totals).MinBy(t => t.HasLow ? t.Low : decimal.MinValue);
        Total = lowest.HasLow ? lowest.Low : 0;
        _isOpen = lowest.IsLowOpen;
    }

    /// <summary>The index of the grade.</summary>
    public int Grade { get; }

    /// <summary>The total from which the grade is given.</summary>
    public decimal Total { get; }

    public bool IsEnough(decimal total) => _isOpen ? total > Total : total >= Total;

    /// <summary>A mark for each rule that caps a better grade and surely does not fire.</summary>
    public ulong Lifted(EvaluationResult result)
    {
        ulong lifted = 0;
        for (int i = 0; i < _caps.Length; i++)
        {
            lifted |= result.GradeCaps.Any(c => c.Rule == _caps[i]) ? 0 : 1ul << (i % 64);
        }

        return lifted;
    }

    /// <summary>The marks of all of them.</summary>
    public ulong AllLifted => _caps.Length >= 64 ? ulong.MaxValue : (1ul << _caps.Length) - 1;

    /// <summary>Whether the grade, or a better one, is settled.</summary>
    public bool IsReached(EvaluationResult result) => result.Grades.Count > 0 && result.Grades.All(g => g <= Grade);
}
