using System.Runtime.ExceptionServices;
using NRules;
using NRules.RuleModel;
using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Values;

namespace PerfEval.Rules.NRules.Findings;

/// <summary>Rules of a host and how to ask them: a session for each case, given objects made of its facts, gives the findings that were inserted.</summary>
internal sealed class FindingSession
{
    private readonly ISessionFactory _sessions;
    private readonly Func<IReadOnlyList<FeelValue>, IEnumerable<object>> _toObjects;
    private readonly Lock? _oneAtATime;

    /// <summary>Compiles the rules.</summary>
    public FindingSession(IRuleRepository rules, Func<IReadOnlyList<FeelValue>, IEnumerable<object>> toObjects)
    {
        _toObjects = toObjects;
        var compiler = new RuleCompiler();
        compiler.FactIdentityComparerRegistry.DefaultFactIdentityComparer = new ObjectIdentity();
        compiler.FactIdentityComparerRegistry.RegisterComparer<HostFinding>(ReferenceEqualityComparer.Instance);
        IRuleDefinition[] definitions = [.. rules.GetRules()];
        _sessions = compiler.Compile(definitions);

        // Flattening notes comparers in a dictionary that all sessions of a network share without a lock.
        _oneAtATime = Array.Exists(definitions, FlatteningSearch.IsIn) ? new Lock() : null;
    }

    /// <summary>What the rules find in the facts of a case.</summary>
    public IReadOnlyList<HostFinding> Find(IReadOnlyList<FeelValue> facts)
    {
        object[] objects = [.. _toObjects(facts)];
        if (_oneAtATime is null)
        {
            return Find(objects);
        }

        lock (_oneAtATime)
        {
            return Find(objects);
        }
    }

    private IReadOnlyList<HostFinding> Find(object[] objects)
    {
        ISession session = _sessions.CreateSession();
        var order = new FindingOrder(session.Events, objects);
        try
        {
            session.InsertAll(objects);
            if (session.Fire(NRulesFindings.FiringLimit) == NRulesFindings.FiringLimit)
            {
                throw new InvalidOperationException($"rules fired {NRulesFindings.FiringLimit} times; they may start one another without end");
            }
        }
        catch (RuleExecutionException error) when (error.GetBaseException() is var cause && cause != error)
        {
            if (cause is EvaluationLimitException)
            {
                ExceptionDispatchInfo.Throw(cause);
            }

            throw new InvalidOperationException(error is RuleRhsExpressionEvaluationException { RuleName: var rule } ? $"{rule}: {cause.Message}" : cause.Message, error);
        }

        return order.Sort(session.Query<HostFinding>());
    }
}
