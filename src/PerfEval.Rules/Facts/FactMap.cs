using System.Text.Json;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Types;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Facts;

/// <summary>
/// How objects of a type state the facts of a rule set. Checked against the declarations once, when it is made; writing a case uses no reflection.
/// Immutable and safe for any number of threads at once.
/// </summary>
/// <typeparam name="T">The type of the objects, such as a record of a project's figures.</typeparam>
public sealed class FactMap<T>
{
    private readonly FactModel[] _facts;
    private readonly FactProperty<T>[] _properties;

    internal FactMap(FactModel[] facts, FactProperty<T>[] properties)
    {
        _facts = facts;
        _properties = properties;
    }

    /// <summary>Adds a single value: a text as a case would state it, a decimal, a whole number, a bool, a DateOnly for a date, an enum for choices, or one of these that may be null for what is not known.</summary>
    /// <typeparam name="TValue">The type of the value.</typeparam>
    /// <param name="fact">The fact's name.</param>
    /// <param name="get">Gets the value.</param>
    /// <param name="unit">The unit in which a number counts, where the rule set declares none.</param>
    /// <returns>The map with the value.</returns>
    /// <exception cref="PerfEvalException">As for <see cref="FactMap.ByProperties{T}"/>.</exception>
    public FactMap<T> With<TValue>(string fact, Func<T, TValue> get, string? unit = null)
    {
        ArgumentNullException.ThrowIfNull(get);
        FactModel model = Find(fact);
        Check<TValue>(model.Name, model.Type, unit);
        return Add(new SingleProperty<T, TValue>(model.Name, get, unit));
    }

    /// <summary>Adds a list of values. An item that is null counts as one, of which nothing else is known.</summary>
    /// <typeparam name="TItem">The type of the items.</typeparam>
    /// <param name="fact">The fact's name.</param>
    /// <param name="get">Gets the list; <see langword="null"/> if it is not known.</param>
    /// <param name="unit">The unit in which numbers count, where the rule set declares none.</param>
    /// <returns>The map with the list.</returns>
    /// <exception cref="PerfEvalException">As for <see cref="FactMap.ByProperties{T}"/>.</exception>
    public FactMap<T> WithList<TItem>(string fact, Func<T, IEnumerable<TItem>?> get, string? unit = null)
    {
        ArgumentNullException.ThrowIfNull(get);
        FactModel model = Find(fact);
        if (model.Type.Type is not ListType { Item: not ContextType })
        {
            throw Refused(PropertyMapper.WrongType(new FactOrigin(typeof(T).Name), typeof(IEnumerable<TItem>), model.Name, model.Type.Type));
        }

        Check<TItem>(model.Name, model.Columns[0].Type, unit);
        return Add(new ListProperty<T, TItem>(model.Name, get, unit));
    }

    /// <summary>Adds a table.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <param name="fact">The fact's name.</param>
    /// <param name="get">Gets the rows; <see langword="null"/> if the table is not known.</param>
    /// <param name="columns">Says how a row states its cells.</param>
    /// <returns>The map with the table.</returns>
    /// <exception cref="PerfEvalException">As for <see cref="FactMap.ByProperties{T}"/>.</exception>
    /// <exception cref="ArgumentException">What <paramref name="columns"/> gives is not the map that it was given, with columns added.</exception>
    public FactMap<T> WithTable<TRow>(string fact, Func<T, IEnumerable<TRow>?> get, Func<FactMap<TRow>, FactMap<TRow>> columns)
    {
        ArgumentNullException.ThrowIfNull(get);
        ArgumentNullException.ThrowIfNull(columns);
        FactModel model = Find(fact);
        if (model.Type.Type is not ListType { Item: ContextType })
        {
            throw Refused(PropertyMapper.WrongType(new FactOrigin(typeof(T).Name), typeof(IEnumerable<TRow>), model.Name, model.Type.Type));
        }

        FactModel[] cells = [.. model.Columns.Select(c => new FactModel(c.Name, c.Type, c.Location))];
        FactMap<TRow>? rows = columns(new FactMap<TRow>(cells, []));
        if (rows is null || rows._facts != cells)
        {
            throw new ArgumentException($"The columns of '{model.Name}' are the map that was given, with columns added; this gave {(rows is null ? "null" : "another map")}.", nameof(columns));
        }

        return Add(new TableProperty<T, TRow>(model.Name, get, rows._properties));
    }

    internal void Write(Utf8JsonWriter json, T source)
    {
        foreach (FactProperty<T> property in _properties)
        {
            property.Write(json, source, "");
        }
    }

    private static PerfEvalException Refused(Diagnostic diagnostic) => new([diagnostic]);

    private static void Check<TValue>(string name, ValueTypeModel type, string? unit)
    {
        if (PropertyMapper.Problem<TValue>(new FactOrigin(typeof(T).Name), name, type, unit) is { } problem)
        {
            throw Refused(problem);
        }
    }

    private FactModel Find(string fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        return Array.Find(_facts, f => f.Name == fact) ?? throw Refused(PropertyMapper.NoSuchFact(new FactOrigin(typeof(T).Name), fact, _facts));
    }

    private FactMap<T> Add(FactProperty<T> property) => Array.Exists(_properties, p => p.Name == property.Name)
        ? throw Refused(FactErrors.StatedTwice.At(null, typeof(T).Name, property.Name))
        : new FactMap<T>(_facts, [.. _properties, property]);
}
