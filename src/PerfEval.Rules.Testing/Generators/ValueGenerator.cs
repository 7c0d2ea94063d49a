using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Model;
using PerfEval.Rules.Testing.Generation;
using Interval = PerfEval.Feel.Values.Interval;

namespace PerfEval.Rules.Testing.Generators;

/// <summary>Values of facts as cases write them: at and beside what the rule set compares them with, anywhere in range, as ranges, and not known.</summary>
internal sealed class ValueGenerator(CheckedRuleSet ruleSet)
{
    private const string NotKnown = "未知";

    private readonly Landmarks _landmarks = new(ruleSet);

    public Gen<CaseValue> Fact(CheckedFact fact)
    {
        FactModel model = fact.Model;
        int slot = fact.Symbol.Index;
        return model.Type.Type switch
        {
            ListType { Item: ContextType } => Table(model, slot),
            ListType => Gen.Resize(Gen.ListOf(Single(slot, model.Columns[0].Type, Interval.Everything)), 3).Select(items => CaseValue.List(items)),
            _ => Gen.Frequency((7, Single(slot, model.Type, model.Bounds)), (1, Range(slot, model))),
        };
    }

    private Gen<CaseValue> Table(FactModel fact, int slot)
    {
        Gen<CaseValue> row = Gen.CollectToArray(fact.Columns.Select(c => Cell(slot, c)), g => g).Select(cells => CaseValue.List(cells));
        CaseValue heading = CaseValue.List(fact.Columns.Select(c => CaseValue.Name(c.Name)));
        return Gen.Resize(Gen.ListOf(row), 4).Select(rows => CaseValue.List(rows.Prepend(heading)));
    }

    private Gen<CaseValue> Cell(int slot, ColumnModel column)
    {
        Gen<CaseValue> known = Single(slot, column.Type, Interval.Everything);
        return column.Type.Type is TextType { Choices: null } ? known : Gen.Frequency((9, known), (1, Gen.Constant(CaseValue.Of(NotKnown))));
    }

    private Gen<CaseValue> Single(int slot, ValueTypeModel type, Interval bounds)
    {
        switch (type.Type)
        {
            case TextType { Choices: { } choices }:
                return Gen.Elements(choices.Select(CaseValue.Name).ToArray());
            case TextType:
                return Gen.Elements(_landmarks.Words(slot, type).Select(CaseValue.Name).ToArray());
            case { Kind: FeelKind.Boolean }:
                return Gen.Elements(CaseValue.Of("是"), CaseValue.Of("否"));
            case { Kind: FeelKind.Date } when bounds == Interval.Everything:
                return Gen.Frequency((9, Ordered(slot, type, bounds)), (1, Gen.Constant(CaseValue.Of("无"))));
            default:
                return Ordered(slot, type, bounds);
        }
    }

    private Gen<CaseValue> Ordered(int slot, ValueTypeModel type, Interval bounds) => Ordinal(slot, type, bounds).Select(o => CaseValue.Of(ValueWriter.Write(o, type)!));

    // At a landmark, just below or above it, or between two of them.
    private Gen<decimal> Ordinal(int slot, ValueTypeModel type, Interval bounds)
    {
        decimal step = ValueWriter.StepOf(type);
        decimal[] landmarks = [.. _landmarks.Ordinals(slot, type, bounds)];
        decimal[] near = [.. landmarks.SelectMany(l => new[] { l, l, l - step, l + step }).Where(o => IsWritable(o, type, bounds))];
        near = near.Length > 0 ? near : [bounds.HasLow ? bounds.Low + step : bounds.High - step];
        decimal low = near.Min(), high = near.Max();
        Gen<decimal> between = Gen.Choose(0, 1000)
            .Select(n => low + (Math.Round((high - low) * n / 1000 / step) * step))
            .Select(o => IsWritable(o, type, bounds) ? o : low);
        return Gen.Frequency((3, Gen.Elements(near)), (1, between));
    }

    private static bool IsWritable(decimal ordinal, ValueTypeModel type, Interval bounds) => bounds.Contains(ordinal) && ValueWriter.Write(ordinal, type) is not null;

    // ≥ 90%, 80%..90%: known in part.
    private Gen<CaseValue> Range(int slot, FactModel fact)
    {
        if (fact.Type.Type is TextType or { Kind: FeelKind.Boolean })
        {
            return Single(slot, fact.Type, fact.Bounds);
        }

        Gen<decimal> end = Ordinal(slot, fact.Type, fact.Bounds);
        return from a in end
               from b in end
               from kind in Gen.Choose(0, 2)
               let low = ValueWriter.Write(Math.Min(a, b), fact.Type)
               let high = ValueWriter.Write(Math.Max(a, b), fact.Type)
               select CaseValue.Of(kind == 0 ? "≥ " + low : kind == 1 ? "≤ " + high : string.Create(CultureInfo.InvariantCulture, $"{low}..{high}"));
    }
}
