namespace PerfEval.Rules.Benchmarks;

/// <summary>One thing after another, over and over, so that no single case decides what is measured.</summary>
internal sealed class Rotation<T>(IReadOnlyList<T> items)
{
    private int _next = -1;

    public T Next()
    {
        _next = _next + 1 < items.Count ? _next + 1 : 0;
        return items[_next];
    }
}
