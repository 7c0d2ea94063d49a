namespace PerfEval.Rules.Tool.Tests.Batch;

/// <summary>A batch from a file to files, which can be put back to where it was cut off.</summary>
internal sealed class ResumableBatch
{
    private readonly string[] _arguments;
    private (byte[] Output, byte[] Errors, byte[] State) _whole;

    public ResumableBatch(TemporaryFolder folder, string format, string lines, string name = "whole")
    {
        Input = folder.Write(name + ".in", lines);
        Output = Path.Combine(folder.Path, name + ".out");
        Errors = Path.Combine(folder.Path, name + ".bad");

        // Messages name the input's file, whichever part of it a test takes.
        _arguments = ["batch", "-", "--ruleset", Counties.RuleSet, "--format", format, "-o", Output, "--errors", Errors];
    }

    public string Input { get; }

    public string Output { get; }

    public string Errors { get; }

    public string State => Output + ".state";

    public ToolRun Run(params string[] more) => Tool.RunWithInput(File.ReadAllText(Input), [.. _arguments, .. more]);

    public (byte[] Output, byte[] Errors, byte[] State) RunWhole()
    {
        Run();
        return _whole = (File.ReadAllBytes(Output), File.ReadAllBytes(Errors), File.ReadAllBytes(State));
    }

    /// <summary>Whether the batch, cut off with these files, comes to the same in the end.</summary>
    public bool GoesOn(byte[] output, byte[] errors, byte[] state)
    {
        File.WriteAllBytes(Output, output);
        File.WriteAllBytes(Errors, errors);
        File.WriteAllBytes(State, state);
        ToolRun run = Run("--resume");
        return run.Exit == (_whole.Errors.Length > 0 ? 1 : 0)
            && File.ReadAllBytes(Output).SequenceEqual(_whole.Output)
            && File.ReadAllBytes(Errors).SequenceEqual(_whole.Errors);
    }
}
