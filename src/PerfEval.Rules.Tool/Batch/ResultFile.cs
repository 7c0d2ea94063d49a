namespace PerfEval.Rules.Tool.Batch;

/// <summary>
/// Where lines of results go: standard output, or a file. Lines are gathered and written in one go; a file that is cut off at any moment holds
/// whole lines and at most one torn one behind them.
/// </summary>
internal sealed class ResultFile : IDisposable
{
    private const int Gathered = 256 * 1024;

    private readonly Stream _stream;
    private readonly bool _owned;
    private readonly MemoryStream _pending = new(2 * Gathered);

    private ResultFile(Stream stream, bool owned)
    {
        _stream = stream;
        _owned = owned;
    }

    public static ResultFile Of(Stream stream) => new(stream, owned: false);

    /// <summary>A file written anew.</summary>
    /// <exception cref="IOException">It cannot be written, or another run is writing it.</exception>
    public static ResultFile Create(string path) => new(new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0), owned: true);

    /// <summary>A file that goes on behind its last whole line, each of which is shown; what is torn is cut off.</summary>
    /// <exception cref="IOException">It cannot be written, or another run is writing it.</exception>
    public static ResultFile Continue(string path, WholeLine seen)
    {
        var stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
        try
        {
            stream.SetLength(WholeLines.Read(stream, seen));
            stream.Seek(0, SeekOrigin.End);
            return new ResultFile(stream, owned: true);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    public void Write(ReadOnlySpan<byte> line)
    {
        _pending.Write(line);
        if (_pending.Length >= Gathered)
        {
            Flush();
        }
    }

    public void Flush()
    {
        _stream.Write(_pending.GetBuffer(), 0, (int)_pending.Length);
        _pending.SetLength(0);
        _stream.Flush();
    }

    public void Dispose()
    {
        if (_owned)
        {
            _stream.Dispose();
        }
    }
}
