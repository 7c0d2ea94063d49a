using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Loading;

/// <summary>Reads sections, indicators and checklist items: one shape with the same keys.</summary>
internal sealed class IndicatorReader(DiagnosticBag diagnostics)
{
    private static readonly string[] s_standards = ["bands", "checklist", "levels", "ratio", "judgement", "formula"];

    /// <summary>Reads the framework's top: the keys that stand at the root of the file, and its indicators.</summary>
    public IndicatorModel ReadRoot(MappingReader reader, string title)
    {
        MappingNode? indicators = reader.MappingOf("indicators");
        reader.Require("indicators", new LocalText("指标体系", "the framework of indicators"));
        return new IndicatorModel
        {
            Name = title,
            Location = reader.LocationOf("indicators"),
            Points = reader.Node("points") is { } points ? PointsReader.Read(points, "points", diagnostics) : null,
            NotApplicable = ReadNotApplicable(reader),
            Aggregate = reader.Source("aggregate"),
            Scale = ReadScale(reader),
            Children = indicators is null ? [] : ReadChildren(indicators),
        };
    }

    public IReadOnlyList<BandModel> ReadBands(SequenceNode list, string key)
    {
        var lines = new List<BandModel>();
        foreach (DocumentNode item in list.Items)
        {
            if (Single(item, key) is not { } entry || PointsReader.Read(entry.Value, entry.Key.Text, diagnostics) is not { } points)
            {
                continue;
            }

            if (lines.Count > 0 && lines[^1].Test is null)
            {
                diagnostics.Add(ModelErrors.OtherwiseNotLast.At(entry.Key.Location));
            }

            lines.Add(new BandModel(entry.Key.Text.Trim() == "otherwise" ? null : entry.Key.Source, points, entry.Key.Location));
        }

        return lines;
    }

    public MappingEntry? Single(DocumentNode item, string key)
    {
        switch (item)
        {
            case MappingNode { Entries: [var only] }:
                if (only.Value is not ScalarNode { IsEmpty: true })
                {
                    return only;
                }

                diagnostics.Add(ModelErrors.EmptyValue.At(only.Key.Location, only.Key.Text));
                return null;
            case ScalarNode scalar when YamlTraps.MeantAsMapping(scalar) is { } trap:
                diagnostics.Add(trap);
                return null;
            case MappingNode:
                diagnostics.Add(ModelErrors.SingleEntryExpected.At(item.Location));
                return null;
            default:
                diagnostics.Add(ModelErrors.ExpectedMapping.At(item.Location, key));
                return null;
        }
    }

    private List<IndicatorModel> ReadChildren(MappingNode mapping)
    {
        var children = new List<IndicatorModel>();
        foreach (MappingEntry entry in mapping.Entries)
        {
            switch (entry.Value)
            {
                case MappingNode body:
                    children.Add(Read(entry.Key, new MappingReader(body, diagnostics), isItem: false));
                    break;
                case ScalarNode scalar when !scalar.IsEmpty && YamlTraps.MeantAsMapping(scalar) is { } trap:
                    diagnostics.Add(trap);
                    break;
                case ScalarNode { IsEmpty: true }:
                    diagnostics.Add(ModelErrors.EmptyValue.At(entry.Key.Location, entry.Key.Text));
                    break;
                default:
                    diagnostics.Add(ModelErrors.ExpectedMapping.At(entry.Value.Location, entry.Key.Text));
                    break;
            }
        }

        return children;
    }

    private IndicatorModel Read(ScalarNode key, MappingReader reader, bool isItem)
    {
        string name = key.Text.Trim();
        PointsModel? points = reader.Node("points") is { } node ? PointsReader.Read(node, "points", diagnostics) : null;
        var indicator = new IndicatorModel
        {
            Name = name,
            Location = key.Location,
            Layer = LayerModel.Of(new MappingEntry(key, reader.Mapping)),
            IsItem = isItem,
            Code = reader.Text("id"),
            Points = points,
            Wording = reader.Text("wording"),
            Reading = reader.Text("reading"),
            OtherReadings = OtherReadings.Read(reader, "score", diagnostics),
            Reconstructed = reader.Text("reconstructed"),
            Basis = reader.References("basis"),
            Advice = reader.Text("advice"),
            NeedsEvidence = reader.Word("evidence", "required"),
            Partly = reader.Flag("partly"),
            For = reader.Source("for"),
            Title = reader.Source("title"),
            When = isItem ? reader.Source("when") : null,
            Needs = isItem ? reader.References("needs") : [],
            Applies = reader.Source("applies"),
            NotApplicable = ReadNotApplicable(reader),
            Aggregate = reader.Source("aggregate"),
            Scale = ReadScale(reader),
            Round = reader.Step("round"),
            Standard = ReadStandard(name, reader),
            Deduct = ReadDeduct(reader),
            Children = ReadAllChildren(reader),
        };
        reader.Finish();
        indicator.PointsRefused = points is null && (reader.Has("points") || reader.Suggested.Contains("points"));
        indicator.StandardRefused = s_standards.Append("deduct").Append("of").Append("reverse").Any(k => reader.Has(k) || reader.Suggested.Contains(k));
        if (indicator.Title is not null && indicator.For is null)
        {
            diagnostics.Add(ModelErrors.KeyWithoutPartner.At(reader.LocationOf("title"), "title", "for"));
        }

        return indicator;
    }

    private List<IndicatorModel> ReadAllChildren(MappingReader reader)
    {
        MappingNode? indicators = reader.MappingOf("indicators");
        SequenceNode? items = reader.Node("checklist") as SequenceNode;
        if (indicators is not null && items is not null)
        {
            diagnostics.Add(ModelErrors.NotBoth.At(reader.LocationOf("checklist"), "indicators", "checklist"));
        }

        return indicators is not null ? ReadChildren(indicators) : items is not null ? ReadItems(items) : [];
    }

    private List<IndicatorModel> ReadItems(SequenceNode list)
    {
        var items = new List<IndicatorModel>();
        foreach (DocumentNode node in list.Items)
        {
            if (Single(node, "checklist") is not { } entry)
            {
                continue;
            }

            if (entry.Value is MappingNode body)
            {
                items.Add(Read(entry.Key, new MappingReader(body, diagnostics), isItem: true));
            }
            else if (PointsReader.Read(entry.Value, entry.Key.Text, diagnostics) is { } points)
            {
                items.Add(new IndicatorModel { Name = entry.Key.Text.Trim(), Location = entry.Key.Location, Layer = LayerModel.Of(entry), IsItem = true, Points = points });
            }
        }

        return items;
    }

    private StandardModel? ReadStandard(string name, MappingReader reader)
    {
        string[] present = [.. s_standards.Where(reader.Has)];
        if (present.Length > 1)
        {
            diagnostics.Add(ModelErrors.SeveralStandards.At(reader.LocationOf(present[1]), name, present[0], present[1]));
        }

        var of = reader.Source("of");
        StandardModel? standard = null;
        if (reader.List("bands") is { } bands)
        {
            standard = new StandardModel.Bands(of, ReadBands(bands, "bands"), reader.LocationOf("bands"));
        }

        if (reader.List("checklist") is not null)
        {
            standard ??= new StandardModel.Checklist(reader.LocationOf("checklist"));
        }

        if (reader.List("levels") is { } levels)
        {
            standard ??= new StandardModel.Levels(ReadLevels(levels), reader.LocationOf("levels"));
        }

        ReverseRatio reverse = ReadReverse(reader);
        if (reader.Source("ratio") is { } ratio)
        {
            standard ??= new StandardModel.Ratio(ratio, reverse, reader.LocationOf("ratio"));
        }
        else if (reverse != ReverseRatio.None)
        {
            diagnostics.Add(ModelErrors.KeyWithoutPartner.At(reader.LocationOf("reverse"), "reverse", "ratio"));
        }

        if (reader.Node("judgement") is { } judgement && PointsReader.Read(judgement, "judgement", diagnostics) is { } range)
        {
            if (range is PointsModel.Range)
            {
                standard ??= new StandardModel.Judgement(range, reader.LocationOf("judgement"));
            }
            else
            {
                diagnostics.Add(ModelErrors.InvalidPoints.At(range.Location, reader.Text("judgement") ?? "", new LocalText("judgement 要写区间，如 0..5", "'judgement' takes a range such as 0..5")));
            }
        }

        if (reader.Source("formula") is { } formula)
        {
            standard ??= new StandardModel.Formula(of, formula, reader.LocationOf("formula"));
        }

        if (of is not null && !present.Contains("bands") && !present.Contains("formula"))
        {
            diagnostics.Add(ModelErrors.KeyWithoutPartner.At(reader.LocationOf("of"), "of", "bands / formula"));
        }

        return standard;
    }

    private ReverseRatio ReadReverse(MappingReader reader)
    {
        ScalarNode? scalar = reader.Scalar("reverse");
        string? text = scalar?.Text.Replace(" ", "", StringComparison.Ordinal);
        switch (text)
        {
            case null:
                return ReverseRatio.None;
            case "t/x":
                return ReverseRatio.TargetByActual;
            case "1-(x-t)/t":
                return ReverseRatio.LinearExcess;
            default:
                diagnostics.Add(ModelErrors.ExpectedOneOf.At(scalar!.Location, "reverse", "t/x, 1-(x-t)/t", scalar.Text));
                return ReverseRatio.None;
        }
    }

    private List<LevelModel> ReadLevels(SequenceNode list)
    {
        var levels = new List<LevelModel>();
        foreach (DocumentNode item in list.Items)
        {
            if (Single(item, "levels") is { } entry && PointsReader.Read(entry.Value, entry.Key.Text, diagnostics) is { } points)
            {
                levels.Add(new LevelModel(entry.Key.Text.Trim(), points, entry.Key.Location));
            }
        }

        return levels;
    }

    private List<DeductModel>? ReadDeduct(MappingReader reader)
    {
        switch (reader.Node("deduct"))
        {
            case null:
                return null;
            case SequenceNode parts:
                var read = new List<DeductModel>();
                foreach (DocumentNode part in parts.Items)
                {
                    if (part is MappingNode mapping)
                    {
                        AddPart(read, mapping);
                    }
                    else
                    {
                        diagnostics.Add(ModelErrors.ExpectedMapping.At(part.Location, "deduct"));
                    }
                }

                return read;
            case MappingNode mapping:
                var single = new List<DeductModel>();
                AddPart(single, mapping);
                return single;
            case { } other:
                diagnostics.Add(ModelErrors.ExpectedMapping.At(other.Location, "deduct"));
                return null;
        }
    }

    // A part whose structure is wrong is left out: it was reported, and has no meaning to check.
    private void AddPart(List<DeductModel> parts, MappingNode mapping)
    {
        var reader = new MappingReader(mapping, diagnostics);
        var part = new DeductModel
        {
            Location = mapping.Location,
            Of = reader.Source("of"),
            Over = reader.Source("over"),
            Under = reader.Source("under"),
            Per = reader.Source("per"),
            Steps = ReadSteps(reader),
            Bands = reader.List("bands") is { } bands ? ReadBands(bands, "bands") : null,
            For = reader.Source("for"),
            When = reader.Source("when"),
            Found = reader.Text("found"),
            Among = [.. reader.References("among").Select(r => r.Path)],
            Points = reader.Node("points") is { } points ? PointsReader.Read(points, "points", diagnostics) : null,
            Max = reader.Node("max") is { } max ? PointsReader.Read(max, "max", diagnostics) : null,
            SpillsToTotal = reader.Word("spill", "total"),
            Because = reader.Source("because"),
            Wording = reader.Text("wording"),
            Reading = reader.Text("reading"),
            Reconstructed = reader.Text("reconstructed"),
        };
        reader.Finish();
        if (CheckPart(part, reader))
        {
            parts.Add(part);
        }
    }

    private StepCounting? ReadSteps(MappingReader reader)
    {
        ScalarNode? scalar = reader.Scalar("steps");
        switch (scalar?.Text)
        {
            case null:
                return null;
            case "whole":
                return StepCounting.Whole;
            case "started":
                return StepCounting.Started;
            case "exact":
                return StepCounting.Exact;
            default:
                diagnostics.Add(ModelErrors.ExpectedOneOf.At(scalar.Location, "steps", "whole, started, exact", scalar.Text));
                return StepCounting.Whole;
        }
    }

    private bool CheckPart(DeductModel part, MappingReader reader)
    {
        int before = diagnostics.Items.Count;
        bool measured = part.Of is not null, rows = part.For is not null || part.When is not null, asked = part.Found is not null;
        int kinds = (measured ? 1 : 0) + (rows ? 1 : 0) + (asked ? 1 : 0);
        if (kinds != 1)
        {
            diagnostics.Add(ModelErrors.DeductPart.At(part.Location, kinds == 0 ? new LocalText("一个也没有", "none is given") : new LocalText("写了不止一个", "more than one is given")));
            return false;
        }

        int ways = (part.Over is null ? 0 : 1) + (part.Under is null ? 0 : 1) + (part.Bands is null ? 0 : 1);
        if (measured && ways != 1)
        {
            diagnostics.Add(ModelErrors.DeductPart.At(part.Location, new LocalText("of 要配 over、under、bands 之一", "'of' needs exactly one of over, under and bands")));
        }
        else if (!measured && ways > 0)
        {
            diagnostics.Add(ModelErrors.KeyWithoutPartner.At(part.Location, "over / under / bands", "of"));
        }

        if (part.Per is not null && part.Steps is null && !reader.Has("steps"))
        {
            diagnostics.Add(ModelErrors.StepsRequired.At(reader.LocationOf("per")));
        }
        else if (part.Per is null && reader.Has("steps"))
        {
            diagnostics.Add(ModelErrors.KeyWithoutPartner.At(reader.LocationOf("steps"), "steps", "per"));
        }

        if (part.Per is not null && part.Over is null && part.Under is null)
        {
            diagnostics.Add(ModelErrors.KeyWithoutPartner.At(reader.LocationOf("per"), "per", "over / under"));
        }

        if (part.Points is null && part.Bands is null && !reader.Has("points") && !reader.Suggested.Contains("points"))
        {
            diagnostics.Add(ModelErrors.MissingKey.At(part.Location, "points", new LocalText("每次扣多少分", "what each count costs")));
        }

        if (part.Because is not null && !rows)
        {
            diagnostics.Add(ModelErrors.KeyWithoutPartner.At(reader.LocationOf("because"), "because", "for / when"));
        }

        if (part.Among.Count > 0 && !asked)
        {
            diagnostics.Add(ModelErrors.KeyWithoutPartner.At(reader.LocationOf("among"), "among", "found"));
        }

        return diagnostics.Items.Count == before;
    }

    private NotApplicableModel? ReadNotApplicable(MappingReader reader)
    {
        switch (reader.Node("not-applicable"))
        {
            case null:
                return null;
            case ScalarNode { Text: "rescale" } rescale:
                return new NotApplicableModel.Rescale(rescale.Location);
            case ScalarNode { Text: "award" } award:
                return new NotApplicableModel.Award(award.Location);
            case MappingNode { Entries: [{ Key.Text: "move", Value: ScalarNode { IsEmpty: true } target }] }:
                diagnostics.Add(ModelErrors.EmptyValue.At(target.Location, "move"));
                return new NotApplicableModel.Rescale(target.Location);
            case MappingNode { Entries: [{ Key.Text: "move", Value: ScalarNode target }] }:
                return new NotApplicableModel.Move(new ReferenceModel(target.Text.Trim(), target.Location), target.Location);
            case { } other:
                diagnostics.Add(ModelErrors.ExpectedOneOf.At(
                    other.Location, "not-applicable", "rescale, award, { move: … }", other is ScalarNode scalar ? scalar.Text : "…"));
                // Something was said, so that what does not apply is not reported as left open.
                return new NotApplicableModel.Rescale(other.Location);
        }
    }

    private List<ScaleModel>? ReadScale(MappingReader reader)
    {
        if (reader.MappingOf("scale") is not { } mapping)
        {
            return null;
        }

        var letters = new List<ScaleModel>();
        foreach (MappingEntry entry in mapping.Entries)
        {
            if (entry.Value is ScalarNode scalar && MappingReader.TryNumber(scalar.Text, out decimal value) && value >= 0)
            {
                letters.Add(new ScaleModel(entry.Key.Text.Trim(), value, entry.Key.Location));
            }
            else
            {
                diagnostics.Add(ModelErrors.ExpectedNumber.At(entry.Value.Location, entry.Key.Text, entry.Value is ScalarNode s ? s.Text : "…"));
            }
        }

        return letters;
    }
}
