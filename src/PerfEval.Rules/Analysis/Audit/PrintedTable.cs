using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Analysis.Audit;

/// <summary>The printed scores of a case, each with the indicator, item or section that it belongs to.</summary>
internal sealed class PrintedTable
{
    private readonly decimal?[] _scores;
    private readonly bool[] _hasBelow;
    private readonly bool[] _covered;

    private PrintedTable(decimal?[] scores, EvaluationResult result)
    {
        _scores = scores;
        _hasBelow = new bool[scores.Length];
        _covered = new bool[scores.Length];
        Place = scores.Where(s => s is not null).Select(s => PlaceOf(s!.Value)).DefaultIfEmpty(1).Min();

        // Parents stand before their children.
        for (int at = scores.Length - 1; at >= 0; at--)
        {
            IReadOnlyList<IndicatorResult> children = result.Indicators[at].Children;
            _hasBelow[at] = children.Any(c => _scores[c.Place] is not null || _hasBelow[c.Place]);
            _covered[at] = _hasBelow[at] && children.All(c => _scores[c.Place] is not null || _covered[c.Place] || c.Applies.IsFalse || c.Points == 0);
        }
    }

    /// <summary>The last place to which the table is printed, as its finest score shows: 0.1 where it has a 10.5; 1 for whole numbers.</summary>
    public decimal Place { get; }

    /// <summary>Finds the indicators of printed scores. What belongs to none, or is there twice, is reported.</summary>
    public static PrintedTable Read(EvaluationResult result, PublishedModel published, DiagnosticBag diagnostics)
    {
        var scores = new decimal?[result.Indicators.Count];
        scores[result.Root.Place] = published.Total;
        foreach (PublishedScoreModel printed in published.Scores)
        {
            IndicatorResult[] found = Find(result, printed.Indicator.Path);
            if (found.Length != 1)
            {
                string? nearest = NearestName.Find(printed.Indicator.Path, result.Indicators.Select(i => i.Name));
                LocalText hint = found.Length > 1
                    ? new(string.Join('、', found.Take(5).Select(i => i.Path)), string.Join(", ", found.Take(5).Select(i => i.Path)))
                    : Feel.Checking.Checker.DidYouMean(nearest);
                diagnostics.Add(AuditErrors.UnknownLine.At(printed.Indicator.Location, printed.Indicator.Path, hint));
            }
            else if (scores[found[0].Place] is not null)
            {
                diagnostics.Add(AuditErrors.LineTwice.At(printed.Indicator.Location, found[0].Path));
            }
            else
            {
                scores[found[0].Place] = printed.Score;
            }
        }

        return new PrintedTable(scores, result);
    }

    /// <summary>The printed score of an indicator, of the root the total; null if none is printed.</summary>
    public decimal? ScoreOf(IndicatorResult indicator) => _scores[indicator.Place];

    /// <summary>Whether a score is printed for something below.</summary>
    public bool HasBelow(IndicatorResult indicator) => _hasBelow[indicator.Place];

    /// <summary>Whether everything below that counts is printed, or adds up from what is.</summary>
    public bool Covers(IndicatorResult indicator) => _covered[indicator.Place];

    /// <summary>One unit of the last place to which a number is written: 0.1 for 10.5.</summary>
    public static decimal PlaceOf(decimal number)
    {
        decimal place = 1;
        for (int scale = number.Scale; scale > 0; scale--)
        {
            place /= 10;
        }

        return place;
    }

    /// <summary>The results that a reference may mean: the rows of a repeated indicator by their titles.</summary>
    public static IndicatorResult[] Find(EvaluationResult result, string path)
    {
        string wanted = path.Trim().TrimStart('/');
        IndicatorResult[] found = [.. result.Indicators.Where(i => i.Indicator.Parent is not null && i.Path == wanted)];
        if (found.Length == 1 && (path.StartsWith('/') || wanted.Contains('/', StringComparison.Ordinal)))
        {
            return found;
        }

        IReadOnlyList<CheckedIndicator> meant = result.Plan.RuleSet.References.FindAll(path);
        found = [.. result.Indicators.Where(i => meant.Contains(i.Indicator))];
        return found.Length > 0 ? found : [.. result.Indicators.Where(i => i.Path.EndsWith("/" + wanted, StringComparison.Ordinal) || i.Path == wanted)];
    }
}
