using PerfEval.Rules.Model;

namespace PerfEval.Rules.Analysis.Repair;

/// <summary>Finds out how a case would reach a grade.</summary>
public static class CaseRepairing
{
    /// <summary>How many sets of changes are looked for unless told otherwise.</summary>
    public const int UsualSets = 100;

    /// <summary>
    /// Finds every set of changes by which a case would reach a grade and from which nothing can be left out, the fewest changes first. Changed
    /// are facts that are not declared <c>fixed</c>, cells of tables, the evaluator's answers and missing evidence; figures move to the limits that the
    /// rule set names. Exact for usual scoring tables; <see cref="CaseRepair.IsExhaustive"/> says where it is not.
    /// </summary>
    /// <param name="evaluation">The case.</param>
    /// <param name="grade">The grade: its name or a synonym.</param>
    /// <param name="mostSets">How many sets to look for at most; at least 1.</param>
    /// <param name="cancellationToken">Stops the search; usual tables take milliseconds, large ones up to some seconds.</param>
    /// <returns>The sets, or what keeps the case from the grade.</returns>
    /// <exception cref="PerfEvalException">The rule set has no such grade (PE4401), or none at all (PE4402).</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static CaseRepair Repair(this CaseEvaluation evaluation, string grade, int mostSets = UsualSets, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        ArgumentNullException.ThrowIfNull(grade);
        ArgumentOutOfRangeException.ThrowIfLessThan(mostSets, 1);
        GradeModel[] grades = [.. evaluation.RuleSet.Plan.RuleSet.Grades.Select(g => g.Model)];
        string wanted = grade.Trim();
        int found = Array.FindIndex(grades, g => g.Name == wanted || g.Synonyms.Contains(wanted));
        if (found < 0)
        {
            throw new PerfEvalException([grades.Length == 0
                ? RepairErrors.NoGrades.At(null, wanted)
                : RepairErrors.UnknownGrade.At(null, wanted, string.Join('、', grades.Select(g => g.Name)))]);
        }

        return Repairer.Repair(evaluation, found, mostSets, cancellationToken);
    }
}
