using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Checking;

/// <summary>Finds what a reference to an indicator means, and reports those that mean nothing or several.</summary>
internal sealed class References(IReadOnlyList<CheckedIndicator> indicators)
{
    private static readonly LocalText s_kind = new("指标", "indicator");

    private readonly NamedPaths<CheckedIndicator> _paths = new(indicators);

    /// <summary>Finds an indicator. Null after reporting that there is none or several.</summary>
    public CheckedIndicator? Find(ReferenceModel reference, DiagnosticBag diagnostics)
    {
        IReadOnlyList<CheckedIndicator> found = FindAll(reference.Path);
        if (found.Count == 1)
        {
            return found[0];
        }

        if (found.Count == 0)
        {
            IEnumerable<string> names = indicators.Where(i => i.Parent is not null).Select(i => i.Name).Concat(indicators.Select(i => i.Path));
            string? nearest = NearestName.Find(reference.Path, names);
            diagnostics.Add(RuleSetErrors.UnknownReference.At(reference.Location, reference.Path, s_kind, Feel.Checking.Checker.DidYouMean(nearest)));
            return null;
        }

        diagnostics.Add(RuleSetErrors.AmbiguousReference.At(
            reference.Location, reference.Path, string.Join('、', found.Take(5).Select(i => i.Path)), ShortestUnique(found[0])));
        return null;
    }

    /// <summary>All that a reference may mean.</summary>
    public IReadOnlyList<CheckedIndicator> FindAll(string path) => _paths.FindAll(path);

    /// <summary>The shortest path by which an indicator can be referred to.</summary>
    public string ShortestUnique(CheckedIndicator indicator) => _paths.ShortestUnique(indicator);
}
