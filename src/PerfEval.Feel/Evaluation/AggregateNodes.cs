using PerfEval.Feel.Checking;

namespace PerfEval.Feel.Evaluation;

// Aggregates run through a sequence without making a list of it.

/// <summary>The sum of the items.</summary>
/// <param name="items">What is run through.</param>
/// <param name="item">What each turn gives.</param>
/// <param name="nothing">The sum of no items: 0, or no time at all.</param>
/// <param name="site">The expression, for failures.</param>
internal sealed class SumNode<TNumber, TTruth, TDomain>(Sequence<TTruth> items, Node<TNumber> item, TNumber nothing, Typed site) : Node<TNumber>
    where TDomain : struct, IDomain<TNumber, TTruth>
{
    public override TNumber Evaluate(Frame frame)
    {
        if (!items.Open(frame))
        {
            return TDomain.PendingNumber(frame);
        }

        TNumber sum = nothing;
        while (items.Next(frame, out TTruth presence))
        {
            sum = TDomain.AddItem(sum, item.Evaluate(frame), presence, site, frame);
        }

        return items.Complete(frame) ? sum : TDomain.PendingNumber(frame);
    }
}

internal sealed class CountNode<TNumber, TTruth, TDomain>(Sequence<TTruth> items, Typed site) : Node<TNumber>
    where TDomain : struct, IDomain<TNumber, TTruth>
{
    public override TNumber Evaluate(Frame frame)
    {
        if (!items.Open(frame))
        {
            return TDomain.PendingNumber(frame);
        }

        // What surely belongs is counted plainly; the rest makes a stretch.
        int sure = 0;
        TNumber unsure = TDomain.Number(0);
        bool anyUnsure = false;
        while (items.Next(frame, out TTruth presence))
        {
            if (TDomain.IsTrue(presence))
            {
                sure++;
            }
            else
            {
                anyUnsure = true;
                unsure = TDomain.AddItem(unsure, TDomain.Number(1), presence, site, frame);
            }
        }

        if (!items.Complete(frame))
        {
            return TDomain.PendingNumber(frame);
        }

        return anyUnsure ? TDomain.AddItem(unsure, TDomain.Number(sure), TDomain.Truth(true), site, frame) : TDomain.Number(sure);
    }
}

internal sealed class MeanNode<TNumber, TTruth, TDomain>(Sequence<TTruth> items, Node<TNumber> item, TNumber nothing, Typed site) : Node<TNumber>
    where TDomain : struct, IDomain<TNumber, TTruth>
{
    public override TNumber Evaluate(Frame frame)
    {
        if (!items.Open(frame))
        {
            return TDomain.PendingNumber(frame);
        }

        int sure = 0;
        TNumber sum = nothing, hull = nothing;
        TTruth unsure = TDomain.Truth(true);
        bool any = false, anyUnsure = false;
        while (items.Next(frame, out TTruth presence))
        {
            TNumber value = item.Evaluate(frame);
            hull = any ? TDomain.Undecided(unsure, hull, value, frame) : value;
            any = true;
            if (TDomain.IsTrue(presence))
            {
                sure++;
                sum = TDomain.AddItem(sum, value, presence, site, frame);
            }
            else
            {
                anyUnsure = true;
                unsure = TDomain.And(unsure, presence);
            }
        }

        if (!items.Complete(frame))
        {
            return TDomain.PendingNumber(frame);
        }

        if (!any)
        {
            return TDomain.Failed(() => EvaluationErrors.Fail(EvaluationErrors.EmptyList, site, new Diagnostics.LocalText("平均值", "mean")), frame);
        }

        if (!anyUnsure)
        {
            return Quotient(sum, sure, frame);
        }

        // With items that may not belong, the mean lies somewhere among the items; if none surely belongs the list may be empty.
        return sure > 0 ? TDomain.Undecided(unsure, hull, Quotient(sum, sure, frame), frame) : TDomain.Unbounded(unsure, hull, frame);
    }

    private TNumber Quotient(TNumber sum, int count, Frame frame) => TDomain.Arithmetic(
        site.Type.Kind == Values.FeelKind.DaysDuration ? ArithmeticOperation.DaysPerNumber : ArithmeticOperation.Divide, sum, TDomain.Number(count), site, frame);
}

/// <summary><c>some … satisfies</c>, <c>every … satisfies</c>, and the functions <c>any</c> and <c>all</c>.</summary>
internal sealed class QuantifierNode<TNumber, TTruth, TDomain>(bool every, Sequence<TTruth> items, Node<TTruth> condition) : Node<TTruth>
    where TDomain : struct, IDomain<TNumber, TTruth>
{
    public override TTruth Evaluate(Frame frame)
    {
        if (!items.Open(frame))
        {
            return TDomain.PendingTruth(frame);
        }

        // Every is: none fails.
        TTruth some = TDomain.Truth(false);
        while (items.Next(frame, out TTruth presence))
        {
            TTruth holds = condition.Evaluate(frame);
            some = TDomain.Or(some, TDomain.And(presence, every ? TDomain.Not(holds) : holds));
            if (TDomain.IsTrue(some))
            {
                break;
            }
        }

        if (!TDomain.IsTrue(some) && !items.Complete(frame))
        {
            return TDomain.PendingTruth(frame);
        }

        return every ? TDomain.Not(some) : some;
    }
}

/// <summary>The least or greatest number.</summary>
internal sealed class ExtremeNumber<TNumber, TTruth, TDomain>(bool greatest, Sequence<TTruth> items, Node<TNumber> item, Typed site) : Node<TNumber>
    where TDomain : struct, IDomain<TNumber, TTruth>
{
    public override TNumber Evaluate(Frame frame)
    {
        if (!items.Open(frame))
        {
            return TDomain.PendingNumber(frame);
        }

        bool any = false;
        TNumber best = TDomain.Number(0);
        TTruth certain = TDomain.Truth(false);
        while (items.Next(frame, out TTruth presence))
        {
            TNumber value = item.Evaluate(frame);
            if (!any)
            {
                (best, any) = (value, true);
            }
            else
            {
                // An item that may not belong: the better of the two, or what was best without it, or itself if none before belongs.
                TTruth better = TDomain.Compare(greatest ? ComparisonOperator.Greater : ComparisonOperator.Less, value, best, tolerant: false, frame);
                TNumber chosen = TDomain.IsTrue(better) ? value : TDomain.IsFalse(better) ? best : TDomain.Extreme(greatest, best, value);
                best = TDomain.IsTrue(presence) && TDomain.IsTrue(certain) ? chosen
                    : TDomain.IsTrue(presence) ? TDomain.Undecided(TDomain.Not(certain), value, chosen, frame)
                    : TDomain.IsTrue(certain) ? TDomain.Undecided(presence, chosen, best, frame)
                    : TDomain.Undecided(presence, TDomain.Undecided(presence, chosen, best, frame), value, frame);
            }

            certain = TDomain.Or(certain, presence);
        }

        if (!items.Complete(frame))
        {
            return TDomain.PendingNumber(frame);
        }

        if (!any)
        {
            return TDomain.Failed(() => EvaluationErrors.Fail(EvaluationErrors.EmptyList, site, Name), frame);
        }

        // If no item surely belongs the list may be empty, and nothing can be said.
        return TDomain.IsTrue(certain) ? best : TDomain.Unbounded(certain, best, frame);
    }

    private Diagnostics.LocalText Name => greatest ? new("最大值", "maximum") : new("最小值", "minimum");
}
