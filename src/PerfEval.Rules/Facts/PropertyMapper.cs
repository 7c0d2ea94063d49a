using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;
using PerfEval.Rules.Binding.Plain;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Facts;

/// <summary>Finds the facts that the properties of a type state, and checks that they can.</summary>
internal static class PropertyMapper
{
    /// <summary>Maps all properties of a type.</summary>
    [RequiresUnreferencedCode("Reads the properties of the type.")]
    [RequiresDynamicCode("Makes accessors for the types of properties.")]
    public static void Map<T>(string typeName, IReadOnlyList<FactModel> facts, List<FactProperty<T>> found, DiagnosticBag diagnostics)
    {
        foreach (PropertyInfo property in typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (!property.CanRead || property.GetIndexParameters().Length > 0 || property.Name == "EqualityContract" || property.IsDefined(typeof(NotAFactAttribute)))
            {
                continue;
            }

            var attribute = property.GetCustomAttribute<FactNameAttribute>();
            string name = attribute?.Name ?? property.Name;
            if ((facts.FirstOrDefault(f => f.Name == name) ?? (attribute is null ? Alike(facts, name) : null)) is not { } fact)
            {
                diagnostics.Add(NoSuchFact(typeName, property.Name, name, facts));
            }
            else if (found.Exists(p => p.Name == fact.Name))
            {
                diagnostics.Add(FactErrors.StatedTwice.At(null, typeName, fact.Name));
            }
            else if (Make<T>(typeName, property, fact, attribute?.Unit, diagnostics) is { } made)
            {
                found.Add(made);
            }
        }
    }

    /// <summary>Why a value of a type cannot state a fact; null if it can.</summary>
    public static Diagnostic? Problem<TValue>(string typeName, string property, string fact, ValueTypeModel type, string? unit)
    {
        if (FactValue<TValue>.Write is null || !FactValue<TValue>.Fits(type.Type))
        {
            return WrongType(typeName, property, typeof(TValue), fact, type.Type);
        }

        bool bare = type.Type is NumberType ? PlainNumber.Of(type) is not null : type.Type.Kind is not (FeelKind.DaysDuration or FeelKind.MonthsDuration);
        return FactValue<TValue>.IsNumber && unit is null && !bare ? FactErrors.UnitNeeded.At(null, typeName, property, fact, Example(type.Type)) : null;
    }

    public static Diagnostic NoSuchFact(string typeName, string property, string fact, IReadOnlyList<FactModel> facts) =>
        FactErrors.NoSuchFact.At(null, typeName, property, fact, Feel.Checking.Checker.DidYouMean(NearestName.Find(fact, facts.Select(f => f.Name))));

    public static Diagnostic WrongType(string typeName, string property, Type type, string fact, FeelType wanted) =>
        FactErrors.WrongType.At(null, typeName, property, NameOf(type), fact, wanted.Describe(), Allowed(wanted));

    // The one fact that differs from a property's name by capitals, spaces and hyphens alone: MealsServed is "meals served".
    private static FactModel? Alike(IReadOnlyList<FactModel> facts, string name)
    {
        FactModel[] alike = [.. facts.Where(f => string.Equals(Bare(f.Name), Bare(name), StringComparison.OrdinalIgnoreCase))];
        return alike.Length == 1 ? alike[0] : null;
    }

    private static string Bare(string name) => string.Concat(name.Where(char.IsLetterOrDigit));

    private static string Example(FeelType type) => type.Kind switch
    {
        FeelKind.DaysDuration => "天",
        FeelKind.MonthsDuration => "个月",
        _ => type is NumberType { Dimension.IsMoney: true } ? "万元" : "%",
    };

    private static string Allowed(FeelType wanted) => wanted switch
    {
        ListType { Item: ContextType } => "IEnumerable<T>",
        ListType list => "IEnumerable<" + Allowed(list.Item) + ">",
        { Kind: FeelKind.Boolean } => "bool, string",
        { Kind: FeelKind.Date or FeelKind.Month } => "DateOnly, string",
        { Kind: FeelKind.Text } => "string, enum",
        _ => "decimal, int, long, string",
    };

    private static string NameOf(Type type) => Nullable.GetUnderlyingType(type) is { } inner ? inner.Name + "?"
        : type.IsGenericType ? type.Name.Split('`')[0] + "<" + string.Join(", ", type.GetGenericArguments().Select(NameOf)) + ">" : type.Name;

    [RequiresUnreferencedCode("Reads the properties of rows.")]
    [RequiresDynamicCode("Makes accessors for the types of properties.")]
    private static FactProperty<T>? Make<T>(string typeName, PropertyInfo property, FactModel fact, string? unit, DiagnosticBag diagnostics)
    {
        Type type = property.PropertyType;
        Type? item = type == typeof(string) ? null : type.GetInterfaces().Append(type)
            .FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0];
        (string maker, Type argument) = (fact.Type.Type, item) switch
        {
            (ListType { Item: ContextType }, { }) => (nameof(MakeTable), item),
            (ListType, { }) => (nameof(MakeList), item),
            (ListType, null) => ("", type),
            _ => (nameof(MakeSingle), type),
        };
        if (maker.Length == 0)
        {
            diagnostics.Add(WrongType(typeName, property.Name, type, fact.Name, fact.Type.Type));
            return null;
        }

        MethodInfo make = typeof(PropertyMapper).GetMethod(maker, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(typeof(T), argument);
        return (FactProperty<T>?)make.Invoke(null, [typeName, property, fact, unit, diagnostics]);
    }

    private static Func<T, TValue> Getter<T, TValue>(PropertyInfo property)
    {
        MethodInfo get = property.GetMethod!;
        if (!typeof(T).IsValueType)
        {
            return get.CreateDelegate<Func<T, TValue>>();
        }

        // A method of a struct takes it by reference.
        var byReference = get.CreateDelegate<ByReference<T, TValue>>();
        return source => byReference(ref source);
    }

    private delegate TValue ByReference<T, TValue>(ref T source);

    private static SingleProperty<T, TValue>? MakeSingle<T, TValue>(string typeName, PropertyInfo property, FactModel fact, string? unit, DiagnosticBag diagnostics)
    {
        if (Problem<TValue>(typeName, property.Name, fact.Name, fact.Type, unit) is { } problem)
        {
            diagnostics.Add(problem);
            return null;
        }

        return new SingleProperty<T, TValue>(fact.Name, Getter<T, TValue>(property), unit);
    }

    private static ListProperty<T, TItem>? MakeList<T, TItem>(string typeName, PropertyInfo property, FactModel fact, string? unit, DiagnosticBag diagnostics)
    {
        if (Problem<TItem>(typeName, property.Name, fact.Name, fact.Columns[0].Type, unit) is { } problem)
        {
            diagnostics.Add(problem);
            return null;
        }

        return new ListProperty<T, TItem>(fact.Name, Getter<T, IEnumerable<TItem>?>(property), unit);
    }

    [RequiresUnreferencedCode("Reads the properties of rows.")]
    [RequiresDynamicCode("Makes accessors for the types of properties.")]
    private static TableProperty<T, TRow> MakeTable<T, TRow>(string typeName, PropertyInfo property, FactModel fact, string? unit, DiagnosticBag diagnostics)
    {
        var columns = new List<FactProperty<TRow>>();
        Map($"{typeName}.{property.Name}", [.. fact.Columns.Select(c => new FactModel(c.Name, c.Type, c.Location))], columns, diagnostics);
        return new TableProperty<T, TRow>(fact.Name, Getter<T, IEnumerable<TRow>?>(property), columns);
    }
}
