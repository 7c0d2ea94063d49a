using System.Reflection;
using System.Reflection.Emit;

namespace PerfEval.Rules.Tests.Architecture;

/// <summary>Which types of an assembly use which others: in what they declare, and in the instructions of their methods.</summary>
internal static class TypeReferences
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> s_instructions = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!).ToDictionary(c => c.Value);

    /// <summary>Every use, each once. What a compiler made for a type counts as the type's.</summary>
    public static IReadOnlySet<(Type From, Type To)> Of(Assembly assembly)
    {
        var uses = new HashSet<(Type, Type)>();
        foreach (Type type in assembly.GetTypes())
        {
            foreach (Type used in UsedBy(type).SelectMany(Parts))
            {
                if (used.Assembly == assembly && Outermost(used) != Outermost(type))
                {
                    uses.Add((Outermost(type), Outermost(used)));
                }
            }
        }

        return uses;
    }

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static IEnumerable<Type> UsedBy(Type type)
    {
        IEnumerable<Type?> used = [type.BaseType, .. type.GetInterfaces(), .. type.GetFields(Declared).Select(f => f.FieldType)];
        foreach (Type? one in used)
        {
            if (one is not null)
            {
                yield return one;
            }
        }

        foreach (MethodBase method in type.GetMethods(Declared).Cast<MethodBase>().Concat(type.GetConstructors(Declared)))
        {
            foreach (Type one in UsedBy(method))
            {
                yield return one;
            }
        }
    }

    private static IEnumerable<Type> UsedBy(MethodBase method)
    {
        IEnumerable<Type> declared = method.GetParameters().Select(p => p.ParameterType);
        declared = method is MethodInfo { ReturnType: var result } ? declared.Append(result) : declared;
        return method.GetMethodBody() is { } body
            ? declared.Concat(body.LocalVariables.Select(l => l.LocalType)).Concat(Operands(method, body.GetILAsByteArray()!))
            : declared;
    }

    private static IEnumerable<Type> Operands(MethodBase method, byte[] code)
    {
        Type[] typeArguments = method.DeclaringType!.GetGenericArguments(), methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : [];
        for (int i = 0; i < code.Length;)
        {
            short value = code[i++];
            value = value == 0xFE ? (short)((value << 8) | code[i++]) : value;
            OperandType operand = s_instructions[value].OperandType;
            if (operand is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
            {
                MemberInfo member = method.Module.ResolveMember(BitConverter.ToInt32(code, i), typeArguments, methodArguments)!;
                foreach (Type used in UsedBy(member))
                {
                    yield return used;
                }
            }

            i += operand switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, i)),
                _ => 4,
            };
        }
    }

    private static IEnumerable<Type> UsedBy(MemberInfo member) => member switch
    {
        Type type => [type],
        MethodInfo method => [method.DeclaringType!, method.ReturnType, .. method.GetGenericArguments()],
        { DeclaringType: { } owner } => [owner],
        _ => [],
    };

    // List<Typed>[] uses Typed.
    private static IEnumerable<Type> Parts(Type type)
    {
        if (type.HasElementType)
        {
            return Parts(type.GetElementType()!);
        }

        return type.IsGenericParameter ? [] : type.GetGenericArguments().SelectMany(Parts).Append(type);
    }
}
