using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace PerfEval.Rules.Tests.PublicSurface;

/// <summary>Writes what users of an assembly can see, a member on each line, as C# would declare it, in an order that depends on names alone.</summary>
internal sealed class SurfaceWriter
{
    private static readonly Dictionary<Type, string> s_keywords = new()
    {
        [typeof(void)] = "void", [typeof(object)] = "object", [typeof(string)] = "string", [typeof(bool)] = "bool", [typeof(char)] = "char", [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte", [typeof(short)] = "short", [typeof(ushort)] = "ushort", [typeof(int)] = "int", [typeof(uint)] = "uint", [typeof(long)] = "long",
        [typeof(ulong)] = "ulong", [typeof(float)] = "float", [typeof(double)] = "double", [typeof(decimal)] = "decimal", [typeof(nint)] = "nint", [typeof(nuint)] = "nuint",
    };

    private readonly NullabilityInfoContext _nullability = new();
    private readonly StringBuilder _text = new();

    private SurfaceWriter()
    {
    }

    public static string Write(Assembly assembly)
    {
        var writer = new SurfaceWriter();
        foreach (IGrouping<string?, Type> space in assembly.GetExportedTypes().GroupBy(t => t.Namespace).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            writer._text.Append("namespace ").Append(space.Key).Append('\n');
            foreach (Type type in space.OrderBy(t => t.FullName, StringComparer.Ordinal))
            {
                writer.Type(type);
            }

            writer._text.Append('\n');
        }

        return writer._text.ToString().TrimEnd('\n') + "\n";
    }

    private void Type(Type type)
    {
        _text.Append("  ").Append(Head(type)).Append('\n');
        if (type.IsEnum)
        {
            foreach (FieldInfo value in type.GetFields(BindingFlags.Public | BindingFlags.Static).OrderBy(f => Convert.ToInt64(f.GetRawConstantValue(), CultureInfo.InvariantCulture)))
            {
                Line($"{value.Name} = {Convert.ToInt64(value.GetRawConstantValue(), CultureInfo.InvariantCulture)}");
            }

            return;
        }

        const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        if (typeof(Delegate).IsAssignableFrom(type))
        {
            Line(Signature(type.GetMethod("Invoke")!));
            return;
        }

        string[] lines =
        [
            .. type.GetFields(Own).Where(f => f.IsPublic || f.IsFamily).Select(Field),
            .. type.GetConstructors(Own).Where(c => IsVisible(c) && !c.IsStatic).Select(c => Access(c) + Bare(type) + Parameters(c)),
            .. type.GetProperties(Own).Where(p => IsVisible(p.GetMethod) || IsVisible(p.SetMethod)).Select(Property),
            .. type.GetEvents(Own).Where(e => IsVisible(e.AddMethod)).Select(e => $"event {Name(e.EventHandlerType!)} {e.Name}"),
            .. type.GetMethods(Own).Where(m => IsVisible(m) && (!m.IsSpecialName || m.Name.StartsWith("op_", StringComparison.Ordinal)) && !m.Name.Contains('<', StringComparison.Ordinal)).Select(Signature),
        ];
        foreach (string line in lines.Order(StringComparer.Ordinal))
        {
            Line(line);
        }
    }

    private void Line(string text) => _text.Append("    ").Append(text).Append('\n');

    private static string Head(Type type)
    {
        string kind = type.IsEnum ? "enum"
            : typeof(Delegate).IsAssignableFrom(type) ? "delegate"
            : type.IsInterface ? "interface"
            : type.IsValueType ? (type.IsDefined(typeof(IsReadOnlyAttribute)) ? "readonly struct" : "struct")
            : (type.IsAbstract && type.IsSealed ? "static " : type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : "") + (type.GetMethod("<Clone>$") is null ? "class" : "record");
        IEnumerable<Type> inherited = type.IsEnum || kind == "delegate" ? [] : type.GetInterfaces().Except(type.BaseType?.GetInterfaces() ?? []);
        string[] bases =
        [
            .. type.BaseType is { } b && b != typeof(object) && b != typeof(ValueType) && b != typeof(Enum) && b != typeof(MulticastDelegate) ? (string[])[Name(b)] : [],
            .. inherited.Where(i => i.IsPublic || i.IsNestedPublic).Select(i => Name(i)).Order(StringComparer.Ordinal),
        ];
        return $"{kind} {Name(type)}{(bases.Length == 0 ? "" : " : " + string.Join(", ", bases))}";
    }

    private string Field(FieldInfo field)
    {
        string kind = field.IsLiteral ? "const " : (field.IsStatic ? "static " : "") + (field.IsInitOnly ? "readonly " : "");
        return $"{(field.IsFamily ? "protected " : "")}{kind}{Name(field.FieldType, _nullability.Create(field))} {field.Name}{(field.IsLiteral ? " = " + Value(field.GetRawConstantValue()) : "")}";
    }

    private string Property(PropertyInfo property)
    {
        MethodInfo any = property.GetMethod ?? property.SetMethod!;
        bool isInit = property.SetMethod?.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) == true;
        string accessors = (IsVisible(property.GetMethod) ? " get;" : "") + (IsVisible(property.SetMethod) ? isInit ? " init;" : " set;" : "");
        ParameterInfo[] index = property.GetIndexParameters();
        string name = index.Length == 0 ? property.Name : "this[" + string.Join(", ", index.Select(Parameter)) + "]";
        string required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        return $"{Access(any)}{required}{Modifiers(any)}{Name(property.PropertyType, _nullability.Create(property))} {name} {{{accessors} }}";
    }

    private string Signature(MethodInfo method)
    {
        string generic = method.IsGenericMethodDefinition ? "<" + string.Join(", ", method.GetGenericArguments().Select(a => a.Name)) + ">" : "";
        return $"{Access(method)}{Modifiers(method)}{Name(method.ReturnType, _nullability.Create(method.ReturnParameter))} {method.Name}{generic}{Parameters(method)}";
    }

    private string Parameters(MethodBase method)
    {
        string first = method.IsDefined(typeof(ExtensionAttribute), false) ? "this " : "";
        return "(" + first + string.Join(", ", method.GetParameters().Select(Parameter)) + ")";
    }

    private string Parameter(ParameterInfo parameter)
    {
        string kind = parameter.IsOut ? "out " : parameter.ParameterType.IsByRef ? (parameter.IsIn ? "in " : "ref ") : parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "";
        string type = Name(parameter.ParameterType.IsByRef ? parameter.ParameterType.GetElementType()! : parameter.ParameterType, _nullability.Create(parameter));
        return $"{kind}{type} {parameter.Name}{(parameter.HasDefaultValue ? " = " + Value(parameter.DefaultValue) : "")}";
    }

    private static string Value(object? value) => value switch
    {
        null => "null",
        string text => "\"" + text + "\"",
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Modifiers(MethodInfo method) =>
        method.IsStatic ? "static " : method.DeclaringType!.IsInterface ? "" : method.IsAbstract ? "abstract "
        : method.GetBaseDefinition() != method ? "override "
        : method is { IsVirtual: true, IsFinal: false } && !method.DeclaringType.IsSealed ? "virtual " : "";

    private static string Access(MethodBase method) => method.IsPublic ? "" : "protected ";

    private static bool IsVisible(MethodBase? method) => method is not null && (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly);

    private static string Name(Type type, NullabilityInfo? nullability = null)
    {
        bool mayBeNull = nullability is { ReadState: NullabilityState.Nullable } or { ReadState: NullabilityState.Unknown, WriteState: NullabilityState.Nullable };
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Name(underlying) + "?";
        }

        return Plain(type, nullability) + (mayBeNull && !type.IsValueType ? "?" : "");
    }

    private static string Plain(Type type, NullabilityInfo? nullability)
    {
        if (type.IsArray)
        {
            return Name(type.GetElementType()!, nullability?.ElementType) + "[]";
        }

        if (s_keywords.TryGetValue(type, out string? keyword) || type.IsGenericParameter)
        {
            return keyword ?? type.Name;
        }

        string name = type.IsNested ? Bare(type.DeclaringType!) + "." + Bare(type) : Bare(type);
        if (!type.IsGenericType)
        {
            return name;
        }

        Type[] arguments = type.GetGenericArguments();
        return name + "<" + string.Join(", ", arguments.Select((a, i) => Name(a, nullability is { } n && i < n.GenericTypeArguments.Length ? n.GenericTypeArguments[i] : null))) + ">";
    }

    private static string Bare(Type type) => type.Name.Split('`')[0];
}
