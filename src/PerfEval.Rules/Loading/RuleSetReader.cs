using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Loading;

/// <summary>Reads a rule set's document into the model. Reports all problems of structure in one go.</summary>
internal sealed class RuleSetReader
{
    private readonly DiagnosticBag _diagnostics;
    private readonly IndicatorReader _indicators;
    private readonly FactReader _facts;
    private readonly Dictionary<string, (SourceLocation At, LocalText Kind)> _names = new(StringComparer.Ordinal);

    private RuleSetReader(DiagnosticBag diagnostics)
    {
        _diagnostics = diagnostics;
        _indicators = new IndicatorReader(diagnostics);
        _facts = new FactReader(diagnostics);
    }

    /// <summary>Reads a rule set. Null if it is no mapping at all; otherwise a model as complete as the problems allow.</summary>
    /// <param name="root">The document, with what it extends already in it.</param>
    /// <param name="diagnostics">Where to report.</param>
    /// <param name="below">The rule sets that it extends, from the lowest up.</param>
    public static RuleSetModel? Read(DocumentNode root, DiagnosticBag diagnostics, IReadOnlyList<string>? below = null)
    {
        if (root is not MappingNode mapping)
        {
            diagnostics.Add(root is ScalarNode scalar && YamlTraps.MeantAsMapping(scalar) is { } trap
                ? trap
                : ModelErrors.ExpectedMapping.At(root.Location, "ruleset"));
            return null;
        }

        return new RuleSetReader(diagnostics).ReadRuleSet(mapping, below ?? []);
    }

    /// <summary>Checks the format version, which a file may leave out.</summary>
    public static void CheckFormat(MappingReader reader, DiagnosticBag diagnostics)
    {
        ScalarNode? format = reader.Scalar("format");
        if (format is not null && format.Text != "1")
        {
            diagnostics.Add(ModelErrors.UnsupportedFormat.At(format.Location, format.Text));
        }
    }

    /// <summary>Whether a text can name a rule set or a case; reports why not.</summary>
    public static void CheckIdentifier(string key, string? id, SourceLocation at, DiagnosticBag diagnostics)
    {
        if (id is not null && (id.Length is 0 or > 100 || !id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '.')))
        {
            diagnostics.Add(ModelErrors.InvalidIdentifier.At(at, key, id));
        }
    }

    private RuleSetModel ReadRuleSet(MappingNode mapping, IReadOnlyList<string> below)
    {
        var reader = new MappingReader(mapping, _diagnostics);
        CheckFormat(reader, _diagnostics);
        string? id = reader.RequiredText("ruleset", new LocalText("规则集的编号，如 yueyang-department-overall", "the rule set's id"));
        CheckIdentifier("ruleset", id, reader.LocationOf("ruleset"), _diagnostics);
        string? version = reader.RequiredText("version", new LocalText("规则集的版本，如 \"2021.1\"", "the rule set's version, such as \"2021.1\""));
        CheckIdentifier("version", version, reader.LocationOf("version"), _diagnostics);
        string title = reader.RequiredText("title", new LocalText("评分表的名称", "the name of the scoring table")) ?? id ?? "";
        reader.Text("extends");

        MappingNode? effective = reader.MappingOf("effective");
        MappingReader? effectiveReader = effective is null ? null : new MappingReader(effective, _diagnostics);
        var model = new RuleSetModel
        {
            Id = id ?? "",
            Version = version ?? "",
            Title = title,
            Location = mapping.Location,
            Document = mapping,
            Layers = [.. below, id + "@" + version],
            IsAbstract = reader.Flag("abstract"),
            Locale = reader.Text("locale") ?? "zh-CN",
            EffectiveFrom = effectiveReader?.Date("from"),
            EffectiveTo = effectiveReader?.Date("to"),
            Reading = reader.Text("reading"),
            Reconstructed = reader.Text("reconstructed"),
            Rounding = ReadRounding(reader),
            Basis = ReadBasis(reader),
            Facts = ReadFacts(reader),
            Measures = ReadMeasures(reader),
            Functions = ReadFunctions(reader),
            Checks = ReadChecks(reader),
            Root = _indicators.ReadRoot(reader, title),
            HasIndicators = reader.Has("indicators"),
            Rules = ReadRules(reader),
            Grades = ReadGrades(reader, out bool gradesRefused),
            GradesRefused = gradesRefused,
            Hash = CanonicalHash.Of(mapping),
        };
        effectiveReader?.Finish();
        reader.Finish();
        return model;
    }

    private RoundingModel ReadRounding(MappingReader reader)
    {
        switch (reader.Node("round"))
        {
            case null:
                return RoundingModel.None;
            case ScalarNode scalar:
                decimal? step = MappingReader.StepOf(scalar, "round", _diagnostics);
                return new RoundingModel(null, step, step);
            case MappingNode mapping:
                var parts = new MappingReader(mapping, _diagnostics);
                var rounding = new RoundingModel(parts.Step("items"), parts.Step("indicators"), parts.Step("total"));
                parts.Finish();
                return rounding;
            case { } other:
                _diagnostics.Add(ModelErrors.ExpectedText.At(other.Location, "round"));
                return RoundingModel.None;
        }
    }

    private List<BasisModel> ReadBasis(MappingReader reader)
    {
        var basis = new List<BasisModel>();
        foreach (MappingEntry entry in reader.MappingOf("basis")?.Entries ?? [])
        {
            if (entry.Value is ScalarNode { IsEmpty: false } title)
            {
                basis.Add(new BasisModel(entry.Key.Text, title.Text, entry.Key.Location));
            }
            else
            {
                _diagnostics.Add((entry.Value is ScalarNode ? ModelErrors.EmptyValue : ModelErrors.ExpectedText).At(entry.Value.Location, entry.Key.Text));
            }
        }

        return basis;
    }

    private List<FactModel> ReadFacts(MappingReader reader)
    {
        var facts = new List<FactModel>();
        foreach (MappingEntry entry in reader.MappingOf("facts")?.Entries ?? [])
        {
            // The name is taken even if the type cannot be read, so that no expression is blamed for it.
            if (_facts.Read(entry) is { } fact && TakeName(entry.Key, new LocalText("事实", "fact")))
            {
                facts.Add(fact);
            }
            else
            {
                facts.Add(new FactModel(entry.Key.Text, new ValueTypeModel(Feel.Types.FeelType.Error), entry.Key.Location));
            }
        }

        return facts;
    }

    private bool TakeName(ScalarNode name, LocalText kind)
    {
        if (_names.TryGetValue(name.Text, out (SourceLocation At, LocalText Kind) first))
        {
            _diagnostics.Add(ModelErrors.NameTaken.At(name.Location, name.Text, first.At.Line, first.Kind));
            return false;
        }

        _names.Add(name.Text, (name.Location, kind));
        return true;
    }

    private List<MeasureModel> ReadMeasures(MappingReader reader)
    {
        var measures = new List<MeasureModel>();
        foreach (MappingEntry entry in reader.MappingOf("measures")?.Entries ?? [])
        {
            if (!_facts.CheckName(entry.Key.Text, entry.Key.Location) || !TakeName(entry.Key, new LocalText("计算项", "measure")))
            {
                continue;
            }

            if (ReadMeasure(entry) is { } measure)
            {
                measures.Add(measure);
            }
        }

        return measures;
    }

    private MeasureModel? ReadMeasure(MappingEntry entry)
    {
        switch (entry.Value)
        {
            case ScalarNode { IsEmpty: true }:
                _diagnostics.Add(ModelErrors.EmptyValue.At(entry.Key.Location, entry.Key.Text));
                return null;
            case ScalarNode scalar:
                return new MeasureModel(entry.Key.Text, scalar.Source, entry.Key.Location);
            case MappingNode mapping:
                var reader = new MappingReader(mapping, _diagnostics);
                SourceText? value = reader.Source("value");
                if (value is null && !reader.Has("value"))
                {
                    _diagnostics.Add(ModelErrors.MissingKey.At(mapping.Location, "value", new LocalText("计算式", "the expression")));
                }

                var measure = value is null ? null : new MeasureModel(entry.Key.Text, value, entry.Key.Location)
                {
                    Round = reader.Step("round"),
                    Unit = reader.Text("unit"),
                    Wording = reader.Text("wording"),
                    Reading = reader.Text("reading"),
                    OtherReadings = OtherReadings.Read(reader, "value", _diagnostics),
                    Basis = reader.References("basis"),
                };
                if (value is not null)
                {
                    reader.Finish();
                }

                return measure;
            default:
                _diagnostics.Add(ModelErrors.ExpectedText.At(entry.Value.Location, entry.Key.Text));
                return null;
        }
    }

    private List<FunctionModel> ReadFunctions(MappingReader reader)
    {
        var functions = new List<FunctionModel>();
        foreach (MappingEntry entry in reader.MappingOf("functions")?.Entries ?? [])
        {
            string signature = entry.Key.Text.Replace('（', '(').Replace('）', ')').Trim();
            int open = signature.IndexOf('(', StringComparison.Ordinal);
            if (open <= 0 || !signature.EndsWith(')') || entry.Value is not ScalarNode { IsEmpty: false } body)
            {
                _diagnostics.Add(ModelErrors.FunctionSignature.At(entry.Key.Location, entry.Key.Text));
                continue;
            }

            string name = signature[..open].Trim();
            string[] parameters = signature[(open + 1)..^1].Split([',', '，'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            bool valid = _facts.CheckName(name, entry.Key.Location);
            foreach (string parameter in parameters)
            {
                valid &= _facts.CheckName(parameter, entry.Key.Location);
            }

            if (_names.TryGetValue(name, out (SourceLocation At, LocalText Kind) first))
            {
                _diagnostics.Add(ModelErrors.NameTaken.At(entry.Key.Location, name, first.At.Line, first.Kind));
                continue;
            }

            _names.Add(name, (entry.Key.Location, new LocalText("函数", "function")));
            if (valid)
            {
                functions.Add(new FunctionModel(name, parameters, body.Source, entry.Key.Location));
            }
        }

        return functions;
    }

    private List<CheckModel> ReadChecks(MappingReader reader)
    {
        var checks = new List<CheckModel>();
        foreach (DocumentNode item in reader.List("checks")?.Items ?? [])
        {
            if (item is not MappingNode mapping)
            {
                _diagnostics.Add(ModelErrors.ExpectedMapping.At(item.Location, "checks"));
                continue;
            }

            var check = new MappingReader(mapping, _diagnostics);
            SourceText? that = check.Source("that");
            if (that is null && !check.Has("that"))
            {
                _diagnostics.Add(ModelErrors.MissingKey.At(mapping.Location, "that", new LocalText("要成立的等式", "the equation that should hold")));
            }

            SourceText? says = check.Source("says");
            check.Finish();
            if (that is not null)
            {
                checks.Add(new CheckModel(that, says, mapping.Location));
            }
        }

        return checks;
    }

    private List<RuleModel> ReadRules(MappingReader reader)
    {
        var rules = new List<RuleModel>();
        foreach (MappingEntry entry in reader.MappingOf("rules")?.Entries ?? [])
        {
            if (entry.Value is not MappingNode mapping)
            {
                _diagnostics.Add((entry.Value is ScalarNode { IsEmpty: true } ? ModelErrors.EmptyValue : ModelErrors.ExpectedMapping).At(entry.Key.Location, entry.Key.Text));
                continue;
            }

            var rule = new MappingReader(mapping, _diagnostics);
            rules.Add(new RuleModel
            {
                Name = entry.Key.Text.Trim(),
                Location = entry.Key.Location,
                Layer = LayerModel.Of(entry),
                For = rule.Source("for"),
                When = rule.Source("when"),
                Unless = rule.Source("unless"),
                Deduct = ReadRuleDeduct(rule),
                GradeCap = ReadGradeCap(rule),
                Because = rule.Source("because"),
                Title = rule.Text("title"),
                Basis = rule.References("basis"),
                Advice = rule.Text("advice"),
                Reading = rule.Text("reading"),
                Reconstructed = rule.Text("reconstructed"),
            });
            rule.Finish();
            if (rules[^1].For is null && rules[^1].When is null && !rule.Has("for") && !rule.Has("when"))
            {
                _diagnostics.Add(ModelErrors.MissingKey.At(entry.Key.Location, "when", new LocalText("规则成立的条件（或用 for 逐行判断）", "the condition under which the rule fires (or 'for' over rows)")));
            }
        }

        return rules;
    }

    private List<RuleDeductModel> ReadRuleDeduct(MappingReader rule)
    {
        IEnumerable<DocumentNode> nodes = rule.Node("deduct") switch
        {
            null => [],
            SequenceNode list => list.Items,
            { } single => [single],
        };
        var deductions = new List<RuleDeductModel>();
        foreach (DocumentNode node in nodes)
        {
            if (node is not MappingNode mapping)
            {
                _diagnostics.Add(ModelErrors.ExpectedMapping.At(node.Location, "deduct"));
                continue;
            }

            var part = new MappingReader(mapping, _diagnostics);
            ScalarNode? from = part.Scalar("from");
            PointsModel? points = part.Node("points") is { } p ? PointsReader.Read(p, "points", _diagnostics) : null;
            PointsModel? max = part.Node("max") is { } m ? PointsReader.Read(m, "max", _diagnostics) : null;
            part.Finish();
            if (from is null && !part.Has("from"))
            {
                _diagnostics.Add(ModelErrors.MissingKey.At(mapping.Location, "from", new LocalText("从哪个指标扣", "the indicator to deduct from")));
            }

            if (points is null && !part.Has("points"))
            {
                _diagnostics.Add(ModelErrors.MissingKey.At(mapping.Location, "points", new LocalText("扣多少分", "how many points")));
            }

            if (points is PointsModel.Range)
            {
                _diagnostics.Add(ModelErrors.InvalidPoints.At(points.Location, part.Text("points") ?? "", new LocalText("规则的扣分不能留给评价人员定，请写成指标的 deduct（found）", "a rule leaves nothing to the evaluator; use an indicator's deduct with 'found'")));
            }
            else if (from is not null && points is not null)
            {
                deductions.Add(new RuleDeductModel(new ReferenceModel(from.Text.Trim(), from.Location), points, max, mapping.Location));
            }
        }

        return deductions;
    }

    private GradeCapModel? ReadGradeCap(MappingReader rule)
    {
        ScalarNode? scalar = rule.Scalar("grade");
        if (scalar is null)
        {
            return null;
        }

        const string Words = "at most ";
        if (scalar.Text.StartsWith(Words, StringComparison.Ordinal) && scalar.Text.Length > Words.Length)
        {
            return new GradeCapModel(scalar.Text[Words.Length..].Trim(), scalar.Location);
        }

        _diagnostics.Add(ModelErrors.GradeCap.At(scalar.Location, scalar.Text));
        return null;
    }

    private List<GradeModel> ReadGrades(MappingReader reader, out bool refused)
    {
        var grades = new List<GradeModel>();
        refused = false;
        foreach (DocumentNode item in reader.List("grades")?.Items ?? [])
        {
            if (_indicators.Single(item, "grades") is not { } entry)
            {
                refused = true;
                continue;
            }

            if (entry.Value is not ScalarNode label)
            {
                _diagnostics.Add(ModelErrors.ExpectedText.At(entry.Value.Location, "grades"));
                refused = true;
                continue;
            }

            (string name, List<string> synonyms) = SplitLabel(label.Text);
            grades.Add(new GradeModel(entry.Key.Source, name, synonyms, entry.Key.Location));
        }

        return grades;
    }

    // 优（优秀、A） is the grade 优 with two synonyms.
    private static (string Name, List<string> Synonyms) SplitLabel(string label)
    {
        string text = label.Trim().Replace('（', '(').Replace('）', ')');
        int open = text.IndexOf('(', StringComparison.Ordinal);
        return open <= 0 || !text.EndsWith(')')
            ? (text, [])
            : (text[..open].Trim(), [.. text[(open + 1)..^1].Split(['、', ',', '，', '/'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)]);
    }
}
