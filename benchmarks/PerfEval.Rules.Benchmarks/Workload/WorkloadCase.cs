using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PerfEval.Rules.Benchmarks.Workload;

/// <summary>A case of the reference workload, as an engineer would declare it by hand. Amounts are in 万元.</summary>
public sealed record WorkloadCase
{
    /// <summary>Where a case is kept in a list; in a document the case has it.</summary>
    [PerfEval.Rules.Facts.NotAFact]
    public string? Id { get; init; }

    public required int StaffActual { get; init; }

    public required int StaffQuota { get; init; }

    public required decimal SgThis { get; init; }

    public required decimal SgPrev { get; init; }

    public required decimal KeySpend { get; init; }

    public required decimal ProjSpend { get; init; }

    public required decimal BudgetInit { get; init; }

    public required decimal BudgetAdj { get; init; }

    public required int LateFunds { get; init; }

    public required decimal Surplus { get; init; }

    public required decimal CarryPrev { get; init; }

    public required decimal SgActual { get; init; }

    public required decimal SgBudget { get; init; }

    public required int UseV1 { get; init; }

    public required int UseV2 { get; init; }

    public required int UseV3 { get; init; }

    public required int UseV4 { get; init; }

    public required int UseV5 { get; init; }

    public required decimal ProcActual { get; init; }

    public required decimal ProcPlan { get; init; }

    public required decimal CardAmt { get; init; }

    public required decimal CardBase { get; init; }

    public required int AssetV1 { get; init; }

    public required int AssetV2 { get; init; }

    public required int AssetV3 { get; init; }

    public required int AssetV4 { get; init; }

    public required int AssetV5 { get; init; }

    public required decimal AssetUsed { get; init; }

    public required decimal AssetTotal { get; init; }

    public required decimal Out1Plan { get; init; }

    public required decimal Out1Done { get; init; }

    public required decimal Out2Plan { get; init; }

    public required decimal Out2Done { get; init; }

    public required decimal Out3Plan { get; init; }

    public required decimal Out3Done { get; init; }

    public required decimal Out4Plan { get; init; }

    public required decimal Out4Done { get; init; }

    public required decimal Out5Plan { get; init; }

    public required decimal Out5Done { get; init; }

    public required decimal Out6Plan { get; init; }

    public required decimal Out6Done { get; init; }

    public required decimal Satisfaction { get; init; }

    public required decimal ReviewedBudget { get; init; }

    public required decimal Payable { get; init; }

    public required int VisitThreshold { get; init; }

    public required bool MgHas { get; init; }

    public required bool MgLegal { get; init; }

    public required bool MgExec { get; init; }

    public required bool DcContent { get; init; }

    public required bool DcTime { get; init; }

    public required bool DcTrue { get; init; }

    public required bool DcComplete { get; init; }

    public required bool DcAccurate { get; init; }

    public required bool AsSys { get; init; }

    public required bool AsExec { get; init; }

    public required string Econ { get; init; }

    public required string Social { get; init; }

    public required string Eco { get; init; }

    public required Payment[] Payments { get; init; }

    public required string[] BudgetCategories { get; init; }

    public required Change[] Changes { get; init; }

    public required Approval[] Approvals { get; init; }

    public required Contract[] Contracts { get; init; }

    public required Platform[] Platforms { get; init; }
}

public sealed record Payment(string Id, string Category, decimal Amount, bool HasAttachment);

public sealed record Change(string Id, decimal Amount);

public sealed record Approval(string SubjectId, string Authority);

public sealed record Contract(string Id, int DueDay, int DoneDay);

public sealed record Platform(string Id, int Visits);

/// <summary>A case as a document: what one line of a batch holds.</summary>
public sealed record WorkloadDocument(string Case, WorkloadCase Facts);

/// <summary>What System.Text.Json needs to read and write without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(WorkloadCase[]))]
[JsonSerializable(typeof(WorkloadDocument))]
[JsonSerializable(typeof(HandResult))]
[JsonSerializable(typeof(ExpectedResult[]))]
internal sealed partial class WorkloadJson : JsonSerializerContext
{
    /// <summary>Writes Chinese as it is, as cases are written.</summary>
    public static WorkloadJson Plain { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    });
}
