using System.Reflection;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Loading;

namespace PerfEval.Rules.Hosting;

/// <summary>Rule sets among the resources of an assembly.</summary>
internal static class EmbeddedRuleSets
{
    /// <summary>Their texts, by the names of the resources.</summary>
    public static IReadOnlyDictionary<string, string> TextsOf(Assembly assembly)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string name in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            string file = name.Split('/', '\\')[^1];
            bool isRuleSet = file.EndsWith("ruleset.yaml", StringComparison.Ordinal) || (file.Contains("ruleset-", StringComparison.Ordinal) && file.EndsWith(".yaml", StringComparison.Ordinal));
            if (isRuleSet && assembly.GetManifestResourceStream(name) is { } stream)
            {
                using var reader = new StreamReader(stream);
                texts[name] = reader.ReadToEnd();
            }
        }

        return texts;
    }

    /// <summary>Reads them; those with errors are reported and left out.</summary>
    public static IEnumerable<RuleSet> Read(
        Assembly assembly, IReadOnlyDictionary<string, string> texts, DiagnosticBag diagnostics, Func<string, RuleSetExtensions?> extensionsOf)
    {
        // One resource may extend another; they are known by what they say of themselves.
        (RuleSetHeader Header, string Text)[] known =
        [
            .. from text in texts
               let root = DocumentLoader.Read(new DocumentText(text.Key, text.Value), new DiagnosticBag()) as MappingNode
               where root is not null
               select (RuleSetHeader.Of(root), text.Value),
        ];
        var source = RuleSetSource.From(wanted => known.FirstOrDefault(k => k.Header.Id == wanted || k.Header.Id + "@" + k.Header.Version == wanted).Text);
        foreach ((string name, string text) in texts)
        {
            if (RuleSet.TryParse(new DocumentText($"{assembly.GetName().Name}:{name}", text), diagnostics, source, extensionsOf) is { } ruleSet)
            {
                yield return ruleSet;
            }
        }
    }
}
