using PerfEval.Feel.Values;

namespace PerfEval.Rules.NRules.Matching;

/// <summary>
/// What a condition came to: true, false, unknown, or a failure. NRules knows true and false only, so it is asked one of two questions: whether the condition possibly
/// holds, or whether it certainly does.
/// </summary>
/// <remarks>Methods, since NRules compares conditions of rules and does not know properties of anything but variables.</remarks>
internal readonly struct RuleTruth(FeelValue value)
{
    /// <summary>Whether it is not false. What is unknown, or could not be computed, may hold.</summary>
    public bool IsPossible() => !value.IsFalse;

    /// <summary>Whether it is true.</summary>
    public bool IsCertain() => value.IsTrue;
}
