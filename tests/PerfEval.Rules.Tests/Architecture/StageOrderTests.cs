using System.Reflection;
using PerfEval.Feel.Diagnostics;

namespace PerfEval.Rules.Tests.Architecture;

/// <summary>
/// The folders of a project are the stages of the data's way, and a stage never uses a later one. What does all the same stands in a list
/// with its reason, and leaves the list when it no longer does.
/// </summary>
public sealed class StageOrderTests
{
    /// <summary>From the text of an expression to its value. Nodes are made after what they are made of: compiling knows evaluation; decisions are put together from the expressions of the root namespace.</summary>
    private static readonly string[] s_feel =
        ["Diagnostics", "Values", "Types", "Syntax", "Functions", "Checking", "Evaluation", "Compilation", "", "Decisions"];

    /// <summary>
    /// From a file to a report; the root namespace holds what a program begins with, analyses compare what came out, batches run it many times, tests look at what cases try, and what is
    /// told about problems knows all of it.
    /// </summary>
    private static readonly string[] s_rules =
        ["Model", "Values", "Loading", "Checking", "Compilation", "Binding", "Evaluation", "Proofs", "Explanation", "Results", "Reporting", "", "Facts", "Analysis", "Hosting", "Batch", "Testing", "Diagnostics"];

    private static readonly Dictionary<(string From, string To), string> s_feelExceptions = new()
    {
        [("Values", "Types")] = "a list of a type's choices is a value's business too",
        [("Values", "Evaluation")] = "a function value is called within an evaluation, whose step budget it uses",
        [("Functions", "Checking")] = "a function checks its own arguments, which are typed nodes",
        [("Functions", "Evaluation")] = "functions compare, order and add as operators do",
    };

    private static readonly Dictionary<(string From, string To), string> s_rulesExceptions = new()
    {
        [("Model", "Loading")] = "what a case's values mean depends on the rule set, so they stay document nodes",
        [("Reporting", "")] = "a report shows the public result, which in turn offers its reports",
    };

    [Fact]
    public void Feel_stagesUseNoLaterOnes() => Check(typeof(Diagnostic).Assembly, "PerfEval.Feel", s_feel, s_feelExceptions);

    [Fact]
    public void Rules_stagesUseNoLaterOnes() => Check(typeof(RuleSet).Assembly, "PerfEval.Rules", s_rules, s_rulesExceptions);

    [Theory]
    [InlineData("PerfEval.Feel", "PerfEval.Rules")]
    [InlineData("PerfEval.Feel", "YamlDotNet")]
    [InlineData("PerfEval.Rules", "perfeval")]
    [InlineData("PerfEval.Rules", "System.CommandLine")]
    [InlineData("PerfEval.Rules", "Spectre.Console")]
    public void Project_doesNotKnowWhoUsesIt(string project, string other)
    {
        Assembly assembly = project == "PerfEval.Feel" ? typeof(Diagnostic).Assembly : typeof(RuleSet).Assembly;
        Assert.DoesNotContain(assembly.GetReferencedAssemblies(), a => a.Name == other);
    }

    [Fact]
    public void TypeReferences_seeDeclarationsAndInstructions()
    {
        IReadOnlySet<(Type From, Type To)> uses = TypeReferences.Of(typeof(StageOrderTests).Assembly);
        Assert.Contains((typeof(StageOrderTests), typeof(TypeReferences)), uses);
        Assert.DoesNotContain((typeof(TypeReferences), typeof(StageOrderTests)), uses);
    }

    private static void Check(Assembly assembly, string root, string[] stages, Dictionary<(string From, string To), string> exceptions)
    {
        var needed = new HashSet<(string, string)>();
        var broken = new SortedSet<string>(StringComparer.Ordinal);
        foreach ((Type from, Type to) in TypeReferences.Of(assembly))
        {
            if (StageOf(from, root) is not { } user || StageOf(to, root) is not { } used)
            {
                continue;
            }

            int at = Array.IndexOf(stages, user), other = Array.IndexOf(stages, used);
            Assert.True(at >= 0 && other >= 0, $"{(at < 0 ? from : to)} belongs to a stage that has no place in the order.");
            if (other <= at)
            {
                continue;
            }

            if (exceptions.ContainsKey((user, used)))
            {
                needed.Add((user, used));
            }
            else
            {
                broken.Add($"{from.FullName} uses {to.FullName}");
            }
        }

        Assert.True(broken.Count == 0, string.Join("\n", broken));
        Assert.Equal(exceptions.Keys.Order(), needed.Order());
    }

    // The folder below the root; what the compiler or a generator put elsewhere has none.
    private static string? StageOf(Type type, string root)
    {
        if (type.Namespace == root)
        {
            return "";
        }

        return type.Namespace?.StartsWith(root + ".", StringComparison.Ordinal) == true ? type.Namespace[(root.Length + 1)..].Split('.')[0] : null;
    }
}
