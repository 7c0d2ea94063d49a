using PerfEval.Feel.Diagnostics;

namespace PerfEval.Rules.Loading.Overlays;

/// <summary>What can be wrong with an overlay and with versions of a rule set: PE3301 to PE3399.</summary>
internal static class OverlayErrors
{
    public static readonly DiagnosticDescriptor BaseNotFound = new(
        "PE3301",
        Severity.Error,
        "找不到要叠加的规则集“{0}”。请把它放在同级或上级的 rulesets 文件夹里（文件夹名与编号相同）。",
        "The rule set '{0}' to extend cannot be found. Put it beside this one or into a 'rulesets' folder above (its folder is called like its id).");

    public static readonly DiagnosticDescriptor ExtendsItself = new(
        "PE3302",
        Severity.Error,
        "规则集互相叠加成了环：{0}。",
        "The rule sets extend each other in a circle: {0}.");

    public static readonly DiagnosticDescriptor BaseHasErrors = new(
        "PE3303",
        Severity.Error,
        "要叠加的规则集“{0}”本身有错误，请先改好它。",
        "The rule set '{0}' to extend has errors of its own; mend it first.");

    public static readonly DiagnosticDescriptor NothingToRemove = new(
        "PE3304",
        Severity.Error,
        "“{0}”不在被叠加的规则集里，不能删除。{1}",
        "'{0}' is not in the rule set that is extended and cannot be removed. {1}");

    public static readonly DiagnosticDescriptor NothingToChange = new(
        "PE3305",
        Severity.Error,
        "被叠加的规则集里没有“{0}”。{1}要新增，请写全它的分值和标准。",
        "There is no '{0}' in the rule set that is extended. {1}To add it, write its points and its standard.");

    public static readonly DiagnosticDescriptor Ambiguous = new(
        "PE3306",
        Severity.Error,
        "“{0}”不止一个：{1}。请写长一些的路径。",
        "'{0}' may mean several: {1}. Write a longer path.");

    public static readonly DiagnosticDescriptor ChangedTwice = new(
        "PE3307",
        Severity.Error,
        "“{0}”在第 {1} 行已经改过，这里又改。请写在一处。",
        "'{0}' was changed on line {1} already. Write both changes in one place.");

    public static readonly DiagnosticDescriptor RemovedAndUsed = new(
        "PE3308",
        Severity.Error,
        "“{0}”在这里被删除，但 {1} 还要用它（{2}）。请一并删除或修改。",
        "'{0}' is removed here, but {1} needs it ({2}). Remove or change that as well.");

    public static readonly DiagnosticDescriptor SeveralParts = new(
        "PE3309",
        Severity.Error,
        "“{0}”的 deduct 有 {1} 项，看不出改哪一项。请把全部扣分写成列表。",
        "The 'deduct' of '{0}' has {1} parts, and it cannot be seen which one is meant. Write all parts as a list.");

    public static readonly DiagnosticDescriptor IsAbstract = new(
        "PE3310",
        Severity.Error,
        "“{0}”是没有分值的框架（abstract: true），不能直接打分。请用 extends 补上分值后再用。",
        "'{0}' is a framework without points (abstract: true) and cannot score. Complete it by a rule set that extends it.");

    public static readonly DiagnosticDescriptor NoVersionInForce = new(
        "PE3311",
        Severity.Error,
        "规则集“{0}”在 {1} 没有有效的版本。各版本的适用期：{2}。",
        "No version of the rule set '{0}' is in force on {1}. The versions are in force: {2}.");

    public static readonly DiagnosticDescriptor SeveralInForce = new(
        "PE3312",
        Severity.Error,
        "规则集“{0}”在 {1} 有几个版本同时有效：{2}。请改正它们的 effective，或在案例里写明版本。",
        "Several versions of the rule set '{0}' are in force on {1}: {2}. Mend their 'effective', or name the version in the case.");

    public static readonly DiagnosticDescriptor VersionNotFound = new(
        "PE3313",
        Severity.Error,
        "规则集“{0}”没有版本“{1}”。版本有：{2}。",
        "The rule set '{0}' has no version '{1}'. The versions are: {2}.");

    public static readonly DiagnosticDescriptor AsOfNeeded = new(
        "PE3314",
        Severity.Error,
        "规则集“{0}”有几个版本（{1}）。请在案例里写 as-of，或写明版本，如 {0}@{2}。",
        "The rule set '{0}' has several versions ({1}). Write 'as-of' in the case, or name the version, as in {0}@{2}.");

    public static readonly DiagnosticDescriptor SameVersionTwice = new(
        "PE3315",
        Severity.Error,
        "{0}@{1} 已经在“{2}”里，同一个版本不能有两份。",
        "{0}@{1} is in '{2}' already; there cannot be two of one version.");

    public static readonly DiagnosticDescriptor TooManyLayers = new(
        "PE3316",
        Severity.Error,
        "叠加的层数超过 {0} 层。",
        "The rule sets extend each other over more than {0} layers.");
}
