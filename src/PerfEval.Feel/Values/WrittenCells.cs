namespace PerfEval.Feel.Values;

/// <summary>The cells of a column as they were written.</summary>
internal abstract class WrittenCells
{
    /// <summary>The cell as text; empty where nothing was written.</summary>
    public abstract string this[int row] { get; }
}

/// <summary>Cells that are kept as texts.</summary>
internal sealed class WrittenTexts(string[] texts) : WrittenCells
{
    public override string this[int row] => texts[row];
}
