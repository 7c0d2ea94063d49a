using System.Globalization;
using PerfEval.Feel.Diagnostics;

namespace PerfEval.Rules.Tool.Batch;

/// <summary>What the command line asks of <c>perfeval batch</c>.</summary>
internal sealed record BatchRequest
{
    /// <summary>A file, a folder, or <c>-</c> for standard input.</summary>
    public required string Input { get; init; }

    public string? RuleSet { get; init; }

    public required string Format { get; init; }

    /// <summary>The file for the results; null for standard output.</summary>
    public string? Output { get; init; }

    /// <summary>The file for the cases that cannot be used.</summary>
    public string? Errors { get; init; }

    /// <summary>How many cases are scored at a time; 0 for all cores.</summary>
    public int Jobs { get; init; }

    public bool Resume { get; init; }

    public bool WithoutHeader { get; init; }

    public string? By { get; init; }

    /// <summary>How many cases the ranking of a summary lists.</summary>
    public int Top { get; init; }

    public required Language Language { get; init; }

    public bool IsCsv => Format == "csv";

    public bool IsSummary => Format.StartsWith("summary", StringComparison.Ordinal);

    /// <summary>What does not go together.</summary>
    public IEnumerable<Diagnostic> Problems()
    {
        if (Jobs < 0)
        {
            yield return ToolErrors.InvalidOption.At(null, "--jobs", Jobs.ToString(CultureInfo.InvariantCulture), new LocalText("0、1、2、3……", "0, 1, 2, 3 …"));
        }

        if (Top < 0)
        {
            yield return ToolErrors.InvalidOption.At(null, "--top", Top.ToString(CultureInfo.InvariantCulture), new LocalText("0、1、2、3……", "0, 1, 2, 3 …"));
        }

        if (Resume && (Output is null || IsSummary))
        {
            yield return ToolErrors.OptionNeeds.At(null, "--resume", new LocalText(
                "要与 -o 文件同用，且格式是 ndjson 或 csv", "goes with -o FILE and the formats ndjson and csv"));
        }

        if (WithoutHeader && !IsCsv)
        {
            yield return ToolErrors.OptionNeeds.At(null, "--no-header", new LocalText("只用于 --format csv", "is for --format csv"));
        }

        var files = new Dictionary<string, LocalText>(StringComparer.Ordinal);
        (string? File, LocalText What)[] named =
        [
            (Input == BatchInput.StandardInput ? null : Input, new("输入", "the input")),
            (Output, new("结果文件", "the file for results")),
            (Output is null || IsSummary ? null : BatchState.PathFor(Output), new("状态文件", "the state file")),
            (Errors, new("问题文件", "the file for bad cases")),
        ];
        foreach ((string? file, LocalText what) in named)
        {
            if (file is { Length: > 0 } && !files.TryAdd(Path.GetFullPath(file), what))
            {
                yield return ToolErrors.SameFile.At(null, file, files[Path.GetFullPath(file)], what);
            }
        }
    }
}
