namespace PerfEval.Feel.Evaluation;

/// <summary>The step budget of an evaluation is used up. Caught where an evaluation begins, and reported as PE1206.</summary>
internal sealed class EvaluationLimitException : Exception;
