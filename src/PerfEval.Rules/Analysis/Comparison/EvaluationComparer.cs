using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Values;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Explanation;

namespace PerfEval.Rules.Analysis.Comparison;

/// <summary>Matches two evaluations by paths and names, and traces each changed score, the total and the grade to what differs among what they read.</summary>
internal sealed partial class EvaluationComparer
{
    private readonly EvaluationResult _before;
    private readonly EvaluationResult _after;
    private readonly Definitions _old;
    private readonly Definitions _new;

    private EvaluationComparer(EvaluationResult before, EvaluationResult after)
    {
        _before = before;
        _after = after;
        _old = new Definitions(before);
        _new = new Definitions(after);
    }

    public static EvaluationComparison Compare(CaseEvaluation before, CaseEvaluation after) => new EvaluationComparer(before.Result, after.Result).Run(before, after);

    private EvaluationComparison Run(CaseEvaluation before, CaseEvaluation after)
    {
        Dictionary<string, IndicatorResult> old = ByPath(_before);
        var scores = new List<ScoreComparison>();
        var without = new List<Difference>();
        foreach (IndicatorResult line in Lines(_after))
        {
            scores.Add(Score(old.Remove(line.Path, out IndicatorResult? was) ? was : null, line, without));
        }

        scores.AddRange(old.Values.OrderBy(o => o.Place).Select(o => Score(o, null, without)));
        List<Difference> total = TotalDifferences();
        without.AddRange(total);
        AddEverythingElse(without);
        total = CausesOfTotal(total, scores, without);
        Difference? limits = _old.Grades == _new.Grades ? null : new Difference(DifferenceKind.Grades, "", _old.Grades, _new.Grades);
        List<Difference> grade = CausesOfGrade(limits);
        Difference[] causes = [.. scores.SelectMany(s => s.Causes), .. total, .. grade];
        var caused = causes.Select(c => (c.Kind, c.Name)).ToHashSet();
        bool sameSources = causes.Length + without.Count == 0 && before.RuleSet.Hash == after.RuleSet.Hash && _old.Reasons.SequenceEqual(_new.Reasons);
        string[] fired = Fired(_before), fires = Fired(_after);
        return new EvaluationComparison(before, after)
        {
            Scores = scores,
            WithoutEffect = [.. without.DistinctBy(d => (d.Kind, d.Name)).Where(d => !caused.Contains((d.Kind, d.Name))).OrderBy(d => d.Kind).ThenBy(d => d.Name, StringComparer.Ordinal)],
            TotalCauses = total,
            GradeCauses = grade,
            GradeLimits = limits,
            FindingsGained = [.. fires.Except(fired, StringComparer.Ordinal)],
            FindingsLost = [.. fired.Except(fires, StringComparer.Ordinal)],
            FindingsChanged = FindingChanges.Between(_before, _after, sameSources),
        };
    }

    private static IEnumerable<IndicatorResult> Lines(EvaluationResult result) =>
        result.Indicators.Where(i => i.Indicator.Parent is not null && !i.Indicator.Model.IsItem && !IsWithinItem(i.Indicator));

    private static bool IsWithinItem(CheckedIndicator indicator) => indicator.Parent is { } parent && (parent.Model.IsItem || IsWithinItem(parent));

    private static Dictionary<string, IndicatorResult> ByPath(EvaluationResult result)
    {
        var lines = new Dictionary<string, IndicatorResult>(StringComparer.Ordinal);
        foreach (IndicatorResult line in Lines(result))
        {
            lines.TryAdd(line.Path, line);
        }

        return lines;
    }

    private static string[] Fired(EvaluationResult result) =>
        [.. result.Rules.Where(r => r.Fired).Select(r => RuleTrail.TitleOf(r.Rule)).Distinct(StringComparer.Ordinal)];

    private ScoreComparison Score(IndicatorResult? was, IndicatorResult? line, List<Difference> without)
    {
        IndicatorResult any = line ?? was!;
        List<Difference> differences = was is null || line is null ? [] : Differences(was, line);
        var score = new ScoreComparison(any.Path, any.Name, any.Indicator.IsSection, was?.Score, line?.Score, was?.Points, line?.Points, []);
        if (score.IsChanged)
        {
            return score with { Causes = differences };
        }

        without.AddRange(differences);
        return score;
    }

    // All that differs among what a score is made from.
    private List<Difference> Differences(IndicatorResult was, IndicatorResult line)
    {
        var found = new List<Difference>();
        var reads = new Reads();
        reads.Add(was);
        reads.Add(line);
        reads.AddMoved(_before, was);
        reads.AddMoved(_after, line);
        AddRead(found, reads);
        AddAll(found, DifferenceKind.Judgement, _old.AnswersOf(was), _new.AnswersOf(line));
        AddAll(found, DifferenceKind.Evidence, _old.EvidenceOf(was), _new.EvidenceOf(line));
        AddDefinition(found, was, line);
        foreach (string rule in RulesOn(was).Union(RulesOn(line), StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            Add(found, DifferenceKind.Rule, rule, _old.RuleOf(rule), _new.RuleOf(rule));
        }

        return found;
    }

    private static void AddDefinition(List<Difference> found, IndicatorResult was, IndicatorResult line)
    {
        Add(found, DifferenceKind.Standard, line.Path, Definitions.StandardOf(was.Indicator), Definitions.StandardOf(line.Indicator));
        Add(found, DifferenceKind.Points, line.Path, Phrases.Same(Phrases.Number(was.Points)), Phrases.Same(Phrases.Number(line.Points)));
    }

    private void AddRead(List<Difference> found, Reads reads)
    {
        foreach (string fact in reads.Facts)
        {
            AddFact(found, fact);
        }

        foreach (string measure in reads.Measures)
        {
            Add(found, DifferenceKind.Fact, measure, _old.StatedOf(measure), _new.StatedOf(measure));
            Add(found, DifferenceKind.Measure, measure, _old.MeasureOf(measure), _new.MeasureOf(measure));
        }

        foreach (string function in reads.Functions)
        {
            Add(found, DifferenceKind.Function, function, _old.FunctionOf(function), _new.FunctionOf(function));
        }
    }

    private static IEnumerable<string> RulesOn(IndicatorResult line) => line.Indicator.RuleTargets.Select(t => t.Rule.Model.Name)
        .Concat(line.Children.Where(c => c.Indicator.Model.IsItem).SelectMany(RulesOn));

    // What no changed score reads differs all the same.
    private void AddEverythingElse(List<Difference> without)
    {
        foreach (string fact in _old.FactNames.Union(_new.FactNames, StringComparer.Ordinal))
        {
            AddFact(without, fact);
        }

        foreach (string measure in _old.MeasureNames.Union(_new.MeasureNames, StringComparer.Ordinal))
        {
            Add(without, DifferenceKind.Fact, measure, _old.StatedOf(measure), _new.StatedOf(measure));
            Add(without, DifferenceKind.Measure, measure, _old.MeasureOf(measure), _new.MeasureOf(measure));
        }

        foreach (string function in _old.FunctionNames.Union(_new.FunctionNames, StringComparer.Ordinal))
        {
            Add(without, DifferenceKind.Function, function, _old.FunctionOf(function), _new.FunctionOf(function));
        }

        foreach (string rule in _old.RuleNames.Union(_new.RuleNames, StringComparer.Ordinal))
        {
            Add(without, DifferenceKind.Rule, rule, _old.RuleOf(rule), _new.RuleOf(rule));
        }
    }

    private void AddFact(List<Difference> found, string name)
    {
        CheckedFact? before = _old.Fact(name), after = _new.Fact(name);
        if (before is null || after is null)
        {
            // Declared in one version only: it differs if it is given.
            CheckedFact? only = before ?? after;
            LocalText? text = only is null ? null : (before is null ? _new : _old).TextOf(only);
            if (only is not null && !(before is null ? _new : _old).ValueOf(only).IsUnknown)
            {
                found.Add(new Difference(DifferenceKind.Fact, name, before is null ? null : text, after is null ? null : text));
            }

            return;
        }

        FeelValue was = _old.ValueOf(before), now = _new.ValueOf(after);
        if (was.Kind == FeelKind.List && now.Kind == FeelKind.List)
        {
            AddRows(found, name, RowsOf(was, after), RowsOf(now, after));
        }
        else if (was.IsKnown && now.IsKnown ? !was.Equals(now) : _old.TextOf(before) != _new.TextOf(after))
        {
            found.Add(new Difference(DifferenceKind.Fact, name, _old.TextOf(before), _new.TextOf(after)));
        }
    }

    // The rows that only one of two tables has; the order does not matter.
    private static void AddRows(List<Difference> found, string name, List<string> was, List<string> now)
    {
        List<string> gone = Without(was, now), come = Without(now, was);
        if (gone.Count > 0 || come.Count > 0)
        {
            found.Add(new Difference(DifferenceKind.Fact, name, Listed(was.Count, gone), Listed(now.Count, come)));
        }
    }

    private static List<string> Without(List<string> rows, List<string> others)
    {
        Dictionary<string, int> left = others.GroupBy(r => r, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        var rest = new List<string>();
        foreach (string row in rows)
        {
            if (left.GetValueOrDefault(row) is > 0 and var count)
            {
                left[row] = count - 1;
            }
            else
            {
                rest.Add(row);
            }
        }

        return rest;
    }

    private static LocalText Listed(int count, List<string> rows)
    {
        const int Shown = 3;
        string some = string.Join('；', rows.Take(Shown)) + (rows.Count > Shown ? "……" : "");
        return Phrases.InBrackets(new($"{count} 行", count == 1 ? "1 row" : $"{count} rows"), rows.Count == 0 ? Phrases.Nothing : new($"其中 {some}", $"among them {some}"));
    }

    // Cells in the order of the declaration, whatever the order of the case's columns.
    private static List<string> RowsOf(in FeelValue list, CheckedFact fact)
    {
        List<string> order = [.. fact.Model.Columns.Select(c => c.Name)];
        var rows = new List<string>(list.List.Count);
        for (int i = 0; i < list.List.Count; i++)
        {
            FeelValue row = list.List[i];
            rows.Add(row.IsRow ? string.Join('，', row.Table.Columns.OrderBy(c => order.IndexOf(c.Name)).Select(c => Cell(c, row.RowIndex))) : row.ToString() ?? "");
        }

        return rows;
    }

    private static string Cell(FeelColumn column, int row) =>
        column.Written is { } written && written[row].Length > 0 ? written[row] : column.ValueAt(row).ToString() ?? "";

    private static void AddAll(
        List<Difference> found, DifferenceKind kind, IEnumerable<(string Name, LocalText Text)> before, IEnumerable<(string Name, LocalText Text)> after)
    {
        Dictionary<string, LocalText> old = before.ToDictionary(b => b.Name, b => b.Text, StringComparer.Ordinal);
        foreach ((string name, LocalText text) in after)
        {
            Add(found, kind, name, old.Remove(name, out LocalText was) ? was : null, text);
        }

        found.AddRange(old.Select(o => new Difference(kind, o.Key, o.Value, null)));
    }

    private static void Add(List<Difference> found, DifferenceKind kind, string name, LocalText? before, LocalText? after)
    {
        if (before != after)
        {
            found.Add(new Difference(kind, name, before, after));
        }
    }
}
