using System.Reflection;
using Microsoft.Extensions.Options;

namespace PerfEval.Rules.Hosting;

/// <summary>What is wrong with options, in plain words.</summary>
internal sealed class OptionsCheck : IValidateOptions<PerfEvalRulesOptions>
{
    public ValidateOptionsResult Validate(string? name, PerfEvalRulesOptions options)
    {
        List<string> problems = [.. ProblemsOf(options)];
        if (problems.Count == 0 && FoldersOf(options).Count == 0 && options.Assemblies.Count == 0)
        {
            problems.Add("There are no rule sets: name a folder or an assembly in PerfEvalRulesOptions, or put rule sets into the folder 'rulesets' below the application.");
        }

        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    /// <summary>The folders named, and that of the application if it is wanted and there; whole paths.</summary>
    public static List<string> FoldersOf(PerfEvalRulesOptions options)
    {
        List<string> folders = [.. options.Folders.Select(Whole)];
        if (options.UseApplicationFolder && Directory.Exists(ApplicationFolder) && !folders.Contains(ApplicationFolder))
        {
            folders.Add(ApplicationFolder);
        }

        return folders;
    }

    /// <summary>Where packages put their rule sets.</summary>
    public static string ApplicationFolder { get; } = Whole("rulesets");

    private static IEnumerable<string> ProblemsOf(PerfEvalRulesOptions options)
    {
        if (options.Quiet < TimeSpan.FromMilliseconds(10) || options.Quiet > TimeSpan.FromMinutes(1))
        {
            yield return $"PerfEvalRulesOptions.Quiet is {options.Quiet}; it lies between 10 ms and a minute.";
        }

        foreach (string? folder in options.Folders)
        {
            if (ProblemOf(folder) is { } problem)
            {
                yield return problem;
            }
        }

        if (options.Assemblies.Any(assembly => assembly is null))
        {
            yield return "PerfEvalRulesOptions.Assemblies has an entry that is null; add an assembly, or leave the entry out.";
        }

        foreach (Assembly assembly in options.Assemblies.Where(assembly => assembly is { IsDynamic: true }))
        {
            yield return $"The assembly '{assembly.GetName().Name}' of PerfEvalRulesOptions.Assemblies was made at run time and has no resources.";
        }

        foreach ((string id, RuleSetExtensions? extensions) in options.Extensions)
        {
            if (extensions is null)
            {
                yield return $"PerfEvalRulesOptions.Extensions['{id}'] is null; give RuleSetExtensions, or leave the entry out.";
            }
        }
    }

    private static string? ProblemOf(string? folder) =>
        string.IsNullOrWhiteSpace(folder) ? "PerfEvalRulesOptions.Folders has an entry that is null or empty; name a folder, or leave the entry out."
        : folder.Contains('\0') ? $"'{folder.Replace('\0', '?')}' of PerfEvalRulesOptions.Folders is no path."
        : Directory.Exists(Whole(folder)) ? null
        : File.Exists(Whole(folder)) ? $"'{folder}' of PerfEvalRulesOptions.Folders is a file; name the folder in which it lies."
        : $"The folder '{folder}' of PerfEvalRulesOptions.Folders does not exist.";

    private static string Whole(string folder) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder, AppContext.BaseDirectory));
}
