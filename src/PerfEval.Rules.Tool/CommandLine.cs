using System.CommandLine;
using System.CommandLine.Parsing;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Tool.Commands;

namespace PerfEval.Rules.Tool;

/// <summary>
/// Reads the command line and runs the command. Exit codes: 0 done; 1 it ran and found something wrong; 2 unusable input or arguments.
/// </summary>
internal static class CommandLine
{
    public const int Done = 0;
    public const int FoundProblems = 1;
    public const int Unusable = 2;

    public static int Run(string[] arguments, ToolConsole console)
    {
        Language language = LanguageOf(arguments);
        try
        {
            RootCommand root = MakeRoot(language, console);
            if (arguments.Length == 0)
            {
                HelpWriter.Write(root, language, console.Out);
                return Unusable;
            }

            ParseResult parsed = root.Parse(arguments);
            if (arguments.Any(a => a is "--help" or "-h" or "-?"))
            {
                HelpWriter.Write(parsed.CommandResult.Command, language, console.Out);
                return Done;
            }

            if (Problem(parsed, root) is { } problem)
            {
                console.WriteDiagnostics([problem], language);
                return Unusable;
            }

            var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = console.Out, Error = console.Error };
            return parsed.Invoke(configuration);
        }
        catch (PerfEvalException error)
        {
            console.WriteDiagnostics(error.Diagnostics, language);
            return Unusable;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // No stack trace ever reaches a user.
            console.WriteDiagnostics([ToolErrors.Internal.At(null, error.GetType().Name + ": " + error.Message)], language);
            return Unusable;
        }
    }

    private static RootCommand MakeRoot(Language language, ToolConsole console)
    {
        string T(string chinese, string english) => language == Language.Chinese ? chinese : english;
        var root = new RootCommand(T("perfeval：绩效评价的规则集与案例", "perfeval: rule sets and cases of performance evaluation"));
        root.Options.Clear();
        root.Subcommands.Add(EvaluateCommand.Make(T, language, console));
        root.Subcommands.Add(CheckCommand.Make(T, language, console));
        root.Subcommands.Add(TestCommand.Make(T, language, console));
        root.Subcommands.Add(FeelCommand.Make(T, language, console));
        root.Options.Add(new VersionOption());
        return root;
    }

    // Messages about the command line itself need the language before it is parsed.
    private static Language LanguageOf(string[] arguments)
    {
        int at = Array.IndexOf(arguments, "--lang");
        bool english = (at >= 0 && at + 1 < arguments.Length && arguments[at + 1] == "en") || arguments.Contains("--lang=en") || arguments.Contains("--lang:en");
        return english ? Language.English : Language.Chinese;
    }

    private static Diagnostic? Problem(ParseResult parsed, RootCommand root)
    {
        if (parsed.Errors.Count == 0 && parsed.UnmatchedTokens.Count == 0)
        {
            return parsed.CommandResult.Command == root && !parsed.Tokens.Any(t => t.Value is "--version") ? ToolErrors.MissingArgument.At(null, Names(root.Subcommands), "") : null;
        }

        if (parsed.UnmatchedTokens.Count > 0)
        {
            string token = parsed.UnmatchedTokens[0];
            IEnumerable<string> known = parsed.CommandResult.Command.Options.SelectMany(o => o.Aliases.Append(o.Name))
                .Concat(parsed.CommandResult.Command.Subcommands.Select(c => c.Name));
            string? nearest = NearestName.Find(token, known);
            LocalText hint = nearest is null ? new("", "") : new($"是不是“{nearest}”？", $"Did you mean '{nearest}'? ");
            return ToolErrors.UnknownArgument.At(null, token, hint);
        }

        foreach (SymbolResult result in parsed.CommandResult.Children)
        {
            if (result is OptionResult { Option: { } option, Tokens: var tokens } && option.CompletionSources.Count > 0 && result.Errors.Any())
            {
                string values = string.Join(", ", option.GetCompletions(System.CommandLine.Completions.CompletionContext.Empty).Select(c => c.Label));
                return ToolErrors.InvalidOption.At(null, option.Name, tokens.Count > 0 ? tokens[0].Value : "", values);
            }
        }

        Argument? missing = parsed.CommandResult.Command.Arguments.FirstOrDefault(a => a.Arity.MinimumNumberOfValues > (parsed.GetResult(a)?.Tokens.Count ?? 0));
        return missing is not null
            ? ToolErrors.MissingArgument.At(null, missing.Name, parsed.CommandResult.Command.Name)
            : ToolErrors.BadCommandLine.At(null, parsed.Errors[0].Message);
    }

    private static string Names(IEnumerable<Command> commands) => string.Join(" | ", commands.Select(c => c.Name));
}
