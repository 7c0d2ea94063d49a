using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Loading;

/// <summary>Reads a case's document into the model. What its values mean is settled when it is bound to a rule set.</summary>
internal sealed class CaseReader
{
    private static readonly string[] s_auditLists = ["differs", "outside", "outside-unless-judged", "sums-wrong", "unverifiable", "figures"];

    private readonly DiagnosticBag _diagnostics;
    private readonly string? _ruleSet;

    private CaseReader(DiagnosticBag diagnostics, string? ruleSet)
    {
        _diagnostics = diagnostics;
        _ruleSet = ruleSet;
    }

    /// <summary>Reads a case. Null if it is no mapping at all.</summary>
    /// <param name="root">The document.</param>
    /// <param name="diagnostics">Where problems go.</param>
    /// <param name="folder">The folder of the file, if it is one.</param>
    /// <param name="ruleSet">The id of the rule set of a case that names none; without it, a case has to name its rule set.</param>
    public static CaseModel? Read(DocumentNode root, DiagnosticBag diagnostics, string? folder = null, string? ruleSet = null)
    {
        if (root is not MappingNode mapping)
        {
            diagnostics.Add(root is ScalarNode scalar && YamlTraps.MeantAsMapping(scalar) is { } trap
                ? trap
                : ModelErrors.ExpectedMapping.At(root.Location, "case"));
            return null;
        }

        return new CaseReader(diagnostics, ruleSet).ReadCase(mapping, folder);
    }

    /// <summary>Reads the rest of a case whose facts are read already.</summary>
    /// <param name="entries">All entries but the facts.</param>
    /// <param name="document">The whole of it.</param>
    /// <param name="diagnostics">Where problems go; they have no places.</param>
    /// <param name="ruleSet">The id of the rule set of a case that names none.</param>
    public static CaseModel ReadWithoutFacts(IReadOnlyList<MappingEntry> entries, CaseDocument document, DiagnosticBag diagnostics, string ruleSet)
    {
        var root = new MappingNode(DocumentText.Nowhere, 0, 1, 1, entries);
        return new CaseReader(diagnostics, ruleSet).ReadCase(root, null, document);
    }

    private CaseModel ReadCase(MappingNode mapping, string? folder, CaseDocument? document = null)
    {
        var reader = new MappingReader(mapping, _diagnostics);
        RuleSetReader.CheckFormat(reader, _diagnostics);
        string? id = reader.RequiredText("case", new LocalText("案例编号，如 yunxi-2020", "the case's id"));
        string? ruleSet = _ruleSet is null
            ? reader.RequiredText("ruleset", new LocalText("所用规则集，如 yunxi-relocation@2020.1", "the rule set it is scored by, such as id@version"))
            : reader.Text("ruleset") ?? _ruleSet;
        string[] parts = (ruleSet ?? "").Split('@', StringSplitOptions.TrimEntries);
        if (ruleSet is not null && (parts.Length > 2 || parts.Any(p => p.Length == 0)))
        {
            _diagnostics.Add(ModelErrors.RuleSetReference.At(reader.LocationOf("ruleset"), ruleSet));
        }

        string? source = reader.Text("source");
        var model = new CaseModel
        {
            Id = id ?? "",
            Location = mapping.Location,
            RuleSetId = parts[0],
            RuleSetVersion = parts.Length == 2 ? parts[1] : null,
            RuleSetLocation = reader.LocationOf("ruleset"),
            AsOf = reader.Date("as-of"),
            Attributes = ReadAttributes(reader),
            Facts = reader.MappingOf("facts")?.Entries ?? [],
            Source = source,
            Evidence = ReadEvidence(reader, source),
            Judgements = reader.MappingOf("judgements")?.Entries ?? [],
            Published = reader.MappingOf("published") is { } published ? ReadPublished(published) : null,
            Expect = reader.MappingOf("expect") is { } expect ? ReadExpect(expect) : null,
            Folder = folder,
            Hash = document is null ? CanonicalHash.Of(mapping) : "",
            Document = document,
        };
        reader.Finish();
        return model;
    }

    private List<KeyValuePair<string, string>> ReadAttributes(MappingReader reader)
    {
        var attributes = new List<KeyValuePair<string, string>>();
        foreach (MappingEntry entry in reader.MappingOf("attributes")?.Entries ?? [])
        {
            if (entry.Value is ScalarNode { IsEmpty: false } scalar)
            {
                attributes.Add(new(entry.Key.Text, scalar.Text));
            }
            else
            {
                _diagnostics.Add((entry.Value is ScalarNode ? ModelErrors.EmptyValue : ModelErrors.ExpectedText).At(entry.Value.Location, entry.Key.Text));
            }
        }

        return attributes;
    }

    private List<EvidenceModel> ReadEvidence(MappingReader reader, string? source)
    {
        var evidence = new List<EvidenceModel>();
        foreach (MappingEntry entry in reader.MappingOf("evidence")?.Entries ?? [])
        {
            if (entry.Value is not MappingNode mapping)
            {
                _diagnostics.Add(ModelErrors.ExpectedMapping.At(entry.Value.Location, entry.Key.Text));
                continue;
            }

            var piece = new MappingReader(mapping, _diagnostics);
            evidence.Add(new EvidenceModel(
                entry.Key.Text, piece.Text("title"), piece.Text("source") ?? source, piece.Text("at"), piece.References("shows"), entry.Key.Location));
            piece.Finish();
        }

        return evidence;
    }

    private PublishedModel ReadPublished(MappingNode mapping)
    {
        var reader = new MappingReader(mapping, _diagnostics);
        var scores = new List<PublishedScoreModel>();
        foreach (MappingEntry entry in reader.MappingOf("scores")?.Entries ?? [])
        {
            if (entry.Value is ScalarNode scalar && MappingReader.TryNumber(scalar.Text, out decimal score))
            {
                scores.Add(new PublishedScoreModel(new ReferenceModel(entry.Key.Text.Trim(), entry.Key.Location), score));
            }
            else
            {
                _diagnostics.Add(ModelErrors.ExpectedNumber.At(entry.Value.Location, entry.Key.Text, entry.Value is ScalarNode s ? s.Text : "…"));
            }
        }

        var published = new PublishedModel
        {
            Total = reader.Number("total"),
            Grade = reader.Text("grade"),
            GradeLocation = reader.LocationOf("grade"),
            Scores = scores,
            Figures = ReadFigures(reader),
            Location = mapping.Location,
        };
        reader.Finish();
        return published;
    }

    private List<PublishedFigureModel> ReadFigures(MappingReader reader)
    {
        var figures = new List<PublishedFigureModel>();
        foreach (MappingEntry entry in reader.MappingOf("figures")?.Entries ?? [])
        {
            if (entry.Value is not MappingNode mapping)
            {
                _diagnostics.Add(ModelErrors.ExpectedMapping.At(entry.Value.Location, entry.Key.Text));
                continue;
            }

            var figure = new MappingReader(mapping, _diagnostics);
            ScalarNode? printed = figure.Scalar("printed");
            SourceText? expression = figure.Source("is");
            figure.Finish();
            if (printed is null)
            {
                if (!figure.Has("printed"))
                {
                    _diagnostics.Add(ModelErrors.MissingKey.At(mapping.Location, "printed", new LocalText("报告印出的数", "the figure as printed")));
                }

                continue;
            }

            figures.Add(new PublishedFigureModel(entry.Key.Text, printed, expression, entry.Key.Location));
        }

        return figures;
    }

    private ExpectAuditModel ReadExpectAudit(MappingNode mapping)
    {
        var reader = new MappingReader(mapping, _diagnostics);
        var lists = new List<KeyValuePair<string, IReadOnlyList<ReferenceModel>>>();
        foreach (string key in s_auditLists)
        {
            if (reader.Node(key) is { } node)
            {
                lists.Add(new(key, MappingReader.References(node, key, _diagnostics)));
            }
        }

        var audit = new ExpectAuditModel
        {
            Location = mapping.Location,
            Total = reader.Scalar("total") is { } total ? ReadInterval(total, "total") : null,
            Grades = reader.Node("grade") is { } grade ? [.. MappingReader.References(grade, "grade", _diagnostics).Select(g => g.Path)] : null,
            Lists = lists,
        };
        reader.Finish();
        return audit;
    }

    private ExpectModel ReadExpect(MappingNode mapping)
    {
        var reader = new MappingReader(mapping, _diagnostics);
        var scores = new List<KeyValuePair<ReferenceModel, ExpectedScore>>();
        foreach (MappingEntry entry in reader.MappingOf("scores")?.Entries ?? [])
        {
            if (entry.Value is not ScalarNode scalar)
            {
                _diagnostics.Add(ModelErrors.ExpectedText.At(entry.Value.Location, entry.Key.Text));
            }
            else if (ReadInterval(scalar, entry.Key.Text) is { } score)
            {
                scores.Add(new(new ReferenceModel(entry.Key.Text.Trim(), entry.Key.Location), score));
            }
        }

        var expect = new ExpectModel
        {
            Location = mapping.Location,
            Total = reader.Scalar("total") is { } total ? ReadInterval(total, "total") : null,
            Grades = reader.Has("grade") ? [.. reader.References("grade").Select(g => g.Path)] : null,
            Findings = reader.Has("findings") ? reader.References("findings") : null,
            Scores = scores,
            FailedChecks = reader.Number("failed-checks") is { } failed ? (int)failed : null,
            Audit = reader.MappingOf("audit") is { } audit ? ReadExpectAudit(audit) : null,
        };
        reader.Finish();
        return expect;
    }

    private ExpectedScore? ReadInterval(ScalarNode scalar, string key)
    {
        string[] ends = scalar.Text.Split("..", StringSplitOptions.TrimEntries);
        if (ends.Length is 1 or 2 && MappingReader.TryNumber(ends[0], out decimal low) && MappingReader.TryNumber(ends[^1], out decimal high) && low <= high)
        {
            return new ExpectedScore(low, high, scalar.Location);
        }

        _diagnostics.Add(ModelErrors.ExpectedInterval.At(scalar.Location, key, scalar.Text));
        return null;
    }
}
