using PerfEval.Feel.Diagnostics;

namespace PerfEval.Feel.Decisions;

/// <summary>What can be wrong with a decision table, and how its evaluation can fail in scoring mode: PE1301 to PE1399.</summary>
internal static class TableErrors
{
    public static readonly DiagnosticDescriptor NoOutput = new(
        "PE1301",
        Severity.Error,
        "决策表没有输出列。",
        "The decision table has no output.");

    public static readonly DiagnosticDescriptor OutputWithoutName = new(
        "PE1302",
        Severity.Error,
        "决策表有多个输出列时，每一列都要有名称。",
        "Where a decision table has several outputs, each needs a name.");

    public static readonly DiagnosticDescriptor AggregateOfSeveral = new(
        "PE1303",
        Severity.Error,
        "命中策略 {0} 只用于一个输出列的决策表。",
        "The hit policy {0} is for decision tables with one output.");

    public static readonly DiagnosticDescriptor WrongCells = new(
        "PE1304",
        Severity.Error,
        "决策表第 {0} 条规则有 {1} 个条件、{2} 个结果，应为 {3} 个条件、{4} 个结果。",
        "Rule {0} of the decision table has {1} tests and {2} results; it needs {3} tests and {4} results.");

    public static readonly DiagnosticDescriptor NoMatch = new(
        "PE1311",
        Severity.Error,
        "决策表没有一条规则符合，也没有默认输出。",
        "No rule of the decision table matches, and it has no default output.");

    public static readonly DiagnosticDescriptor SeveralMatches = new(
        "PE1312",
        Severity.Error,
        "决策表的命中策略是唯一（U），但第 {0} 条和第 {1} 条规则都符合。",
        "The hit policy of the decision table is unique (U), but rules {0} and {1} both match.");

    public static readonly DiagnosticDescriptor DifferentOutputs = new(
        "PE1313",
        Severity.Error,
        "决策表的命中策略是任一（A），但第 {0} 条和第 {1} 条规则都符合而输出不同。",
        "The hit policy of the decision table is any (A), but rules {0} and {1} match with different outputs.");

    public static readonly DiagnosticDescriptor InputNotAllowed = new(
        "PE1314",
        Severity.Error,
        "决策表第 {0} 个输入的值 {1} 不在允许的取值之内。",
        "The value {1} of input {0} of the decision table is not an allowed one.");

    public static readonly DiagnosticDescriptor OutputNotAllowed = new(
        "PE1315",
        Severity.Error,
        "决策表第 {0} 条规则的输出 {1} 不在允许的取值之内。",
        "The output {1} of rule {0} of the decision table is not an allowed one.");
}
