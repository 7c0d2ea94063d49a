using System.Text;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Analysis.Verification;
using PerfEval.Rules.Batch;
using PerfEval.Rules.Loading;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Tool.Verification;

/// <summary>The cases among which those of stored results are found, by id and hash: a file, the lines of a file, or all files of a folder.</summary>
internal sealed class CaseArchive
{
    // Where programs keep what they make; a case there is a copy.
    private static readonly string[] s_passedOver = ["bin", "obj", "node_modules"];

    private readonly Dictionary<string, List<CaseModel>> _byId = new(StringComparer.Ordinal);

    private CaseArchive()
    {
    }

    /// <summary>Reads the cases with the ids of some stored results. Null after reporting why it cannot be read.</summary>
    public static CaseArchive? Read(string path, IReadOnlyList<StoredResult> results, DiagnosticBag diagnostics)
    {
        var archive = new CaseArchive();
        foreach (StoredResult result in results)
        {
            archive._byId.TryAdd(result.CaseId, []);
        }

        byte[][] ids = [.. archive._byId.Keys.Select(Encoding.UTF8.GetBytes)];
        try
        {
            foreach (BatchCase one in Cases(path))
            {
                // Most files of a folder have nothing to do with the results.
                if (archive._byId.Count > 1000 || !ids.All(id => one.Utf8.Span.IndexOf(id) < 0))
                {
                    archive.Add(one, results[0].RuleSetId);
                }
            }

            return archive;
        }
        catch (Exception error) when (FileProblems.Covers(error))
        {
            diagnostics.Add(FileProblems.Tell(error, path));
        }

        return null;
    }

    /// <summary>The case that was scored; one with the same id and other content if that is all there is; null if there is none.</summary>
    public CaseModel? Find(StoredResult result) => _byId[result.CaseId].Find(c => c.Hash == result.CaseHash) ?? _byId[result.CaseId].FirstOrDefault();

    private void Add(BatchCase one, string ruleSetId)
    {
        if (one.Read(ruleSetId, new DiagnosticBag()) is { } model && _byId.TryGetValue(model.Id, out List<CaseModel>? cases))
        {
            cases.Add(model);
        }
    }

    private static IEnumerable<BatchCase> Cases(string path)
    {
        if (!Directory.Exists(path))
        {
            return InFile(path, isNamed: true);
        }

        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System };
        return Directory.EnumerateFiles(path, "*", options)
            .Where(f => Path.GetExtension(f) is ".yaml" or ".yml" or ".json" or ".ndjson" && !Path.GetRelativePath(path, f).Split(Path.DirectorySeparatorChar).Any(s_passedOver.Contains))
            .Order(StringComparer.Ordinal)
            .SelectMany(f => InFile(f, isNamed: false));
    }

    // A file that is no case is passed over in a folder.
    private static IEnumerable<BatchCase> InFile(string file, bool isNamed)
    {
        if (Path.GetExtension(file) == ".ndjson")
        {
            int number = 0;
            foreach (string line in File.ReadLines(file))
            {
                number++;
                yield return BatchCase.FromLine(number, Encoding.UTF8.GetBytes(line), file);
            }
        }
        else if (isNamed || new FileInfo(file).Length <= DocumentText.SizeLimit)
        {
            yield return BatchCase.OfFile(1, file, File.ReadAllBytes(file));
        }
    }
}
