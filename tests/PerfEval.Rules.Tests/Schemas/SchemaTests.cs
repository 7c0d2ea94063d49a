using System.Text.Json.Nodes;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Loading;

namespace PerfEval.Rules.Tests.Schemas;

/// <summary>The JSON Schemas say what the readers say: of the files that ship, of every key, and of what is broken in every place.</summary>
public sealed class SchemaTests
{
    // Codes of structure: unknown and missing keys, the wrong kind of node, empty values.
    private static readonly string[] s_structure = ["PE3001", "PE3002", "PE3003", "PE3004", "PE3005", "PE3006", "PE3018"];

    private static readonly JsonSchema s_ruleSet = JsonSchema.Load(At("rulesets/schema/ruleset.schema.json"));

    private static readonly JsonSchema s_case = JsonSchema.Load(At("rulesets/schema/case.schema.json"));

    public static TheoryData<string> RuleSets() => Files("rulesets", "ruleset.yaml");

    public static TheoryData<string> Cases() => [.. Directory.EnumerateFiles(At("rulesets"), "*.yaml", SearchOption.AllDirectories)
        .Where(f => Path.GetFileName(Path.GetDirectoryName(f)) == "cases").Select(f => Path.GetRelativePath(AppContext.BaseDirectory, f)).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Constructs() => Files("Constructs", "*.yaml");

    [Theory]
    [MemberData(nameof(RuleSets))]
    public void RuleSet_thatShips_isValid(string file) => Assert.Null(s_ruleSet.Refusal(Documents.Read(File.ReadAllText(At(file)))));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Case_thatShips_isValid(string file) => Assert.Null(s_case.Refusal(Documents.Read(File.ReadAllText(At(file)))));

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public void Templates_thatTheToolWrites_areValid(string lang)
    {
        Assert.Null(s_ruleSet.Refusal(Documents.Read(File.ReadAllText(At($"Templates/{lang}/ruleset.yaml")))));
        Assert.Null(s_case.Refusal(Documents.Read(File.ReadAllText(At($"Templates/{lang}/cases/example.yaml")))));
    }

    // The rule set, then its cases, set off by lines "--- name"; a case's first lines are left out.
    [Theory]
    [MemberData(nameof(Constructs))]
    public void Construct_isValid_andBrokenAnywhereIsRefusedWhereTheReaderRefusesIt(string file)
    {
        string[] parts = File.ReadAllText(At(file)).ReplaceLineEndings("\n").Split("\n--- ");
        JsonNode ruleSet = Documents.Read("ruleset: t\nversion: \"1\"\ntitle: t\n" + parts[0])!;
        Assert.Null(s_ruleSet.Refusal(ruleSet));
        AssertAgree(s_ruleSet, ruleSet, isCase: false);
        foreach (string part in parts.Skip(1))
        {
            JsonObject read = Documents.Read(part[part.IndexOf('\n', StringComparison.Ordinal)..])!.AsObject();
            read["case"] = "c";
            read["ruleset"] = "r";
            Assert.Null(s_case.Refusal(read));
        }
    }

    [Fact]
    public void Everything_isValid_andBrokenAnywhereIsRefusedWhereTheReaderRefusesIt()
    {
        JsonNode ruleSet = Documents.Read(File.ReadAllText(At("Schemas/everything.yaml")))!, made = Documents.Read(File.ReadAllText(At("Schemas/everything-case.yaml")))!;
        Assert.Empty(Documents.Problems(ruleSet, isCase: false).Except(["PE3032"]));
        Assert.Empty(Documents.Problems(made, isCase: true));
        Assert.Null(s_ruleSet.Refusal(ruleSet));
        Assert.Null(s_case.Refusal(made));
        AssertAgree(s_ruleSet, ruleSet, isCase: false);
        AssertAgree(s_case, made, isCase: true);
    }

    /// <summary>A key of its own is put into every mapping of fixed keys; the reader then lists those that it knows.</summary>
    [Theory]
    [InlineData("ruleset", "", "")]
    [InlineData("ruleset", "effective", "properties/effective")]
    [InlineData("ruleset", "round", "properties/round/anyOf/1")]
    [InlineData("ruleset", "facts/人数", "$defs/factDetail")]
    [InlineData("ruleset", "measures/二", "$defs/measure/anyOf/1")]
    [InlineData("ruleset", "measures/二/other-readings/0", "$defs/measure/anyOf/1/properties/other-readings/items")]
    [InlineData("ruleset", "checks/0", "$defs/check")]
    [InlineData("ruleset", "indicators/上级", "$defs/indicator")]
    [InlineData("ruleset", "indicators/上级/other-readings/0", "$defs/indicator/properties/other-readings/items")]
    [InlineData("ruleset", "indicators/上级/indicators/清单/checklist/1/②乙", "$defs/item")]
    [InlineData("ruleset", "indicators/扣分/deduct/0", "$defs/part")]
    [InlineData("ruleset", "rules/规则", "$defs/rule")]
    [InlineData("ruleset", "rules/规则/deduct/0", "$defs/ruleDeduct")]
    [InlineData("case", "", "")]
    [InlineData("case", "evidence/表", "properties/evidence/additionalProperties")]
    [InlineData("case", "published", "properties/published")]
    [InlineData("case", "published/figures/数", "properties/published/properties/figures/additionalProperties")]
    [InlineData("case", "expect", "properties/expect")]
    [InlineData("case", "expect/audit", "properties/expect/properties/audit")]
    public void Keys_ofTheSchema_areThoseOfTheReader(string kind, string place, string inSchema)
    {
        JsonNode document = Documents.Read(File.ReadAllText(At(kind == "case" ? "Schemas/everything-case.yaml" : "Schemas/everything.yaml")))!;
        Follow(document, place).AsObject()["不认识的键"] = 1;
        var diagnostics = new DiagnosticBag();
        DocumentNode root = JsonDocumentReader.Read(new DocumentText("t.json", document.ToJsonString()), diagnostics)!;
        _ = kind == "case" ? (object?)CaseReader.Read(root, diagnostics) : RuleSetReader.Read(root, diagnostics);
        string message = Assert.Single(diagnostics.Items, d => d.Id == "PE3001").Message(Language.English);
        const string Before = "The keys are: ";
        string[] known = message[(message.IndexOf(Before, StringComparison.Ordinal) + Before.Length)..].TrimEnd('.').Split(", ");
        JsonObject properties = Follow((kind == "case" ? s_case : s_ruleSet).Root, inSchema)["properties"]!.AsObject();
        Assert.Equal(known.Order(StringComparer.Ordinal), properties.Select(p => p.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Keys_areDescribedInChineseAndEnglish()
    {
        foreach (JsonObject properties in new[] { s_ruleSet.Root, s_case.Root }.SelectMany(Within).Where(o => o["properties"] is JsonObject).Select(o => o["properties"]!.AsObject()))
        {
            Assert.All(properties, p => Assert.Matches(@"[\u4e00-\u9fff].* / .*[a-z]", p.Value!["description"]!.GetValue<string>()));
        }
    }

    [Fact]
    public void Package_hasTheSchemas()
    {
        foreach (string name in (string[])["ruleset", "case"])
        {
            using Stream? stream = typeof(RuleSet).Assembly.GetManifestResourceStream($"Schemas/{name}.schema.json");
            using var reader = new StreamReader(stream!);
            Assert.Equal(File.ReadAllText(At($"rulesets/schema/{name}.schema.json")), reader.ReadToEnd());
        }
    }

    // What the reader refuses for its structure the schema refuses; what the schema refuses the reader refuses, for whatever reason.
    private static void AssertAgree(JsonSchema schema, JsonNode document, bool isCase)
    {
        string[] before = [.. Documents.Problems(document, isCase)];
        var differ = new List<string>();
        foreach ((string what, JsonNode mutant) in Documents.Mutants(document))
        {
            string[] problems = [.. Documents.Problems(mutant, isCase)];
            string? refusal = schema.Refusal(mutant);
            if (refusal is null && problems.Any(s_structure.Contains))
            {
                differ.Add($"{what}: the reader says {string.Join(", ", problems)}, the schema nothing");
            }
            else if (refusal is not null && problems.Except(before).FirstOrDefault() is null && !(isCase && IsBoundLater(what)))
            {
                differ.Add($"{what}: the schema says {refusal}, the reader nothing");
            }
        }

        Assert.True(differ.Count == 0, string.Join("\n", differ));
    }

    // What facts and answers may be depends on the rule set: binding tells (PE3006, PE4105, PE4106, PE4117).
    private static bool IsBoundLater(string what) => what.Contains(" /facts/", StringComparison.Ordinal) || what.Contains(" /judgements/", StringComparison.Ordinal);

    private static JsonNode Follow(JsonNode node, string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries)
        .Aggregate(node, (n, key) => n is JsonArray list ? list[int.Parse(key, System.Globalization.CultureInfo.InvariantCulture)]! : n[key]!);

    private static IEnumerable<JsonObject> Within(JsonNode? node) => node switch
    {
        JsonObject mapping => mapping.SelectMany(e => Within(e.Value)).Prepend(mapping),
        JsonArray list => list.SelectMany(Within),
        _ => [],
    };

    private static TheoryData<string> Files(string folder, string pattern) =>
        [.. Directory.EnumerateFiles(At(folder), pattern, SearchOption.AllDirectories).Select(f => Path.GetRelativePath(AppContext.BaseDirectory, f)).Order(StringComparer.Ordinal)];

    private static string At(string path) => Path.Combine(AppContext.BaseDirectory, path);
}
