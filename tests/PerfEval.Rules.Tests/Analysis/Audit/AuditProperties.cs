using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Evaluation;
using PerfEval.Rules.Analysis.Audit;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Loading;
using PerfEval.Rules.Model;
using PerfEval.Rules.Testing;
using PerfEval.Tests;

namespace PerfEval.Rules.Tests.Analysis.Audit;

/// <summary>
/// Tables printed from made-up evaluations: nothing is found in them, one error put into them is found and nothing else, and the corrected total
/// is the nearest that is possible.
/// </summary>
public sealed class AuditProperties
{
    private const int Runs = 60;

    /// <summary>Those whose sections are plain sums, so that the tests can print tables by themselves.</summary>
    public static TheoryData<string> RuleSets() => ["yunxi-relocation", "pingjiang-special-fund", "hunan-project-self-evaluation", "yueyang-department-overall", "yuhua-project-self-evaluation"];

    [Theory]
    [MemberData(nameof(RuleSets))]
    public void Audit_ofATableAsComputed_findsNothing(string name) => ForAll(name, (table, _) => AssertOnly(table.Audit(), null));

    [Theory]
    [MemberData(nameof(RuleSets))]
    public void Audit_ofAWrongLine_withSumsThatFollowIt_findsTheLineOnly(string name) => ForAll(name, (table, choice) =>
    {
        if (table.WrongLine(choice, mayBeOpen: true) is var (line, score))
        {
            table.Print(line, score);
            table.PrintSums();
            AssertOnly(table.Audit(), line.Path);
        }
    });

    [Theory]
    [MemberData(nameof(RuleSets))]
    public void Audit_ofAMisprintedLine_findsTheLineOnly(string name) => ForAll(name, (table, choice) =>
    {
        if (table.WrongLine(choice, mayBeOpen: false) is var (line, score))
        {
            table.Print(line, score);
            AssertOnly(table.Audit(), line.Path);
        }
    });

    [Theory]
    [MemberData(nameof(RuleSets))]
    public void Audit_ofAMisprintedSubtotal_findsTheSubtotalOnly(string name) => ForAll(name, (table, choice) =>
    {
        IndicatorResult[] sections = [.. table.Sections];
        if (sections.Length > 0)
        {
            IndicatorResult section = sections[choice % sections.Length];
            table.Print(section, table.Printed(section) + 1);
            AssertOnly(table.Audit(), section.Path);
        }
    });

    [Theory]
    [MemberData(nameof(RuleSets))]
    public void Audit_ofAMisprintedTotal_findsTheTotalOnly(string name) => ForAll(name, (table, _) =>
    {
        // How much of an open spill-over was taken nobody can tell.
        if (table.Evaluation.Result.Spill.IsKnown)
        {
            table.Total++;
            AssertOnly(table.Audit(), "");
        }
    });

    [Theory]
    [MemberData(nameof(RuleSets))]
    public void Audit_ofAnotherGrade_findsTheGradeOnly(string name) => ForAll(name, (table, choice) =>
    {
        string[] others = [.. table.Evaluation.Result.Plan.RuleSet.Grades.Select(g => g.Model.Name).Where(g => g != table.Grade)];
        if (others.Length > 0)
        {
            table.Grade = others[choice % others.Length];
            ScoreAudit audit = table.Audit();
            Assert.Equal(AuditVerdict.GradeWrong, audit.Grade!.Verdict);
            Assert.DoesNotContain(audit.Lines.Append(audit.Total!), l => l.IsDifference);
        }
    });

    [Theory]
    [MemberData(nameof(RuleSets))]
    public void CorrectedTotal_isThatOfTheNearestPossibleScores(string name) => ForAll(name, (table, choice) =>
    {
        // Any score at all, to the hundredth; another for each line.
        int step = 0;
        foreach (IndicatorResult line in table.Lines)
        {
            table.Print(line, Math.Min(line.Points, (choice * ++step * 7919 % ((int)(line.Points * 100) + 1)) / 100m));
        }

        table.PrintSums();
        ScoreAudit audit = table.Audit();
        decimal sum = 0;
        foreach (IndicatorResult line in table.Lines)
        {
            decimal printed = table.Printed(line);
            sum += Grid(line.Score).MinBy(s => Math.Abs(s - printed));
            Assert.Equal(Grid(line.Score).MinBy(s => Math.Abs(s - printed)), audit.Lines.Single(l => l.Path == line.Path).Corrected.Low);
        }

        if (table.Evaluation.Result.Spill is { IsKnown: true } spill)
        {
            Assert.Equal(ScoreRange.Of(Math.Max(0, sum - spill.Low)), audit.CorrectedTotal);
        }
    });

    // All scores of a stretch to the hundredth, its ends too.
    private static IEnumerable<decimal> Grid(ScoreRange range) =>
        Enumerable.Range((int)Math.Ceiling(range.Low * 100), (int)Math.Floor(range.High * 100) - (int)Math.Ceiling(range.Low * 100) + 1)
            .Select(i => i / 100m).Append(range.Low).Append(range.High);

    private static void AssertOnly(ScoreAudit audit, string? path)
    {
        Assert.Equal(path is null ? [] : [path], audit.Lines.Append(audit.Total!).Where(l => l.IsDifference).Select(l => l.Path));
        Assert.NotEqual(AuditVerdict.GradeWrong, audit.Grade?.Verdict);
    }

    private static void ForAll(string name, Action<PrintedScores, int> check)
    {
        RuleSet ruleSet = RuleSet.Load(Path.Combine(AppContext.BaseDirectory, "rulesets", name));
        Gen<(CaseDraft Case, int[] Choices)> made =
            from generated in CaseGenerators.For(ruleSet)
            from choices in Gen.ArrayOf(Gen.Choose(0, 1000), 60)
            select (generated, choices);
        Prop.ForAll(Arb.From(made), m => check(new PrintedScores(ruleSet, m.Case, m.Choices), m.Choices[0])).Check(PropertyConfig.Runs(Runs));
    }

    /// <summary>A table printed from an evaluation: each line a point of its stretch that its standard can give, sums and grade as they follow.</summary>
    private sealed class PrintedScores
    {
        private readonly RuleSet _ruleSet;
        private readonly CaseDraft _case;
        private readonly Dictionary<IndicatorResult, decimal> _scores = [];
        private readonly decimal _spill;

        public PrintedScores(RuleSet ruleSet, CaseDraft made, int[] choices)
        {
            _ruleSet = ruleSet;
            _case = made;
            Evaluation = ruleSet.Evaluate(made.ToYaml());
            int at = 1;
            var attainable = new AttainableScores(Evaluation.Result);
            foreach (IndicatorResult line in Lines)
            {
                int choice = choices[at++ % choices.Length];
                decimal between = Math.Round(line.Score.Low + line.Score.Width * choice / 1000, 2);
                decimal[] steps = [.. attainable.Of(line) ?? []];
                _scores[line] = steps.Length > 0 ? steps[choice % steps.Length] : choice < 300 ? line.Score.Low : choice > 700 ? line.Score.High : Math.Clamp(between, line.Score.Low, line.Score.High);
            }

            _spill = choices[0] < 500 ? Evaluation.Result.Spill.Low : Evaluation.Result.Spill.High;
            PrintSums();
        }

        public CaseEvaluation Evaluation { get; }

        public decimal Total { get; set; }

        public string? Grade { get; set; }

        /// <summary>The indicators that earn points; a checklist is one.</summary>
        public IEnumerable<IndicatorResult> Lines => Evaluation.Result.Indicators.Where(IsLine);

        public IEnumerable<IndicatorResult> Sections => Evaluation.Result.Indicators.Where(i => i.Indicator.Parent is not null && i.Indicator.IsSection && !i.Indicator.Model.IsItem);

        public decimal Printed(IndicatorResult indicator) => _scores[indicator];

        public void Print(IndicatorResult indicator, decimal score) => _scores[indicator] = score;

        public void PrintSums()
        {
            foreach (IndicatorResult section in Sections)
            {
                _scores[section] = Sum(section);
            }

            EvaluationResult result = Evaluation.Result;
            Total = Math.Max(0, Sum(result.Root) - _spill);
            IReadOnlyList<int> grades = Grading.GradesOf(result.Plan.RuleSet.Grades, ScoreRange.Of(Total), result.GradeCaps);
            Grade = grades.Count == 0 ? null : result.Plan.RuleSet.Grades[grades[0]].Model.Name;
        }

        /// <summary>A line and a score that it cannot have, half a point off; null if every line may have any.</summary>
        public (IndicatorResult Line, decimal Score)? WrongLine(int choice, bool mayBeOpen)
        {
            (IndicatorResult Line, decimal Score)[] wrong = [.. Lines.Where(l => mayBeOpen || l.Score.IsKnown)
                .SelectMany(l => (IEnumerable<(IndicatorResult, decimal)>)[(l, l.Score.Low - 0.5m), (l, l.Score.High + 0.5m)])
                .Where(c => c.Item2 >= 0 && c.Item2 <= c.Item1.Points)];
            return wrong.Length == 0 ? null : wrong[choice % wrong.Length];
        }

        public ScoreAudit Audit()
        {
            IEnumerable<string> scores = _scores.Select(s => $"    {YamlScalar.Write("/" + s.Key.Path)}: {Plain(s.Value)}\n");
            string published = $"published:\n  total: {Plain(Total)}\n" + (Grade is null ? "" : $"  grade: {Grade}\n") + "  scores:\n" + string.Concat(scores);
            var diagnostics = new DiagnosticBag();
            CaseModel model = CaseReader.Read(YamlReader.Read(new DocumentText("generated.yaml", _case.ToYaml() + published), diagnostics)!, diagnostics)!;
            CaseEvaluation? evaluation = _ruleSet.TryEvaluate(model, diagnostics);
            Assert.True(evaluation is not null, string.Join("\n", diagnostics.Items));
            return evaluation.Audit();
        }

        private static bool IsLine(IndicatorResult indicator) =>
            !indicator.Indicator.Model.IsItem && !indicator.Indicator.IsSection && indicator.Indicator.Parent is not null;

        private decimal Sum(IndicatorResult section) => section.Children.Sum(c => IsLine(c) ? _scores[c] : Sum(c));

        private static string Plain(decimal number) => Scalars.Settle(number).ToString("0.####", CultureInfo.InvariantCulture);
    }
}
