namespace PerfEval.Feel.Functions.Text;

/// <summary>A pattern as it was parsed.</summary>
internal abstract record PatternNode
{
    /// <summary>Whether it can match without taking a character; a back-reference can.</summary>
    public abstract bool CanBeEmpty { get; }

    /// <summary>One character of a set.</summary>
    public sealed record OneOf(CodePointSet Set) : PatternNode
    {
        public override bool CanBeEmpty => false;
    }

    /// <summary>One thing after another; nothing at all if there is none.</summary>
    public sealed record Sequence(IReadOnlyList<PatternNode> Items) : PatternNode
    {
        public override bool CanBeEmpty { get; } = Items.All(i => i.CanBeEmpty);
    }

    /// <summary>One of several branches; earlier ones are tried first.</summary>
    public sealed record Choice(IReadOnlyList<PatternNode> Branches) : PatternNode
    {
        public override bool CanBeEmpty { get; } = Branches.Any(b => b.CanBeEmpty);
    }

    /// <summary>Something several times.</summary>
    /// <param name="Item">What is repeated.</param>
    /// <param name="Least">How often at least.</param>
    /// <param name="Most">How often at most; null for any number of times.</param>
    /// <param name="IsReluctant">Whether few are tried before many.</param>
    public sealed record Repeat(PatternNode Item, int Least, int? Most, bool IsReluctant) : PatternNode
    {
        public override bool CanBeEmpty { get; } = Least == 0 || Item.CanBeEmpty;
    }

    /// <summary>A group in parentheses whose match is kept.</summary>
    /// <param name="Number">Its number, from 1.</param>
    /// <param name="Item">What is inside.</param>
    public sealed record Group(int Number, PatternNode Item) : PatternNode
    {
        public override bool CanBeEmpty { get; } = Item.CanBeEmpty;
    }

    /// <summary>What a group matched, once more.</summary>
    public sealed record BackReference(int Number) : PatternNode
    {
        public override bool CanBeEmpty => true;
    }

    /// <summary>The start (<c>^</c>) or the end (<c>$</c>) of the text or, under the flag <c>m</c>, of a line.</summary>
    public sealed record Anchor(bool IsStart) : PatternNode
    {
        public override bool CanBeEmpty => true;
    }
}
