using System.Text;
using PerfEval.Rules.Tool;
using Spectre.Console;

// Chinese text needs UTF-8 whatever code page the console has; no byte-order mark in pipes.
Console.OutputEncoding = new UTF8Encoding(false);
return CommandLine.Run(
    args,
    new ToolConsole(Console.Out, Console.Error, HasColours(Console.Out, Console.IsOutputRedirected), HasColours(Console.Error, Console.IsErrorRedirected))
    {
        In = Console.OpenStandardInput(),
        OutBytes = Console.OpenStandardOutput(),
        IsOutputTerminal = !Console.IsOutputRedirected,
        IsErrorTerminal = !Console.IsErrorRedirected,
    });

// Only on a terminal that understands them; for NO_COLOR see no-color.org.
static bool HasColours(TextWriter writer, bool isRedirected) =>
    !isRedirected
    && Environment.GetEnvironmentVariable("NO_COLOR") is not { Length: > 0 }
    && AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) }).Profile.Capabilities.Ansi;
