using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Explanation;

/// <summary>The words of a standard, how they were read, what was reconstructed, and the documents it rests on.</summary>
internal static class TrailNotes
{
    public static void Add(TrailNode node, string? wording, string? reading, string? reconstructed, IEnumerable<BasisModel> basis, LocalText? layer = null)
    {
        if (layer is { } from)
        {
            node.Add(new TrailNode(TrailKind.Note, from));
        }

        if (wording is not null)
        {
            node.Add(new TrailNode(TrailKind.Note, new($"标准：{wording}", $"standard: {wording}")));
        }

        if (reading is not null)
        {
            node.Add(new TrailNode(TrailKind.Note, new($"读法：{reading}", $"reading: {reading}")));
        }

        if (reconstructed is not null)
        {
            node.Add(new TrailNode(TrailKind.Note, new($"推定：{reconstructed}", $"reconstructed: {reconstructed}")));
        }

        LocalText documents = Phrases.Basis(basis);
        if (documents.Chinese.Length > 0)
        {
            node.Add(new TrailNode(TrailKind.Note, new($"依据：{documents.Chinese}", $"basis: {documents.English}")));
        }
    }
}
