namespace PerfEval.Rules.Analysis.Audit;

/// <summary>How something printed compares with what the rule set's own standards give for the facts that the case states.</summary>
public enum AuditVerdict
{
    /// <summary>It follows by computation: the standard and the stated facts give it, or the printed parts add up to it.</summary>
    Agrees,

    /// <summary>It follows from the answers of the evaluators, which no computation can confirm.</summary>
    Judged,

    /// <summary>The difference is no more than what rounding explains.</summary>
    Rounding,

    /// <summary>The standard and what is stated give another value.</summary>
    Differs,

    /// <summary>Some facts or answers are missing, but whatever they are, the printed value cannot come out; or what is printed is no value at all.</summary>
    Outside,

    /// <summary>
    /// On the stated facts the printed value is possible only if the evaluators decide a question in its favour that the case does not answer,
    /// such as whether the reason for a missed deadline is sufficient.
    /// </summary>
    OutsideUnlessJudged,

    /// <summary>It is possible, but facts, answers or evidence are missing by which it could be verified.</summary>
    Unverifiable,

    /// <summary>The printed parts do not add up to it.</summary>
    SumWrong,

    /// <summary>The printed total has another grade.</summary>
    GradeWrong,
}
