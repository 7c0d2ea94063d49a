using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Explanation;

namespace PerfEval.Rules.Results;

/// <summary>A finding (问题): what cost points, by which rule or standard, on what evidence. Immutable.</summary>
public sealed class ScoreFinding
{
    internal ScoreFinding(Finding finding)
    {
        Rule = finding.Rule?.Model.Name;
        Title = finding.Title;
        Indicator = finding.Indicator?.Path;
        Deducted = finding.Deducted;
        IsCertain = finding.IsCertain;
        Text = finding.Text;
        Evidence = [.. finding.Evidence.Select(e => new EvidenceSource(e.Model.Name, e.Model.Title, e.Model.Source, e.Model.At))];
        Basis = [.. finding.Basis.Select(b => b.Title.Length > 0 ? b.Title : b.Name)];
        Advice = finding.Advice;
        Reading = finding.Reading;
        Reconstructed = finding.Reconstructed;
    }

    /// <summary>The rule's name; <see langword="null"/> for a loss by the indicator's own standard.</summary>
    public string? Rule { get; }

    /// <summary>What it is called: the rule's title, or the indicator's name.</summary>
    public string Title { get; }

    /// <summary>The path of the indicator that lost points; <see langword="null"/> for a finding without points.</summary>
    public string? Indicator { get; }

    /// <summary>The nominal points, before caps: several findings of one indicator may come to more than it can lose.</summary>
    public ScoreRange Deducted { get; }

    /// <summary>Whether it surely holds; otherwise it hangs on what is missing.</summary>
    public bool IsCertain { get; }

    /// <summary>What was found, with the values.</summary>
    public LocalText Text { get; }

    /// <summary>The evidence that the case gives for the facts or the indicator.</summary>
    public IReadOnlyList<EvidenceSource> Evidence { get; }

    /// <summary>The documents it rests on, by title.</summary>
    public IReadOnlyList<string> Basis { get; }

    /// <summary>What to do about it, in the rule set's words; <see langword="null"/> if it says nothing.</summary>
    public string? Advice { get; }

    /// <summary>How an ambiguous standard was read; <see langword="null"/> if it was plain.</summary>
    public string? Reading { get; }

    /// <summary>What the rule set had to assume, where its source is silent; <see langword="null"/> if nothing.</summary>
    public string? Reconstructed { get; }
}

/// <summary>A piece of evidence (佐证) that a case names.</summary>
/// <param name="Name">Its name in the case.</param>
/// <param name="Title">Its title, if given.</param>
/// <param name="Source">The document, if given.</param>
/// <param name="At">The place in the document, if given.</param>
public sealed record EvidenceSource(string Name, string? Title, string? Source, string? At)
{
    /// <summary>Where it stands, as reports show it: its title, or else its name, and the place.</summary>
    public override string ToString() => At is null ? Title ?? Name : $"{Title ?? Name}，{At}";
}
