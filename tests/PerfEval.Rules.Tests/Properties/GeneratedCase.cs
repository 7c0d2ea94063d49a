using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Loading;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Tests.Properties;

/// <summary>A case made up from a rule set's own declarations: facts and answers by name, any of them left out.</summary>
internal sealed record GeneratedCase(string RuleSetId, IReadOnlyDictionary<string, string> Facts, IReadOnlyDictionary<string, string> Answers)
{
    public string Yaml()
    {
        var text = new StringBuilder("case: generated\nas-of: 2021-06-30\nruleset: " + RuleSetId + "\n");
        Append(text, "facts", Facts);
        Append(text, "judgements", Answers);
        return text.ToString();
    }

    public CaseModel Model()
    {
        var diagnostics = new DiagnosticBag();
        CaseModel model = CaseReader.Read(YamlReader.Read(new DocumentText("generated.yaml", Yaml()), diagnostics)!, diagnostics)!;
        Assert.Empty(diagnostics.Items.Select(d => d.ToString()));
        return model;
    }

    public GeneratedCase WithoutFact(string name) => this with { Facts = Facts.Where(f => f.Key != name).ToDictionary() };

    public GeneratedCase WithoutAnswer(string name) => this with { Answers = Answers.Where(f => f.Key != name).ToDictionary() };

    private static void Append(StringBuilder text, string key, IReadOnlyDictionary<string, string> entries)
    {
        if (entries.Count == 0)
        {
            return;
        }

        text.Append(key).Append(":\n");
        foreach ((string name, string value) in entries)
        {
            text.Append("  ").Append(Quote(name)).Append(": ").Append(value).Append('\n');
        }
    }

    public static string Quote(string text) => JsonSerializer.Serialize(text, s_relaxed);

    private static readonly JsonSerializerOptions s_relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override string ToString() => "\n" + Yaml();
}

/// <summary>Generates cases of a rule set: values in and around what its standards look at, unknown ones, never what never was.</summary>
internal static class CaseGenerator
{
    public static Gen<GeneratedCase> For(CheckedRuleSet ruleSet)
    {
        Gen<KeyValuePair<string, string?>>[] facts = [.. ruleSet.Facts.Skip(1).Select(f => Optional(f.Model.Name, Fact(f.Model)))];
        Gen<KeyValuePair<string, string?>>[] answers = [.. ruleSet.Questions
            .Where(q => q.Kind != QuestionKind.Evidence && q.Indicator.Repeated is null)
            .GroupBy(q => q.Indicator)
            .Select(g => Optional(ruleSet.References.ShortestUnique(g.Key), Answers([.. g])))];
        return from f in Gen.CollectToArray(facts, g => g)
               from a in Gen.CollectToArray(answers, g => g)
               select new GeneratedCase(ruleSet.Model.Id, Given(f), Given(a));
    }

    private static Dictionary<string, string> Given(IEnumerable<KeyValuePair<string, string?>> entries) =>
        entries.Where(e => e.Value is not null).ToDictionary(e => e.Key, e => e.Value!);

    private static Gen<KeyValuePair<string, string?>> Optional(string name, Gen<string> value) =>
        from given in Gen.Choose(0, 9)
        from v in value
        select KeyValuePair.Create(name, given < 2 ? null : v);

    private static Gen<string> Fact(FactModel fact) => fact.Type.Type switch
    {
        ListType { Item: ContextType } => Table(fact),
        ListType => Gen.Resize(Gen.ListOf(Value(fact.Columns[0].Type, inTable: true)), 3).Select(items => "[" + string.Join(", ", items) + "]"),
        _ => Value(fact.Type, inTable: false),
    };

    private static Gen<string> Table(FactModel fact)
    {
        Gen<string> row = Gen.CollectToArray(fact.Columns.Select(Cell), g => g).Select(cells => "[" + string.Join(", ", cells) + "]");
        string heading = "[" + string.Join(", ", fact.Columns.Select(c => GeneratedCase.Quote(c.Name))) + "]";
        return Gen.Resize(Gen.ListOf(row), 4).Select(rows => "[" + string.Join(", ", rows.Prepend(heading)) + "]");
    }

    private static Gen<string> Cell(ColumnModel column) =>
        from known in Gen.Choose(0, 9)
        from value in Value(column.Type, inTable: true)
        select known == 0 && column.Type.Type != FeelType.Text ? "未知" : value;

    private static Gen<string> Value(ValueTypeModel type, bool inTable)
    {
        switch (type.Type)
        {
            case NumberType { Dimension.IsRate: true }:
                return inTable ? Rate() : Gen.OneOf(Rate(), Rate(), Rate(), Rate().Select(r => GeneratedCase.Quote("≥ " + r)));
            case NumberType { Dimension.IsMoney: true }:
                return Gen.Elements("0 元", "1 元", "100 元", "99.99 元", "1 万元", "3.5 万元", "908.9 万元", "1044.04 万元", "-5 元");
            case NumberType when type.IsInteger:
                return Gen.Choose(0, 40).Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture));
            case NumberType:
                return Gen.Elements("0", "1", "59.9", "60", "100", "133.3", "200");
            case TextType { Choices: { } choices }:
                return Gen.Elements(choices.Select(GeneratedCase.Quote).ToArray());
            case TextType:
                return Gen.Elements("甲", "乙", "施工津贴", "区发改局", "电气增加");
            default:
                return Other(type.Type.Kind);
        }
    }

    private static Gen<string> Other(FeelKind kind) => kind switch
    {
        FeelKind.Boolean => Gen.Elements("是", "否"),
        FeelKind.Date => Gen.Elements("2019-01-01", "2019-10-24", "2020-02-29", "2021-06-30", "2022-01-01", "无"),
        FeelKind.Month => Gen.Elements("2019-04", "2020-01"),
        FeelKind.DaysDuration => Gen.Elements("0 天", "90 天", "91 天"),
        _ => Gen.Elements("0 个月", "3 个月"),
    };

    private static Gen<string> Rate() => Gen.OneOf(
        Gen.Elements("0%", "50%", "59.99%", "60%", "70%", "80%", "85%", "90%", "95%", "100%", "100.5%", "130%"),
        Gen.Choose(0, 1500).Select(n => (n / 10m).ToString(System.Globalization.CultureInfo.InvariantCulture) + "%"));

    private static Gen<string> Answers(Question[] questions)
    {
        if (questions.Length == 1)
        {
            return Answer(questions[0]);
        }

        return Gen.CollectToArray(questions.Select(q => Answer(q).Select(a => GeneratedCase.Quote(q.Part!.Found!) + ": " + a)), g => g).Select(parts => "{ " + string.Join(", ", parts) + " }");
    }

    private static Gen<string> Answer(Question question)
    {
        decimal points = question.Indicator.FixedPoints ?? 0;
        switch (question.Kind)
        {
            case QuestionKind.Met:
                bool partly = question.Indicator.Model.Partly || question.Indicator.Parent!.Model.Partly;
                return partly ? Gen.Elements("是", "否", "50%", "1/3") : Gen.Elements("是", "否");
            case QuestionKind.Level:
                return Gen.Elements(question.Levels.ToArray()).SelectMany(l => Level(l, points));
            case QuestionKind.Score:
                return InRange(question.Range!, points);
            default:
                return question.Range is null
                    ? Gen.Elements("[]", "[一]", "[一, 二]", "3", "[一, 二, 三, 四, 五, 六, 七]")
                    : Gen.OneOf(Gen.Constant("[]"), InRange(question.Range, points).Select(p => "[{ text: 一, points: " + p + " }]"));
        }
    }

    private static Gen<string> Level(LevelModel level, decimal points) => level.Points is PointsModel.Range range
        ? InRange(range, points).Select(p => "{ level: " + GeneratedCase.Quote(level.Name) + ", score: " + p + " }")
        : Gen.Constant(GeneratedCase.Quote(level.Name));

    private static Gen<string> InRange(PointsModel.Range range, decimal points)
    {
        decimal low = End(range.Low, points), high = End(range.High, points);
        return Gen.Choose(range.LowIncluded ? 0 : 1, range.HighIncluded ? 10 : 9)
            .Select(n => (low + (high - low) * n / 10).ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    private static decimal End(PointsModel model, decimal points) => model switch
    {
        PointsModel.Number number => number.Value,
        PointsModel.Share share => points * share.Numerator / share.Denominator,
        _ => 0,
    };
}
