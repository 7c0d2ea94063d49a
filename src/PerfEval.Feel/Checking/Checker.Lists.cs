using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Syntax;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Checking;

/// <summary>Lists, loops, filters, contexts and paths.</summary>
internal sealed partial class Checker
{
    private Typed CheckList(ListSyntax list)
    {
        Typed[] items = [.. list.Items.Select(CheckNode)];
        if (items.Any(IsError))
        {
            return Error(list);
        }

        FeelType item = items.Length == 0 ? FeelType.Any : items[0].Type;
        for (int i = 1; i < items.Length; i++)
        {
            if (CommonType(items[0], items[i]) is not { } common)
            {
                return Report(items[i], CheckErrors.BranchTypes, Short(items[0].Written), items[0].Type.Describe(), Short(items[i].Written), items[i].Type.Describe());
            }

            item = common.Equals(items[0].Type) ? item : common;
        }

        return new TypedList(new ListType(item), items, _source, list.Span);
    }

    private Typed CheckContext(ContextSyntax context)
    {
        var values = new List<Typed>();
        var variables = new List<LocalSymbol>();
        var fields = new List<FeelField>();
        int outer = _locals.Count;
        bool failed = false;
        foreach (ContextEntrySyntax entry in context.Entries)
        {
            Typed value = CheckNode(entry.Value);
            failed |= IsError(value);
            LocalSymbol variable = _slots.Allocate(entry.Name, value.Type);
            _locals.Add(new Local(variable, IsItem: false, value.Inexactness));
            values.Add(value);
            variables.Add(variable);
            fields.Add(new FeelField(entry.Name, value.Type));
        }

        _locals.RemoveRange(outer, _locals.Count - outer);
        return failed ? Error(context) : new TypedContext(new ContextType(fields), values, variables, _source, context.Span);
    }

    private Typed CheckRange(RangeSyntax range)
    {
        // One-ended ranges are read in spec mode alone.
        Typed low = CheckNode(range.Low!), high = CheckNode(range.High!);
        if (IsError(Compare(ComparisonOperator.LessOrEqual, low, high, range.Span)))
        {
            return Error(range);
        }

        return new TypedRange(new RangeType(low.Type), range.LowIncluded, low, high, range.HighIncluded, _source, range.Span);
    }

    private Typed CheckPath(PathSyntax path)
    {
        Typed target = CheckNode(path.Target);
        if (IsError(target))
        {
            return Error(path);
        }

        switch (target.Type)
        {
            case ContextType context:
                return FindField(context, path, target) is { } field ? new TypedField(target, field, _source, path.Span) : Error(path);
            case ListType { Item: ContextType row }:
                if (FindField(row, path, target) is not { } column)
                {
                    return Error(path);
                }

                LocalSymbol item = _slots.Allocate("item", row);
                var cell = new TypedField(new TypedLocal(item, _source, path.NameSpan), column, _source, path.NameSpan);
                return new TypedFor([new TypedIterator(item, target, null)], cell, _source, path.Span);
            default:
                if (PropertyOf(target.Type.Kind, path.Name) is { } property)
                {
                    return new TypedCall(property, property.Check(new Functions.ArgumentCheck(property, [target], ReportArgument))!, [target], _source, path.Span);
                }

                return Report(path.NameSpan, CheckErrors.NoFields, Short(target.Written), target.Type.Describe(), path.Name);
        }
    }

    private FeelField? FindField(ContextType context, PathSyntax path, Typed target)
    {
        FeelField? field = context.Find(path.Name);
        if (field is null)
        {
            string? nearest = NearestName.Find(path.Name, context.Fields.Select(f => f.Name));
            Report(path.NameSpan, CheckErrors.UnknownField, Short(target.Written), path.Name, DidYouMean(nearest));
        }

        return field;
    }

    private static Functions.Builtin? PropertyOf(FeelKind kind, string name) => Functions.PropertyFunctions.Find(kind, name);

    private Typed CheckFilter(FilterSyntax filter)
    {
        Typed list = CheckNode(filter.Target);
        if (IsError(list))
        {
            return Error(filter);
        }

        if (list.Type is not ListType { Item: var itemType })
        {
            return Report(list, CheckErrors.NotAList, Short(list.Written), list.Type.Describe());
        }

        LocalSymbol item = _slots.Allocate("item", itemType);
        _locals.Add(new Local(item, IsItem: true, list.Inexactness));
        Typed condition = CheckNode(filter.Filter);
        _locals.RemoveAt(_locals.Count - 1);
        return condition.Type switch
        {
            _ when IsError(condition) => Error(filter),
            { Kind: FeelKind.Boolean } => new TypedFilter(list, item, condition, _source, filter.Span),
            NumberType { Dimension.IsDimensionless: true, Dimension.IsRate: false } => new TypedIndex(list, condition, itemType, _source, filter.Span),
            _ => Report(condition, CheckErrors.ExpectedType, new LocalText("条件（是否），或一个序号", "a condition, or a position"), Short(condition.Written), condition.Type.Describe()),
        };
    }

    private TypedIterator CheckIterator(IteratorSyntax iterator)
    {
        Typed source = CheckNode(iterator.Source);
        Typed? end = iterator.End is null ? null : CheckNode(iterator.End);
        FeelType item = FeelType.Error;
        if (end is not null)
        {
            source = Expect(source, FeelKind.Number, new LocalText("整数", "a whole number"));
            end = Expect(end, FeelKind.Number, new LocalText("整数", "a whole number"));
            item = IsError(source) || IsError(end) ? FeelType.Error : FeelType.Number;
        }
        else if (source.Type is ListType list)
        {
            item = list.Item;
        }
        else if (!IsError(source))
        {
            Report(source, CheckErrors.NotAList, Short(source.Written), source.Type.Describe());
        }

        if (_scope.Find(iterator.Name) is not null || _locals.Exists(l => !l.IsItem && l.Symbol.Name == iterator.Name))
        {
            Report(iterator.Span, CheckErrors.ShadowedName, iterator.Name);
        }

        LocalSymbol variable = _slots.Allocate(iterator.Name, item);
        _locals.Add(new Local(variable, IsItem: false, source.Inexactness));
        return new TypedIterator(variable, source, end);
    }

    private Typed CheckFor(ForSyntax loop)
    {
        int outer = _locals.Count;
        TypedIterator[] iterators = [.. loop.Iterators.Select(CheckIterator)];
        Typed body = CheckNode(loop.Body);
        _locals.RemoveRange(outer, _locals.Count - outer);
        return IsError(body) || iterators.Any(i => i.Variable.Type == FeelType.Error)
            ? Error(loop)
            : new TypedFor(iterators, body, _source, loop.Span);
    }

    private Typed CheckQuantified(QuantifiedSyntax quantified)
    {
        int outer = _locals.Count;
        TypedIterator[] iterators = [.. quantified.Iterators.Select(CheckIterator)];
        Typed condition = Expect(CheckNode(quantified.Condition), FeelKind.Boolean, FeelType.Boolean.Describe());
        _locals.RemoveRange(outer, _locals.Count - outer);
        return IsError(condition) || iterators.Any(i => i.Variable.Type == FeelType.Error)
            ? Error(quantified)
            : new TypedQuantified(quantified.Every, iterators, condition, _source, quantified.Span);
    }
}
