using System.Diagnostics.CodeAnalysis;

namespace PerfEval.Feel.Functions.Text;

/// <summary>Makes a program of a pattern. Counted repetitions become copies, so the number of steps is bounded.</summary>
/// <remarks>
/// Wherever two ways through the pattern meet, a <see cref="PatternOp.Visit"/> stands: what failed there once fails there again, and need
/// not be tried. That holds only while what groups have matched does not matter, so a pattern with back-references has none.
/// </remarks>
internal sealed class PatternCompiler
{
    private const int StepLimit = 50_000;

    private readonly List<PatternStep> _steps = [];
    private readonly ParsedPattern _pattern;
    private readonly bool _isMultiLine;
    private int _slots;
    private int _visits;

    private PatternCompiler(ParsedPattern pattern, bool isMultiLine)
    {
        _pattern = pattern;
        _isMultiLine = isMultiLine;
        _slots = 2 * (pattern.Groups + 1);
    }

    private bool IsTooLong => _steps.Count > StepLimit;

    /// <summary>Compiles a pattern. False if it has too many steps.</summary>
    public static bool TryCompile(ParsedPattern pattern, bool isMultiLine, [NotNullWhen(true)] out PatternProgram? program)
    {
        var compiler = new PatternCompiler(pattern, isMultiLine);
        compiler.Emit(pattern.Root);
        compiler.Add(PatternOp.Accept);
        program = compiler.IsTooLong
            ? null
            : new PatternProgram([.. compiler._steps], compiler._slots, compiler._visits, pattern.HasBackReferences);
        return program is not null;
    }

    private void Emit(PatternNode node)
    {
        if (IsTooLong)
        {
            return;
        }

        switch (node)
        {
            case PatternNode.OneOf one:
                _steps.Add(one.Set.Single >= 0
                    ? new PatternStep(PatternOp.Character, one.Set.Single)
                    : new PatternStep(PatternOp.OneOf, Set: one.Set));
                break;
            case PatternNode.Sequence sequence:
                foreach (PatternNode item in sequence.Items)
                {
                    Emit(item);
                }

                break;
            case PatternNode.Choice choice:
                EmitChoice(choice);
                break;
            case PatternNode.Repeat repeat:
                EmitRepeat(repeat);
                break;
            case PatternNode.Group group:
                Add(PatternOp.Save, 2 * group.Number);
                Emit(group.Item);
                Add(PatternOp.Save, 2 * group.Number + 1);
                break;
            case PatternNode.BackReference reference:
                Add(PatternOp.BackReference, reference.Number);
                break;
            case PatternNode.Anchor anchor:
                Add((anchor.IsStart, _isMultiLine) switch
                {
                    (true, false) => PatternOp.TextStart,
                    (false, false) => PatternOp.TextEnd,
                    (true, true) => PatternOp.LineStart,
                    (false, true) => PatternOp.LineEnd,
                });
                break;
        }
    }

    private void EmitChoice(PatternNode.Choice choice)
    {
        var ends = new List<int>();
        for (int i = 0; i < choice.Branches.Count - 1; i++)
        {
            int split = Add(PatternOp.Split);
            Emit(choice.Branches[i]);
            ends.Add(Add(PatternOp.Jump));
            SetSplit(split, split + 1, _steps.Count, false);
        }

        Emit(choice.Branches[^1]);
        foreach (int end in ends)
        {
            _steps[end] = new PatternStep(PatternOp.Jump, _steps.Count);
        }

        AddVisit();
    }

    private void EmitRepeat(PatternNode.Repeat repeat)
    {
        for (int i = 0; i < repeat.Least && !IsTooLong; i++)
        {
            int before = _steps.Count;
            Emit(repeat.Item);
            if (_steps.Count == before)
            {
                break;
            }
        }

        if (repeat.Most is { } most)
        {
            EmitOptional(repeat, most - repeat.Least);
        }
        else
        {
            EmitLoop(repeat);
        }
    }

    private void EmitOptional(PatternNode.Repeat repeat, int count)
    {
        var splits = new List<int>();
        for (int i = 0; i < count && !IsTooLong; i++)
        {
            splits.Add(Add(PatternOp.Split));
            Emit(repeat.Item);
        }

        foreach (int split in splits)
        {
            SetSplit(split, split + 1, _steps.Count, repeat.IsReluctant);
        }

        if (count > 0)
        {
            AddVisit();
        }
    }

    private void EmitLoop(PatternNode.Repeat repeat)
    {
        int head = _steps.Count;
        AddVisit();
        int split = Add(PatternOp.Split);

        // The memory ends a loop over nothing; where there is none, the place at which the round began does.
        bool needsProgress = _pattern.HasBackReferences && repeat.Item.CanBeEmpty;
        int slot = needsProgress ? _slots++ : 0;
        if (needsProgress)
        {
            Add(PatternOp.Save, slot);
        }

        Emit(repeat.Item);
        if (needsProgress)
        {
            Add(PatternOp.Progress, slot);
        }

        Add(PatternOp.Jump, head);
        SetSplit(split, split + 1, _steps.Count, repeat.IsReluctant);
    }

    private int Add(PatternOp op, int a = 0)
    {
        _steps.Add(new PatternStep(op, a));
        return _steps.Count - 1;
    }

    private void AddVisit()
    {
        if (!_pattern.HasBackReferences)
        {
            Add(PatternOp.Visit, _visits++);
        }
    }

    private void SetSplit(int split, int into, int past, bool pastFirst) =>
        _steps[split] = pastFirst ? new PatternStep(PatternOp.Split, past, into) : new PatternStep(PatternOp.Split, into, past);
}
