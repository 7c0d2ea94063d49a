namespace PerfEval.Feel.Decisions;

/// <summary>The letters by which hit policies are known.</summary>
public static class HitPolicies
{
    private static readonly (string Code, HitPolicy Policy)[] s_codes =
    [
        ("U", HitPolicy.Unique),
        ("A", HitPolicy.Any),
        ("P", HitPolicy.Priority),
        ("F", HitPolicy.First),
        ("R", HitPolicy.RuleOrder),
        ("O", HitPolicy.OutputOrder),
        ("C", HitPolicy.Collect),
        ("C+", HitPolicy.Sum),
        ("C#", HitPolicy.Count),
        ("C<", HitPolicy.Minimum),
        ("C>", HitPolicy.Maximum),
    ];

    /// <summary>The code of a hit policy, such as <c>C+</c>.</summary>
    /// <param name="policy">The hit policy.</param>
    public static string CodeOf(HitPolicy policy) => s_codes[(int)policy].Code;

    /// <summary>The hit policy of a code.</summary>
    /// <param name="code">The code, such as <c>C+</c>.</param>
    /// <returns>The hit policy; <see langword="null"/> if no policy has this code.</returns>
    public static HitPolicy? Find(string code)
    {
        int at = Array.FindIndex(s_codes, c => c.Code == code);
        return at < 0 ? null : s_codes[at].Policy;
    }

    /// <summary>Whether the result is a list of outputs.</summary>
    internal static bool GivesList(this HitPolicy policy) => policy is HitPolicy.RuleOrder or HitPolicy.OutputOrder or HitPolicy.Collect;

    /// <summary>Whether the result is computed of all outputs.</summary>
    internal static bool Aggregates(this HitPolicy policy) => policy >= HitPolicy.Sum;
}
