using System.Text;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Batch;
using PerfEval.Rules.Loading;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Tests.Fuzzing;

/// <summary>What is done with a spoilt file, as the tool would: to its end, or to problems that each have a code and a place.</summary>
internal static class FuzzTargets
{
    public static string Root { get; } = Path.Combine(AppContext.BaseDirectory, "rulesets");

    public static IReadOnlyList<byte[]> RuleSets { get; } = Read(Directory.EnumerateFiles(Root, "ruleset.yaml", SearchOption.AllDirectories));

    public static IReadOnlyList<byte[]> Cases { get; } = Read(Directory.EnumerateFiles(Root, "*.yaml", SearchOption.AllDirectories).Where(f => f.Contains("cases", StringComparison.Ordinal)));

    private static readonly Dictionary<string, RuleSet> s_ruleSets =
        Directory.EnumerateDirectories(Root).Where(CaseFiles.HasRuleSet).Select(RuleSet.Load).ToDictionary(r => r.Id);

    private const string Overlay = """
        ruleset: own
        version: "1"
        title: 叠加
        extends: mof-2020-project@1.0
        facts: { 执行数: money, 预算数: money }
        measures: { 执行率: 执行数 / 预算数 }
        indicators:
          决策: { points: 20 }
          产出/产出数量: { points: 10, of: 执行率, bands: [≥ 90%: 10, otherwise: 0] }
        rules:
          超预算: { when: 执行数 > 预算数, deduct: { from: 产出数量, points: 2, max: 5 } }
        grades: [≥ 90: 优, otherwise: 差]
        """;

    public static IReadOnlyList<byte[]> Overlays { get; } = [Encoding.UTF8.GetBytes(Overlay), .. RuleSets];

    public static IReadOnlyList<byte[]> Lines { get; } =
    [
        .. new[]
        {
            """{"case": "a", "facts": {"到位率": "95%", "支出明细": [["凭证号", "金额（元）"], ["甲", 1], ["乙", "20,000"]]}, "judgements": {"管理制度": {"①": "是"}}}""",
            """{"case": "b", "ruleset": "yunxi-relocation@2020.1", "as-of": "2020-09-18", "facts": {"实施方案": "否"}, "evidence": {"甲": {"shows": ["实施方案"]}}, "published": {"total": 85}}""",
            """{"case": "c", "attributes": {"county": "North"}, "facts": {}, "judgements": {}, "expect": {"total": "0..100"}}""",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    /// <summary>A rule set: read, checked, proved, described, and a case scored by it.</summary>
    public static void RuleSetFile(byte[] file)
    {
        RuleSet? ruleSet = Load(file);
        if (ruleSet is null)
        {
            return;
        }

        AssertTold(ruleSet.Prove().Diagnostics);
        foreach (byte[] one in Cases)
        {
            CaseModel? model = ReadCase(one, out DiagnosticBag diagnostics);
            if (model is not null && model.RuleSetId == ruleSet.Id)
            {
                Finish(ruleSet.TryEvaluate(model, diagnostics), diagnostics);
            }
        }
    }

    /// <summary>A case, scored by the rule set that it names.</summary>
    public static void CaseFile(byte[] file)
    {
        CaseModel? model = ReadCase(file, out DiagnosticBag diagnostics);
        if (model is null)
        {
            AssertTold(diagnostics.Items);
        }
        else if (s_ruleSets.TryGetValue(model.RuleSetId, out RuleSet? ruleSet))
        {
            Finish(ruleSet.TryEvaluate(model, diagnostics), diagnostics);
        }
    }

    /// <summary>A rule set that extends others; what it extends is the shipped one, or the spoilt file itself.</summary>
    public static void OverlayFile(byte[] file)
    {
        var diagnostics = new DiagnosticBag();
        if (DocumentText.Decode("spoilt.yaml", file, diagnostics) is not { } text)
        {
            AssertTold(diagnostics.Items);
            return;
        }

        foreach (Func<string, string?> bases in (Func<string, string?>[])[Shipped, _ => text.Text])
        {
            foreach (string overlay in (string[])[text.Text, Overlay])
            {
                try
                {
                    RuleSet.Parse(overlay, "spoilt.yaml", bases).Prove();
                }
                catch (PerfEvalException refused)
                {
                    AssertTold(refused.Diagnostics);
                }
            }
        }
    }

    /// <summary>A few lines of a batch.</summary>
    public static void BatchLines(byte[] line)
    {
        byte[] batch = [.. Lines[0], (byte)'\n', .. line, (byte)'\n', .. Lines[2]];
        foreach (RuleSet ruleSet in s_ruleSets.Values.Where(r => !r.IsAbstract))
        {
            using var stream = new MemoryStream(batch);
            foreach (BatchItem item in new BatchEvaluator(ruleSet).EvaluateAsync(stream).ToBlockingEnumerable())
            {
                AssertTold(item.Errors);
                item.Evaluation?.ToJson(indented: false);
            }
        }
    }

    private static RuleSet? Load(byte[] file)
    {
        var diagnostics = new DiagnosticBag();
        RuleSet? ruleSet = DocumentText.Decode("spoilt.yaml", file, diagnostics) is { } text
            ? RuleSet.TryParse(text, diagnostics, RuleSetSource.From(Shipped))
            : null;
        Assert.True(ruleSet is not null || diagnostics.HasErrors, "refused without an error");
        AssertTold(diagnostics.Items);
        return ruleSet;
    }

    private static string? Shipped(string name)
    {
        string file = Path.Combine(Root, name.Split('@')[0], "ruleset.yaml");
        return File.Exists(file) ? File.ReadAllText(file) : null;
    }

    private static CaseModel? ReadCase(byte[] file, out DiagnosticBag diagnostics)
    {
        diagnostics = new DiagnosticBag();
        return DocumentText.Decode("case.yaml", file, diagnostics) is { } text && DocumentLoader.Read(text, diagnostics) is { } root ? CaseReader.Read(root, diagnostics) : null;
    }

    private static void Finish(CaseEvaluation? evaluation, DiagnosticBag diagnostics)
    {
        Assert.True(evaluation is not null || diagnostics.HasErrors, "refused without an error");
        AssertTold(diagnostics.Items);
        if (evaluation is not null)
        {
            PerfEval.Rules.Testing.RuleSetProperties.CheckScores(evaluation);
            evaluation.ToText(Language.English, explain: true);
            evaluation.ToJson(explain: true);
        }
    }

    private static void AssertTold(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (Diagnostic diagnostic in diagnostics)
        {
            Assert.Matches("^PE[1-4][0-9]{3}$", diagnostic.Id);
            Assert.True(diagnostic.Location is { Line: > 0, Column: > 0 }, diagnostic.Format(Language.English));
            Assert.True(diagnostic.Format(Language.Chinese).Length < 20_000);
        }
    }

    private static byte[][] Read(IEnumerable<string> files) => [.. files.Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];
}
