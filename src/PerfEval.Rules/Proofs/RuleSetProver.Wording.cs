using PerfEval.Feel.Checking;
using PerfEval.Feel.Values;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Proofs;

/// <summary>
/// Standards against their words: that the numbers of a standard stand in its wording or reading, and that a reading of broken steps says
/// what <c>steps</c> does. Words are matched, not understood; what is told is worth a look, never more.
/// </summary>
internal sealed partial class RuleSetProver
{
    private const decimal SecondsPerDay = 86_400;

    // How many of a number people write: percent, thousands, 万, 亿, days and months kept as seconds and months.
    private static readonly decimal[] s_scales = [1, 0.01m, 100, 10_000, 100_000_000, SecondsPerDay, 12];

    private void ProveWording()
    {
        foreach (CheckedIndicator indicator in _ruleSet.Indicators)
        {
            foreach (CheckedDeduct deduct in indicator.Deductions)
            {
                ProveSteps(indicator, deduct.Model);
            }

            if (indicator.Model.Wording is { } wording)
            {
                ProveNumbers(indicator, string.Join(
                    ' ', [wording, indicator.Model.Reading, .. indicator.Deductions.SelectMany(d => (string?[])[d.Model.Wording, d.Model.Because?.Text])]));
            }
        }
    }

    private void ProveSteps(CheckedIndicator indicator, DeductModel deduct)
    {
        if (deduct.Steps is not { } steps || indicator.Model.Reading is not { } reading)
        {
            return;
        }

        StepCounting[] said = [.. reading.Split('，', '。', '；', ',', ';').Select(SaidBy).OfType<StepCounting>().Distinct()];
        if (said.Length == 1 && said[0] != steps)
        {
            Refute(ProofKind.Wording, indicator.Path, ProofErrors.ReadingDoesNotMatch.At(deduct.Location, indicator.Path, reading, steps.ToString().ToLowerInvariant()));
        }
    }

    private void ProveNumbers(CheckedIndicator indicator, string words)
    {
        HashSet<decimal> named = WordingNumbers.In(words);
        if (named.Count == 0)
        {
            return;
        }

        foreach ((TypedConstant constant, Feel.Diagnostics.SourceLocation at) in NumbersOf(indicator))
        {
            if (constant.Value.TryGetOrdinal(out decimal number) && number is not (0 or 1) && number != indicator.FixedPoints
                && !s_scales.Any(s => named.Contains(number / s)))
            {
                Refute(ProofKind.Wording, indicator.Path, ProofErrors.NotInWording.At(at, indicator.Path, constant.Written));
                return;
            }
        }

        Add(ProofKind.Wording, ProofVerdict.Proved, indicator.Path, indicator.Model.Location, "标准里的数都在 wording 或 reading 里", "the numbers of the standard stand in its wording or reading");
    }

    private static IEnumerable<(TypedConstant Number, Feel.Diagnostics.SourceLocation At)> NumbersOf(CheckedIndicator indicator)
    {
        IEnumerable<CheckedBand> lines = (indicator.Standard as CheckedStandard.Bands)?.Lines ?? [];
        foreach (CheckedBand line in lines.Concat(indicator.Deductions.SelectMany(d => d.Lines)))
        {
            foreach (TypedConstant constant in Constants(line.Test).Concat(Constants(line.Points)))
            {
                yield return (constant, line.Model.Location);
            }
        }

        foreach (CheckedDeduct deduct in indicator.Deductions.Where(d => d.Lines.Count == 0))
        {
            foreach (TypedConstant constant in Constants(deduct.Limit).Concat(Constants(deduct.Per)).Concat(Constants(deduct.Points)).Concat(Constants(deduct.Max)))
            {
                yield return (constant, deduct.Model.Location);
            }
        }
    }

    private static IEnumerable<TypedConstant> Constants(Typed? typed) => typed switch
    {
        null => [],
        TypedConstant { Type.Kind: FeelKind.Number or FeelKind.DaysDuration or FeelKind.MonthsDuration } constant => [constant],
        _ => typed.Children.SelectMany(Constants),
    };

    // What part of a sentence says of steps that are not full.
    private static StepCounting? SaidBy(string clause)
    {
        bool HasAny(params ReadOnlySpan<string> words)
        {
            foreach (string word in words)
            {
                if (clause.Contains(word, StringComparison.Ordinal))
                {
                    return true;
                }
            }

            return false;
        }

        bool isPart = HasAny("不足", "不满");
        return (isPart && HasAny("不扣", "不计", "不算", "舍去")) || HasAny("向下取整") ? StepCounting.Whole
            : (isPart && HasAny("按一", "按1", "算一", "算1", "计作一", "计作1", "视为一", "视为1")) || HasAny("向上取整", "进一") ? StepCounting.Started
            : HasAny("按比例", "不取整") ? StepCounting.Exact
            : null;
    }
}
