using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using PerfEval.Feel.Checking;
using PerfEval.Feel.Decisions;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Syntax;
using PerfEval.Rules.Analysis.Audit;
using PerfEval.Rules.Analysis.Repair;
using PerfEval.Rules.Analysis.Verification;
using PerfEval.Rules.Binding;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Facts;
using PerfEval.Rules.Loading;
using PerfEval.Rules.Loading.Overlays;
using PerfEval.Rules.Proofs;
using PerfEval.Rules.Values;

namespace PerfEval.Rules.Diagnostics;

/// <summary>Every diagnostic of the libraries, and the blocks in which codes are given.</summary>
internal static class DiagnosticCatalogue
{
    /// <summary>The descriptors of the libraries, by code.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> Libraries { get; } =
    [
        .. Of(typeof(SyntaxErrors)).Concat(Of(typeof(CheckErrors))).Concat(Of(typeof(EvaluationErrors))).Concat(Of(typeof(TableErrors)))
            .Concat(Of(typeof(LoadingErrors))).Concat(Of(typeof(ModelErrors))).Concat(Of(typeof(RuleSetErrors))).Concat(Of(typeof(ProofErrors))).Concat(Of(typeof(OverlayErrors))).Concat(Of(typeof(CatalogErrors))).Concat(Of(typeof(FactErrors)))
            .Concat(Of(typeof(ValueErrors))).Concat(Of(typeof(BindingErrors))).Concat(Of(typeof(AuditErrors))).Concat(Of(typeof(RepairErrors))).Concat(Of(typeof(VerificationErrors)))
            .OrderBy(d => d.Id, StringComparer.Ordinal),
    ];

    /// <summary>The blocks: the beginning of their codes, and what these are about.</summary>
    public static IReadOnlyList<(string Start, LocalText Title)> Blocks { get; } =
    [
        ("PE10", new("表达式的写法", "Writing expressions")),
        ("PE11", new("表达式的意思", "Meaning of expressions")),
        ("PE12", new("计算", "Computing")),
        ("PE13", new("决策表（C#）", "Decision tables (C#)")),
        ("PE20", new("文件", "Files")),
        ("PE30", new("规则集和案例的结构", "Structure of rule sets and cases")),
        ("PE31", new("规则集的意思", "Meaning of rule sets")),
        ("PE32", new("规则集的证明", "Proofs about rule sets")),
        ("PE33", new("叠加和版本", "Overlays and versions")),
        ("PE40", new("案例里的值", "Values of a case")),
        ("PE41", new("案例与规则集", "Cases and their rule sets")),
        ("PE42", new("核对公布的结果", "Auditing published results")),
        ("PE43", new("程序里的事实（C#）", "Facts from code (C#)")),
        ("PE44", new("怎样达到等级", "Reaching a grade")),
        ("PE45", new("核验存下来的结果", "Verifying stored results")),
        ("PE60", new("命令行", "The command line")),
    ];

    /// <summary>The descriptors that a class of them holds.</summary>
    public static IEnumerable<DiagnosticDescriptor> Of([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] Type catalogue) =>
        catalogue.GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => f.GetValue(null)).OfType<DiagnosticDescriptor>();
}
