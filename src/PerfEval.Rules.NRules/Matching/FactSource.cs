namespace PerfEval.Rules.NRules.Matching;

/// <summary>Where values come from: the slot of a fact, or what a rule goes through where that is no fact.</summary>
/// <param name="name">The name, as it appears in translated conditions.</param>
/// <param name="slot">The fact's slot; -1 for what is computed.</param>
internal sealed class FactSource(string name, int slot)
{
    public string Name { get; } = name;

    public int Slot { get; } = slot;

    public override string ToString() => Name;
}
