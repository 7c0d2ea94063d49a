using PerfEval.Feel.Checking;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Evaluation;
using PerfEval.Rules.Binding;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Compilation;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Proofs;

/// <summary>Proves what holds of a rule set for all cases. Says of each statement whether it was proved, refuted or left undecided.</summary>
internal sealed partial class RuleSetProver
{
    private readonly EvaluationPlan _plan;
    private readonly CheckedRuleSet _ruleSet;
    private readonly ExampleSearch _search;
    private readonly DiagnosticBag _diagnostics = new();
    private readonly List<Proof> _proofs = [];

    private readonly CancellationToken _cancellationToken;

    private RuleSetProver(EvaluationPlan plan, CancellationToken cancellationToken)
    {
        _cancellationToken = cancellationToken;
        _plan = plan;
        _ruleSet = plan.RuleSet;
        _search = new ExampleSearch(plan);
    }

    public static RuleSetProofs Prove(EvaluationPlan plan, CancellationToken cancellationToken = default)
    {
        var prover = new RuleSetProver(plan, cancellationToken);
        prover.ProveTables();
        prover.ProveScores();
        prover.ProveConditions();
        prover.ProveDeductions();
        prover.ProveRules();
        prover.ProveUses();
        prover.ProveWording();
        return new RuleSetProofs([.. prover._proofs.OrderBy(p => p.Kind)], prover._diagnostics.Sorted());
    }

    private static LocalText Named(CheckedRule rule) => new($"规则“{rule.Model.Name}”", $"the rule '{rule.Model.Name}'");

    private static LocalText Named(CheckedIndicator indicator) => new($"“{indicator.Path}”", $"'{indicator.Path}'");

    private static string Plain(decimal value) => ValueText.Plain(value);

    private void Add(ProofKind kind, ProofVerdict verdict, string subject, SourceLocation at, string chinese, string english)
    {
        // Between one statement and the next is where proving is stopped.
        _cancellationToken.ThrowIfCancellationRequested();
        _proofs.Add(new Proof(kind, verdict, subject, at, new LocalText(chinese, english)));
    }

    private void Refute(ProofKind kind, string subject, Diagnostic diagnostic)
    {
        _diagnostics.Add(diagnostic);
        _proofs.Add(new Proof(
            kind, ProofVerdict.Refuted, subject, diagnostic.Location ?? default,
            new LocalText(diagnostic.Message(Language.Chinese), diagnostic.Message(Language.English))));
    }

    // What loading has proved already, since a rule set that failed it was not made.
    private void ProveTables()
    {
        foreach (CheckedIndicator indicator in _ruleSet.Indicators)
        {
            if (indicator.Standard is CheckedStandard.Bands bands)
            {
                ProveLines(indicator, bands);
            }

            if (indicator.Children.Count > 0 && indicator.Aggregate is null && indicator.Model.For is null)
            {
                ProveSum(indicator);
            }
        }

        if (_ruleSet.Grades.Count > 0)
        {
            SourceLocation at = _ruleSet.Grades[0].Model.Location;
            if (_ruleSet.Root.FixedPoints is { } most)
            {
                Add(ProofKind.Grades, ProofVerdict.Proved, _ruleSet.Model.Id, at, $"0 到 {Plain(most)} 分都有等级", $"every total from 0 to {Plain(most)} has a grade");
            }
            else
            {
                Add(ProofKind.Grades, ProofVerdict.Undecided, _ruleSet.Model.Id, at, "总分的满分由案例决定", "the full marks of the total depend on the case");
            }
        }
    }

    private void ProveLines(CheckedIndicator indicator, CheckedStandard.Bands bands)
    {
        SourceLocation at = indicator.Model.Standard!.Location;
        if (bands.Of is not null)
        {
            Add(ProofKind.Bands, ProofVerdict.Proved, indicator.Path, at, "各档不留空档，每一档都用得到", "the lines leave no value out, and each is reached");
            return;
        }

        var before = new List<Typed>();
        bool? all = true;
        foreach (CheckedBand line in bands.Lines)
        {
            bool? reached = new ConditionSolver(_ruleSet).CanHold(line.Test is null ? [] : [line.Test], before);
            if (reached == false)
            {
                Refute(ProofKind.Bands, indicator.Path, ProofErrors.LineNeverReached.At(line.Model.Location, indicator.Path, line.Model.Test?.Text ?? "otherwise"));
                return;
            }

            all = reached is null ? null : all;
            before.AddRange(line.Test is null ? [] : [line.Test]);
        }

        if (all is null)
        {
            Add(ProofKind.Bands, ProofVerdict.Undecided, indicator.Path, at, "各档的条件组合太多", "the conditions of the lines have too many alternatives");
        }
        else
        {
            Add(ProofKind.Bands, ProofVerdict.Proved, indicator.Path, at, "最后一档收尾；没有哪一档被证明用不到", "the last line closes them; none is proved to be out of reach");
        }
    }

    private void ProveSum(CheckedIndicator indicator)
    {
        string subject = indicator.Parent is null ? _ruleSet.Model.Id : indicator.Path;
        if (indicator.FixedPoints is not null && indicator.Children.TrueForAll(c => c.FixedPoints is not null && c.Model.For is null))
        {
            Add(ProofKind.Sums, ProofVerdict.Proved, subject, indicator.Model.Location, "下级分值之和等于分值", "the points of its parts add up");
        }
        else if (indicator.Model.Points is not null)
        {
            Add(ProofKind.Sums, ProofVerdict.Undecided, subject, indicator.Model.Location, "下级的分值由案例决定", "the points of its parts depend on the case");
        }
    }

    // With nothing known, every score is the stretch of all scores that are possible, or wider.
    private void ProveScores()
    {
        var diagnostics = new DiagnosticBag();
        var nothing = new CaseModel { Id = "", Location = _ruleSet.Model.Location, RuleSetId = _ruleSet.Model.Id, Hash = "" };
        if (_ruleSet.Model.IsAbstract || CaseBinder.Bind(_plan, nothing, diagnostics) is not { } bound)
        {
            return;
        }

        foreach (IndicatorResult result in Evaluator.Evaluate(_plan, bound).Indicators)
        {
            CheckedIndicator indicator = result.Indicator;
            if (indicator.Parent is null || indicator.Repeated is not null || indicator.FixedPoints is not { } points || points == 0)
            {
                continue;
            }

            SourceLocation at = indicator.Model.Location;
            if (indicator.IsSection && result.Score.IsKnown)
            {
                // Its parts were told of.
                continue;
            }

            if (indicator.Standard is null && indicator is { Children.Count: 0, Deductions.Count: 0, RuleTargets.Count: 0 })
            {
                Untouched(indicator, points);
            }
            else if (result.Score.IsKnown && indicator.Standard is not null)
            {
                Refute(ProofKind.Scores, indicator.Path, ProofErrors.AlwaysSameScore.At(at, indicator.Path, Plain(result.Score.Low)));
            }
            else if (result.Score.High < points && !LoadingHasTold(indicator))
            {
                Refute(ProofKind.Scores, indicator.Path, ProofErrors.FullMarksUnreachable.At(at, indicator.Path, Plain(points), Plain(result.Score.High)));
            }
            else
            {
                Add(ProofKind.Scores, ProofVerdict.Proved, indicator.Path, at,
                    $"得分总在 {Plain(result.Score.Low)} 到 {Plain(result.Score.High)} 之间", $"the score is always from {Plain(result.Score.Low)} to {Plain(result.Score.High)}");
            }
        }
    }

    // Full marks that a rule takes from one level up, or that nothing takes from.
    private void Untouched(CheckedIndicator indicator, decimal points)
    {
        bool above = false;
        for (CheckedIndicator? at = indicator.Parent; at is not null; at = at.Parent)
        {
            above |= at.RuleTargets.Count > 0 || at.Deductions.Count > 0;
        }

        if (above)
        {
            Add(ProofKind.Scores, ProofVerdict.Proved, indicator.Path, indicator.Model.Location,
                $"总是 {Plain(points)} 分，扣分扣在上级", $"always {Plain(points)}; what is deducted is deducted above it");
        }
        else
        {
            Refute(ProofKind.Scores, indicator.Path, ProofErrors.NothingTakes.At(indicator.Model.Location, indicator.Path));
        }
    }

    // The best line below full marks was reported when it was read.
    private static bool LoadingHasTold(CheckedIndicator indicator) =>
        indicator.Standard is CheckedStandard.Asked
        || (indicator.Standard is CheckedStandard.Bands bands && bands.Lines.All(l => l.Points is TypedConstant))
        || indicator.Children.Exists(LoadingHasTold);
}
