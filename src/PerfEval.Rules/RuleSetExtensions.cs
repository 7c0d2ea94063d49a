using System.Globalization;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Functions;
using PerfEval.Feel.Syntax;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;
using PerfEval.Rules.Model;

namespace PerfEval.Rules;

/// <summary>
/// What a host adds to rule sets in code: functions that their expressions may call, and sources of findings for what expressions cannot say. They are checked, explained
/// and audited like what is written in the rule set. Code must be pure: the same facts give the same result, on any thread. Immutable; each addition gives a new object.
/// </summary>
/// <remarks>
/// Names and versions are part of the rule set's hash, since a score depends on them. What is unknown never reaches the code: the call is unknown then. Code that throws, or gives something
/// of another type, fails the indicator with PE1209 and the name; it never passes for "nothing found".
/// </remarks>
public sealed class RuleSetExtensions
{
    private const string Points = "分", Text = "说明", Item = "项";

    private static readonly ContextType s_finding = new([new FeelField(Points, FeelType.Points), new FeelField(Text, FeelType.Text)]);

    private RuleSetExtensions(HostExtensions model) => Model = model;

    /// <summary>No additions.</summary>
    public static RuleSetExtensions None { get; } = new(HostExtensions.None);

    internal HostExtensions Model { get; }

    /// <summary>Adds a function that expressions of rule sets may call by its name.</summary>
    /// <param name="name">The name: letters and digits, Chinese ones too. A built-in function of that name is replaced.</param>
    /// <param name="version">Changes whenever the function may give other results.</param>
    /// <param name="result">The type of the result.</param>
    /// <param name="parameters">Names and types of the parameters. Lists may have items of any type (<see cref="FeelType.Any"/>).</param>
    /// <param name="body">Computes the result of known arguments; rows of tables are contexts. It gives a value of the result's type; null, or what it throws, fails the indicator.</param>
    /// <returns>The extensions with the function.</returns>
    /// <exception cref="ArgumentException">The name is taken or cannot be a name, such as a word of the language (<c>if</c>); or a parameter has no name or type, or the name of another.</exception>
    public RuleSetExtensions WithFunction(
        string name, string version, FeelType result, IReadOnlyList<(string Name, FeelType Type)> parameters, FeelFunctionBody body)
    {
        CheckName(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(version);
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(body);
        (string Name, FeelType Type)[] own = [.. parameters];
        CheckParameters(own);
        return Add(HostFunctions.Make(name, result, own, body), null, version);
    }

    /// <summary>Adds a source of findings: a rule whose condition is code.</summary>
    /// <param name="name">The rule's name: letters and digits, Chinese ones too.</param>
    /// <param name="version">Changes whenever the code may find something else.</param>
    /// <param name="from">The indicator that loses the points, by the shortest path that is unique.</param>
    /// <param name="facts">The facts or measures that the code reads, by name; it is given their values in this order.</param>
    /// <param name="find">Finds problems in known values; an empty list if there are none.</param>
    /// <returns>The extensions with the source.</returns>
    /// <exception cref="ArgumentException">The name is taken or cannot be a name, such as a word of the language (<c>if</c>); or a fact has no name.</exception>
    public RuleSetExtensions WithFindings(
        string name, string version, string from, IReadOnlyList<string> facts, Func<IReadOnlyList<FeelValue>, IEnumerable<HostFinding>> find)
    {
        CheckName(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(version);
        ArgumentException.ThrowIfNullOrWhiteSpace(from);
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(find);
        string[] own = [.. facts];
        if (Array.Exists(own, string.IsNullOrWhiteSpace))
        {
            throw new ArgumentException("One of the facts has no name.", nameof(facts));
        }

        Builtin function = HostFunctions.OfAny(name, new ListType(s_finding), own, values => Collect(name, find(values.ToArray())));
        var at = new SourceLocation(name, 1, 1);
        var rule = new RuleModel
        {
            Name = name,
            Location = at,
            For = new SourceText($"{Item} in {name}({string.Join(", ", own)})", name),
            Deduct = [new RuleDeductModel(new ReferenceModel(from, at), new PointsModel.Expression(new SourceText($"{Item}.{Points}", name), at), null, at)],
            Because = new SourceText($"{{{Item}.{Text}}}", name),
        };
        return Add(function, rule, version);
    }

    internal RuleSetExtensions WithoutFindings() => new(Model with { Rules = [] });

    private static FeelValue Collect(string name, IEnumerable<HostFinding>? findings)
    {
        if (findings is null)
        {
            return HostFunctions.Failed(name, new LocalText("给出的是 null；没有发现问题就给空列表。", "it gave null; where nothing is found it gives an empty list."));
        }

        var found = new List<FeelValue>();
        foreach (HostFinding? finding in findings)
        {
            string place = (found.Count + 1).ToString(CultureInfo.InvariantCulture);
            if (finding?.Text is null)
            {
                return HostFunctions.Failed(name, finding is null
                    ? new LocalText($"第 {place} 个问题是 null。", $"finding {place} is null.")
                    : new LocalText($"第 {place} 个问题没有说明。", $"finding {place} has no text."));
            }

            if (finding.Points < 0)
            {
                string points = finding.Points.ToString(CultureInfo.InvariantCulture);
                return HostFunctions.Failed(name, new LocalText($"第 {place} 个问题扣 {points} 分；扣分至少是 0。", $"finding {place} takes {points} points; it takes at least 0."));
            }

            found.Add(FeelValue.Of(FeelContext.Create([new(Points, FeelValue.Of(finding.Points)), new(Text, FeelValue.Of(finding.Text))])));
        }

        return FeelValue.ListOf([.. found]);
    }

    private static void CheckParameters((string Name, FeelType Type)[] parameters)
    {
        for (int i = 0; i < parameters.Length; i++)
        {
            (string name, FeelType type) = parameters[i];
            string? problem = string.IsNullOrWhiteSpace(name) ? $"Parameter {i + 1} has no name."
                : type is null ? $"The parameter '{name}' has no type."
                : Keywords.IsReserved(name) ? $"'{name}' is a word of the language and cannot be a parameter's name."
                : Array.FindIndex(parameters, p => p.Name == name) < i ? $"Two parameters are named '{name}'."
                : null;
            if (problem is not null)
            {
                throw new ArgumentException(problem, nameof(parameters));
            }
        }
    }

    private RuleSetExtensions Add(Builtin function, RuleModel? rule, string version) => new(new HostExtensions(
        [.. Model.Functions, function],
        rule is null ? Model.Rules : [.. Model.Rules, rule],
        Model.Identity + function.Name + "@" + version + "\n"));

    private void CheckName(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (!name.All(char.IsLetterOrDigit) || !char.IsLetter(name[0]))
        {
            throw new ArgumentException($"'{name}' cannot be a name: it has letters and digits, a letter first.", nameof(name));
        }

        if (Keywords.IsReserved(name))
        {
            throw new ArgumentException($"'{name}' is a word of the language and cannot be a name.", nameof(name));
        }

        if (Model.Functions.Any(f => f.Name == name))
        {
            throw new ArgumentException($"There is an extension '{name}' already.", nameof(name));
        }
    }
}
