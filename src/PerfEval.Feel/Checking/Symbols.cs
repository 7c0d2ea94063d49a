using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Syntax;
using PerfEval.Feel.Types;

namespace PerfEval.Feel.Checking;

/// <summary>Something that a name in an expression can mean.</summary>
internal abstract class Symbol(string name, FeelType type)
{
    public string Name { get; } = name;

    public FeelType Type { get; } = type;
}

/// <summary>A value given from outside, kept in a slot of the facts.</summary>
internal sealed class FactSymbol(string name, FeelType type, int index) : Symbol(name, type)
{
    public int Index { get; } = index;
}

/// <summary>A value derived from others by an expression of its own, computed once per evaluation.</summary>
internal sealed class MeasureSymbol(string name, Typed body, int index, decimal? roundingStep, int statedSlot = -1) : Symbol(name, body.Type)
{
    public Typed Body { get; } = body;

    public int Index { get; } = index;

    /// <summary>The step to which the value is rounded, half away from zero; null for none.</summary>
    public decimal? RoundingStep { get; } = roundingStep;

    /// <summary>The fact slot of a value stated for it, which counts where it cannot be computed; -1 for none.</summary>
    public int StatedSlot { get; } = statedSlot;
}

/// <summary>A variable of a loop, a filter or a function, kept in a slot of the frame.</summary>
internal sealed class LocalSymbol(string name, FeelType type, int slot) : Symbol(name, type)
{
    public int Slot { get; } = slot;
}

/// <summary>A function declared beside the expressions. Its body is checked anew at each call, with the types of the arguments.</summary>
internal sealed class UserFunction(string name, IReadOnlyList<string> parameters, SyntaxNode body, SourceText source)
{
    public string Name { get; } = name;

    public IReadOnlyList<string> Parameters { get; } = parameters;

    public SyntaxNode Body { get; } = body;

    public SourceText Source { get; } = source;
}

/// <summary>Gives out slots for local variables; the frame of an evaluation has as many as the largest number given out.</summary>
internal sealed class LocalSlots(int start = 0)
{
    public int Count { get; private set; } = start;

    public LocalSymbol Allocate(string name, FeelType type) => new(name, type, Count++);
}
