using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Batch;

namespace PerfEval.Rules.Tool.Batch;

/// <summary>
/// The state file beside an output, by which an interrupted batch goes on. It grows by lines, each a fact that stays true: what the output was
/// made by, that a case of some number cannot be used, that some computation failed, and what the input hashes to up to some number. The output
/// itself says how many results there are. A bad case is noted before any result behind it is written; so the whole lines of the output and the
/// bad cases noted say together where to go on, however and wherever the run was cut off.
/// </summary>
internal sealed class BatchState : IDisposable
{
    private const string Bad = "bad ", Failed = "failed", Input = "input ";
    private const int HashEvery = 1024;

    private readonly FileStream _file;
    private readonly Lock _lock = new();

    // As they were when the run began; what is noted later is only written, since any number of cases may be bad.
    private readonly HashSet<long> _bad = [];
    private readonly Dictionary<long, string> _hashes = [];

    private BatchState(FileStream file) => _file = file;

    /// <summary>Whether a computation failed in a case already done.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Whether a case is known that cannot be used.</summary>
    public bool HasBad => _bad.Count > 0;

    public static string PathFor(string output) => output + ".state";

    /// <summary>A new state.</summary>
    public static BatchState Create(string path, string madeBy)
    {
        var state = new BatchState(new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0));
        state.Append(madeBy);
        return state;
    }

    /// <summary>The state of an interrupted run. Null after reporting that it is of another run, or none.</summary>
    public static BatchState? Continue(string path, string madeBy, DiagnosticBag diagnostics)
    {
        var state = new BatchState(new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0));
        string? first = null;
        state._file.SetLength(WholeLines.Read(state._file, line =>
        {
            string text = Encoding.UTF8.GetString(line);
            first ??= text;
            state.Remember(text);
        }));
        state._file.Seek(0, SeekOrigin.End);
        if (first == madeBy)
        {
            return state;
        }

        diagnostics.Add(ToolErrors.OtherRun.At(null, path, first ?? "", madeBy));
        state.Dispose();
        return null;
    }

    /// <summary>Notes a case that cannot be used. Called before any result behind it is written.</summary>
    public void NoteBad(long number)
    {
        if (!_bad.Contains(number))
        {
            Append(string.Create(CultureInfo.InvariantCulture, $"{Bad}{number}"));
        }
    }

    /// <summary>
    /// Takes over what the file of bad cases holds, as whole lines. The last of them may not be noted yet, where the run was cut off between
    /// both; if others are not, the file is of another run.
    /// </summary>
    /// <returns>The last bad case reported, 0 if there is none; null if the file is of another run.</returns>
    public long? TakeReported(IReadOnlyList<long> reported)
    {
        if (reported.SkipLast(1).Any(n => !_bad.Contains(n)) || !reported.SequenceEqual(reported.Order()) || reported is [< 1, ..])
        {
            return null;
        }

        if (reported.Count > 0)
        {
            NoteBad(reported[^1]);
            _bad.Add(reported[^1]);
        }

        return reported.Count > 0 ? reported[^1] : 0;
    }

    /// <summary>Notes that a computation failed, which the exit code will say.</summary>
    public void NoteFailed()
    {
        if (!HasFailed)
        {
            HasFailed = true;
            Append(Failed);
        }
    }

    /// <summary>
    /// The cases that are still to be done: all but those whose result the output holds, and the bad ones that were reported. Notes what the
    /// input hashes to, and throws where it is not what it was.
    /// </summary>
    /// <param name="cases">The whole input.</param>
    /// <param name="results">How many results the output holds.</param>
    /// <param name="reported">The last bad case that was reported where it should be; those behind it are done again.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async IAsyncEnumerable<BatchCase> RemainingAsync(
        IAsyncEnumerable<BatchCase> cases, long results, long reported, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] number = new byte[sizeof(long)];
        long count = 0;
        await foreach (BatchCase one in cases.WithCancellation(cancellationToken))
        {
            BinaryPrimitives.WriteInt64LittleEndian(number, one.Number);
            hash.AppendData(number);
            hash.AppendData(one.Utf8.Span);
            count++;
            if (count % HashEvery == 0 || long.IsPow2(count))
            {
                NoteInput(count, Convert.ToHexStringLower(hash.GetCurrentHash()));
            }

            if (_bad.Contains(one.Number))
            {
                if (one.Number > reported)
                {
                    yield return one;
                }
            }
            else if (results > 0)
            {
                results--;
            }
            else
            {
                yield return one;
            }
        }

        if (results > 0)
        {
            throw new PerfEvalException([ToolErrors.InputShorter.At(null)]);
        }
    }

    public void Dispose() => _file.Dispose();

    private void NoteInput(long count, string hash)
    {
        if (!_hashes.Remove(count, out string? noted))
        {
            Append(string.Create(CultureInfo.InvariantCulture, $"{Input}{count} {hash}"));
        }
        else if (noted != hash)
        {
            throw new PerfEvalException([ToolErrors.InputChanged.At(null, count)]);
        }
    }

    private void Remember(string line)
    {
        if (line.StartsWith(Bad, StringComparison.Ordinal) && long.TryParse(line.AsSpan(Bad.Length), CultureInfo.InvariantCulture, out long number))
        {
            _bad.Add(number);
        }
        else if (line == Failed)
        {
            HasFailed = true;
        }
        else if (line.StartsWith(Input, StringComparison.Ordinal) && line.Split(' ') is [_, var count, var hash] && long.TryParse(count, CultureInfo.InvariantCulture, out long at))
        {
            _hashes[at] = hash;
        }
    }

    // Reading and writing are done by different threads; a line is one write, so that cutting off tears at most the last.
    private void Append(string line)
    {
        lock (_lock)
        {
            _file.Write(Encoding.UTF8.GetBytes(line + "\n"));
        }
    }
}
