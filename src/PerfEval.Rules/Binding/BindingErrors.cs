using PerfEval.Feel.Diagnostics;

namespace PerfEval.Rules.Binding;

/// <summary>What can be wrong with a case for its rule set: PE4101 to PE4199.</summary>
internal static class BindingErrors
{
    public static readonly DiagnosticDescriptor OtherRuleSet = new(
        "PE4101",
        Severity.Error,
        "案例用的是规则集“{0}”，这里给的是“{1}”。",
        "The case is for the rule set '{0}'; this is '{1}'.");

    public static readonly DiagnosticDescriptor OtherVersion = new(
        "PE4102",
        Severity.Error,
        "案例用的是规则集“{0}”的 {1} 版，这里是 {2} 版。",
        "The case is for version {1} of the rule set '{0}'; this is version {2}.");

    public static readonly DiagnosticDescriptor NotInForce = new(
        "PE4103",
        Severity.Error,
        "规则集“{0}”的适用期是 {1}，案例的评价基准日 {2} 不在其中。",
        "The rule set '{0}' is in force {1}; the as-of date {2} of the case is outside.");

    public static readonly DiagnosticDescriptor UnknownFact = new(
        "PE4104",
        Severity.Error,
        "规则集里没有名为“{0}”的事实或计算项。{1}",
        "The rule set has no fact or measure named '{0}'. {1}");

    public static readonly DiagnosticDescriptor ExpectedTable = new(
        "PE4105",
        Severity.Error,
        "“{0}”是表：第一行写列名，以后每行写数据，例如“- [日期, 金额（元）]”；没有就写 []；也可以写旁边的 CSV 文件名。",
        "'{0}' is a table: the first row names the columns, as in '- [date, amount（元）]'; none is []; or name a CSV file beside the case.");

    public static readonly DiagnosticDescriptor ExpectedSingleValue = new(
        "PE4106",
        Severity.Error,
        "“{0}”应为一个值（{1}），这里是列表或映射。",
        "'{0}' takes a single value ({1}); this is a list or a mapping.");

    public static readonly DiagnosticDescriptor UnknownColumn = new(
        "PE4107",
        Severity.Error,
        "表“{0}”没有名为“{1}”的列。{2}",
        "The table '{0}' has no column named '{1}'. {2}");

    public static readonly DiagnosticDescriptor DuplicateColumn = new(
        "PE4108",
        Severity.Error,
        "表“{0}”的列“{1}”写了两次。",
        "The table '{0}' has the column '{1}' twice.");

    public static readonly DiagnosticDescriptor HeadingUnit = new(
        "PE4109",
        Severity.Error,
        "表“{0}”的列“{1}”是{2}，列名里的单位“{3}”不适用。",
        "The column '{1}' of the table '{0}' is {2}; the unit '{3}' of its heading does not fit.");

    public static readonly DiagnosticDescriptor CellCount = new(
        "PE4110",
        Severity.Error,
        "表“{0}”的这一行有 {1} 格，列名有 {2} 个。{3}",
        "This row of the table '{0}' has {1} cells; there are {2} columns. {3}");

    public static readonly DiagnosticDescriptor EmptyCell = new(
        "PE4111",
        Severity.Error,
        "表“{0}”的“{1}”这一格是空的。不知道的写“未知”；没有发生的日期写“无”。",
        "The cell '{1}' of the table '{0}' is empty. Write 未知 for what is not known, 无 for a date of what has not happened.");

    public static readonly DiagnosticDescriptor OutOfBounds = new(
        "PE4112",
        Severity.Error,
        "“{0}”的值 {1} 超出规则集规定的范围（{2}）。",
        "The value {1} of '{0}' is outside what the rule set allows ({2}).");

    public static readonly DiagnosticDescriptor UnknownEvidenceTarget = new(
        "PE4113",
        Severity.Error,
        "佐证“{0}”指向的“{1}”既不是事实，也不是指标。{2}",
        "The evidence '{0}' shows '{1}', which is neither a fact nor an indicator. {2}");

    public static readonly DiagnosticDescriptor UnknownJudgement = new(
        "PE4114",
        Severity.Error,
        "没有名为“{0}”的指标。{1}",
        "There is no indicator named '{0}'. {1}");

    public static readonly DiagnosticDescriptor NothingAsked = new(
        "PE4115",
        Severity.Error,
        "“{0}”按评分标准计算得出，不能由评价人员打分。",
        "'{0}' is computed by its standard; no judgement may overrule it.");

    public static readonly DiagnosticDescriptor JudgementOnSection = new(
        "PE4116",
        Severity.Error,
        "“{0}”下面还有指标，请对下面的指标分别打分。",
        "'{0}' has indicators below it; judge those.");

    public static readonly DiagnosticDescriptor AnswerShape = new(
        "PE4117",
        Severity.Error,
        "“{0}”的打分写法不对：应为{1}。",
        "The judgement of '{0}' is not written right: it takes {1}.");

    public static readonly DiagnosticDescriptor UnknownLevel = new(
        "PE4118",
        Severity.Error,
        "“{0}”没有“{1}”这一档。各档：{2}。",
        "'{0}' has no level '{1}'. The levels are: {2}.");

    public static readonly DiagnosticDescriptor ScoreOutOfRange = new(
        "PE4119",
        Severity.Error,
        "“{0}”的分数 {1} 超出规定的区间 {2}。",
        "The score {1} of '{0}' is outside the range {2}.");

    public static readonly DiagnosticDescriptor PartlyNotAllowed = new(
        "PE4120",
        Severity.Error,
        "“{0}”只能是“是”或“否”；规则集没有写 partly: true，不能部分给分。",
        "'{0}' is met or not; the rule set does not allow parts ('partly: true').");

    public static readonly DiagnosticDescriptor UnknownItem = new(
        "PE4121",
        Severity.Error,
        "“{0}”没有要点“{1}”。要点有：{2}。",
        "'{0}' has no item '{1}'. Its items are: {2}.");

    public static readonly DiagnosticDescriptor ReasonMissing = new(
        "PE4122",
        Severity.Warning,
        "“{0}”{1}，但没有写理由（reason）。",
        "'{0}' {1}, but no reason is given.");

    public static readonly DiagnosticDescriptor RepeatNeedsTable = new(
        "PE4123",
        Severity.Error,
        "“{0}”的指标按表的行展开，但案例没有给出完整的表：{1}。",
        "The indicators of '{0}' come from the rows of a table that the case does not give in full: {1}.");

    public static readonly DiagnosticDescriptor RepeatPoints = new(
        "PE4124",
        Severity.Error,
        "“{0}”的分值算不出来：{1}。",
        "The points of '{0}' cannot be computed: {1}.");

    public static readonly DiagnosticDescriptor RepeatSum = new(
        "PE4125",
        Severity.Error,
        "“{0}”的分值是 {1}，但案例的表中各行分值之和是 {2}。",
        "'{0}' has {1} points, but the rows of the case's table add up to {2}.");

    public static readonly DiagnosticDescriptor CsvPath = new(
        "PE4126",
        Severity.Error,
        "表“{0}”的 CSV 文件“{1}”要与案例在同一个文件夹（或其子文件夹）里。",
        "The CSV file '{1}' of the table '{0}' must be in the folder of the case or below it.");

    public static readonly DiagnosticDescriptor CsvSyntax = new(
        "PE4127",
        Severity.Error,
        "CSV 的引号不成对。",
        "A quotation mark of the CSV file is not closed.");

    public static readonly DiagnosticDescriptor ValueNeedsList = new(
        "PE4128",
        Severity.Error,
        "“{0}”是列表，写成 [甲, 乙]；没有就写 []。",
        "'{0}' is a list: [a, b], or [] for none.");

    public static readonly DiagnosticDescriptor AnsweredTwice = new(
        "PE4129",
        Severity.Error,
        "“{0}”打分两次。",
        "'{0}' is judged twice.");

    public static readonly DiagnosticDescriptor DuplicateTitle = new(
        "PE4130",
        Severity.Error,
        "按行展开的指标“{0}”重名，无法区分。请在表里改名。",
        "Two repeated indicators are called '{0}'. Give them different names in the table.");

    public static readonly DiagnosticDescriptor AmbiguousJudgement = new(
        "PE4131",
        Severity.Error,
        "“{0}”不止一个：{1}。请写长一些，例如“{2}”。",
        "'{0}' may mean several: {1}. Write a longer path, such as '{2}'.");

    public static readonly DiagnosticDescriptor UnknownPublishedGrade = new(
        "PE4132",
        Severity.Error,
        "公布的等级“{0}”不是规则集的等级。等级有：{1}。",
        "The published grade '{0}' is none of the rule set's. The grades are: {1}.");

    public static readonly DiagnosticDescriptor OccurrencePoints = new(
        "PE4133",
        Severity.Error,
        "“{0}”的每一起要写明扣几分（{1} 之间），例如 {{ text: 情况, points: 3 }}。",
        "Each occurrence of '{0}' says what it costs, within {1}, as in {{ text: what, points: 3 }}.");
}
