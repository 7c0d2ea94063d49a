using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Values;

namespace PerfEval.Rules.Model;

/// <summary>A rule set as its author wrote it: structure is settled, expressions are still texts.</summary>
internal sealed class RuleSetModel
{
    private string _hash = "";

    public required string Id { get; init; }

    public required string Version { get; init; }

    public required string Title { get; init; }

    public required SourceLocation Location { get; init; }

    /// <summary>The document, with what it extends in it, for others to extend.</summary>
    public required Loading.MappingNode Document { get; init; }

    /// <summary>The rule sets that it is made of, as id@version, from the lowest up to itself.</summary>
    public required IReadOnlyList<string> Layers { get; init; }

    /// <summary>Whether it is a framework without points, to be completed by others.</summary>
    public bool IsAbstract { get; init; }

    public string Locale { get; init; } = "zh-CN";

    /// <summary>From when, and until when, the rule set is in force; an absent end is open.</summary>
    public FeelDate? EffectiveFrom { get; init; }

    public FeelDate? EffectiveTo { get; init; }

    public string? Reading { get; init; }

    public string? Reconstructed { get; init; }

    /// <summary>The documents that the standards rest on: short name and title.</summary>
    public IReadOnlyList<BasisModel> Basis { get; init; } = [];

    public IReadOnlyList<FactModel> Facts { get; init; } = [];

    public IReadOnlyList<MeasureModel> Measures { get; init; } = [];

    public IReadOnlyList<FunctionModel> Functions { get; init; } = [];

    public IReadOnlyList<CheckModel> Checks { get; init; } = [];

    /// <summary>The whole framework: a section without a name that holds the top-level indicators.</summary>
    public required IndicatorModel Root { get; init; }

    /// <summary>Whether the file has the key for indicators at all; its absence was reported.</summary>
    public bool HasIndicators { get; init; } = true;

    public IReadOnlyList<RuleModel> Rules { get; init; } = [];

    public IReadOnlyList<GradeModel> Grades { get; init; } = [];

    /// <summary>Whether a grade was written but refused, so that no hole is looked for.</summary>
    public bool GradesRefused { get; init; }

    public RoundingModel Rounding { get; init; } = RoundingModel.None;

    /// <summary>The hash of the canonical form, and of what a host adds, in hexadecimal.</summary>
    public required string Hash
    {
        get => _hash;
        init => _hash = value;
    }

    /// <summary>The rule set with what a host adds, which its hash tells.</summary>
    public RuleSetModel With(HostExtensions extensions)
    {
        var model = (RuleSetModel)MemberwiseClone();
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes(Hash + "\n" + extensions.Identity);
        model._hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
        return model;
    }
}

/// <summary>A document that standards rest on.</summary>
internal sealed record BasisModel(string Name, string Title, SourceLocation Location);

/// <summary>The steps to which scores are rounded, half away from zero; null for no rounding.</summary>
internal sealed record RoundingModel(decimal? Items, decimal? Indicators, decimal? Total)
{
    public static RoundingModel None { get; } = new(null, null, null);
}

/// <summary>A derived value with a name.</summary>
internal sealed record MeasureModel(string Name, SourceText Value, SourceLocation Location)
{
    public decimal? Round { get; init; }

    /// <summary>The unit to print it in.</summary>
    public string? Unit { get; init; }

    public string? Wording { get; init; }

    public string? Reading { get; init; }

    /// <summary>Other readings, with the value that each gives.</summary>
    public IReadOnlyList<OtherReadingModel> OtherReadings { get; init; } = [];

    public IReadOnlyList<ReferenceModel> Basis { get; init; } = [];
}

/// <summary>A function declared by the rule set.</summary>
internal sealed record FunctionModel(string Name, IReadOnlyList<string> Parameters, SourceText Body, SourceLocation Location);

/// <summary>A cross-footing check (勾稽).</summary>
internal sealed record CheckModel(SourceText That, SourceText? Says, SourceLocation Location);

/// <summary>A grade: its test of the total, its name, and other names that reports print for it.</summary>
internal sealed record GradeModel(SourceText Test, string Name, IReadOnlyList<string> Synonyms, SourceLocation Location)
{
    /// <summary>Whether it has every total that no grade above it has.</summary>
    public bool IsOtherwise => Test.Text.Trim() == "otherwise";
}
