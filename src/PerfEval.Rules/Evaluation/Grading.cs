using PerfEval.Feel.Values;
using PerfEval.Rules.Checking;

namespace PerfEval.Rules.Evaluation;

/// <summary>Finds the grades that a total may have.</summary>
internal static class Grading
{
    /// <summary>The indexes of the grades that are not excluded, best first.</summary>
    public static IReadOnlyList<int> GradesOf(IReadOnlyList<CheckedGrade> grades, ScoreRange total, IReadOnlyList<GradeCapResult> caps)
    {
        var range = Interval.Closed(total.Low, total.High);
        if (total.IsKnown && caps.Count == 0)
        {
            for (int i = 0; i < grades.Count; i++)
            {
                if (Reaches(grades[i], range))
                {
                    return [i];
                }
            }

            return [];
        }

        var reached = new SortedSet<int>();
        int sure = caps.Where(c => c.IsCertain).Select(c => c.Grade).DefaultIfEmpty(0).Max();
        for (int i = 0; i < grades.Count; i++)
        {
            if (!Reaches(grades[i], range))
            {
                continue;
            }

            int held = Math.Max(i, sure);
            reached.Add(held);

            // A cap that may hold leaves both grades open.
            foreach (GradeCapResult cap in caps.Where(c => !c.IsCertain && c.Grade > held))
            {
                reached.Add(cap.Grade);
            }
        }

        return [.. reached];
    }

    private static bool Reaches(CheckedGrade grade, Interval range)
    {
        foreach (Interval part in grade.Totals)
        {
            if (part.Intersect(range) is not null)
            {
                return true;
            }
        }

        return false;
    }
}
