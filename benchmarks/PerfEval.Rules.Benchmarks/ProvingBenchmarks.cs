using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using PerfEval.Rules.Proofs;

namespace PerfEval.Rules.Benchmarks;

/// <summary>What <c>perfeval check</c> does: a rule set read, checked and proved. 3,000 indicators and rules are to take less than 10 s, the largest one shipped less than 1 s.</summary>
public class ProvingBenchmarks
{
    private const int Thousands = 3_000;
    private const int InASection = 50;

    private readonly string _shipped = File.ReadAllText(RuleSetFiles.Yunxi);
    private readonly string _synthetic = Synthetic(Thousands);

    [Benchmark(Baseline = true, Description = "largest rule set that is shipped")]
    public RuleSetProofs LargestShipped() => RuleSet.Parse(_shipped).Prove();

    [Benchmark(Description = "3,000 indicators and 3,000 rules")]
    public RuleSetProofs Large() => RuleSet.Parse(_synthetic).Prove();

    /// <summary>A table of as many indicators as rules: bands over quotients, and rules over amounts and rows, each with facts of its own.</summary>
    public static string Synthetic(int count)
    {
        var text = new StringBuilder("ruleset: synthetic\nversion: \"1\"\ntitle: 合成\nround: 0.01\n");
        Each(text, "facts:\n  付款: [{ 项目: integer, 金额: money, 收据: boolean }]\n", count, i => $"  预算{i}: {{ type: money, min: 1 元 }}\n  支出{i}: {{ type: money, min: 0 元 }}\n  完成{i}: boolean\n");
        Each(text, "measures:\n", count, i => $"  执行率{i}: 支出{i} / 预算{i}\n");
        text.Append("indicators:\n");
        for (int section = 0; section < count; section += InASection)
        {
            int many = Math.Min(InASection, count - section), first = section;
            Each(
                text, string.Create(CultureInfo.InvariantCulture, $"  部分{section}:\n    points: {many * 4}\n    indicators:\n"), many,
                i => $"      指标{first + i}: {{ points: 4, of: 执行率{first + i}, bands: [≥ 95%: 4, ≥ 80%: 2, otherwise: 0] }}\n");
        }

        Each(text, "rules:\n", count, i => RuleOf(i));
        return text.ToString();
    }

    private static FormattableString RuleOf(int i)
    {
        if (i % 2 == 0)
        {
            return $"  规则{i}: {{ when: 支出{i} > 预算{i} and not(完成{i}), deduct: {{ from: 指标{i}, points: 1 }} }}\n";
        }

        return $"  规则{i}: {{ for: 笔 in 付款, when: 笔.项目 = {i} and not(笔.收据), deduct: {{ from: 指标{i}, points: 1, max: 2 }} }}\n";
    }

    private static void Each(StringBuilder text, string head, int count, Func<int, FormattableString> line)
    {
        text.Append(head);
        for (int i = 0; i < count; i++)
        {
            text.Append(line(i).ToString(CultureInfo.InvariantCulture));
        }
    }
}
