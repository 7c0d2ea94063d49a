using PerfEval.Feel.Diagnostics;

namespace PerfEval.Rules.Loading;

/// <summary>Reads a YAML or JSON file into document nodes.</summary>
internal static class DocumentLoader
{
    /// <summary>Reads a file. Null after reporting why it cannot be read.</summary>
    public static DocumentNode? LoadFile(string path, DiagnosticBag diagnostics, LocalText what)
    {
        DocumentText? text = LoadText(path, diagnostics, what);
        return text is null ? null : Read(text, diagnostics);
    }

    /// <summary>Reads the text of a file. Null after reporting why it cannot be read.</summary>
    public static DocumentText? LoadText(string path, DiagnosticBag diagnostics, LocalText what)
    {
        if (Directory.Exists(path))
        {
            diagnostics.Add(LoadingErrors.IsDirectory.At(null, path, what));
            return null;
        }

        try
        {
            var file = new FileInfo(path);
            if (!file.Exists)
            {
                diagnostics.Add(LoadingErrors.FileNotFound.At(null, path));
                return null;
            }

            if (file.Length > DocumentText.SizeLimit)
            {
                diagnostics.Add(LoadingErrors.FileTooLarge.At(new SourceLocation(path, 1, 1), DocumentText.SizeLimit / 1024 / 1024));
                return null;
            }

            return DocumentText.Decode(path, File.ReadAllBytes(path), diagnostics);
        }
        catch (Exception error) when (FileProblems.Covers(error))
        {
            diagnostics.Add(LoadingErrors.CannotRead.At(null, path, FileProblems.Describe(error)));
            return null;
        }
    }

    /// <summary>Reads a text, as JSON if it begins as JSON does.</summary>
    public static DocumentNode? Read(DocumentText text, DiagnosticBag diagnostics)
    {
        ReadOnlySpan<char> start = text.Text.AsSpan().TrimStart();
        if (start.IsEmpty)
        {
            diagnostics.Add(LoadingErrors.EmptyFile.At(new SourceLocation(text.File, 1, 1)));
            return null;
        }

        // A YAML file may begin with a brace too; the file's name decides, and without one the quote of JSON's first key.
        bool json = text.File is { } file && Path.HasExtension(file)
            ? file.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
            : start[0] == '{' && start[1..].TrimStart() is ['"' or '}', ..];
        return json ? JsonDocumentReader.Read(text, diagnostics) : YamlReader.Read(text, diagnostics);
    }
}
