using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Evaluation;

namespace PerfEval.Rules.Explanation;

/// <summary>The grade in words, with what the next better one would take.</summary>
internal static class GradeSentence
{
    public static LocalText Of(EvaluationResult evaluation)
    {
        IReadOnlyList<CheckedGrade> grades = evaluation.Plan.RuleSet.Grades;
        string[] names = [.. evaluation.Grades.Select(g => grades[g].Model.Name)];
        if (names.Length != 1)
        {
            return names.Length == 0 ? Phrases.Nothing : new(string.Join("、", names) + " 都有可能", string.Join(" or ", names));
        }

        LocalText shortOf = ShortOf(evaluation, evaluation.Grades[0]);
        return new(names[0] + shortOf.Chinese, names[0] + shortOf.English);
    }

    private static LocalText ShortOf(EvaluationResult evaluation, int grade)
    {
        IReadOnlyList<CheckedGrade> grades = evaluation.Plan.RuleSet.Grades;
        GradeCapResult? cap = evaluation.GradeCaps.FirstOrDefault(c => c.IsCertain && c.Grade == grade);
        if (cap is not null && !grades[grade].Totals.Any(t => t.Contains(evaluation.Total.High)))
        {
            string title = RuleTrail.TitleOf(cap.Rule);
            return new($"（因“{title}”最高为此等级）", $" (capped by '{title}')");
        }

        if (grade == 0 || !grades[grade - 1].Totals.Any(t => t.HasLow))
        {
            return Phrases.Nothing;
        }

        decimal needed = grades[grade - 1].Totals.Where(t => t.HasLow).Min(t => t.Low);
        var gap = new ScoreRange(needed - evaluation.Total.High, needed - evaluation.Total.Low);
        string better = grades[grade - 1].Model.Name;
        return gap.Low <= 0 ? Phrases.Nothing : new($"（距“{better}”差 {Phrases.Number(gap)} 分）", $" ({Phrases.Number(gap)} short of {better})");
    }
}
