using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;
using PerfEval.Rules.Binding.Plain;
using PerfEval.Rules.Model;
using PerfEval.Rules.Values;

namespace PerfEval.Rules.Facts;

/// <summary>Finds the facts that the properties of a type state, and checks that they can.</summary>
internal static class PropertyMapper
{
    /// <summary>Maps all properties of a type.</summary>
    [RequiresUnreferencedCode("Reads the properties of the type.")]
    [RequiresDynamicCode("Makes accessors for the types of properties.")]
    public static void Map<T>(string typeName, IReadOnlyList<FactModel> facts, List<FactProperty<T>> found, DiagnosticBag diagnostics)
    {
        int before = diagnostics.Items.Count;
        if (IsOneValue(typeof(T)))
        {
            diagnostics.Add(FactErrors.NoProperties.At(null, typeName));
            return;
        }

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
                diagnostics.Add(NoSuchFact(new FactOrigin(typeName, property.Name), name, facts));
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

        if (found.Count == 0 && diagnostics.Items.Count == before)
        {
            diagnostics.Add(FactErrors.NoProperties.At(null, typeName));
        }
    }

    /// <summary>Why a value of a type cannot state a fact; null if it can.</summary>
    public static Diagnostic? Problem<TValue>(FactOrigin origin, string fact, ValueTypeModel type, string? unit)
    {
        if (FactValue<TValue>.Write is null || !FactValue<TValue>.Fits(type.Type))
        {
            return WrongType(origin, typeof(TValue), fact, type.Type);
        }

        if (unit is not null)
        {
            return UnitProblem(origin, fact, type, unit, FactValue<TValue>.IsNumber);
        }

        bool bare = type.Type is NumberType ? PlainNumber.Of(type) is not null : type.Type.Kind is not (FeelKind.DaysDuration or FeelKind.MonthsDuration);
        return FactValue<TValue>.IsNumber && !bare
            ? FactErrors.UnitNeeded.At(null, origin.Value, fact, origin.WithUnit(fact, Example(type.Type)))
            : FactValue<TValue>.EnumType is { } members ? MemberProblem(origin, fact, type, members) : null;
    }

    public static Diagnostic NoSuchFact(FactOrigin origin, string fact, IReadOnlyList<FactModel> facts) =>
        FactErrors.NoSuchFact.At(null, origin.Map, fact, origin.Advice(Feel.Checking.Checker.DidYouMean(NearestName.Find(fact, facts.Select(f => f.Name)))));

    public static Diagnostic WrongType(FactOrigin origin, Type type, string fact, FeelType wanted) =>
        FactErrors.WrongType.At(null, origin.Value, NameOf(type), fact, wanted.Describe(), Allowed(wanted));

    /// <summary>The name of a type as code has it, without namespaces.</summary>
    public static string NameOf(Type type) => Nullable.GetUnderlyingType(type) is { } inner ? inner.Name + "?"
        : type.IsGenericType ? type.Name.Split('`')[0] + "<" + string.Join(", ", type.GetGenericArguments().Select(NameOf)) + ">" : type.Name;

    // A unit is right if a case may write it.
    private static Diagnostic? UnitProblem(FactOrigin origin, string fact, ValueTypeModel type, string unit, bool isNumber)
    {
        if (isNumber && Takes(type, unit))
        {
            return null;
        }

        string[] units = isNumber ? [.. MeasureUnit.KnownNames.Append(type.DefaultUnit?.Name ?? "").Append(CountedIn(type)).Distinct().Where(u => Takes(type, u))] : [];
        LocalText hint = Feel.Checking.Checker.DidYouMean(NearestName.Find(unit, units));
        LocalText advice = units.Length == 0
            ? new("这里不写单位。", "Leave the unit out.")
            : new($"{hint.Chinese}可用的单位：{string.Join('、', units)}。", $"{hint.English} It may be {string.Join(", ", units)}.".TrimStart());
        return FactErrors.WrongUnit.At(null, origin.Value, unit, fact, type.Type.Describe(), advice);
    }

    private static bool Takes(ValueTypeModel type, string unit) =>
        ValueReader.TrySplitNumber(ValueReader.Normalize("1000 " + unit), out _, out _, out string name) && name.Length > 0 && name == ValueReader.Normalize(unit)
        && ValueReader.Read("1000 " + unit, type) is { Error: null, IsNotGiven: false, Value.IsKnown: true };

    private static string CountedIn(ValueTypeModel type) => type.Type is NumberType { Dimension.IsCount: true } counted ? counted.Dimension.Unit : "";

    // Every member states a choice; one that does not would fail in the first case that has it.
    private static Diagnostic? MemberProblem(FactOrigin origin, string fact, ValueTypeModel type, Type members)
    {
        if (type.Type is not TextType { Choices: { } choices })
        {
            return null;
        }

        string[] wrong = [.. Enum.GetNames(members).Where(m => ValueReader.Read(m, type).Error is not null)];
        string? nearest = wrong.Select(m => NearestName.Find(m, choices)).FirstOrDefault(n => n is not null);
        return wrong.Length == 0 ? null : FactErrors.WrongMembers.At(
            null, origin.Value, members.Name, string.Join(", ", wrong), fact, string.Join(", ", choices), Feel.Checking.Checker.DidYouMean(nearest));
    }

    // Single values and lists have properties too, such as the length of a text, but none of them states a fact.
    private static bool IsOneValue(Type type) =>
        type.IsPrimitive || type.IsEnum || Nullable.GetUnderlyingType(type) is not null || typeof(System.Collections.IEnumerable).IsAssignableFrom(type)
        || type == typeof(decimal) || type == typeof(DateOnly) || type == typeof(DateTime) || type == typeof(DateTimeOffset) || type == typeof(TimeOnly)
        || type == typeof(TimeSpan) || type == typeof(Guid) || type == typeof(object);

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
        { Kind: FeelKind.Date } => "DateOnly, string",
        { Kind: FeelKind.Month } => "string",
        { Kind: FeelKind.Text } => "string, enum",
        _ => "decimal, int, long, string",
    };

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
        var origin = new FactOrigin(typeName, property.Name);
        if (maker.Length == 0)
        {
            diagnostics.Add(WrongType(origin, type, fact.Name, fact.Type.Type));
            return null;
        }

        MethodInfo make = typeof(PropertyMapper).GetMethod(maker, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(typeof(T), argument);
        return (FactProperty<T>?)make.Invoke(null, [origin, property, fact, unit, diagnostics]);
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

    private static SingleProperty<T, TValue>? MakeSingle<T, TValue>(FactOrigin origin, PropertyInfo property, FactModel fact, string? unit, DiagnosticBag diagnostics)
    {
        if (Problem<TValue>(origin, fact.Name, fact.Type, unit) is { } problem)
        {
            diagnostics.Add(problem);
            return null;
        }

        return new SingleProperty<T, TValue>(fact.Name, Getter<T, TValue>(property), unit);
    }

    private static ListProperty<T, TItem>? MakeList<T, TItem>(FactOrigin origin, PropertyInfo property, FactModel fact, string? unit, DiagnosticBag diagnostics)
    {
        if (Problem<TItem>(origin, fact.Name, fact.Columns[0].Type, unit) is { } problem)
        {
            diagnostics.Add(problem);
            return null;
        }

        return new ListProperty<T, TItem>(fact.Name, Getter<T, IEnumerable<TItem>?>(property), unit);
    }

    [RequiresUnreferencedCode("Reads the properties of rows.")]
    [RequiresDynamicCode("Makes accessors for the types of properties.")]
    private static TableProperty<T, TRow>? MakeTable<T, TRow>(FactOrigin origin, PropertyInfo property, FactModel fact, string? unit, DiagnosticBag diagnostics)
    {
        if (unit is not null)
        {
            diagnostics.Add(UnitProblem(origin, fact.Name, fact.Type, unit, isNumber: false)!);
            return null;
        }

        var columns = new List<FactProperty<TRow>>();
        Map($"{origin.TypeName}.{property.Name}", [.. fact.Columns.Select(c => new FactModel(c.Name, c.Type, c.Location))], columns, diagnostics);
        return new TableProperty<T, TRow>(fact.Name, Getter<T, IEnumerable<TRow>?>(property), columns);
    }
}
