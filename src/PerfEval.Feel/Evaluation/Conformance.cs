using PerfEval.Feel.Types;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Evaluation;

/// <summary>Whether values are of types, and the conversions that the standard makes where they are not.</summary>
internal static class Conformance
{
    /// <summary>Whether a value is an instance of a type; null is an instance of the null type alone.</summary>
    public static bool IsInstance(in FeelValue value, FeelType type, Frame? frame = null) => value.IsNull ? type == FeelType.Null : Conforms(value, type, frame);

    /// <summary>Whether a value conforms to a type; null conforms to every type.</summary>
    /// <param name="value">The value.</param>
    /// <param name="type">The type.</param>
    /// <param name="frame">What counts the items that are looked at; null where nothing does.</param>
    public static bool Conforms(in FeelValue value, FeelType type, Frame? frame = null)
    {
        if (value.IsNull || type == FeelType.Any)
        {
            return true;
        }

        switch (type)
        {
            case ListType { Item: var item }:
                if (value.Kind != FeelKind.List)
                {
                    return false;
                }

                if (item == FeelType.Any)
                {
                    return true;
                }

                frame?.Step(value.List.Count);
                foreach (FeelValue member in value.List)
                {
                    if (!Conforms(member, item, frame))
                    {
                        return false;
                    }
                }

                return true;
            case ContextType { Fields: var fields }:
                if (value.Kind != FeelKind.Context)
                {
                    return false;
                }

                FeelContext context = value.Context;
                frame?.Step(fields.Count);
                foreach (FeelField field in fields)
                {
                    if (!context.TryGet(field.Name, out FeelValue entry) || !Conforms(entry, field.Type, frame))
                    {
                        return false;
                    }
                }

                return true;
            case RangeType { Item: var end }:
                return value.Kind == FeelKind.Range && Conforms(value.Range.Low, end) && Conforms(value.Range.High, end);
            case FunctionType function:
                return value.Kind == FeelKind.Function && IsFunctionOf(value.Function, function);
            default:
                return value.Kind == type.Kind && type != FeelType.Null && type != FeelType.Error;
        }
    }

    private static bool IsFunctionOf(FeelFunction function, FunctionType wanted) => function.Type is { } type
        ? IsFunctionOf(type, wanted, isOpen: true)
        : function.Parameters.Count == wanted.Parameters.Count;

    // It must take all that the wanted one takes, and may give less.
    private static bool IsFunctionOf(FunctionType type, FunctionType wanted, bool isOpen) =>
        type.Parameters.Count == wanted.Parameters.Count
        && type.Parameters.Zip(wanted.Parameters).All(pair => Conforms(pair.Second, pair.First, isOpen: false))
        && Conforms(type.Result, wanted.Result, isOpen);

    /// <summary>Whether every value of a type conforms to another.</summary>
    /// <param name="type">The one type.</param>
    /// <param name="wanted">The other.</param>
    /// <param name="isOpen">Whether "any" in the first means that it is not known: what a function gives is, until it is called.</param>
    private static bool Conforms(FeelType type, FeelType wanted, bool isOpen)
    {
        if (wanted == FeelType.Any || type == FeelType.Null)
        {
            return true;
        }

        if (type == FeelType.Any)
        {
            return isOpen;
        }

        return (type, wanted) switch
        {
            (ListType mine, ListType theirs) => Conforms(mine.Item, theirs.Item, isOpen),
            (RangeType mine, RangeType theirs) => Conforms(mine.Item, theirs.Item, isOpen),
            (ContextType mine, ContextType theirs) =>
                theirs.Fields.All(field => mine.Fields.Any(f => f.Name == field.Name && Conforms(f.Type, field.Type, isOpen))),
            (FunctionType mine, FunctionType theirs) => IsFunctionOf(mine, theirs, isOpen),
            _ => type != FeelType.Error && wanted != FeelType.Null && type.Kind == wanted.Kind,
        };
    }

    /// <summary>
    /// A value as a type wants it: itself, the item of a list of one, a list of it, or a date's midnight; null where it cannot be made to
    /// conform.
    /// </summary>
    /// <param name="value">The value.</param>
    /// <param name="type">The type.</param>
    /// <param name="frame">What counts the items that are looked at; null where nothing does.</param>
    public static FeelValue Convert(in FeelValue value, FeelType type, Frame? frame = null)
    {
        if (Conforms(value, type, frame))
        {
            return value;
        }

        if (value.Kind == FeelKind.List && type is not ListType && value.List.Count == 1 && Conforms(value.List[0], type, frame))
        {
            return value.List[0];
        }

        if (value.Kind == FeelKind.Date && type.Kind == FeelKind.DateTime)
        {
            return FeelValue.Of(FeelDateTime.AtMidnightUtc(value.Date));
        }

        return type is ListType { Item: var item } && value.Kind != FeelKind.List && Conforms(value, item, frame) ? FeelValue.ListOf(value) : FeelValue.Null;
    }
}
