using PerfEval.Feel.Conformance.Dmn;
using PerfEval.Feel.Conformance.Kit;

namespace PerfEval.Feel.Conformance.Running;

/// <summary>Runs folders of the kit.</summary>
internal static class KitRunner
{
    /// <summary>Runs a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="unreadable">Where files are named that cannot be read.</param>
    public static IReadOnlyList<NodeOutcome> Run(KitFolder folder, ICollection<string> unreadable)
    {
        var outcomes = new List<NodeOutcome>();
        foreach (string path in folder.TestFiles)
        {
            try
            {
                outcomes.AddRange(Run(folder, TestFileReader.Read(path)));
            }
            catch (KitException problem)
            {
                unreadable.Add($"{folder.Name}: {problem.Message}");
            }
        }

        return outcomes;
    }

    private static List<NodeOutcome> Run(KitFolder folder, TestFile file)
    {
        var models = new ModelSet(Path.GetDirectoryName(file.ModelFile)!);
        var model = new CompiledModel(models.Load(file.ModelFile), models);
        var outcomes = new List<NodeOutcome>();
        foreach (TestCase test in file.Cases)
        {
            var run = new CaseRun(model, test);
            outcomes.AddRange(test.Results.Select(result => run.Run(folder.Name, file.Name, test.Id, result)));
        }

        return outcomes;
    }
}
