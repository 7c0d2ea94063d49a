using System.Xml.Linq;
using PerfEval.Feel.Conformance.Kit;

namespace PerfEval.Feel.Conformance.Dmn;

/// <summary>Reads models of any version of DMN; what a version does not know is simply not there.</summary>
internal static class DmnReader
{
    public static DmnModel Read(string path)
    {
        XElement root = KitXml.Load(path);
        if (root.Name.LocalName != "definitions")
        {
            throw new KitException($"{path}: the root is <{root.Name.LocalName}>, not <definitions>.");
        }

        var model = new DmnModel(path, root);
        foreach (XElement element in root.Elements().Where(e => e.Name.Namespace == root.Name.Namespace))
        {
            switch (element.Name.LocalName)
            {
                case "import":
                    model.Imports.Add(new DmnImport(
                        NameOf(element), element.AttributeText("namespace")?.Trim() ?? "", element.AttributeText("locationURI")));
                    break;
                case "itemDefinition":
                    model.ItemDefinitions[NameOf(element)] = element;
                    break;
                case "inputData":
                    model.Add(new InputData(model, IdOf(element), NameOf(element)) { Variable = element.Child("variable") });
                    break;
                case "decision":
                    model.Add(new Decision(model, IdOf(element), NameOf(element))
                    {
                        Variable = element.Child("variable"),
                        Requirements = RequirementsOf(element),
                        Logic = BoxedExpressions.Within(element),
                    });
                    break;
                case "businessKnowledgeModel":
                    model.Add(new KnowledgeModel(model, IdOf(element), NameOf(element))
                    {
                        Variable = element.Child("variable"),
                        Requirements = RequirementsOf(element),
                        Logic = element.Child("encapsulatedLogic"),
                    });
                    break;
                case "decisionService":
                    model.Add(new DecisionService(model, IdOf(element), NameOf(element))
                    {
                        Variable = element.Child("variable"),
                        OutputDecisions = References(element, "outputDecision"),
                        Inputs = [.. References(element, "inputData"), .. References(element, "inputDecision")],
                    });
                    break;
                default:
                    break;
            }
        }

        return model;
    }

    private static List<DmnReference> RequirementsOf(XElement element)
    {
        List<DmnReference> found = [];
        foreach (XElement requirement in element.Children("informationRequirement"))
        {
            found.AddRange(References(requirement, "requiredInput"));
            found.AddRange(References(requirement, "requiredDecision"));
        }

        foreach (XElement requirement in element.Children("knowledgeRequirement"))
        {
            found.AddRange(References(requirement, "requiredKnowledge"));
        }

        return found;
    }

    private static DmnReference[] References(XElement element, string name) =>
        [.. element.Children(name).Select(e => e.AttributeText("href")).OfType<string>().Select(h => DmnReference.Parse(h.Trim()))];

    private static string IdOf(XElement element) => element.AttributeText("id")?.Trim() ?? "";

    /// <summary>A name with its white space made single, as it would be written in an expression.</summary>
    private static string NameOf(XElement element) =>
        string.Join(' ', (element.AttributeText("name") ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
