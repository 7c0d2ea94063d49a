using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Batch;
using PerfEval.Rules.Loading;

namespace PerfEval.Rules.Tool.Batch;

/// <summary>The cases of a batch, opened: lines of a file or of standard input, or the files of a folder.</summary>
internal sealed class BatchInput : IDisposable
{
    public const string StandardInput = "-";

    private readonly Stream? _lines;
    private readonly string? _file;
    private readonly IReadOnlyList<string> _files;

    private BatchInput(Stream? lines, string? file, IReadOnlyList<string> files, long? length)
    {
        _lines = lines;
        _file = file;
        _files = files;
        Length = length;
    }

    /// <summary>How much there is, in the units of a case's position; null if nobody knows.</summary>
    public long? Length { get; }

    /// <summary>Opens it. Null after reporting why it cannot be read.</summary>
    public static BatchInput? Open(string input, ToolConsole console, DiagnosticBag diagnostics)
    {
        try
        {
            if (input == StandardInput)
            {
                return new BatchInput(console.In, null, [], null);
            }

            if (Directory.Exists(input))
            {
                return OfFiles(BatchSource.FindFiles(input), input, diagnostics);
            }

            // A single case in YAML is no stream of lines.
            if (File.Exists(input) && Path.GetExtension(input) is ".yaml" or ".yml")
            {
                return OfFiles([input], input, diagnostics);
            }

            var stream = new FileStream(input, new FileStreamOptions { Options = FileOptions.SequentialScan, BufferSize = 0 });
            return new BatchInput(stream, input, [], stream.CanSeek ? stream.Length : null);
        }
        catch (Exception error) when (FileProblems.Covers(error))
        {
            diagnostics.Add(FileProblems.Tell(error, input));
        }

        return null;
    }

    public IAsyncEnumerable<BatchCase> ReadAsync(CancellationToken cancellationToken) => _lines is null
        ? BatchSource.ReadFilesAsync(_files, cancellationToken)
        : BatchSource.ReadLinesAsync(_lines, _file, cancellationToken);

    public void Dispose() => _lines?.Dispose();

    private static BatchInput? OfFiles(IReadOnlyList<string> files, string input, DiagnosticBag diagnostics)
    {
        if (files.Count == 0)
        {
            diagnostics.Add(LoadingErrors.NoCaseFiles.At(null, input));
            return null;
        }

        return new BatchInput(null, null, files, files.Count);
    }
}
