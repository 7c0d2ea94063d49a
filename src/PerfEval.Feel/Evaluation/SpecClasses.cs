using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Evaluation;

/// <summary>
/// Numbers values so that two have the same number if and only if <see cref="SpecEquality"/> calls them equal. The work is linear in the
/// memory that the values take: parts shared by several lists are looked at once.
/// </summary>
/// <param name="frame">What counts the parts that are looked at; null where nothing does.</param>
internal sealed class SpecClasses(Frame? frame = null)
{
    private enum Shape
    {
        List,
        Context,
        Range,
    }

    private readonly Dictionary<FeelValue, int> _numbers = new(Identity.Instance);
    private readonly Dictionary<int[], int> _composites = new(SameNumbers.Instance);
    private readonly Stack<FeelValue> _open = new();
    private int _count;

    /// <summary>The number of the values that are equal to this one.</summary>
    public int Of(in FeelValue value)
    {
        if (TryFind(value, out int number))
        {
            return number;
        }

        // A value is numbered once its parts are; a stack of our own bears any nesting.
        _open.Push(value);
        while (_open.TryPeek(out FeelValue top))
        {
            int before = _open.Count;
            if (!TryFind(top, out number))
            {
                OpenParts(top);
                if (_open.Count > before)
                {
                    continue;
                }

                number = NumberByParts(top);
            }

            _open.Pop();
        }

        return number;
    }

    private static bool IsComposite(in FeelValue value) => value.Kind is FeelKind.List or FeelKind.Context or FeelKind.Range;

    private bool TryFind(in FeelValue value, out int number)
    {
        if (_numbers.TryGetValue(value, out number))
        {
            return true;
        }

        if (IsComposite(value))
        {
            return false;
        }

        number = _count++;
        _numbers.Add(value, number);
        return true;
    }

    private void OpenParts(in FeelValue value)
    {
        frame?.Step(StepCost.Of(value));
        switch (value.Kind)
        {
            case FeelKind.List:
                FeelList list = value.List;
                for (int i = 0; i < list.Count; i++)
                {
                    Open(list[i]);
                }

                break;
            case FeelKind.Context:
                FeelContext context = value.Context;
                foreach (string name in context.Names)
                {
                    context.TryGet(name, out FeelValue entry);
                    Open(entry);
                }

                break;
            default:
                Open(value.Range.Low);
                Open(value.Range.High);
                break;
        }
    }

    private void Open(in FeelValue part)
    {
        if (!TryFind(part, out _))
        {
            _open.Push(part);
        }
    }

    private int NumberByParts(in FeelValue value)
    {
        int[] key = value.Kind switch
        {
            FeelKind.List => KeyOf(value.List),
            FeelKind.Context => KeyOf(value.Context),
            _ => KeyOf(value.Range),
        };
        if (!_composites.TryGetValue(key, out int number))
        {
            number = _count++;
            _composites.Add(key, number);
        }

        _numbers.Add(value, number);
        return number;
    }

    private int[] KeyOf(FeelList list)
    {
        int[] key = new int[list.Count + 1];
        key[0] = (int)Shape.List;
        for (int i = 0; i < list.Count; i++)
        {
            key[i + 1] = Known(list[i]);
        }

        return key;
    }

    private int[] KeyOf(FeelContext context)
    {
        string[] names = [.. context.Names];
        Array.Sort(names, StringComparer.Ordinal);
        int[] key = new int[names.Length * 2 + 1];
        key[0] = (int)Shape.Context;
        for (int i = 0; i < names.Length; i++)
        {
            context.TryGet(names[i], out FeelValue entry);
            key[i * 2 + 1] = Known(FeelValue.Of(names[i]));
            key[i * 2 + 2] = Known(entry);
        }

        return key;
    }

    private int[] KeyOf(FeelRange range) =>
        [(int)Shape.Range, range.LowIncluded ? 1 : 0, Known(range.Low), Known(range.High), range.HighIncluded ? 1 : 0];

    private int Known(in FeelValue part)
    {
        TryFind(part, out int number);
        return number;
    }

    /// <summary>Plain values by what they are, the others by which object they are.</summary>
    private sealed class Identity : IEqualityComparer<FeelValue>
    {
        public static readonly Identity Instance = new();

        public bool Equals(FeelValue x, FeelValue y) => x.Kind == y.Kind
            && (x.IsRow || y.IsRow
                ? x.IsRow && y.IsRow && ReferenceEquals(x.Table, y.Table) && x.RowIndex == y.RowIndex
                : Body(x) is { } body ? ReferenceEquals(body, Body(y)) : x.Equals(y));

        public int GetHashCode([DisallowNull] FeelValue value) => value.IsRow
            ? HashCode.Combine(RuntimeHelpers.GetHashCode(value.Table), value.RowIndex)
            : Body(value) is { } body ? RuntimeHelpers.GetHashCode(body) : value.GetHashCode();

        private static object? Body(in FeelValue value) => value.Kind switch
        {
            FeelKind.List => value.List,
            FeelKind.Context => value.Context,
            FeelKind.Range => value.Range,
            FeelKind.Function => value.Function,
            _ => null,
        };
    }

    private sealed class SameNumbers : IEqualityComparer<int[]>
    {
        public static readonly SameNumbers Instance = new();

        public bool Equals(int[]? x, int[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(int[] key)
        {
            var hash = default(HashCode);
            hash.AddBytes(MemoryMarshal.AsBytes(key.AsSpan()));
            return hash.ToHashCode();
        }
    }
}
