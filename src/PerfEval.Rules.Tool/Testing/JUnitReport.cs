using System.Globalization;
using System.Text;
using System.Xml;
using PerfEval.Feel.Diagnostics;

namespace PerfEval.Rules.Tool.Testing;

/// <summary>
/// Writes how cases came out as JUnit XML, which servers for continuous integration show: a suite for each rule set, a test for each case. A
/// rule set that cannot be read is a suite with one test, which is an error.
/// </summary>
internal static class JUnitReport
{
    private const string RuleSetTest = "ruleset";

    public static string Write(IReadOnlyList<TestedRuleSet> ruleSets, Language language)
    {
        using var text = new Utf8Text();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, NewLineChars = "\n", NewLineHandling = NewLineHandling.Replace }))
        {
            xml.WriteStartDocument();
            xml.WriteStartElement("testsuites");
            Attribute(xml, "name", "perfeval");
            Count(xml, "tests", ruleSets.Sum(Tests));
            Count(xml, "failures", ruleSets.Sum(r => r.Count(TestOutcome.Failed)));
            Count(xml, "errors", ruleSets.Sum(Errors));
            Count(xml, "skipped", ruleSets.Sum(r => r.Count(TestOutcome.Skipped)));
            foreach (TestedRuleSet ruleSet in ruleSets)
            {
                WriteSuite(xml, ruleSet, language);
            }

            xml.WriteEndElement();
            xml.WriteEndDocument();
        }

        return text + "\n";
    }

    private static int Tests(TestedRuleSet ruleSet) => ruleSet.RuleSet is null ? 1 : ruleSet.Cases.Count;

    private static int Errors(TestedRuleSet ruleSet) => ruleSet.RuleSet is null ? 1 : ruleSet.Count(TestOutcome.Unusable);

    private static void WriteSuite(XmlWriter xml, TestedRuleSet ruleSet, Language language)
    {
        xml.WriteStartElement("testsuite");
        Attribute(xml, "name", ruleSet.Name);
        Count(xml, "tests", Tests(ruleSet));
        Count(xml, "failures", ruleSet.Count(TestOutcome.Failed));
        Count(xml, "errors", Errors(ruleSet));
        Count(xml, "skipped", ruleSet.Count(TestOutcome.Skipped));
        if (ruleSet.RuleSet is null)
        {
            WriteTest(xml, ruleSet.Name, RuleSetTest, ruleSet.Path, () => WriteProblem(xml, "error", Problem(ruleSet.Diagnostics, language)));
        }

        foreach (TestedCase tested in ruleSet.Cases)
        {
            WriteTest(xml, ruleSet.Name, Path.GetFileNameWithoutExtension(tested.File), tested.File, () => WriteOutcome(xml, tested, language));
        }

        xml.WriteEndElement();
    }

    // Nothing is timed: the clock is no part of a result.
    private static void WriteTest(XmlWriter xml, string suite, string name, string file, Action outcome)
    {
        xml.WriteStartElement("testcase");
        Attribute(xml, "name", name);
        Attribute(xml, "classname", suite);
        Attribute(xml, "file", file);
        Attribute(xml, "time", "0");
        outcome();
        xml.WriteEndElement();
    }

    private static void WriteOutcome(XmlWriter xml, TestedCase tested, Language language)
    {
        switch (tested.Outcome)
        {
            case TestOutcome.Failed:
                string differing = string.Join(language == Language.Chinese ? "；" : "; ", tested.Differences.Select(d => d.Sentence.In(language)));
                WriteProblem(xml, "failure", (differing, TestText.DifferenceLines(tested, language)));
                break;
            case TestOutcome.Unusable:
                WriteProblem(xml, "error", Problem(tested.Diagnostics, language));
                break;
            case TestOutcome.Skipped:
                xml.WriteStartElement("skipped");
                Attribute(xml, "message", language == Language.Chinese ? "没有 expect" : "it has no 'expect'");
                xml.WriteEndElement();
                break;
        }
    }

    private static (string Message, string Details) Problem(IReadOnlyList<Diagnostic> diagnostics, Language language) =>
        (diagnostics.FirstOrDefault(d => d.Severity == Severity.Error)?.Message(language) ?? "", string.Concat(diagnostics.Select(d => d.Format(language) + "\n")));

    private static void WriteProblem(XmlWriter xml, string element, (string Message, string Details) problem)
    {
        xml.WriteStartElement(element);
        Attribute(xml, "message", problem.Message);
        xml.WriteString(Allowed(problem.Details));
        xml.WriteEndElement();
    }

    private static void Attribute(XmlWriter xml, string name, string value) => xml.WriteAttributeString(name, Allowed(value));

    private static void Count(XmlWriter xml, string name, int value) => Attribute(xml, name, value.ToString(CultureInfo.InvariantCulture));

    // Some characters that a file name or a text may have are none of XML.
    private static string Allowed(string text)
    {
        var allowed = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            bool isXml = rune.Value > 0xFFFF || XmlConvert.IsXmlChar((char)rune.Value);
            allowed.Append((isXml ? rune : Rune.ReplacementChar).ToString());
        }

        return allowed.ToString();
    }

    // Declares the encoding in which the file is written.
    private sealed class Utf8Text() : StringWriter(CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
