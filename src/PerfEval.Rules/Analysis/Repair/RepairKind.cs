namespace PerfEval.Rules.Analysis.Repair;

/// <summary>What a step of a repair changes.</summary>
public enum RepairKind
{
    /// <summary>A fact of the case.</summary>
    Fact,

    /// <summary>A cell of a table.</summary>
    Cell,

    /// <summary>A row of a table that lists what is wrong: it is put right and no longer there.</summary>
    Row,

    /// <summary>A measure that rests on a table; its value would be another.</summary>
    Measure,

    /// <summary>An evaluator's answer.</summary>
    Judgement,

    /// <summary>Evidence that is required and not there.</summary>
    Evidence,
}
