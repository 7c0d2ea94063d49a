using System.CommandLine;
using System.CommandLine.Parsing;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Loading;
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

    private const string VersionName = "--version";

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

            // A case whose name begins with @ is a case, not a file of arguments.
            ParseResult parsed = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (arguments.Any(a => a is "--help" or "-h" or "-?"))
            {
                HelpWriter.Write(parsed.CommandResult.Command, language, console.Out);
                return Done;
            }

            if (parsed.GetValue<bool>(VersionName))
            {
                console.Out.Write(Engine.Version + "\n");
                return Done;
            }

            if (Problem(parsed, root) is { } problem)
            {
                console.WriteDiagnostics([problem], language);
                return Unusable;
            }

            var configuration = new InvocationConfiguration 
            {
                EnableDefaultExceptionHandler = false,
                Output = console.Out,
                Error = console.Error,

                // An interrupted batch writes what is done; one case takes no longer than that.
                ProcessTerminationTimeout = TimeSpan.FromSeconds(20),
            };
            return parsed.Invoke(configuration);
        }
        catch (PerfEvalException error)
        {
            console.WriteDiagnostics(error.Diagnostics, language);
            return Unusable;
        }
        catch (IOException error)
        {
            // The disk is full, or whoever read the output is gone.
            console.WriteDiagnostics([ToolErrors.CannotWrite.At(null, "-", FileProblems.Describe(error))], language);
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
        root.Subcommands.Add(AuditCommand.Make(T, language, console));
        root.Subcommands.Add(CheckCommand.Make(T, language, console));
        root.Subcommands.Add(TestCommand.Make(T, language, console));
        root.Subcommands.Add(DiffCommand.Make(T, language, console));
        root.Subcommands.Add(WhatIfCommand.Make(T, language, console));
        root.Subcommands.Add(BatchCommand.Make(T, language, console));
        root.Subcommands.Add(VerifyCommand.Make(T, language, console));
        root.Subcommands.Add(FeelCommand.Make(T, language, console));
        root.Subcommands.Add(NewCommand.Make(T, language, console));
        root.Subcommands.Add(DescribeCommand.Make(T, language, console));
        root.Subcommands.Add(ExplainCommand.Make(T, language, console));
        root.Options.Add(Options.Lang(T));
        root.Options.Add(new Option<bool>(VersionName) { Arity = ArgumentArity.Zero, Description = T("版本", "the version") });
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
            return null;
        }

        if (parsed.UnmatchedTokens.Count > 0)
        {
            string token = parsed.UnmatchedTokens[0];
            IEnumerable<string> known = parsed.CommandResult.Command.Options.Concat(root.Options).SelectMany(o => o.Aliases.Append(o.Name))
                .Concat(parsed.CommandResult.Command.Subcommands.Select(c => c.Name));
            string? nearest = NearestName.Find(token, known);
            LocalText hint = nearest is null ? new("", "") : new($"是不是“{nearest}”？", $"Did you mean '{nearest}'? ");
            return ToolErrors.UnknownArgument.At(null, token, hint);
        }

        foreach (OptionResult result in parsed.CommandResult.Children.Concat(parsed.RootCommandResult.Children).OfType<OptionResult>())
        {
            if (result.Errors.Any() && OptionProblem(result) is { } problem)
            {
                return problem;
            }
        }

        if (parsed.CommandResult.Command == root)
        {
            return ToolErrors.MissingArgument.At(null, Names(root.Subcommands), "");
        }

        Argument? missing = parsed.CommandResult.Command.Arguments.FirstOrDefault(a => a.Arity.MinimumNumberOfValues > (parsed.GetResult(a)?.Tokens.Count ?? 0));
        return missing is not null
            ? ToolErrors.MissingArgument.At(null, missing.Name, " " + parsed.CommandResult.Command.Name)
            : ToolErrors.BadCommandLine.At(null, parsed.Errors[0].Message);
    }

    private static Diagnostic? OptionProblem(OptionResult result)
    {
        if (result.IdentifierTokenCount > 1)
        {
            return ToolErrors.OptionTwice.At(null, result.Option.Name);
        }

        if (result.Tokens.Count == 0)
        {
            return ToolErrors.OptionWithoutValue.At(null, result.Option.Name, result.Option.HelpName ?? "");
        }

        if (result.Option.ValueType == typeof(int))
        {
            return ToolErrors.InvalidOption.At(null, result.Option.Name, result.Tokens[0].Value, new LocalText("0、1、2、3……", "0, 1, 2, 3 …"));
        }

        return result.Option.CompletionSources.Count > 0
            ? ToolErrors.InvalidOption.At(null, result.Option.Name, result.Tokens[0].Value, result.Option.HelpName!.Replace("|", ", ", StringComparison.Ordinal))
            : null;
    }

    private static string Names(IEnumerable<Command> commands) => string.Join(" | ", commands.Select(c => c.Name));
}
