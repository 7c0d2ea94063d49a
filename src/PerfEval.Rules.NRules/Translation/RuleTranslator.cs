using System.Linq.Expressions;
using NRules.RuleModel;
using NRules.RuleModel.Builders;
using PerfEval.Feel.Checking;
using PerfEval.Feel.Types;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Compilation;
using PerfEval.Rules.NRules.Matching;

namespace PerfEval.Rules.NRules.Translation;

/// <summary>
/// Translates deduction rules: a pattern for the case, one for each list that a rule goes through, <c>exists</c> and <c>not</c> for its quantifiers, conditions on the patterns, and
/// an action that notes the match. A translated rule matches what possibly holds; what is certain of it is weighed where the match is taken.
/// </summary>
internal sealed class RuleTranslator
{
    private readonly EvaluationPlan _plan;
    private readonly BoundCompiler _bound;
    private readonly Dictionary<int, FactSource> _sources = [];

    private RuleTranslator(EvaluationPlan plan)
    {
        _plan = plan;
        _bound = new BoundCompiler(plan);
    }

    /// <summary>Translates all rules of a rule set.</summary>
    public static RuleSetTranslation Translate(EvaluationPlan plan)
    {
        var translator = new RuleTranslator(plan);
        TranslatedRule[] rules = [.. plan.Rules.Select(translator.Translate)];
        return new RuleSetTranslation(plan, rules, translator._bound.LocalCount, translator._bound.CursorCount);
    }

    private TranslatedRule Translate(RulePlan plan) => new RuleDraft(this, plan).Translate();

    // One source for each fact, so that NRules asks a condition that several rules share only once.
    private FactSource SourceOf(FactSymbol fact)
    {
        if (!_sources.TryGetValue(fact.Index, out FactSource? source))
        {
            _sources[fact.Index] = source = new FactSource(fact.Name, fact.Index);
        }

        return source;
    }

    /// <summary>A rule while it is translated.</summary>
    private sealed class RuleDraft
    {
        private const string FactsName = "facts";

        private readonly RuleTranslator _translator;
        private readonly RulePlan _plan;
        private readonly RuleBuilder _rule = new();
        private readonly GroupBuilder _left;
        private readonly ConditionTranslator _conditions;
        private readonly HashSet<string> _names = new(StringComparer.Ordinal);

        // The patterns so far, in their order; those within an exists or not are taken off again.
        private readonly List<(PatternBuilder Pattern, ParameterExpression Parameter)> _patterns = [];
        private readonly List<FactSource> _lists = [];
        private readonly List<IReadOnlyList<FactSource>> _quantifiedLists = [];

        public RuleDraft(RuleTranslator translator, RulePlan plan)
        {
            _translator = translator;
            _plan = plan;
            _left = _rule.LeftHandSide();
            ParameterExpression facts = AddPattern(_left, typeof(CaseFacts), FactsName);
            _conditions = new ConditionTranslator(facts, translator._bound, translator.SourceOf);
        }

        public TranslatedRule Translate()
        {
            CheckedRule rule = _plan.Rule;
            _rule.Name(rule.Model.Name);
            var conditions = new List<(Typed Condition, bool Negated)>();
            FactSource? boundRows = null;
            if (ListsOf(rule.Iterators) is { } lists)
            {
                _lists.AddRange(lists);
                conditions.AddRange(AddRows(rule.Iterators, _left));
            }
            else
            {
                boundRows = new FactSource(rule.Model.Name, -1);
                ParameterExpression row = AddRow(_left, rule.Iterators[0].Variable.Name, boundRows);
                for (int i = 0; i < rule.Iterators.Count; i++)
                {
                    _conditions.Declare(rule.Iterators[i].Variable, row, i);
                }
            }

            if (rule.Condition is { } condition)
            {
                conditions.AddRange(ConditionTranslator.Conjuncts(condition, negated: false));
            }

            AddConditions(conditions);
            AddAction();
            return new TranslatedRule
            {
                Plan = _plan,
                Definition = _rule.Build(),
                Lists = _lists,
                Filters = boundRows is null ? [.. rule.Iterators.Select(FiltersOf)] : [],
                QuantifiedLists = _quantifiedLists,
                BoundRows = boundRows,
                ConditionCount = Math.Max(1, _conditions.Count),
            };
        }

        private void AddConditions(List<(Typed Condition, bool Negated)> conditions)
        {
            foreach ((Typed condition, bool negated) in conditions)
            {
                if (condition is TypedQuantified quantified && ListsOf(quantified.Iterators) is { } lists)
                {
                    _quantifiedLists.Add(lists);
                    AddQuantifier(quantified, negated);
                }
                else
                {
                    AddCondition(_conditions.Holds(condition, negated, certainly: false), 0);
                }
            }
        }

        // That some row possibly meets a condition, or that none certainly does; of every row, the same is asked of the opposite.
        private void AddQuantifier(TypedQuantified quantified, bool negated)
        {
            bool none = quantified.Every != negated;
            int outside = _patterns.Count;
            var group = new GroupBuilder();
            group.GroupType(GroupType.And);
            List<(Typed Condition, bool Negated)> conditions = AddRows(quantified.Iterators, group);
            conditions.AddRange(ConditionTranslator.Conjuncts(quantified.Condition, quantified.Every));
            foreach ((Typed condition, bool opposite) in conditions)
            {
                AddCondition(_conditions.Holds(condition, opposite, certainly: none), outside);
            }

            // NRules relates several patterns within an exists or not to what is outside only if one of them names something outside.
            if (_patterns.Count > outside + 1)
            {
                _patterns[^1].Pattern.Condition(Expression.Lambda(Expression.Constant(true), _patterns[0].Parameter, _patterns[^1].Parameter));
            }

            if (none)
            {
                NotBuilder not = _left.Not();
                Nest(not.Pattern, not.Group);
            }
            else
            {
                ExistsBuilder exists = _left.Exists();
                Nest(exists.Pattern, exists.Group);
            }

            _patterns.RemoveRange(outside, _patterns.Count - outside);

            void Nest(Action<PatternBuilder> nestPattern, Action<GroupBuilder> nestGroup)
            {
                if (_patterns.Count == outside + 1)
                {
                    nestPattern(_patterns[outside].Pattern);
                }
                else
                {
                    nestGroup(group);
                }
            }
        }

        /// <summary>Adds a pattern for each list.</summary>
        /// <returns>The conditions of the lists' filters.</returns>
        private List<(Typed Condition, bool Negated)> AddRows(IReadOnlyList<TypedIterator> iterators, GroupBuilder group)
        {
            var conditions = new List<(Typed Condition, bool Negated)>();
            foreach (TypedIterator iterator in iterators)
            {
                ParameterExpression row = AddRow(group, iterator.Variable.Name, _translator.SourceOf(FactOf(iterator.Source)!.Symbol));
                _conditions.Declare(iterator.Variable, row, 0);
                for (Typed list = iterator.Source; list is TypedFilter filter; list = filter.List)
                {
                    _conditions.Declare(filter.Item, row, 0);
                    conditions.AddRange(ConditionTranslator.Conjuncts(filter.Condition, negated: false));
                }
            }

            return conditions;
        }

        private ParameterExpression AddRow(GroupBuilder group, string name, FactSource source)
        {
            ParameterExpression row = AddPattern(group, typeof(CaseRow), name);
            AddCondition(Expression.ReferenceEqual(Expression.Property(row, nameof(CaseRow.Source)), Expression.Constant(source)), _patterns.Count - 1);
            return row;
        }

        private ParameterExpression AddPattern(GroupBuilder group, Type type, string name)
        {
            string free = name.Length == 0 ? "row" : name;
            for (int i = 2; !_names.Add(free); i++)
            {
                free = name + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
            }

            PatternBuilder pattern = group.Pattern(type, free);
            ParameterExpression parameter = pattern.Declaration.ToParameterExpression();
            _patterns.Add((pattern, parameter));
            return parameter;
        }

        // A condition belongs to the last of the patterns that it reads, and to none before a certain one.
        private void AddCondition(Expression condition, int first)
        {
            var read = new ParametersRead();
            read.Visit(condition);
            int last = Math.Max(first, _patterns.FindLastIndex(p => read.Parameters.Contains(p.Parameter)));
            ParameterExpression[] parameters = [.. _patterns.Where((p, i) => i == last || read.Parameters.Contains(p.Parameter)).Select(p => p.Parameter)];
            _patterns[last].Pattern.Condition(Expression.Lambda(condition, parameters));
        }

        private void AddAction()
        {
            ParameterExpression context = Expression.Parameter(typeof(IContext), "context");
            ParameterExpression facts = _patterns[0].Parameter;
            ParameterExpression[] rows = [.. _patterns.Skip(1).Select(p => p.Parameter)];
            Expression found = Expression.Call(
                facts, nameof(CaseFacts.Found), null, Expression.Constant(_plan.Rule.Index), Expression.NewArrayInit(typeof(CaseRow), rows));
            _rule.RightHandSide().Action(Expression.Lambda(found, [context, facts, .. rows]));
        }

        private RowFilter[] FiltersOf(TypedIterator iterator)
        {
            var filters = new List<RowFilter>();
            for (Typed list = iterator.Source; list is TypedFilter filter; list = filter.List)
            {
                filters.Insert(0, new RowFilter(filter.Item.Slot, _translator._bound.NodeOf(filter.Condition)));
            }

            return [.. filters];
        }

        // The facts that are run through; null if anything else is: computed lists, numbers, lists that come with an outer row.
        private FactSource[]? ListsOf(IReadOnlyList<TypedIterator> iterators)
        {
            var lists = new List<FactSource>();
            foreach (TypedIterator iterator in iterators)
            {
                if (iterator.End is not null || FactOf(iterator.Source) is not { Type: ListType } fact)
                {
                    return null;
                }

                lists.Add(_translator.SourceOf(fact.Symbol));
            }

            return [.. lists];
        }

        // The fact whose rows are filtered, or all taken.
        private static TypedFact? FactOf(Typed list)
        {
            while (list is TypedFilter filter)
            {
                list = filter.List;
            }

            return list as TypedFact;
        }
    }

    private sealed class ParametersRead : ExpressionVisitor
    {
        public HashSet<ParameterExpression> Parameters { get; } = [];

        protected override Expression VisitParameter(ParameterExpression node)
        {
            Parameters.Add(node);
            return node;
        }
    }
}
