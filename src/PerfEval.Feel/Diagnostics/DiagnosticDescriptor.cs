namespace PerfEval.Feel.Diagnostics;

/// <summary>
/// One entry of the catalogue of diagnostics: a code that is never reused, and its sentence in both languages.
/// Placeholders <c>{0}</c>, <c>{1}</c>… stand for the arguments of a <see cref="Diagnostic"/>.
/// </summary>
/// <param name="Id">The code, such as <c>PE1203</c>.</param>
/// <param name="Severity">How grave it is.</param>
/// <param name="Chinese">The Chinese sentence: what is wrong, what was expected, what to do.</param>
/// <param name="English">The English sentence.</param>
public sealed record DiagnosticDescriptor(string Id, Severity Severity, string Chinese, string English)
{
    /// <summary>A diagnostic of this kind.</summary>
    /// <param name="location">Where it is; <see langword="null"/> if it concerns no place in a text.</param>
    /// <param name="arguments">The values of the placeholders.</param>
    public Diagnostic At(SourceLocation? location, params object[] arguments) => new(this, location, arguments);
}
