using System.Text;
using PerfEval.Rules.Loading;

namespace PerfEval.Rules.Testing;

/// <summary>A case made up to try a rule set: facts and judgements as they are written, any of them left out. Immutable.</summary>
public sealed record CaseDraft
{
    private static readonly IReadOnlyDictionary<string, CaseValue> s_nothing = new Dictionary<string, CaseValue>();

    /// <summary>The id of the case.</summary>
    public string Id { get; init; } = "generated";

    /// <summary>The rule set, as <c>id</c> or <c>id@version</c>.</summary>
    public required string RuleSet { get; init; }

    /// <summary>The as-of date; <see langword="null"/> if it is not given.</summary>
    public string? AsOf { get; init; }

    /// <summary>The facts that are given, by name.</summary>
    public IReadOnlyDictionary<string, CaseValue> Facts { get; init; } = s_nothing;

    /// <summary>What evaluators answered, by indicator.</summary>
    public IReadOnlyDictionary<string, CaseValue> Judgements { get; init; } = s_nothing;

    /// <summary>The facts and indicators for which there is evidence.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <summary>The draft with another value for a fact.</summary>
    /// <param name="name">The fact.</param>
    /// <param name="value">Its value.</param>
    public CaseDraft WithFact(string name, CaseValue value) => this with { Facts = With(Facts, name, value) };

    /// <summary>The draft without a fact.</summary>
    /// <param name="name">The fact.</param>
    public CaseDraft WithoutFact(string name) => this with { Facts = Without(Facts, name) };

    /// <summary>The draft with another answer.</summary>
    /// <param name="indicator">What was asked.</param>
    /// <param name="value">The answer.</param>
    public CaseDraft WithJudgement(string indicator, CaseValue value) => this with { Judgements = With(Judgements, indicator, value) };

    /// <summary>The draft without an answer.</summary>
    /// <param name="indicator">What was asked.</param>
    public CaseDraft WithoutJudgement(string indicator) => this with { Judgements = Without(Judgements, indicator) };

    /// <summary>The draft as a case file.</summary>
    public string ToYaml()
    {
        var text = new StringBuilder();
        text.Append("case: ").Append(YamlScalar.Write(Id)).Append('\n');
        text.Append("ruleset: ").Append(RuleSet.Contains('@', StringComparison.Ordinal) ? "\"" + RuleSet + "\"" : RuleSet).Append('\n');
        if (AsOf is not null)
        {
            text.Append("as-of: ").Append(AsOf).Append('\n');
        }

        Append(text, "facts", Facts);
        if (Evidence.Count > 0)
        {
            text.Append("evidence:\n  佐证: { title: 佐证, shows: [").AppendJoin(", ", Evidence.Select(YamlScalar.Write)).Append("] }\n");
        }

        Append(text, "judgements", Judgements);
        return text.ToString();
    }

    /// <summary>The same as <see cref="ToYaml"/>, on lines of its own.</summary>
    public override string ToString() => "\n" + ToYaml();

    // Tables stand row by row, everything else on its line.
    private static void Append(StringBuilder text, string key, IReadOnlyDictionary<string, CaseValue> entries)
    {
        if (entries.Count == 0)
        {
            return;
        }

        text.Append(key).Append(":\n");
        foreach ((string name, CaseValue value) in entries)
        {
            text.Append("  ").Append(YamlScalar.Write(name)).Append(':');
            if (value.Items is [{ Items: not null }, ..])
            {
                text.Append('\n');
                foreach (CaseValue row in value.Items)
                {
                    text.Append("  - ").Append(row).Append('\n');
                }
            }
            else
            {
                text.Append(' ').Append(value).Append('\n');
            }
        }
    }

    private static Dictionary<string, CaseValue> With(IReadOnlyDictionary<string, CaseValue> entries, string name, CaseValue value) =>
        new(entries) { [name] = value };

    private static Dictionary<string, CaseValue> Without(IReadOnlyDictionary<string, CaseValue> entries, string name) =>
        entries.Where(e => e.Key != name).ToDictionary();
}
