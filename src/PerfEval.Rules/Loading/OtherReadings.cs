using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Loading;

/// <summary>Reads the key <c>other-readings</c> of indicators, items and measures.</summary>
internal static class OtherReadings
{
    /// <summary>The key itself.</summary>
    public const string Key = "other-readings";

    /// <summary>Reads the list; empty where the key is absent.</summary>
    /// <param name="reader">The mapping of the indicator or measure.</param>
    /// <param name="value">The key of the expression: <c>score</c> of an indicator, <c>value</c> of a measure.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    public static IReadOnlyList<OtherReadingModel> Read(MappingReader reader, string value, DiagnosticBag diagnostics)
    {
        var readings = new List<OtherReadingModel>();
        foreach (DocumentNode item in reader.List(Key)?.Items ?? [])
        {
            if (item is not MappingNode mapping)
            {
                diagnostics.Add(ModelErrors.ExpectedMapping.At(item.Location, Key));
                continue;
            }

            var entry = new MappingReader(mapping, diagnostics);
            string? words = entry.RequiredText("reading", new LocalText("另一种读法，用文字说明", "the other reading, in words"));
            SourceText? expression = entry.Source(value);
            entry.Require(value, new LocalText("按这种读法算出的结果", "what comes out under that reading"));
            entry.Finish();
            if (words is not null && expression is not null)
            {
                readings.Add(new OtherReadingModel(words, expression, mapping.Location));
            }
        }

        return readings;
    }
}
