namespace PerfEval.Feel.Conformance.Kit;

/// <summary>Where the kit is: the environment variable DMN_TCK_DIR, a relative path counting from the repository's root.</summary>
internal static class KitLocation
{
    public const string Variable = "DMN_TCK_DIR";

    private const string Solution = "PerfEval.Rules.sln";

    /// <summary>The kit's directory; null if the variable is not set.</summary>
    /// <exception cref="KitException">It is set, and there is no such directory.</exception>
    public static string? Find()
    {
        string? given = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrWhiteSpace(given))
        {
            return null;
        }

        string path = Path.GetFullPath(given, RepositoryRoot);
        return Directory.Exists(path) ? path : throw new KitException($"{Variable} is {given}, and there is no directory {path}.");
    }

    /// <summary>The directory of the solution, above the one where the program lies.</summary>
    public static string RepositoryRoot
    {
        get
        {
            for (string? at = AppContext.BaseDirectory; at is not null; at = Path.GetDirectoryName(at))
            {
                if (File.Exists(Path.Combine(at, Solution)))
                {
                    return at;
                }
            }

            throw new KitException($"There is no {Solution} above {AppContext.BaseDirectory}.");
        }
    }
}
