using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Binding;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Explanation;
using PerfEval.Rules.Loading;
using PerfEval.Rules.Reporting;
using PerfEval.Rules.Results;

namespace PerfEval.Rules;

/// <summary>What a case scored, and why. Immutable; explanations are made when asked for.</summary>
public sealed class CaseEvaluation
{
    private static readonly IReadOnlyDictionary<string, string> s_noChanges = new Dictionary<string, string>();

    // Made when first asked for; two threads may both make them, and make the same.
    private IReadOnlyList<IndicatorScore>? _indicators;
    private IReadOnlyList<ScoreFinding>? _findings;
    private IReadOnlyList<MissingPiece>? _missing;
    private IReadOnlyList<FigureCheck>? _checks;

    internal CaseEvaluation(
        RuleSet ruleSet, EvaluationResult result, IReadOnlyList<Diagnostic> diagnostics, Dictionary<string, string>? changes = null)
    {
        Changes = changes is null ? s_noChanges : new System.Collections.ObjectModel.ReadOnlyDictionary<string, string>(changes);
        RuleSet = ruleSet;
        Result = result;
        Diagnostics = diagnostics;
    }

    /// <summary>The rule set by which the case was scored.</summary>
    public RuleSet RuleSet { get; }

    /// <summary>The id of the case.</summary>
    public string CaseId => Result.Case.Model.Id;

    /// <summary>The total, or the stretch in which it lies while facts or judgements are missing.</summary>
    public ScoreRange Total => Result.Total;

    /// <summary>The full marks of the framework.</summary>
    public decimal Points => Result.Root.Points;

    /// <summary>The day for which the case is judged (评价基准日); <see langword="null"/> if the case has none, or one outside the years 1 to 9999.</summary>
    public DateOnly? AsOf => Result.Case.Model.AsOf is { Year: >= 1 and <= 9999 } day ? new DateOnly(day.Year, day.Month, day.Day) : null;

    /// <summary>SHA-256 of the case's canonical form, in hexadecimal: the same for the same content, however it is laid out.</summary>
    public string CaseHash => Result.Case.Model.Hash;

    /// <summary>The grade, if it is settled; otherwise the grades that are not excluded, best first. Empty if the rule set has no grades.</summary>
    public IReadOnlyList<string> Grades => [.. Result.Grades.Select(g => RuleSet.Plan.RuleSet.Grades[g].Model.Name)];

    /// <summary>Warnings about the case, such as judgements without a reason.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>The value of one of the case's <c>attributes</c>, such as its county.</summary>
    /// <param name="name">The attribute's name.</param>
    /// <returns>The value as written; <see langword="null"/> if the case has no such attribute.</returns>
    public string? Attribute(string name) =>
        Result.Case.Model.Attributes.FirstOrDefault(a => string.Equals(a.Key, name, StringComparison.Ordinal)).Value;

    /// <summary>
    /// The computations that failed, such as a division by zero, with the places in the rule set; empty where <see cref="HasFailures"/> is false. Each opens the indicators that hang on it.
    /// </summary>
    public IReadOnlyList<Diagnostic> Failures => Result.Failures;

    /// <summary>Whether a computation failed, such as a division by zero; the scores that hang on it are then ranges, and the total is no verdict.</summary>
    public bool HasFailures => Result.Failures.Count > 0;

    /// <summary>
    /// The facts that were given other values than the case has, by name, each as it was written; empty for the evaluation of a case as it is.
    /// </summary>
    public IReadOnlyDictionary<string, string> Changes { get; }

    /// <summary>The top of the scoring table, with all below it, in the order of the table.</summary>
    public IReadOnlyList<IndicatorScore> Indicators => _indicators ??= [.. Result.Root.Children.Select(c => new IndicatorScore(c))];

    /// <summary>The problems found (问题): what cost points by rules and standards, and what rules report without points. Made when first asked for.</summary>
    public IReadOnlyList<ScoreFinding> Findings => _findings ??= [.. new Explainer(Result).Findings().Select(f => new ScoreFinding(f))];

    /// <summary>What is missing to settle the score, what leaves most points open first; empty if the total is known.</summary>
    public IReadOnlyList<MissingPiece> Missing => _missing ??= Pieces();

    /// <summary>The cross-footing checks (勾稽) and how they came out; they change no score.</summary>
    public IReadOnlyList<FigureCheck> Checks => _checks ??= FigureChecks();

    internal EvaluationResult Result { get; }

    /// <summary>Finds a line of the scoring table.</summary>
    /// <param name="indicator">Its path, or as many of its last names as tell it from others: <c>资金使用</c>, <c>财务管理/资金使用</c>.</param>
    /// <returns>The line; <see langword="null"/> if there is none, or if there are several.</returns>
    public IndicatorScore? Find(string indicator)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        return IndicatorSearch.FindAll(Result, indicator) is [{ Indicator.Parent: not null } only] ? new IndicatorScore(only) : null;
    }

    /// <summary>How the total came about: every point lost leads to a standard or rule, its expression with values, the facts and their evidence.</summary>
    /// <returns>The trail, with that of each indicator below it.</returns>
    public TrailLine Explain() => new(new Explainer(Result).Trail());

    /// <summary>How the score of one line of the table came about.</summary>
    /// <param name="line">A line of this evaluation.</param>
    /// <returns>The trail of the line and of all below it.</returns>
    /// <exception cref="ArgumentException">The line belongs to another evaluation.</exception>
    public TrailLine Explain(IndicatorScore line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return Result.Indicators.Count > line.Result.Place && ReferenceEquals(Result.Indicators[line.Result.Place], line.Result)
            ? new(new Explainer(Result).Trail(line.Result))
            : throw new ArgumentException($"'{line.Path}' is a line of another evaluation.", nameof(line));
    }

    /// <summary>Scores the case as it would be if a fact had another value. Only what depends on the fact is computed again.</summary>
    /// <param name="fact">The name of a fact or of a measure.</param>
    /// <param name="value">
    /// The value as a case would state it: <c>12 万元</c>, <c>95%</c>, <c>2024-03-05</c>, <c>是</c>; a list or a table in brackets, as YAML has
    /// it; <c>未知</c> for a fact that is not given.
    /// </param>
    /// <returns>The evaluation of the changed case, the same in every score as if the whole of it had been evaluated. This one stays as it is.</returns>
    /// <exception cref="PerfEvalException">There is no such fact (PE4104), or it cannot have this value.</exception>
    public CaseEvaluation WhatIf(string fact, string value)
    {
        ArgumentNullException.ThrowIfNull(fact);
        ArgumentNullException.ThrowIfNull(value);
        return Change(new Dictionary<string, string>(1, StringComparer.Ordinal) { [fact.Trim()] = value });
    }

    /// <summary>Scores the case as it would be if several facts had other values.</summary>
    /// <param name="facts">Names and values, as for one fact; of a name that comes twice the last value counts.</param>
    /// <returns>The evaluation of the changed case; changes of this one that are not named again stay.</returns>
    /// <exception cref="PerfEvalException">A fact does not exist, or cannot have its value; all problems are in the exception.</exception>
    public CaseEvaluation WhatIf(IEnumerable<KeyValuePair<string, string>> facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string name, string value) in facts)
        {
            named[(name ?? throw new ArgumentException("A fact has no name.", nameof(facts))).Trim()] =
                value ?? throw new ArgumentException($"The fact '{name}' has no value; one that is not known is 未知.", nameof(facts));
        }

        return Change(named);
    }

    private CaseEvaluation Change(Dictionary<string, string> named)
    {
        var diagnostics = new DiagnosticBag();
        var entries = new List<MappingEntry>(named.Count);
        foreach ((string name, string value) in named)
        {
            if (WrittenFact.Entry(name, value, diagnostics) is { } entry)
            {
                entries.Add(entry);
            }
        }

        IReadOnlyList<int> slots = [];
        BoundCase? changed = diagnostics.HasErrors ? null : CaseBinder.Change(RuleSet.Plan, Result.Case, entries, diagnostics, out slots);
        if (changed is null)
        {
            throw new PerfEvalException(diagnostics.Sorted());
        }

        Dictionary<string, string> changes = named;
        foreach ((string name, string value) in Changes)
        {
            changes.TryAdd(name, value);
        }

        return new CaseEvaluation(RuleSet, Evaluator.Evaluate(Result, changed, slots), Diagnostics, changes);
    }

    /// <summary>The whole evaluation as JSON (format version 1), with scores, findings, what is missing and the checks.</summary>
    /// <param name="language">The language of sentences; the rule set's own words stay as they are.</param>
    /// <param name="explain">Whether to include the derivation of every score, down to the facts.</param>
    /// <param name="indented">Whether it is laid out over many lines; otherwise it is one line.</param>
    public string ToJson(Language language = Language.Chinese, bool explain = false, bool indented = true) =>
        EvaluationJson.Write(this, language, indented, explain, null);

    /// <summary>The report as plain text, as the tool prints it.</summary>
    /// <param name="language">The language of sentences.</param>
    /// <param name="explain">Whether the derivation of every score follows.</param>
    public string ToText(Language language = Language.Chinese, bool explain = false) => TextRenderer.Render(Blocks(language, explain));

    /// <summary>The report as Markdown.</summary>
    /// <param name="language">The language of sentences.</param>
    /// <param name="explain">Whether the derivation of every score follows.</param>
    public string ToMarkdown(Language language = Language.Chinese, bool explain = false) => MarkdownRenderer.Render(Blocks(language, explain));

    private IReadOnlyList<MissingPiece> Pieces()
    {
        var settling = new GradeSettling(Result);
        return [.. Result.Missing.Select(m => new MissingPiece(m, settling.Of(m), RuleSet.Plan.RuleSet.Grades))];
    }

    private IReadOnlyList<FigureCheck> FigureChecks()
    {
        var explainer = new Explainer(Result);
        return [.. Result.Checks.Select(c => new FigureCheck(c, explainer))];
    }

    private IReadOnlyList<ReportBlock> Blocks(Language language, bool explain)
    {
        IReadOnlyList<ReportBlock> summary = EvaluationReport.Summary(this, language);
        return explain ? [.. summary, .. EvaluationReport.Trail(this, null, language)] : summary;
    }
}
