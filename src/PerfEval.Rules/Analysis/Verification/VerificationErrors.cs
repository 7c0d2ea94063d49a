using PerfEval.Feel.Diagnostics;

namespace PerfEval.Rules.Analysis.Verification;

/// <summary>Why a stored result cannot be verified: PE4501 to PE4599.</summary>
internal static class VerificationErrors
{
    public static readonly DiagnosticDescriptor NotAResult = new(
        "PE4501",
        Severity.Error,
        "这不是存下来的打分结果：{0}。要用 evaluate --format json 或 batch 写出的 JSON。",
        "This is no stored evaluation: {0}. It takes the JSON that 'evaluate --format json' or 'batch' writes.");

    public static readonly DiagnosticDescriptor NewerFormat = new(
        "PE4502",
        Severity.Error,
        "结果的格式是第 {0} 版，这里只认得第 {1} 版。请用写出它的那一版程序（{2}）核验。",
        "The result has format {0}; this program knows format {1}. Verify it with the version that wrote it ({2}).");
}
