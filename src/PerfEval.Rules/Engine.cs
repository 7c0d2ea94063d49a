using System.Reflection;

namespace PerfEval.Rules;

/// <summary>The engine that made a result, recorded with it so that it can be replayed.</summary>
internal static class Engine
{
    /// <summary>The version of the library, without build metadata.</summary>
    public static string Version { get; } =
        (typeof(Engine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0").Split('+')[0];
}
