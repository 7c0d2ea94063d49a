using System.Reflection;
using System.Text;

namespace PerfEval.Rules.Diagnostics;

/// <summary>The pages that lie in this assembly, one for each code of the libraries and the tool.</summary>
internal static class DiagnosticPages
{
    private const string Folder = "Pages/";

    /// <summary>The codes that have a page, in order.</summary>
    public static IReadOnlyList<string> Codes { get; } =
    [
        .. Home.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal))
            .Select(n => Path.GetFileNameWithoutExtension(n)).Order(StringComparer.Ordinal),
    ];

    private static Assembly Home => typeof(DiagnosticPages).Assembly;

    /// <summary>The page of a code; null if there is none.</summary>
    public static DiagnosticPage? Find(string code)
    {
        using Stream? stream = Home.GetManifestResourceStream(Folder + code + ".md");
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream, Encoding.UTF8);
        return DiagnosticPage.Parse(reader.ReadToEnd());
    }
}
