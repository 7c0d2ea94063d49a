using PerfEval.Feel.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PerfEval.Rules.Loading;

/// <summary>
/// Reads YAML into document nodes from the events of the YAML parser. Refuses what a rule set has no use for (aliases, tags, several
/// documents), keeps its own limits of depth and size, and finds the places where YAML silently reads something else than was meant.
/// </summary>
internal sealed class YamlReader
{
    /// <summary>Deepest nesting; the event parser's own time grows with the square of the depth.</summary>
    public const int DepthLimit = 200;

    /// <summary>Most scalars, sequences and mappings in a file.</summary>
    public const int NodeLimit = 1_000_000;

    private readonly DocumentText _document;
    private readonly DiagnosticBag _diagnostics;
    private readonly IParser _parser;
    private int _nodes;
    private SourceLocation _last;

    private YamlReader(DocumentText document, DiagnosticBag diagnostics)
    {
        _document = document;
        _last = new SourceLocation(document.File, 1, 1);
        _diagnostics = diagnostics;
        _parser = new Parser(new StringReader(document.Text));
    }

    /// <summary>Reads a document. Null after reporting why it cannot be read; problems that leave it readable are reported too.</summary>
    public static DocumentNode? Read(DocumentText document, DiagnosticBag diagnostics)
    {
        if (InvisibleCharacters.FindBreaking(document) is { } breaking)
        {
            diagnostics.Add(breaking);
            return null;
        }

        var reader = new YamlReader(document, diagnostics);
        try
        {
            return reader.ReadDocument();
        }
        catch (YamlException error)
        {
            diagnostics.Add(YamlTraps.Explain(document, error));
            return null;
        }
        catch (LimitException limit)
        {
            diagnostics.Add(limit.Diagnostic);
            return null;
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException or IndexOutOfRangeException or EndOfStreamException)
        {
            // The event parser stumbles over some malformed input instead of refusing it.
            diagnostics.Add(YamlTraps.Explain(document, reader._last, reader._last.Line, "malformed"));
            return null;
        }
    }

    private DocumentNode? ReadDocument()
    {
        _parser.Consume<StreamStart>();
        if (_parser.Accept<StreamEnd>(out _))
        {
            _diagnostics.Add(LoadingErrors.EmptyFile.At(new SourceLocation(_document.File, 1, 1)));
            return null;
        }

        _parser.Consume<DocumentStart>();
        DocumentNode? root = ReadNode(0, inFlow: false);
        _parser.Consume<DocumentEnd>();
        if (_parser.Accept<DocumentStart>(out DocumentStart? second))
        {
            _diagnostics.Add(LoadingErrors.SeveralDocuments.At(At(second.Start)));
        }

        if (root is ScalarNode { IsEmpty: true })
        {
            _diagnostics.Add(LoadingErrors.EmptyFile.At(new SourceLocation(_document.File, 1, 1)));
            return null;
        }

        return root;
    }

    private DocumentNode ReadNode(int depth, bool inFlow)
    {
        ParsingEvent current = _parser.Current
            ?? throw new LimitException(YamlTraps.Unreadable(_document.Locate(_document.Text.Length), "end of file"));
        if (depth > DepthLimit)
        {
            throw new LimitException(LoadingErrors.TooDeep.At(At(current.Start), DepthLimit));
        }

        if (++_nodes > NodeLimit)
        {
            throw new LimitException(LoadingErrors.TooManyNodes.At(At(current.Start), NodeLimit));
        }

        _last = At(current.End);
        _parser.MoveNext();
        switch (current)
        {
            case Scalar scalar:
                return ReadScalar(scalar, inFlow);
            case MappingStart mapping:
                Refuse(mapping);
                return ReadMapping(mapping, depth);
            case SequenceStart sequence:
                Refuse(sequence);
                return ReadSequence(sequence, depth);
            default:
                _diagnostics.Add(LoadingErrors.Alias.At(At(current.Start)));
                return new ScalarNode(
                    _document, (int)current.Start.Index, (int)current.End.Index, (int)current.Start.Line, (int)current.Start.Column, "", ScalarStyle.DoubleQuoted, inFlow);
        }
    }

    private ScalarNode ReadScalar(Scalar scalar, bool inFlow)
    {
        Refuse(scalar);
        ScalarStyle style = scalar.Style switch
        {
            YamlDotNet.Core.ScalarStyle.SingleQuoted => ScalarStyle.SingleQuoted,
            YamlDotNet.Core.ScalarStyle.DoubleQuoted => ScalarStyle.DoubleQuoted,
            YamlDotNet.Core.ScalarStyle.Literal => ScalarStyle.Literal,
            YamlDotNet.Core.ScalarStyle.Folded => ScalarStyle.Folded,
            _ => ScalarStyle.Plain,
        };
        int start = (int)scalar.Start.Index, end = (int)scalar.End.Index;
        if (style == ScalarStyle.Plain)
        {
            // An empty scalar's end may lie past following space.
            end = Math.Min(end, start + _document.Text.AsSpan(start, Math.Max(0, Math.Min(end, _document.Text.Length) - start)).TrimEnd().Length);
        }

        var node = new ScalarNode(
            _document, start, Math.Max(start, end), (int)scalar.Start.Line, (int)scalar.Start.Column, scalar.Value, style, inFlow);
        if (style is not ScalarStyle.Literal && FoldedText.Join(node) is { } joined && joined.Length < scalar.Value.Length)
        {
            node = new ScalarNode(_document, start, Math.Max(start, end), node.Line, node.Column, joined, style, inFlow);
        }

        YamlTraps.CheckScalar(node, _diagnostics);
        InvisibleCharacters.Check(node, _diagnostics);
        return node;
    }

    private MappingNode ReadMapping(MappingStart start, int depth)
    {
        bool flow = start.Style == MappingStyle.Flow;
        var entries = new List<MappingEntry>();
        var seen = new Dictionary<string, ScalarNode>(StringComparer.Ordinal);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            DocumentNode keyNode = ReadNode(depth + 1, flow);
            DocumentNode value = ReadNode(depth + 1, flow);
            if (keyNode is not ScalarNode key)
            {
                _diagnostics.Add((keyNode is MappingNode ? LoadingErrors.BraceTrap : LoadingErrors.ComplexKey).At(keyNode.Location));
                continue;
            }

            if (seen.TryGetValue(key.Text, out ScalarNode? first))
            {
                _diagnostics.Add(LoadingErrors.DuplicateKey.At(key.Location, key.Text, first.Line));
                continue;
            }

            seen.Add(key.Text, key);
            entries.Add(new MappingEntry(key, value));
        }

        return new MappingNode(_document, (int)start.Start.Index, (int)start.Start.Line, (int)start.Start.Column, entries);
    }

    private SequenceNode ReadSequence(SequenceStart start, int depth)
    {
        bool flow = start.Style == SequenceStyle.Flow;
        var items = new List<DocumentNode>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(ReadNode(depth + 1, flow));
        }

        var node = new SequenceNode(_document, (int)start.Start.Index, (int)start.Start.Line, (int)start.Start.Column, items, flow);
        YamlTraps.CheckSequence(node, _diagnostics);
        return node;
    }

    private void Refuse(NodeEvent node)
    {
        if (!node.Anchor.IsEmpty)
        {
            _diagnostics.Add(LoadingErrors.Alias.At(At(node.Start)));
        }

        // A quoted scalar carries the non-specific tag "!", which nobody wrote.
        if (!node.Tag.IsEmpty && !(node.Tag.IsNonSpecific && node is Scalar))
        {
            _diagnostics.Add(LoadingErrors.Tag.At(At(node.Start), node.Tag.Value));
        }
    }

    private SourceLocation At(Mark mark) => new(_document.File, (int)mark.Line, (int)mark.Column);

    private sealed class LimitException(Diagnostic diagnostic) : Exception
    {
        public Diagnostic Diagnostic { get; } = diagnostic;
    }
}
