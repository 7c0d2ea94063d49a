using PerfEval.Feel.Conformance.Dmn;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Conformance.Running;

/// <summary>The inputs of a case by name.</summary>
internal static class CaseInputs
{
    /// <summary>
    /// Puts inputs of imported models where they belong: one that is named <c>import.name</c> becomes an entry of the context <c>import</c>.
    /// </summary>
    public static FeelContext Nest(IEnumerable<(string Name, FeelValue Value)> inputs, CompiledModel model)
    {
        var own = new List<KeyValuePair<string, FeelValue>>();
        var imported = new Dictionary<DmnImport, List<(string Name, FeelValue Value)>>();
        foreach ((string name, FeelValue value) in inputs)
        {
            DmnImport? import = model.Model.FindByName(name) is not null ? null
                : model.Model.Imports.Find(i => i.Name.Length > 0 && name.StartsWith(i.Name + ".", StringComparison.Ordinal) && model.Imported(i) is not null);
            if (import is null)
            {
                own.Add(new(name, value));
                continue;
            }

            if (!imported.TryGetValue(import, out List<(string Name, FeelValue Value)>? entries))
            {
                imported[import] = entries = [];
            }

            entries.Add((name[(import.Name.Length + 1)..], value));
        }

        foreach ((DmnImport import, List<(string Name, FeelValue Value)> entries) in imported)
        {
            own.Add(new(import.Name, FeelValue.Of(Nest(entries, model.Imported(import)!))));
        }

        return FeelContext.Create(own);
    }
}
