using System.Globalization;
using System.Text;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Loading;

namespace PerfEval.Rules.Testing;

/// <summary>A case made up to try one place of a rule set, and what it scores now.</summary>
public sealed class BoundaryCase
{
    private readonly string? _indicator;
    private readonly Language _language;

    internal BoundaryCase(CaseDraft draft, CaseEvaluation evaluation, string? indicator, Language language)
    {
        Draft = draft;
        Evaluation = evaluation;
        _indicator = indicator;
        _language = language;
    }

    /// <summary>What it tries, such as <c>满意度-90%-略低</c>; fit for the name of a file, and the id of the case.</summary>
    public string Name => Draft.Id;

    /// <summary>The facts and judgements.</summary>
    public CaseDraft Draft { get; }

    /// <summary>What it scores by the rule set as it stands.</summary>
    public CaseEvaluation Evaluation { get; }

    /// <summary>
    /// The case as a file, with the present scores under <c>expect</c>. They are computed, not confirmed: whether they are what the printed standards mean is
    /// for the author to say, and a comment tells so.
    /// </summary>
    public string ToYaml()
    {
        EvaluationResult result = Evaluation.Result;
        var text = new StringBuilder(Draft.ToYaml());
        text.Append(_language == Language.Chinese
            ? "# 以下得分由程序按现行规则集算出，尚未核对。请对照评分标准逐项确认，确认后删去这一行。\n"
            : "# Computed by the rule set as it stands, not confirmed. Compare with the printed standards, then remove this line.\n");
        text.Append("expect:\n  total: ").Append(Written(result.Total)).Append('\n');
        if (Evaluation.Grades.Count > 0)
        {
            text.Append("  grade: [").AppendJoin(", ", Evaluation.Grades.Select(YamlScalar.Write)).Append("]\n");
        }

        if (_indicator is not null && result.Indicators.Count(i => i.Path == _indicator) == 1)
        {
            text.Append("  scores: { ").Append(YamlScalar.Write(_indicator)).Append(": ").Append(Written(result.Indicators.Single(i => i.Path == _indicator).Score)).Append(" }\n");
        }

        if (result.Rules.Count > 0)
        {
            text.Append("  findings: [").AppendJoin(", ", result.Rules.Where(r => r.Fired).Select(r => YamlScalar.Write(r.Rule.Model.Name))).Append("]\n");
        }

        return text.ToString();
    }

    private static string Written(ScoreRange score) =>
        score.Low.ToString(CultureInfo.InvariantCulture) + (score.IsKnown ? "" : ".." + score.High.ToString(CultureInfo.InvariantCulture));
}
