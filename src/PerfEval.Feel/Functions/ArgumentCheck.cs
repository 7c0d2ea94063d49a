using PerfEval.Feel.Checking;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Functions;

/// <summary>Checks the arguments of one call of a built-in function; the first problem is reported, the others follow from it.</summary>
internal sealed class ArgumentCheck(Builtin function, IReadOnlyList<Typed> arguments, Action<Typed, DiagnosticDescriptor, object[]> report)
{
    public int Count => arguments.Count;

    public FeelType TypeOf(int index) => arguments[index].Type;

    /// <summary>Whether an argument is a number; a missing one counts as right. How many items a list has is a plain number.</summary>
    public bool Number(int index, bool plain = false)
    {
        if (index >= arguments.Count || (TypeOf(index) is NumberType number && (!plain || number.Dimension.IsDimensionless || number.Dimension.IsTally)))
        {
            return true;
        }

        return Fail(index, plain ? new LocalText("不带单位的数", "a plain number") : new LocalText("数", "a number"));
    }

    public bool Of(int index, FeelKind kind, LocalText expected) => index >= arguments.Count || TypeOf(index).Kind == kind || Fail(index, expected);

    public bool Text(int index) => Of(index, FeelKind.Text, FeelType.Text.Describe());

    public bool Date(int index) => Of(index, FeelKind.Date, FeelType.Date.Describe());

    public bool List(int index) => Of(index, FeelKind.List, new LocalText("表或列表", "a table or a list"));

    /// <summary>Whether an argument can be compared with the items of a list argument.</summary>
    public bool FitsItemsOf(int list, int index)
    {
        FeelType item = ((ListType)TypeOf(list)).Item;
        return TypeOf(index).Kind == item.Kind || Fail(index, item.Describe());
    }

    public bool Fail(int index, LocalText expected)
    {
        string parameter = function.Parameters[Math.Min(index, function.Parameters.Length - 1)];
        report(arguments[index], CheckErrors.ArgumentType, [function.Name, parameter, expected, TypeOf(index).Describe()]);
        return false;
    }
}
