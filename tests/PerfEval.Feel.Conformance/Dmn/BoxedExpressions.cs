using System.Xml.Linq;
using PerfEval.Feel.Conformance.Kit;
using PerfEval.Feel.Decisions;
using PerfEval.Feel.Types;

namespace PerfEval.Feel.Conformance.Dmn;

/// <summary>Reads boxed expressions.</summary>
/// <param name="types">The types that they may refer to.</param>
/// <param name="notes">Where what cannot be supported is noted.</param>
internal sealed class BoxedExpressions(DmnTypes types, ICollection<string> notes)
{
    private static readonly HashSet<string> s_names = new(StringComparer.Ordinal)
    {
        "literalExpression", "context", "list", "relation", "invocation", "functionDefinition", "decisionTable",
        "conditional", "filter", "for", "some", "every",
    };

    private static readonly LiteralLogic s_null = new("null");

    /// <summary>The boxed expression that stands in an element; null if none.</summary>
    public static XElement? Within(XElement element) => AllWithin(element).FirstOrDefault();

    public DecisionLogic Read(XElement element)
    {
        DecisionLogic logic = element.Name.LocalName switch
        {
            "literalExpression" => ReadLiteral(element),
            "context" => ReadContext(element),
            "list" => new ListLogic([.. AllWithin(element).Select(Read)]),
            "relation" => ReadRelation(element),
            "invocation" => ReadInvocation(element),
            "functionDefinition" or "encapsulatedLogic" => ReadFunction(element),
            "decisionTable" => new TableLogic(DecisionTables.Read(element, types)),
            "conditional" => new ConditionalLogic(ReadPart(element, "if"), ReadPart(element, "then"), ReadPart(element, "else")),
            "filter" => new FilterLogic(ReadPart(element, "in"), ReadPart(element, "match")),
            "for" => new ForLogic(VariableOf(element), ReadPart(element, "in"), ReadPart(element, "return")),
            "some" => new QuantifiedLogic(false, VariableOf(element), ReadPart(element, "in"), ReadPart(element, "satisfies")),
            "every" => new QuantifiedLogic(true, VariableOf(element), ReadPart(element, "in"), ReadPart(element, "satisfies")),
            _ => throw new KitException($"<{element.Name.LocalName}> is no boxed expression."),
        };

        // The type of a function definition is the type of a function, not of what it gives; its body states that.
        return logic is FunctionLogic ? logic : logic with { Result = types.Of(element) };
    }

    private static IEnumerable<XElement> AllWithin(XElement element) =>
        element.Elements().Where(e => e.Name.Namespace == element.Name.Namespace && s_names.Contains(e.Name.LocalName));

    private DecisionLogic ReadWithin(XElement element) => Within(element) is { } logic ? Read(logic) : s_null;

    /// <summary>The expression in a named child, such as <c>then</c>, which may have a type of its own.</summary>
    private DecisionLogic ReadPart(XElement element, string name)
    {
        if (element.Child(name) is not { } part)
        {
            return s_null;
        }

        DecisionLogic logic = ReadWithin(part);
        return part.AttributeText("typeRef") is null ? logic : logic with { Result = types.Of(part) };
    }

    private static string VariableOf(XElement element) =>
        element.AttributeText("iteratorVariable") ?? throw new KitException($"<{element.Name.LocalName}> has no iteratorVariable.");

    private LiteralLogic ReadLiteral(XElement element)
    {
        string? language = element.AttributeText("expressionLanguage");
        if (language is not null && !language.Contains("FEEL", StringComparison.OrdinalIgnoreCase))
        {
            notes.Add($"The language {language} is not supported.");
            return s_null;
        }

        return element.Child("text") is { } text ? new LiteralLogic(text.Value) : s_null;
    }

    private ContextLogic ReadContext(XElement element)
    {
        var entries = new List<ContextLogicEntry>();
        DecisionLogic? result = null;
        foreach (XElement entry in element.Children("contextEntry"))
        {
            DecisionLogic logic = ReadWithin(entry);
            if (entry.Child("variable") is { } variable)
            {
                entries.Add(new ContextLogicEntry(variable.AttributeText("name") ?? "", Typed(logic, types.Of(variable))));
            }
            else
            {
                result = logic;
            }
        }

        return new ContextLogic(entries, result);
    }

    /// <summary>Logic with the type of the variable that holds it; of a function, older models state the type of what it gives.</summary>
    public static DecisionLogic Typed(DecisionLogic logic, ItemType type) =>
        type == ItemType.Any ? logic
        : logic is FunctionLogic function && type.Type is not FunctionType ? function with { Body = function.Body with { Result = type } }
        : logic with { Result = type };

    private RelationLogic ReadRelation(XElement element)
    {
        ItemType[] columns = [.. element.Children("column").Select(types.Of)];
        string[] names = [.. element.Children("column").Select(c => c.AttributeText("name") ?? "")];
        var rows = new List<IReadOnlyList<DecisionLogic>>();
        foreach (XElement row in element.Children("row"))
        {
            rows.Add([.. AllWithin(row).Select((cell, at) => at < columns.Length && columns[at] != ItemType.Any ? Read(cell) with { Result = columns[at] } : Read(cell))]);
        }

        return new RelationLogic(names, rows);
    }

    private InvocationLogic ReadInvocation(XElement element)
    {
        var bindings = new List<LogicBinding>();
        foreach (XElement binding in element.Children("binding"))
        {
            bindings.Add(new LogicBinding(binding.Child("parameter")?.AttributeText("name") ?? "", ReadWithin(binding)));
        }

        return new InvocationLogic(ReadWithin(element), bindings);
    }

    private DecisionLogic ReadFunction(XElement element)
    {
        string kind = element.AttributeText("kind") ?? "FEEL";
        if (!string.Equals(kind, "FEEL", StringComparison.OrdinalIgnoreCase))
        {
            notes.Add($"Functions of kind {kind} are not supported.");
            return s_null;
        }

        List<LogicParameter> parameters =
            [.. element.Children("formalParameter").Select(p => new LogicParameter(p.AttributeText("name") ?? "", types.Of(p)))];
        DecisionLogic body = ReadWithin(element);
        if (parameters.Count == 0 && body is TableLogic { Table.Inputs: var inputs } && element.Name.LocalName == "encapsulatedLogic")
        {
            // A decision table alone: its input expressions are the names of its parameters.
            parameters.AddRange(inputs.Select(i => new LogicParameter(i.Expression.Trim(), i.Type)));
        }

        return new FunctionLogic(parameters, body);
    }
}
