using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Loading;
using PerfEval.Rules.Loading.Overlays;

namespace PerfEval.Rules;

/// <summary>Finds the rule sets that others extend, and remembers which are being read, so that none extends itself.</summary>
internal sealed class RuleSetSource
{
    private const int LayerLimit = 16;

    private readonly Func<string, string?, DiagnosticBag, DocumentText?> _find;
    private readonly List<string> _open = [];

    private RuleSetSource(Func<string, string?, DiagnosticBag, DocumentText?> find) => _find = find;

    /// <summary>Looks around a folder, as for the rule set of a case.</summary>
    public static RuleSetSource Around(string? folder) => new((id, version, diagnostics) =>
    {
        string? found = CaseFiles.FindRuleSet(id, folder) ?? CaseFiles.FindRuleSet(id, Directory.GetCurrentDirectory());
        string? file = found is null || Path.GetFileName(found) != id ? null : RuleSetFiles.Choose(found, version, null, null, diagnostics);
        return file is null ? null : DocumentLoader.LoadText(CaseFiles.Relative(file), diagnostics, new LocalText("规则集文件", "a rule set file"));
    });

    /// <summary>Asks a program for the text.</summary>
    public static RuleSetSource From(Func<string, string?> find) => new((id, version, _) =>
        find(version is null ? id : id + "@" + version) is { } text ? new DocumentText(id, text) : null);

    /// <summary>The rule set that another extends. Null after reporting why there is none.</summary>
    public RuleSet? Load(ScalarNode extends, string from, DiagnosticBag diagnostics, RuleSetExtensions? extensions)
    {
        string[] parts = extends.Text.Trim().Split('@', 2);
        string id = parts[0];
        string? version = parts.Length == 2 ? parts[1] : null;
        var own = new DiagnosticBag();
        if (_find(id, version, own) is not { } text)
        {
            // Which version fits was told already, if that was it.
            diagnostics.AddRange(own.Items);
            if (!own.HasErrors)
            {
                diagnostics.Add(OverlayErrors.BaseNotFound.At(extends.Location, extends.Text.Trim()));
            }

            return null;
        }

        if (_open.Count >= LayerLimit)
        {
            diagnostics.Add(OverlayErrors.TooManyLayers.At(extends.Location, LayerLimit));
            return null;
        }

        // What is extended may call the host's functions; the host's findings belong to the rule set that was asked for.
        _open.Add(from);
        RuleSet? found = _open.Contains(id) ? null : RuleSet.TryParse(text, own, this, _ => extensions?.WithoutFindings());
        if (_open.Contains(id))
        {
            diagnostics.Add(OverlayErrors.ExtendsItself.At(extends.Location, string.Join(" → ", _open.SkipWhile(o => o != id).Append(id))));
        }
        else if (found is null)
        {
            diagnostics.AddRange(own.Items);
            diagnostics.Add(OverlayErrors.BaseHasErrors.At(extends.Location, extends.Text.Trim()));
        }
        else if (version is not null && found.Version != version)
        {
            diagnostics.Add(OverlayErrors.VersionNotFound.At(extends.Location, id, version, found.Version));
            found = null;
        }

        _open.RemoveAt(_open.Count - 1);
        return found;
    }
}
