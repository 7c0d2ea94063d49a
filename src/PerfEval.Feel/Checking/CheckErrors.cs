using PerfEval.Feel.Diagnostics;

namespace PerfEval.Feel.Checking;

/// <summary>What can be wrong with the meaning of an expression: PE1101 to PE1199.</summary>
internal static class CheckErrors
{
    public static readonly DiagnosticDescriptor UnknownName = new(
        "PE1101",
        Severity.Error,
        "没有名为“{0}”的事实、计算项或变量。{1}",
        "There is no fact, measure or variable named '{0}'. {1}");

    public static readonly DiagnosticDescriptor UnknownFunction = new(
        "PE1102",
        Severity.Error,
        "没有名为“{0}”的函数。{1}",
        "There is no function named '{0}'. {1}");

    public static readonly DiagnosticDescriptor UnknownField = new(
        "PE1103",
        Severity.Error,
        "“{0}”没有名为“{1}”的列。{2}",
        "'{0}' has no column named '{1}'. {2}");

    public static readonly DiagnosticDescriptor UnknownUnit = new(
        "PE1104",
        Severity.Error,
        "没有单位“{0}”。{1}",
        "There is no unit '{0}'. {1}");

    public static readonly DiagnosticDescriptor NotAFunction = new(
        "PE1105",
        Severity.Error,
        "“{0}”不是函数，不能带括号调用。",
        "'{0}' is not a function and cannot be called.");

    public static readonly DiagnosticDescriptor FunctionAsValue = new(
        "PE1106",
        Severity.Error,
        "“{0}”是函数，要写成“{0}(…)”。",
        "'{0}' is a function; write '{0}(…)'.");

    public static readonly DiagnosticDescriptor OperandTypes = new(
        "PE1110",
        Severity.Error,
        "“{0}”两边的类型不合：左边是{1}，右边是{2}。",
        "The operands of '{0}' do not fit: the left is {1}, the right is {2}.");

    public static readonly DiagnosticDescriptor UnitsDiffer = new(
        "PE1111",
        Severity.Error,
        "单位不一致：左边是{0}，右边是{1}，不能相加、相减或比较。{2}",
        "The units differ: the left is {0}, the right is {1}; they cannot be added, subtracted or compared. {2}");

    public static readonly DiagnosticDescriptor ExpectedType = new(
        "PE1112",
        Severity.Error,
        "此处应为{0}，而“{1}”是{2}。",
        "Expected {0} here, but '{1}' is {2}.");

    public static readonly DiagnosticDescriptor BranchTypes = new(
        "PE1113",
        Severity.Error,
        "各分支（各项）的类型应当一致：“{0}”是{1}，“{2}”是{3}。",
        "The branches (items) must have one type: '{0}' is {1}, '{2}' is {3}.");

    public static readonly DiagnosticDescriptor NotAList = new(
        "PE1114",
        Severity.Error,
        "“{0}”不是表或列表，是{1}。",
        "'{0}' is not a table or a list but {1}.");

    public static readonly DiagnosticDescriptor NoFields = new(
        "PE1115",
        Severity.Error,
        "“{0}”是{1}，没有列，不能写“.{2}”。",
        "'{0}' is {1}; it has no columns, so '.{2}' means nothing.");

    public static readonly DiagnosticDescriptor NotAChoice = new(
        "PE1116",
        Severity.Error,
        "“{0}”不在选项（{1}）之中，比较永远不成立。{2}",
        "'{0}' is not one of the choices ({1}); the comparison can never hold. {2}");

    public static readonly DiagnosticDescriptor RateAsNumber = new(
        "PE1117",
        Severity.Error,
        "比率与数 {0} 比较：{0} 就是 {1}%。若指百分数，请写成 {0}%。",
        "A rate is compared with {0}, which is {1}%. If a percentage is meant, write {0}%.");

    public static readonly DiagnosticDescriptor QuoteText = new(
        "PE1118",
        Severity.Error,
        "“{0}”是选项中的一个词，作为文字要加双引号：\"{0}\"。",
        "'{0}' is one of the choices; as a text it takes double quotes: \"{0}\".");

    public static readonly DiagnosticDescriptor ArgumentCount = new(
        "PE1120",
        Severity.Error,
        "函数“{0}”需要 {1} 个参数，这里给了 {2} 个。",
        "The function '{0}' takes {1} arguments; {2} are given.");

    public static readonly DiagnosticDescriptor ArgumentType = new(
        "PE1121",
        Severity.Error,
        "函数“{0}”的参数“{1}”应为{2}，这里是{3}。",
        "The parameter '{1}' of the function '{0}' takes {2}; {3} is given.");

    public static readonly DiagnosticDescriptor UnknownParameter = new(
        "PE1122",
        Severity.Error,
        "函数“{0}”没有名为“{1}”的参数。参数有：{2}。",
        "The function '{0}' has no parameter named '{1}'. Its parameters: {2}.");

    public static readonly DiagnosticDescriptor RecursiveFunction = new(
        "PE1123",
        Severity.Error,
        "函数“{0}”调用了自己，评分规则里不允许递归。",
        "The function '{0}' calls itself; recursion is not allowed in scoring rules.");

    public static readonly DiagnosticDescriptor SpecOnly = new(
        "PE1124",
        Severity.Error,
        "评分规则里不能使用“{0}”：{1}",
        "Scoring rules may not use '{0}': {1}");

    public static readonly DiagnosticDescriptor NotAPlainExponent = new(
        "PE1125",
        Severity.Error,
        "带单位的数不能乘方；指数也必须是不带单位的数。",
        "A number with a unit cannot be raised to a power, and the exponent must be a plain number.");

    public static readonly DiagnosticDescriptor QuestionOutsideTest = new(
        "PE1126",
        Severity.Error,
        "“?”只能写在测试里，代表被测试的值。",
        "'?' stands for the value under test and has a meaning only in a test.");

    public static readonly DiagnosticDescriptor CannotCompare = new(
        "PE1127",
        Severity.Error,
        "{0}不能比大小，只能用“=”或“≠”。",
        "{0} has no order; only '=' and '!=' apply.");

    public static readonly DiagnosticDescriptor ShadowedName = new(
        "PE1128",
        Severity.Error,
        "变量“{0}”与一个事实、计算项或外层变量同名，请换一个名字。",
        "The variable '{0}' has the name of a fact, a measure or an outer variable; choose another.");

    public static readonly DiagnosticDescriptor TooComplex = new(
        "PE1129",
        Severity.Error,
        "表达式过于复杂：嵌套太深，或函数套函数展开后太长。请拆成计算项。",
        "The expression is too complex: nested too deep, or too long once its functions are expanded. Split it into measures.");

    public static readonly DiagnosticDescriptor DivisionByConstantZero = new(
        "PE1130",
        Severity.Error,
        "除数是 0。",
        "The divisor is 0.");

    public static readonly DiagnosticDescriptor CannotPrintInUnit = new(
        "PE1131",
        Severity.Error,
        "{0}不能以“{1}”为单位显示。",
        "{0} cannot be printed in the unit '{1}'.");

    public static readonly DiagnosticDescriptor AmbiguousName = new(
        "PE1132",
        Severity.Error,
        "“{0}”既是当前行的列，又是一个事实或外层变量。请写成“item.{0}”，或给其中一个改名。",
        "'{0}' is both a column of the current row and a fact or an outer variable. Write 'item.{0}', or rename one of them.");

    public static readonly DiagnosticDescriptor DateAndMonth = new(
        "PE1133",
        Severity.Error,
        "日期和月份不能直接比较。请写明是哪一天：“{0}.first day”是当月第一天，“{0}.last day”是当月最后一天。",
        "A date and a month cannot be compared. Say which day is meant: '{0}.first day' or '{0}.last day'.");

    public static readonly DiagnosticDescriptor UnknownNameIsNull = new(
        "PE1134",
        Severity.Warning,
        "没有名为“{0}”的值，按空值（null）计算。{1}",
        "There is no value named '{0}'; it is null. {1}");

    public static readonly DiagnosticDescriptor ExternalFunction = new(
        "PE1135",
        Severity.Warning,
        "不支持外部函数（external），按空值（null）计算。",
        "External functions are not supported; this is null.");

    public static readonly DiagnosticDescriptor MixedArguments = new(
        "PE1136",
        Severity.Warning,
        "参数要么全部按位置给出，要么全部按名称给出，且名称不能重复；此处按空值（null）计算。",
        "Arguments are given all by place or all by distinct names; this is null.");

    public static readonly DiagnosticDescriptor UnknownType = new(
        "PE1137",
        Severity.Warning,
        "没有名为“{0}”的类型。{1}",
        "There is no type named '{0}'. {1}");

    public static readonly DiagnosticDescriptor DuplicateEntryIsNull = new(
        "PE1138",
        Severity.Warning,
        "条目“{0}”写了两次，整个内容按空值（null）计算。",
        "The entry '{0}' is there twice; the context is null.");
}
