using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Values;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Explanation;

namespace PerfEval.Rules.Results;

/// <summary>A cross-footing check (勾稽) and how it came out. Checks change no score. Immutable.</summary>
public sealed class FigureCheck
{
    internal FigureCheck(CheckResult check, Explainer explainer)
    {
        That = check.Check?.That.Written ?? check.Measure!.Model.Name;
        Outcome = check.Outcome;
        Left = NumberOf(check.Left);
        Right = NumberOf(check.Right);
        Text = explainer.CheckText(check);
    }

    /// <summary>What is to hold, as the rule set writes it; the name of a measure whose stated value was compared with the computed one.</summary>
    public string That { get; }

    /// <summary>How it came out, at printed precision.</summary>
    public CheckOutcome Outcome { get; }

    /// <summary>The left side of an equation, money in 元, rates as fractions; <see langword="null"/> if there is none or it is no known number.</summary>
    public decimal? Left { get; }

    /// <summary>The right side, as <see cref="Left"/>.</summary>
    public decimal? Right { get; }

    /// <summary>The check in words, with both figures.</summary>
    public LocalText Text { get; }

    private static decimal? NumberOf(FeelValue value) => value.IsNumber ? value.Number : null;
}
