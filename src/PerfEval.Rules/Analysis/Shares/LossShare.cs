using PerfEval.Feel.Diagnostics;

namespace PerfEval.Rules.Analysis.Shares;

/// <summary>One finding and what it has of the points that an indicator lost. Immutable.</summary>
/// <param name="Title">The rule, or the indicator where its own standard took the points.</param>
/// <param name="Text">What was found.</param>
/// <param name="Nominal">The points that it costs by itself, before any maximum.</param>
/// <param name="Share">
/// Its share (Shapley): what it adds to the loss on average over all orders in which the findings could have come. Rounded to six places; what is left over goes
/// to the first finding, so that the shares of an indicator add up exactly. <see langword="null"/> where no shares were computed.
/// </param>
public sealed record LossShare(string Title, LocalText Text, decimal Nominal, decimal? Share);
