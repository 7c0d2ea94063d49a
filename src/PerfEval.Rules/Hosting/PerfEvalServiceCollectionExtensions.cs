using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PerfEval.Rules;
using PerfEval.Rules.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds rule sets to a host's services.</summary>
public static class PerfEvalServiceCollectionExtensions
{
    /// <summary>
    /// Adds a <see cref="RuleSetStore"/>, and its present <see cref="RuleSetCatalog"/> by scope. Without options the rule sets in the folder <c>rulesets</c> below the
    /// application are used, where packages of rule sets put theirs. Options are checked when the host starts.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Says where rule sets come from; may be called several times, each call adds.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddPerfEvalRules(this IServiceCollection services, Action<PerfEvalRulesOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        OptionsBuilder<PerfEvalRulesOptions> options = services.AddOptions<PerfEvalRulesOptions>().ValidateOnStart();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PerfEvalRulesOptions>, OptionsCheck>());
        services.TryAddSingleton(provider => new RuleSetStore(
            provider.GetRequiredService<IOptions<PerfEvalRulesOptions>>(),
            provider.GetService<ILogger<RuleSetStore>>() ?? NullLogger<RuleSetStore>.Instance));

        // A scope sees one catalogue from beginning to end, whatever is reloaded meanwhile.
        services.TryAddScoped(provider => provider.GetRequiredService<RuleSetStore>().Current);
        return services;
    }
}
