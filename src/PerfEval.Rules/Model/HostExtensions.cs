using PerfEval.Feel.Functions;

namespace PerfEval.Rules.Model;

/// <summary>What a host adds to a rule set in code: functions for its expressions, and rules that rest on them.</summary>
/// <param name="Functions">The functions.</param>
/// <param name="Rules">The rules.</param>
/// <param name="Identity">Names and versions, which are part of the rule set's hash.</param>
internal sealed record HostExtensions(IReadOnlyList<Builtin> Functions, IReadOnlyList<RuleModel> Rules, string Identity)
{
    public static HostExtensions None { get; } = new([], [], "");
}
