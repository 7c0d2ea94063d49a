using PerfEval.Feel.Values;
using PerfEval.Rules.Evaluation;

namespace PerfEval.Rules.Explanation;

/// <summary>Whether indicators apply, the sections above them considered.</summary>
internal static class Applicability
{
    /// <summary>By the place of each result: true, false, or what keeps it from being told.</summary>
    public static FeelValue[] Of(EvaluationResult evaluation)
    {
        var applies = new FeelValue[evaluation.Indicators.Count];
        Add(evaluation.Root, FeelValue.True);
        return applies;

        void Add(IndicatorResult result, FeelValue above)
        {
            FeelValue own = above.IsFalse || result.Applies.IsTrue || (!above.IsTrue && !result.Applies.IsFalse) ? above : result.Applies;
            applies[result.Place] = own;
            foreach (IndicatorResult child in result.Children)
            {
                Add(child, own);
            }
        }
    }
}
