namespace PerfEval.Feel.Functions.Text;

/// <summary>What one step of a program does. A step that fails goes back to the last choice.</summary>
internal enum PatternOp
{
    /// <summary>Takes one character, A.</summary>
    Character,

    /// <summary>Takes one character of the set.</summary>
    OneOf,

    /// <summary>Goes on at A; if that fails, at B.</summary>
    Split,

    /// <summary>Goes on at A.</summary>
    Jump,

    /// <summary>Fails where the memory holds that this step, A, was taken before at this place of the text.</summary>
    Visit,

    /// <summary>Keeps the place in slot A.</summary>
    Save,

    /// <summary>Fails if the place is still that of slot A, so that a loop over nothing ends.</summary>
    Progress,

    /// <summary>Takes what the group A matched; nothing if it did not match.</summary>
    BackReference,

    /// <summary>Is at the start of the text.</summary>
    TextStart,

    /// <summary>Is at the end of the text.</summary>
    TextEnd,

    /// <summary>Is at the start of a line.</summary>
    LineStart,

    /// <summary>Is at the end of a line.</summary>
    LineEnd,

    /// <summary>Has matched.</summary>
    Accept,
}

/// <summary>One step of a program.</summary>
internal readonly record struct PatternStep(PatternOp Op, int A = 0, int B = 0, CodePointSet? Set = null);

/// <summary>A pattern as steps to be taken.</summary>
/// <param name="Steps">The steps, from the first.</param>
/// <param name="Slots">How many places are kept: start and end of each group and, after them, those of loops.</param>
/// <param name="Visits">How many steps are remembered for each place of the text.</param>
/// <param name="HasBackReferences">Whether what groups matched decides how it goes on.</param>
internal sealed record PatternProgram(PatternStep[] Steps, int Slots, int Visits, bool HasBackReferences);
