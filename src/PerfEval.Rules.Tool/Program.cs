using System.Text;
using PerfEval.Rules.Tool;

// Chinese text needs UTF-8 whatever code page the console has; no byte-order mark in pipes.
Console.OutputEncoding = new UTF8Encoding(false);
return CommandLine.Run(args, new ToolConsole(Console.Out, Console.Error));
