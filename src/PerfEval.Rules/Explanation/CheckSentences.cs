using PerfEval.Feel.Checking;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;
using PerfEval.Rules.Binding;
using PerfEval.Rules.Evaluation;

namespace PerfEval.Rules.Explanation;

/// <summary>Cross-footing checks in words.</summary>
internal sealed class CheckSentences(BoundCase bound, ExpressionReader reader)
{
    // Two places of 万元, in 元.
    private const decimal PlaceOfTenThousands = 100;

    private static readonly MeasureUnit s_tenThousand = MeasureUnit.Find("万元")!;

    /// <summary>What a check found: the author's sentence where it differs, otherwise its equation.</summary>
    public LocalText Of(CheckResult check)
    {
        LocalText sides = Sides(check);
        if (check.Check is null)
        {
            string name = check.Measure!.Model.Name;
            return Phrases.InBrackets(new($"案例给出的“{name}”与计算结果", $"the stated '{name}' and the computed value"), sides);
        }

        // The author's sentence speaks of a disagreement; a rounding difference is none.
        LocalText says = check is { Check.Says: { } template, Outcome: CheckOutcome.Differs }
            ? reader.Template(template)
            : Phrases.Same(check.Check.That.Written);
        return Phrases.InBrackets(says, sides);
    }

    private LocalText Sides(CheckResult check)
    {
        if (check.Left.IsNull || check.Right.IsNull)
        {
            return check.Missing.Sources.Count == 0 ? Phrases.Nothing : new("缺" + Phrases.Sources(check.Missing).Chinese, "needs " + Phrases.Sources(check.Missing).English);
        }

        Typed left = check.Check?.That is TypedComparison equation ? equation.Left : check.Measure!.Symbol.Body;
        Typed right = check.Check?.That is TypedComparison other ? other.Right : check.Measure!.Symbol.Body;
        if (!check.Left.IsNumber || !check.Right.IsNumber)
        {
            LocalText a = check.Check is null ? Stated(check) : reader.Printer.Print(left, check.Left), b = reader.Printer.Print(right, check.Right);
            return new($"{a.Chinese}，{b.Chinese}", $"{a.English}, {b.English}");
        }

        bool statedInTenThousands = check.Check is null && Stated(check).Chinese.EndsWith("万元", StringComparison.Ordinal);
        MeasureUnit? unit = left.Type is NumberType { Dimension.IsMoney: true } && (statedInTenThousands || IsInTenThousands(left, check.Left) || IsInTenThousands(right, check.Right))
            ? s_tenThousand
            : null;
        bool inPlaces = unit is not null && check.Outcome == CheckOutcome.Differs && Math.Abs(check.Left.Number - check.Right.Number) >= PlaceOfTenThousands;
        string leftText = check.Check is null ? Stated(check).Chinese : Number(left, check.Left, unit, inPlaces);
        string difference = Difference(left.Type is NumberType { Dimension.IsDimensionless: false } or NumberType { Dimension.IsRate: true } ? left : right, check.Left.Number - check.Right.Number, unit, inPlaces);
        string rightText = Number(right, check.Right, unit, inPlaces);
        if (IsBareCount(right) && left.Type is NumberType { Dimension.IsCount: true } counted)
        {
            rightText = ValueText.Write(check.Right, counted);
        }

        return check.Left.Number == check.Right.Number || check.Outcome == CheckOutcome.Agrees
            ? new($"{leftText}，{rightText}", $"{leftText}, {rightText}")
            : new($"{leftText}，{rightText}，差 {difference}", $"{leftText}, {rightText}, difference {difference}");
    }

    // 到账笔数 = count(资金到账): a number without a unit counts what the other side counts.
    private static bool IsBareCount(Typed typed) => typed.Type is NumberType { Dimension.IsDimensionless: true, Dimension.IsRate: false } or NumberType { Dimension.IsTally: true };

    private LocalText Stated(CheckResult check) =>
        bound.Written[check.Measure!.StatedSlot.Index] is { } written ? Phrases.Same(written.Text) : reader.Printer.Print(check.Measure.Symbol.Body, check.Left);

    private bool IsInTenThousands(Typed typed, in FeelValue value) => reader.Printer.Print(typed, value).Chinese.EndsWith("万元", StringComparison.Ordinal);

    private string Number(Typed typed, in FeelValue value, MeasureUnit? unit, bool inPlaces) =>
        unit is null || reader.Printer.WrittenText(typed, value) is { } written && written.EndsWith(unit.Name, StringComparison.Ordinal)
            ? reader.Printer.Print(typed, value).Chinese
            : ValuePrinter.InUnit(InPlaces(value.Number, inPlaces), unit);

    // 37,914,999.99 元 beside 3,656.22 万元 is 3,791.50 万元, as long as that hides nothing of the difference.
    private static decimal InPlaces(decimal amount, bool inPlaces) => inPlaces ? Rounding.ToStep(amount, PlaceOfTenThousands) : amount;

    private static string Difference(Typed typed, decimal difference, MeasureUnit? unit, bool inPlaces)
    {
        if (unit is not null)
        {
            return ValuePrinter.InUnit(InPlaces(difference, inPlaces), unit);
        }

        return typed.Type is NumberType { Dimension.IsRate: true }
            ? ValueText.Plain(Math.Round(difference * 100, 4)) + " 个百分点"
            : ValueText.Write(FeelValue.Of(difference), typed.Type);
    }
}
