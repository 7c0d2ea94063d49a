using System.Text;
using PerfEval.Feel.Checking;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Testing.Generation;

/// <summary>Makes the boundary cases of one rule set: the base case first, then from it one change at a time, then what those leave untried.</summary>
internal sealed partial class BoundaryCaseMaker
{
    private const int LongestName = 60;

    private static readonly char[] s_notInFileNames = ['/', '\\', ':', '*', '?', '"', '<', '>', '|', '.', ' '];

    private readonly RuleSet _ruleSet;
    private readonly CheckedRuleSet _checked;
    private readonly Language _language;
    private readonly BaseCase _base;
    private readonly Steering _steering;
    private readonly ExampleDrafts _examples;
    private readonly List<BoundaryCase> _cases = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _contents = new(StringComparer.Ordinal);
    private readonly HashSet<(int Entry, int Outcome)> _tried = [];

    public BoundaryCaseMaker(RuleSet ruleSet, Language language)
    {
        _ruleSet = ruleSet;
        _checked = ruleSet.Plan.RuleSet;
        _language = language;
        _base = new BaseCase(ruleSet);
        _steering = new Steering(ruleSet.Plan);
        _examples = new ExampleDrafts(ruleSet);
    }

    public IReadOnlyList<BoundaryCase> Make()
    {
        if (_ruleSet.Plan.Repeats.Count > 0 || _base.Find() is not { } start)
        {
            return [];
        }

        Add(start, null, T("基准", "base"));
        AddMeasuredValues(start);
        AddAnswers(start);
        AddEvidence(start);
        AddConditions(start);
        AddUntried(start);
        AddGrades(start);
        return _cases;
    }

    private string T(string chinese, string english) => _language == Language.Chinese ? chinese : english;

    // At each end of each band, just below, just above, and not known.
    private void AddMeasuredValues(CaseDraft start)
    {
        foreach (MeasuredValue measured in MeasuredValue.In(_checked))
        {
            string name = measured.Indicator.Path;
            foreach (decimal end in measured.Ends)
            {
                string shown = Shown(end, measured);
                AddIfMade(Steered(start, measured, end), name, shown, T("等于", "at"));
                AddIfMade(Beside(start, measured, end, -1), name, shown, T("略低", "below"));
                AddIfMade(Beside(start, measured, end, 1), name, shown, T("略高", "above"));
            }

            CaseDraft unknown = start;
            foreach (FactSymbol fact in new ExpressionReads([measured.Of]).Facts)
            {
                unknown = unknown.WithoutFact(fact.Name);
            }

            Add(unknown, name, T("未知", "unknown"));
        }
    }

    private static string Shown(decimal end, MeasuredValue measured)
    {
        var type = new ValueTypeModel(measured.Of.Type);
        return (ValueWriter.Write(end, type) ?? Drafting.Plain(end)).Replace(" ", "", StringComparison.Ordinal);
    }

    // What is counted in whole things has no hundredths.
    private CaseDraft? Beside(CaseDraft start, MeasuredValue measured, decimal end, int side) =>
        Steered(start, measured, end + (side * measured.Step))
        ?? (measured.Of.Type is NumberType { Dimension: { IsRate: false, IsMoney: false } } ? Steered(start, measured, end + side) : null);

    // One fact changed so that the value comes out; a measure that no single fact can move is stated.
    private CaseDraft? Steered(CaseDraft start, MeasuredValue measured, decimal wanted)
    {
        FeelValue[] slots = [.. _cases[0].Evaluation.Result.Case.Slots];
        if (_steering.Toward(measured.Of, wanted, slots) is (var fact, var text))
        {
            return start.WithFact(fact.Name, CaseValue.Of(text));
        }

        return measured.Of is TypedMeasure measure && ValueWriter.Write(wanted, new ValueTypeModel(measure.Type)) is { } stated
            ? start.WithFact(measure.Symbol.Name, CaseValue.Of(stated))
            : null;
    }

    private void AddEvidence(CaseDraft start)
    {
        foreach (string shown in start.Evidence)
        {
            Add(start with { Evidence = [.. start.Evidence.Where(e => e != shown)] }, shown, T("缺佐证", "without evidence"));
        }
    }

    private void AddIfMade(CaseDraft? draft, string indicator, params string[] words)
    {
        if (draft is not null)
        {
            Add(draft, indicator, words);
        }
    }

    // A case that was made already, and one that cannot be scored, are left out.
    private bool Add(CaseDraft draft, string? indicator, params string[] words)
    {
        if (!_contents.Add(draft.ToYaml()))
        {
            return false;
        }

        CaseDraft named = draft with { Id = NameOf(indicator is null ? words : [indicator, .. words]) };
        if (_base.TryScore(named) is not { } evaluation)
        {
            return false;
        }

        _names.Add(named.Id);
        _cases.Add(new BoundaryCase(named, evaluation, indicator is not null && _checked.Indicators.Any(i => i.Path == indicator) ? indicator : null, _language));
        _tried.UnionWith(OutcomesOf(evaluation));
        return true;
    }

    // Of a path the last name, with the one above it where that is needed to tell two apart.
    private string NameOf(string[] words)
    {
        string last = words[0][(words[0].LastIndexOf('/') + 1)..];
        foreach (string head in (string[])[last, words[0].Replace('/', '-')])
        {
            string name = Clean(string.Join('-', [head, .. words[1..]]));
            if (!_names.Contains(name))
            {
                return name;
            }
        }

        string whole = Clean(string.Join('-', words));
        return Enumerable.Range(2, int.MaxValue - 2).Select(n => whole + "-" + Drafting.Plain(n)).First(n => !_names.Contains(n));
    }

    private static string Clean(string name)
    {
        var clean = new StringBuilder();
        foreach (Rune rune in name.EnumerateRunes())
        {
            bool allowed = !Rune.IsControl(rune) && !Rune.IsWhiteSpace(rune) && (!rune.IsAscii || Array.IndexOf(s_notInFileNames, (char)rune.Value) < 0 || rune.Value == '.');
            if (allowed)
            {
                clean.Append(rune.ToString());
            }
            else if (clean.Length > 0 && clean[^1] != '-')
            {
                clean.Append('-');
            }

            if (clean.Length >= LongestName)
            {
                break;
            }
        }

        return clean.ToString().Trim('-', '.');
    }

    private HashSet<(int Entry, int Outcome)> OutcomesOf(CaseEvaluation evaluation)
    {
        var coverage = new RuleSetCoverage(_ruleSet);
        coverage.Add(evaluation);
        return [.. coverage.Entries.SelectMany((entry, e) => entry.Outcomes.Select((outcome, o) => (e, o, outcome)).Where(x => x.outcome is { Cases: > 0, IsRequired: true }).Select(x => (x.e, x.o)))];
    }
}
