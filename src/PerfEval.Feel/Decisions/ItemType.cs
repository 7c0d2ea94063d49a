using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Decisions;

/// <summary>
/// A type as item definitions give it: a shape, and tests that its values must pass. Values are converted to it where they cross a border:
/// into a decision or a function, and out of it. Immutable.
/// </summary>
public sealed class ItemType
{
    private const string Tested = "?";

    private readonly ItemType? _item;
    private readonly IReadOnlyList<ItemField> _fields;
    private readonly FeelExpression? _test;
    private readonly ItemType? _base;

    private ItemType(FeelType type, ItemType? item = null, IReadOnlyList<ItemField>? fields = null, ItemType? @base = null, FeelExpression? test = null)
    {
        Type = type;
        _item = item;
        _fields = fields ?? [];
        _base = @base;
        _test = test;
    }

    /// <summary>Any value.</summary>
    public static ItemType Any { get; } = new(FeelType.Any);

    /// <summary>The shape: what expressions need to know of the type.</summary>
    public FeelType Type { get; }

    /// <summary>The unary tests that its values must pass; <see langword="null"/> if they need pass none.</summary>
    public string? Allowed => _test?.Text;

    /// <summary>A type without tests.</summary>
    /// <param name="type">The shape.</param>
    public static ItemType Of(FeelType type) => type == FeelType.Any ? Any : new ItemType(type);

    /// <summary>Lists.</summary>
    /// <param name="item">The type of the items.</param>
    public static ItemType ListOf(ItemType item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return new ItemType(new ListType(item.Type), item: item);
    }

    /// <summary>Contexts.</summary>
    /// <param name="fields">The entries that a context must have; it may have others.</param>
    public static ItemType ContextOf(IReadOnlyList<ItemField> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return new ItemType(new ContextType([.. fields.Select(f => new FeelField(f.Name, f.Type.Type))]), fields: fields);
    }

    /// <summary>The type restricted to values that pass tests.</summary>
    /// <param name="tests">Unary tests, such as <c>"低", "中", "高"</c> or <c>[0..100]</c>.</param>
    /// <param name="environment">The mode, and the variables that the tests may use: the other entries where this is the type of an entry.</param>
    /// <param name="diagnostics">Where problems of the tests go; tests that cannot be read restrict nothing.</param>
    public ItemType Allowing(string tests, FeelEnvironment environment, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(tests);
        ArgumentNullException.ThrowIfNull(environment);
        ArgumentNullException.ThrowIfNull(diagnostics);
        FeelExpression? test = FeelExpression.TryParseUnaryTests(tests, environment.With(Tested, Type), diagnostics);
        return test is null ? this : new ItemType(Type, @base: this, test: test);
    }

    /// <summary>
    /// A value as this type wants it: itself, the item of a list of one, or a list of it; null where it cannot be made to conform or does
    /// not pass the tests.
    /// </summary>
    /// <param name="value">The value.</param>
    public FeelValue Convert(FeelValue value) => Convert(value, Frame.Current);

    /// <summary>The same as a part of an evaluation, whose steps it counts with its own.</summary>
    internal FeelValue Convert(in FeelValue value, Frame? caller)
    {
        FeelValue converted = Conformance.Convert(value, Type, caller);
        return Allows(converted, FeelContext.Empty, caller) ? converted : FeelValue.Null;
    }

    private bool Allows(in FeelValue value, FeelContext siblings, Frame? caller)
    {
        if (value.IsNull)
        {
            return true;
        }

        if (_base is not null && !_base.Allows(value, siblings, caller))
        {
            return false;
        }

        if (_test is not null && !_test.Evaluate(new LayeredContext(siblings, Tested, value), caller).IsTrue)
        {
            return false;
        }

        if (_item is not null)
        {
            foreach (FeelValue item in value.List)
            {
                if (!_item.Allows(item, FeelContext.Empty, caller))
                {
                    return false;
                }
            }
        }

        foreach (ItemField field in _fields)
        {
            if (value.Context.TryGet(field.Name, out FeelValue entry) && !field.Type.Allows(entry, value.Context, caller))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>An entry of a context type.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The type.</param>
public sealed record ItemField(string Name, ItemType Type);
