using PerfEval.Feel.Diagnostics;

namespace PerfEval.Rules.Loading;

/// <summary>What can be wrong with the structure of a rule set or a case: PE3001 to PE3099.</summary>
internal static class ModelErrors
{
    public static readonly DiagnosticDescriptor UnknownKey = new(
        "PE3001",
        Severity.Error,
        "这里没有名为“{0}”的键。{1}可用的键：{2}。",
        "There is no key '{0}' here. {1}The keys are: {2}.");

    public static readonly DiagnosticDescriptor MissingKey = new(
        "PE3002",
        Severity.Error,
        "缺少“{0}”：{1}。",
        "'{0}' is missing: {1}.");

    public static readonly DiagnosticDescriptor ExpectedMapping = new(
        "PE3003",
        Severity.Error,
        "“{0}”应为“名称: 值”的列表（映射）。",
        "'{0}' takes a mapping of names to values.");

    public static readonly DiagnosticDescriptor ExpectedText = new(
        "PE3004",
        Severity.Error,
        "“{0}”应为一个值（文字），不能是列表或映射。",
        "'{0}' takes a single value, not a list or a mapping.");

    public static readonly DiagnosticDescriptor ExpectedList = new(
        "PE3005",
        Severity.Error,
        "“{0}”应为列表：每行以“- ”开头，或写成 [甲, 乙]。",
        "'{0}' takes a list: a '- ' on each line, or [a, b].");

    public static readonly DiagnosticDescriptor EmptyValue = new(
        "PE3006",
        Severity.Error,
        "“{0}”的值是空的。请写上值，或删去这一行。",
        "'{0}' has no value. Give one, or remove the line.");

    public static readonly DiagnosticDescriptor UnsupportedFormat = new(
        "PE3007",
        Severity.Error,
        "format 应为 1，实际是“{0}”。这个版本的程序只认识格式 1。",
        "'format' must be 1, found '{0}'. This version knows format 1 only.");

    public static readonly DiagnosticDescriptor ExpectedOneOf = new(
        "PE3008",
        Severity.Error,
        "“{0}”应为 {1} 之一，实际是“{2}”。",
        "'{0}' must be one of {1}, found '{2}'.");

    public static readonly DiagnosticDescriptor ExpectedNumber = new(
        "PE3009",
        Severity.Error,
        "“{0}”应为数，实际是“{1}”。",
        "'{0}' takes a number, found '{1}'.");

    public static readonly DiagnosticDescriptor ExpectedDate = new(
        "PE3010",
        Severity.Error,
        "“{0}”应为日期，如 2021-12-31，实际是“{1}”。",
        "'{0}' takes a date such as 2021-12-31, found '{1}'.");

    public static readonly DiagnosticDescriptor ExpectedBoolean = new(
        "PE3011",
        Severity.Error,
        "“{0}”应为 true 或 false，实际是“{1}”。",
        "'{0}' takes true or false, found '{1}'.");

    public static readonly DiagnosticDescriptor ExpectedStep = new(
        "PE3012",
        Severity.Error,
        "“{0}”应为大于 0 的进位单位，如 0.01、0.5、0.01%，实际是“{1}”。",
        "'{0}' takes a step greater than 0, such as 0.01, 0.5 or 0.01%, found '{1}'.");

    public static readonly DiagnosticDescriptor UnknownFactType = new(
        "PE3013",
        Severity.Error,
        "没有类型“{0}”。{1}可用的类型：money（金额）、rate（比率）、integer（整数）、number（数）、date（日期）、month（月份）、days（天数）、months（月数）、boolean（是否）、text（文字），选项写成 [甲, 乙]，表写成 [{{ 列名: 类型 }}]。",
        "There is no type '{0}'. {1}The types are: money, rate, integer, number, date, month, days, months, boolean, text; a choice is [a, b], a table is [{{ column: type }}].");

    public static readonly DiagnosticDescriptor UnitDoesNotFitType = new(
        "PE3014",
        Severity.Error,
        "类型“{0}”不能用单位“{1}”。",
        "The type '{0}' cannot have the unit '{1}'.");

    public static readonly DiagnosticDescriptor InvalidName = new(
        "PE3015",
        Severity.Error,
        "名称“{0}”里不能有“{1}”，因为表达式会把它当作符号。",
        "The name '{0}' may not contain '{1}', which expressions take as a sign.");

    public static readonly DiagnosticDescriptor ReservedName = new(
        "PE3016",
        Severity.Error,
        "“{0}”是保留词，不能作名称。",
        "'{0}' is a reserved word and cannot be a name.");

    public static readonly DiagnosticDescriptor NameTaken = new(
        "PE3017",
        Severity.Error,
        "“{0}”已在第 {1} 行用作{2}，一个名称只能有一个意思。",
        "'{0}' is already a {2}, on line {1}; a name has one meaning only.");

    public static readonly DiagnosticDescriptor SingleEntryExpected = new(
        "PE3018",
        Severity.Error,
        "列表的每一项只能有一个“名称: 值”。其他设置请写进花括号：- 名称: {{ points: 1, when: … }}。",
        "Each item of the list holds one 'name: value'. Put other settings into braces: - name: {{ points: 1, when: … }}.");

    public static readonly DiagnosticDescriptor InvalidPoints = new(
        "PE3019",
        Severity.Error,
        "分值“{0}”不对：{1}。",
        "The points '{0}' are wrong: {1}.");

    public static readonly DiagnosticDescriptor SeveralStandards = new(
        "PE3020",
        Severity.Error,
        "“{0}”有两种评分标准（{1} 和 {2}），只能有一种；扣分项可以用 deduct 另加。",
        "'{0}' has two scoring standards ({1} and {2}); it may have one. Deductions can be added with 'deduct'.");

    public static readonly DiagnosticDescriptor KeyWithoutPartner = new(
        "PE3021",
        Severity.Error,
        "“{0}”要和 {1} 一起用。",
        "'{0}' is used together with {1}.");

    public static readonly DiagnosticDescriptor StepsRequired = new(
        "PE3022",
        Severity.Error,
        "写了 per 就要写 steps：whole（不足一个不计）、started（不足一个按一个计）或 exact（按比例计）。原文没有说明的，请同时写明 reading。",
        "'per' needs 'steps': whole (parts of a step do not count), started (a step begun counts) or exact (in proportion). Where the printed standard is silent, add a 'reading'.");

    public static readonly DiagnosticDescriptor DeductPart = new(
        "PE3023",
        Severity.Error,
        "扣分项要写明扣什么：of（配 over、under 或 bands）、for/when 或 found 之一，这里{0}。",
        "A deduction says what it counts by one of: of (with over, under or bands), for/when, or found; here {0}.");

    public static readonly DiagnosticDescriptor OtherwiseNotLast = new(
        "PE3024",
        Severity.Error,
        "otherwise 之后的行永远用不到。",
        "Lines after 'otherwise' are never reached.");

    public static readonly DiagnosticDescriptor FunctionSignature = new(
        "PE3025",
        Severity.Error,
        "函数要写成“名称(参数): 表达式”，实际是“{0}”。",
        "A function is written 'name(parameter): expression', found '{0}'.");

    public static readonly DiagnosticDescriptor GradeCap = new(
        "PE3026",
        Severity.Error,
        "grade 应写成“at most 等级名”，实际是“{0}”。",
        "'grade' is written 'at most' and the name of a grade, found '{0}'.");

    public static readonly DiagnosticDescriptor InvalidRange = new(
        "PE3027",
        Severity.Error,
        "区间“{0}”的下限大于上限。",
        "The range '{0}' has its lower end above its upper end.");

    public static readonly DiagnosticDescriptor RuleSetReference = new(
        "PE3029",
        Severity.Error,
        "ruleset 应写成“规则集编号@版本”，实际是“{0}”。",
        "'ruleset' is written 'id@version', found '{0}'.");

    public static readonly DiagnosticDescriptor ExpectedInterval = new(
        "PE3030",
        Severity.Error,
        "“{0}”应为分数或区间，如 85 或 59..97，实际是“{1}”。",
        "'{0}' takes a score or a range, such as 85 or 59..97, found '{1}'.");

    public static readonly DiagnosticDescriptor InvalidIdentifier = new(
        "PE3031",
        Severity.Error,
        "“{0}”的编号“{1}”只能用小写字母、数字、短横线和点。",
        "The identifier '{1}' of '{0}' may have lower-case letters, digits, hyphens and dots only.");

    public static readonly DiagnosticDescriptor NotBoth = new(
        "PE3032",
        Severity.Error,
        "“{0}”和“{1}”不能同时用。",
        "'{0}' and '{1}' cannot be used together.");
}
