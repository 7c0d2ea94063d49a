using PerfEval.Feel.Checking;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Types;
using PerfEval.Rules.Loading;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Checking;

/// <summary>Rules: what they look for, where they aim, and what they cap.</summary>
internal sealed partial class RuleSetChecker
{
    private CheckedRule[] CheckRules(References references, List<CheckedGrade> grades)
    {
        foreach (RuleModel added in _extensions.Rules)
        {
            if (_model.Rules.FirstOrDefault(r => r.Name == added.Name) is { } written)
            {
                _diagnostics.Add(ModelErrors.NameTaken.At(written.Location, added.Name, added.Location.Line, new LocalText("程序提供的规则", "rule of the host")));
            }
        }

        // Rules by name, so that their order in the file changes nothing.
        var rules = new List<CheckedRule>();
        foreach (RuleModel model in _model.Rules.Concat(_extensions.Rules).OrderBy(r => r.Name, StringComparer.Ordinal))
        {
            rules.Add(CheckRule(model, rules.Count, references, grades));
        }

        return [.. rules];
    }

    private CheckedRule CheckRule(RuleModel model, int index, References references, List<CheckedGrade> grades)
    {
        IReadOnlyList<TypedIterator> iterators = model.For is null ? [] : CheckIterators(model.For);
        bool broken = (model.For is not null && iterators.Count == 0) || iterators.Any(i => i.Variable.Type == FeelType.Error);
        List<LocalSymbol> locals = [.. iterators.Select(i => i.Variable)];
        Typed? when = model.When is null || broken ? null : CheckCondition(model.When, locals);
        Typed? unless = model.Unless is null || broken ? null : CheckCondition(model.Unless, locals);
        Typed? because = model.Because is null || broken ? null : CheckTemplate(model.Because, locals);
        var builder = new TypedBuilder(new SourceText(model.Name));
        Typed? condition = when;
        if (unless is not null && unless.Type != FeelType.Error && when?.Type != FeelType.Error)
        {
            condition = when is null ? builder.Not(unless) : builder.And(when, builder.Not(unless));
        }

        var rule = new CheckedRule
        {
            Model = model,
            Index = index,
            Iterators = iterators,
            Condition = condition,
            When = when,
            Unless = unless,
            Because = because,
            GradeCap = CheckGradeCap(model, grades),
            Basis = CheckBasis(model.Basis),
        };
        var targets = new List<CheckedRuleTarget>();
        foreach (RuleDeductModel deduct in model.Deduct)
        {
            if (references.Find(deduct.From, _diagnostics) is not { } indicator || broken)
            {
                continue;
            }

            if (indicator.Repeated is not null)
            {
                _diagnostics.Add(RuleSetErrors.DeductFromRepeated.At(deduct.From.Location, deduct.From.Path));
                continue;
            }

            Typed points = builder.NotBelowZero(CheckPoints(indicator, deduct.Points, locals, null));
            Typed? max = deduct.Max is null ? null : CheckPoints(indicator, deduct.Max, [], null);
            var target = new CheckedRuleTarget(rule, targets.Count, indicator, points, max, deduct);
            targets.Add(target);
            indicator.RuleTargets.Add(target);
        }

        rule.Targets = targets;
        return rule;
    }

    private int? CheckGradeCap(RuleModel model, List<CheckedGrade> grades)
    {
        if (model.GradeCap is not { } cap)
        {
            return null;
        }

        int at = grades.FindIndex(g => g.Model.Name == cap.Grade || g.Model.Synonyms.Contains(cap.Grade));
        if (at < 0)
        {
            _diagnostics.Add(RuleSetErrors.UnknownGrade.At(cap.Location, cap.Grade, string.Join('、', grades.Select(g => g.Model.Name))));
            return null;
        }

        return at;
    }
}
