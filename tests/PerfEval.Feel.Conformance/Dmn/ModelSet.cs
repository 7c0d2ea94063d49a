using PerfEval.Feel.Conformance.Kit;

namespace PerfEval.Feel.Conformance.Dmn;

/// <summary>The models of a folder, which may import one another.</summary>
internal sealed class ModelSet
{
    private readonly Dictionary<string, DmnModel> _byPath = new(StringComparer.Ordinal);
    private readonly string _folder;

    public ModelSet(string folder) => _folder = folder;

    public DmnModel Load(string path)
    {
        string full = Path.GetFullPath(path);
        if (!_byPath.TryGetValue(full, out DmnModel? model))
        {
            _byPath[full] = model = DmnReader.Read(full);
        }

        return model;
    }

    /// <summary>The model that an import means: by its place, else by its namespace; null if it is not in the folder.</summary>
    public DmnModel? Find(DmnImport import)
    {
        string? located = import.Location is { Length: > 0 } location ? Path.Combine(_folder, Path.GetFileName(location)) : null;
        if (located is not null && File.Exists(located) && TryLoad(located) is { } there && there.Namespace == import.Namespace)
        {
            return there;
        }

        return Directory.EnumerateFiles(_folder, "*.dmn").Order(StringComparer.Ordinal).Select(TryLoad).FirstOrDefault(m => m?.Namespace == import.Namespace);
    }

    private DmnModel? TryLoad(string path)
    {
        try
        {
            return Load(path);
        }
        catch (KitException)
        {
            return null;
        }
    }
}
