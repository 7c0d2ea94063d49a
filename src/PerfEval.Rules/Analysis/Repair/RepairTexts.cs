using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;
using PerfEval.Rules.Binding;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Explanation;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Analysis.Repair;

/// <summary>Says what a step of a repair changes, and what it brings.</summary>
internal sealed class RepairTexts(EvaluationResult start)
{
    // Rows of a group that are named; the others are counted.
    private const int RowsNamed = 8;

    private readonly BoundCase _case = start.Case;
    private readonly CheckedRuleSet _ruleSet = start.Plan.RuleSet;
    private readonly QuestionSheet _sheet = new(start.Plan.RuleSet, start.Case.Repeats);

    public RepairStep Step(RepairVariable variable, RepairLevel level, EvaluationResult before, EvaluationResult after)
    {
        RepairTarget target = variable.First;
        FeelValue value = level.Changes[0].Value;
        string name = NameOf(target);
        bool isProof = target.Kind == RepairKind.Fact && _case.Written[target.Slot] is { } written && written.Value.Equals(value);
        RepairKind kind = isProof ? RepairKind.Evidence : target.Kind;
        (LocalText was, LocalText now) = (BeforeOf(target), AfterOf(target, value));
        int[] rows = target.Kind is RepairKind.Cell or RepairKind.Row ? [.. variable.Members.Select(m => m.Row + 1)] : [];
        return new RepairStep
        {
            Kind = kind,
            Name = name,
            Column = target.Column,
            Rows = rows,
            Count = level.Cost,
            Before = was,
            After = now,
            Text = kind switch
            {
                RepairKind.Evidence => new($"补充“{name}”的佐证", $"evidence for '{name}'"),
                RepairKind.Row => RowText(variable, level),
                RepairKind.Cell => CellText(variable, level, was, now),
                RepairKind.Judgement => new($"对“{name}”的评价：{was.Chinese} → {now.Chinese}", $"judgement of '{name}': {was.English} → {now.English}"),
                RepairKind.Measure => new($"计算项“{name}”：{was.Chinese} → {now.Chinese}", $"measure '{name}': {was.English} → {now.English}"),
                _ => new($"“{name}”：{was.Chinese} → {now.Chinese}", $"'{name}': {was.English} → {now.English}"),
            },
            Points = Scalars.Settle(after.Total.Low - before.Total.Low),
            Total = after.Total,
            Indicators = [.. after.Indicators.Where(r => IsRaised(r, before) && !r.Children.Any(c => IsRaised(c, before))).Select(r => r.Path)],
            Cured = [.. before.Rules.Zip(after.Rules).Where(r => r.First.MayFire && !r.Second.MayFire).Select(r => RuleTrail.TitleOf(r.First.Rule))],
        };
    }

    private static bool IsRaised(IndicatorResult result, EvaluationResult before) =>
        result.Indicator.Parent is not null && result.Place < before.Indicators.Count && result.Score.Low > before.Indicators[result.Place].Score.Low;

    private string NameOf(RepairTarget target) => target.Question is { } question ? _sheet.NameOf(question, Math.Max(0, target.Row))
        : target.Kind == RepairKind.Measure ? _ruleSet.Measures.First(m => m.StatedSlot.Index == target.Slot).Model.Name
        : _ruleSet.Facts[target.Slot].Model.Name;

    private LocalText CellText(RepairVariable variable, RepairLevel level, LocalText was, LocalText now)
    {
        RepairTarget target = variable.First;
        string table = NameOf(target), column = target.Column!;
        if (variable.Members.Count == 1)
        {
            string row = RowName(target), place = (target.Row + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
            return new($"“{table}”第 {place} 行（{row}）的“{column}”：{was.Chinese} → {now.Chinese}", $"'{column}' in row {place} ({row}) of '{table}': {was.English} → {now.English}");
        }

        string names = string.Join('、', variable.Members.Take(RowsNamed).Select(RowName));
        int all = variable.Members.Count;
        names += all > RowsNamed ? "……" : "";
        return level.Cost == all
            ? new($"“{table}”{all} 行（{names}）的“{column}”：{was.Chinese} → {now.Chinese}", $"'{column}' in {all} rows of '{table}' ({names}): {was.English} → {now.English}")
            : new($"“{table}”{all} 行（{names}）中任意 {level.Cost} 行的“{column}”：{was.Chinese} → {now.Chinese}",
                $"'{column}' in any {level.Cost} of {all} rows of '{table}' ({names}): {was.English} → {now.English}");
    }

    private LocalText RowText(RepairVariable variable, RepairLevel level)
    {
        string table = NameOf(variable.First), names = string.Join('、', variable.Members.Take(RowsNamed).Select(RowName)) + (variable.Members.Count > RowsNamed ? "……" : "");
        int all = variable.Members.Count;
        return level.Cost == all
            ? new($"“{table}”所列的 {all} 行（{names}）都已解决", all == 1 ? $"the row of '{table}' ({names}) is put right" : $"all {all} rows of '{table}' ({names}) are put right")
            : new($"“{table}”所列的 {all} 行（{names}）中任意 {level.Cost} 行已解决", $"any {level.Cost} of {all} rows of '{table}' ({names}) are put right");
    }

    // The first cell that says what the row is about.
    private string RowName(RepairTarget target)
    {
        FeelTable table = ((TableRows)_case.Slots[target.Slot].List).Table;
        FeelColumn? named = table.Columns.FirstOrDefault(c => c is TextColumn && c.Name != target.Column && c.Written?[target.Row] is { Length: > 0 })
            ?? table.Columns.FirstOrDefault(c => c.Name != target.Column && c.Written?[target.Row] is { Length: > 0 });
        return named?.Written?[target.Row] ?? (target.Row + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    private LocalText BeforeOf(RepairTarget target)
    {
        if (target.Question is { } question)
        {
            return _case.AnswerTo(question, Math.Max(0, target.Row))?.Text
                ?? (question.Kind == QuestionKind.Evidence ? new("没有", "none") : new("没有评价", "not given"));
        }

        if (target.Kind == RepairKind.Row)
        {
            return new("列在其中", "listed");
        }

        if (target.Kind == RepairKind.Cell)
        {
            FeelTable table = ((TableRows)_case.Slots[target.Slot].List).Table;
            FeelColumn column = table.Columns[table.IndexOf(target.Column!)];
            return column.Written?[target.Row] is { Length: > 0 } text ? Shown(text) : Print(target, column.ValueAt(target.Row));
        }

        if (_case.Written[target.Slot] is { } written)
        {
            return Shown(written.Text);
        }

        // A measure that rests on tables shows what it comes to.
        return target.Kind == RepairKind.Measure
            ? new ExpressionReader(start.Plan, _case).Text(_ruleSet.Measures.First(m => m.StatedSlot.Index == target.Slot).Symbol.Body)
            : Print(target, _case.Slots[target.Slot]);
    }

    private LocalText AfterOf(RepairTarget target, in FeelValue value) => target.Question is { } question ? Answer(question, target.Row, value)
        : target.Kind == RepairKind.Row ? new("已解决", "put right")
        : Print(target, value);

    private LocalText Answer(Question question, int row, FeelValue value)
    {
        LocalText points = value.IsNumber ? Phrases.Points(value.Number) : Phrases.Nothing;
        switch (question.Kind)
        {
            case QuestionKind.Evidence:
                return new("有", "there");
            case QuestionKind.Met:
                return new("符合", "met");
            case QuestionKind.Level:
                LevelModel? level = question.Levels.FirstOrDefault(l => _sheet.PointsOf(l.Points, question, Math.Max(0, row)).Contains(value.Number));
                return level is null ? points : level.Points is PointsModel.Range
                    ? new($"{level.Name}，{points.Chinese}", $"{level.Name}, {points.English}")
                    : Phrases.Same(level.Name);
            case QuestionKind.Found:
                return value.Number == 0 ? new("未发现", "none found") : new($"{Phrases.Number(value.Number)} 起", $"{Phrases.Number(value.Number)} found");
            default:
                return points;
        }
    }

    private LocalText Print(RepairTarget target, in FeelValue value)
    {
        if (value.IsUnknown)
        {
            return new("没有提供", "not given");
        }

        if (value.Kind == FeelKind.List)
        {
            return value.List.Count == 0 ? new("没有一行", "no rows") : new($"{value.List.Count} 行", $"{value.List.Count} rows");
        }

        ValueTypeModel type = TypeOf(target);
        MeasureUnit? unit = (target.Slot < _case.Written.Count ? _case.Written.UnitOf(target.Slot) : null) ?? type.DefaultUnit;
        string text = type.Type is NumberType { Dimension.IsMoney: true } && value.IsNumber
            ? MoneyText(value.Number, unit)
            : ValueText.Write(value, type.Type);
        return Shown(text);
    }

    private static string MoneyText(decimal amount, MeasureUnit? unit) =>
        unit is null ? ValueText.Write(FeelValue.Of(amount), FeelType.Money)
            : ValueText.Grouped(Math.Round(amount / unit.Factor, 6, MidpointRounding.AwayFromZero), "0.######") + " " + unit.Name;

    private ValueTypeModel TypeOf(RepairTarget target) => target.Kind switch
    {
        RepairKind.Cell => _ruleSet.Facts[target.Slot].Model.Columns.First(c => c.Name == target.Column).Type,
        RepairKind.Measure => new ValueTypeModel(_ruleSet.Measures.First(m => m.StatedSlot.Index == target.Slot).Symbol.Type),
        _ => _ruleSet.Facts[target.Slot].Model.Type,
    };

    private static LocalText Shown(string text) => text switch
    {
        "是" => new(text, "yes"),
        "否" => new(text, "no"),
        _ => Phrases.Same(text),
    };
}
