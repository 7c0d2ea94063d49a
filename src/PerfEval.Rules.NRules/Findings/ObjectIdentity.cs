using NRules.RuleModel;

namespace PerfEval.Rules.NRules.Findings;

/// <summary>
/// Which objects of a session are the same one: those that say so by <see cref="IIdentityProvider"/>, otherwise none but itself. Two equal records are two facts: that a payment
/// stands there twice is what a rule may be looking for.
/// </summary>
internal sealed class ObjectIdentity : IEqualityComparer<object>
{
    bool IEqualityComparer<object>.Equals(object? x, object? y) =>
        x is IIdentityProvider one && y is IIdentityProvider other ? Equals(one.GetIdentity(), other.GetIdentity()) : ReferenceEquals(x, y);

    int IEqualityComparer<object>.GetHashCode(object obj) =>
        obj is IIdentityProvider provider ? provider.GetIdentity().GetHashCode() : ReferenceEqualityComparer.Instance.GetHashCode(obj);
}
