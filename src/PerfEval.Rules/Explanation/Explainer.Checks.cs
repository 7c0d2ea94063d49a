using PerfEval.Feel.Checking;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;
using PerfEval.Rules.Evaluation;

namespace PerfEval.Rules.Explanation;

/// <summary>Checks in words.</summary>
internal sealed partial class Explainer
{
    /// <summary>A check's sentence, with both sides and their difference.</summary>
    public LocalText CheckText(CheckResult check)
    {
        (Typed? left, Typed? right) = check.Check?.That is TypedComparison { Operator: ComparisonOperator.Equal } equation ? (equation.Left, equation.Right) : (null, null);
        LocalText says = check switch
        {
            { Check.Says: { } template } => new(_reader.Template(template, Language.Chinese), _reader.Template(template, Language.English)),
            { Check: { } plain } => Phrases.Same(plain.That.Written),
            _ => new($"案例给出的“{check.Measure!.Model.Name}”与计算结果不一致", $"the stated '{check.Measure.Model.Name}' is not what is computed"),
        };
        if (check.Left.IsNull || check.Right.IsNull || !check.Left.IsKnown || !check.Right.IsKnown)
        {
            return says;
        }

        LocalText a = left is null ? StatedText(check) : _reader.Printer.Print(left, check.Left);
        LocalText b = right is null ? _reader.Printer.Print(check.Measure!.Symbol.Body, check.Right) : _reader.Printer.Print(right, check.Right);
        LocalText difference = DifferenceText(check, left ?? check.Measure!.Symbol.Body, right ?? check.Measure!.Symbol.Body);
        return new($"{says.Chinese}（{a.Chinese}，{b.Chinese}{difference.Chinese}）", $"{says.English} ({a.English}, {b.English}{difference.English})");
    }

    private LocalText StatedText(CheckResult check)
    {
        string? written = _case.Written[check.Measure!.StatedSlot.Index]?.Text;
        return written is null ? _reader.Printer.Print(check.Measure.Symbol.Body, check.Left) : Phrases.Same(written);
    }

    private LocalText DifferenceText(CheckResult check, Typed left, Typed right)
    {
        if (!check.Left.IsNumber || !check.Right.IsNumber || left.Type is not NumberType)
        {
            return new("", "");
        }

        // The difference in the unit of the side that has one.
        Typed shown = left is TypedConstant ? right : left;
        var both = new TypedArithmetic(ArithmeticOperation.Subtract, shown.Type, left, right, shown.Source, shown.Span);
        LocalText text = _reader.Printer.Print(both, FeelValue.Of(check.Left.Number - check.Right.Number));
        return new($"，差 {text.Chinese}", $", difference {text.English}");
    }
}
