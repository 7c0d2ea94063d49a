using BenchmarkDotNet.Attributes;

namespace PerfEval.Rules.Benchmarks;

/// <summary>Reading a folder with rule sets again, as a host does when a file in it changed, against reading one of them.</summary>
public class CatalogBenchmarks
{
    private const int Count = 100;

    private string _folder = "";

    /// <summary>Copies of the largest rule set that is shipped, each with an id of its own.</summary>
    [GlobalSetup]
    public void Write()
    {
        _folder = Directory.CreateTempSubdirectory("perfeval-catalog-").FullName;
        string text = File.ReadAllText(RuleSetFiles.Yunxi);
        for (int i = 0; i < Count; i++)
        {
            string id = $"copy-{i:000}", folder = Directory.CreateDirectory(Path.Combine(_folder, id)).FullName;
            File.WriteAllText(Path.Combine(folder, "ruleset.yaml"), text.Replace("ruleset: yunxi-relocation\n", $"ruleset: {id}\n", StringComparison.Ordinal));
        }

        if (RuleSetCatalog.Load(_folder).RuleSets.Count != Count)
        {
            throw new InvalidOperationException("The folder does not have the rule sets that it should.");
        }
    }

    [GlobalCleanup]
    public void Delete() => Directory.Delete(_folder, recursive: true);

    [Benchmark(Baseline = true, Description = "one rule set of the folder")]
    public RuleSet One() => RuleSet.Load(Path.Combine(_folder, "copy-000"));

    [Benchmark(Description = "folder with 100 rule sets")]
    public RuleSetCatalog Folder() => RuleSetCatalog.Load(_folder);
}
