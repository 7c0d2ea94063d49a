using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Analysis.Audit;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Loading;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Tool.Testing;

/// <summary>How a case of a rule set came out.</summary>
internal enum TestOutcome
{
    Passed,

    /// <summary>Something is not as expected.</summary>
    Failed,

    /// <summary>It cannot be read or does not fit the rule set.</summary>
    Unusable,

    /// <summary>It expects nothing.</summary>
    Skipped,
}

/// <summary>A case of a rule set, evaluated and compared with what it expects.</summary>
internal sealed class TestedCase
{
    public required string File { get; init; }

    public required TestOutcome Outcome { get; init; }

    /// <summary>Null for a case that cannot be used.</summary>
    public CaseEvaluation? Evaluation { get; init; }

    public IReadOnlyList<ExpectationDifference> Differences { get; init; } = [];

    /// <summary>Why it cannot be used.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];

    public bool IsBad => Outcome is TestOutcome.Failed or TestOutcome.Unusable;

    public static TestedCase Run(RuleSet ruleSet, string file)
    {
        var diagnostics = new DiagnosticBag();
        CaseModel? model = CaseFiles.Load(file, diagnostics);
        CaseEvaluation? evaluation = model is null ? null : ruleSet.TryEvaluate(model, diagnostics);
        if (evaluation is null)
        {
            return new TestedCase { File = file, Outcome = TestOutcome.Unusable, Diagnostics = [.. YamlTraps.WithoutConsequences(diagnostics.Sorted())] };
        }

        if (model!.Expect is not { } expect)
        {
            return new TestedCase { File = file, Outcome = TestOutcome.Skipped, Evaluation = evaluation };
        }

        List<ExpectationDifference> differences = [.. Expectations.Differences(expect, evaluation.Result)];
        if (expect.Audit is { } audit)
        {
            try
            {
                differences.AddRange(AuditExpectations.Differences(audit, evaluation.Audit()));
            }
            catch (PerfEvalException refused)
            {
                return new TestedCase { File = file, Outcome = TestOutcome.Unusable, Diagnostics = refused.Diagnostics };
            }
        }

        return new TestedCase
        {
            File = file,
            Outcome = differences.Count == 0 ? TestOutcome.Passed : TestOutcome.Failed,
            Evaluation = evaluation,
            Differences = differences,
        };
    }
}
