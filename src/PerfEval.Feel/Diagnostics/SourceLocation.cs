namespace PerfEval.Feel.Diagnostics;

/// <summary>A place in a text that a person wrote.</summary>
/// <param name="File">The file, as the caller named it; <see langword="null"/> for a text that is not in a file.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1, in UTF-16 units.</param>
/// <param name="Length">How many UTF-16 units the place covers on its line; at least 1.</param>
public readonly record struct SourceLocation(string? File, int Line, int Column, int Length = 1)
{
    /// <summary>The form that editors and compilers use: <c>file:line:column</c>.</summary>
    public override string ToString() => File is null
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Line}:{Column}")
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}");
}
