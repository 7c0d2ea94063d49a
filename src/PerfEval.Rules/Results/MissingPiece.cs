using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Values;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Explanation;

namespace PerfEval.Rules.Results;

/// <summary>A fact, a cell, a judgement or a piece of evidence that is missing, and how much hangs on it. Immutable.</summary>
public sealed class MissingPiece
{
    internal MissingPiece(MissingResult missing, GradeSettlement? settlement, IReadOnlyList<CheckedGrade> grades)
    {
        Kind = missing.Source.Kind;
        Name = missing.Source.Name;
        Column = missing.Source.Column;
        Row = missing.Source.Row;
        Text = Phrases.Source(missing.Source);
        OpenPoints = missing.OpenPoints;
        Indicators = [.. missing.Indicators.Select(i => i.Path)];
        MaySettle = settlement is null ? [] : [.. settlement.Grades.Select(g => grades[g].Model.Name)];
        SettlesGrade = settlement is { Always: true };
    }

    /// <summary>What kind of thing it is.</summary>
    public UnknownSourceKind Kind { get; }

    /// <summary>The name of the fact, of the table or of what is judged.</summary>
    public string Name { get; }

    /// <summary>The column of a cell; <see langword="null"/> for all others.</summary>
    public string? Column { get; }

    /// <summary>The row of a cell, from 1; 0 for all others.</summary>
    public int Row { get; }

    /// <summary>What is missing, as people call it: <c>the fact 'satisfaction'</c>.</summary>
    public LocalText Text { get; }

    /// <summary>How many points it leaves open, in points of the scoring table; an indicator that lacks several pieces counts for each of them.</summary>
    public decimal OpenPoints { get; }

    /// <summary>The paths of the indicators that wait for it.</summary>
    public IReadOnlyList<string> Indicators { get; }

    /// <summary>
    /// The grades that this piece alone, all others still missing, may settle, best first. A grade that is not named surely cannot come out in that way. Empty if it alone cannot settle
    /// the grade, and if the grade is settled already.
    /// </summary>
    public IReadOnlyList<string> MaySettle { get; }

    /// <summary>Whether the grade is settled as soon as this piece is known, whatever it turns out to be: nothing else is open.</summary>
    public bool SettlesGrade { get; }
}
