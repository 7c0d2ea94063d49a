using PerfEval.Feel.Values;

namespace PerfEval.Feel.Evaluation;

/// <summary>Looks for what is not known inside lists.</summary>
internal static class Lists
{
    /// <summary>What is missing to know which items belong to a partial list.</summary>
    public static Missing MissingOf(FeelList list)
    {
        Missing missing = Missing.Nothing;
        for (int i = 0; i < list.Count; i++)
        {
            FeelValue presence = list.Presence(i);
            missing = presence.IsUnknown ? missing.Union(presence.AsUnknown.Missing) : missing;
        }

        return missing;
    }

    /// <summary>The value itself if it is unknown or failed, or an unknown or failure inside a list; null if all is known.</summary>
    public static FeelValue FirstGap(in FeelValue value)
    {
        if (!value.IsKnown)
        {
            return value;
        }

        // All rows of a table are known as rows, whatever their cells.
        if (value.Kind != FeelKind.List || value.List is TableRows)
        {
            return FeelValue.Null;
        }

        FeelList list = value.List;
        if (list.IsPartial)
        {
            return FeelValue.Of(new Unknown(MissingOf(list)));
        }

        for (int i = 0; i < list.Count; i++)
        {
            FeelValue item = list[i];
            if (!item.IsKnown)
            {
                return item;
            }
        }

        return FeelValue.Null;
    }
}
