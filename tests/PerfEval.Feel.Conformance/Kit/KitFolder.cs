namespace PerfEval.Feel.Conformance.Kit;

/// <summary>A folder of the kit: models with files of test cases.</summary>
/// <param name="Name">Its path below the folder of its compliance level, with slashes.</param>
/// <param name="TestFiles">The paths of the files of test cases, in order.</param>
internal sealed record KitFolder(string Name, IReadOnlyList<string> TestFiles)
{
    /// <summary>
    /// The folders below a checkout of the kit, or of a part of it: those of <c>TestCases/compliance-level-*</c> that hold test cases, however
    /// deep; without such levels, any below the path.
    /// </summary>
    public static IReadOnlyList<KitFolder> Find(string path)
    {
        string cases = Path.Combine(path, "TestCases");
        string root = Directory.Exists(cases) ? cases : path;
        string[] levels = Directory.GetDirectories(root, "compliance-level-*");
        var folders = new List<KitFolder>();
        foreach (string level in (levels.Length > 0 ? levels : [root]).Order(StringComparer.Ordinal))
        {
            foreach (IGrouping<string, string> files in Directory.EnumerateFiles(level, "*.xml", SearchOption.AllDirectories)
                .Where(f => KitXml.RootName(f) == "testCases")
                .GroupBy(f => Path.GetDirectoryName(f)!, StringComparer.Ordinal)
                .OrderBy(g => g.Key, StringComparer.Ordinal))
            {
                string name = Path.GetRelativePath(level, files.Key).Replace('\\', '/');
                folders.Add(new KitFolder(name, [.. files.Order(StringComparer.Ordinal)]));
            }
        }

        return folders;
    }
}
