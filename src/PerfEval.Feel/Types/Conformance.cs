using PerfEval.Feel.Values;

namespace PerfEval.Feel.Types;

/// <summary>Whether values are of types, and the conversions that the standard makes where they are not.</summary>
internal static class Conformance
{
    /// <summary>Whether a value is an instance of a type; null is an instance of the null type alone.</summary>
    public static bool IsInstance(in FeelValue value, FeelType type) => value.IsNull ? type == FeelType.Null : Conforms(value, type);

    /// <summary>Whether a value conforms to a type; null conforms to every type.</summary>
    public static bool Conforms(in FeelValue value, FeelType type)
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

                foreach (FeelValue member in value.List)
                {
                    if (!Conforms(member, item))
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
                foreach (FeelField field in fields)
                {
                    if (!context.TryGet(field.Name, out FeelValue entry) || !Conforms(entry, field.Type))
                    {
                        return false;
                    }
                }

                return true;
            case RangeType { Item: var end }:
                return value.Kind == FeelKind.Range && Conforms(value.Range.Low, end) && Conforms(value.Range.High, end);
            case FunctionType { Parameters: var parameters }:
                return value.Kind == FeelKind.Function && value.Function.Parameters.Count == parameters.Count;
            default:
                return value.Kind == type.Kind && type != FeelType.Null && type != FeelType.Error;
        }
    }

    /// <summary>
    /// A value as a type wants it: itself, the item of a list of one, a list of it, or a date's midnight; null where it cannot be made to
    /// conform.
    /// </summary>
    public static FeelValue Convert(in FeelValue value, FeelType type)
    {
        if (Conforms(value, type))
        {
            return value;
        }

        if (value.Kind == FeelKind.List && type is not ListType && value.List.Count == 1 && Conforms(value.List[0], type))
        {
            return value.List[0];
        }

        if (value.Kind == FeelKind.Date && type.Kind == FeelKind.DateTime)
        {
            return FeelValue.Of(FeelDateTime.AtMidnightUtc(value.Date));
        }

        return type is ListType { Item: var item } && value.Kind != FeelKind.List && Conforms(value, item) ? FeelValue.ListOf(value) : FeelValue.Null;
    }
}
