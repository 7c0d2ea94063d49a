using PerfEval.Feel.Evaluation;

namespace PerfEval.Feel.Tests.Evaluation;

/// <summary>Arithmetic on plain numbers makes no objects: it is done millions of times.</summary>
public sealed class ScalarsAllocationTests
{
    [Fact]
    public void TryAddMultiplyDivide_ofOrdinaryNumbers_allocateNothing()
    {
        Sum(1);
        long before = GC.GetAllocatedBytesForCurrentThread();
        decimal sum = Sum(1000);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(1000, sum);
    }

    private static decimal Sum(int times)
    {
        decimal sum = 0;
        for (int i = 0; i < times; i++)
        {
            bool done = Scalars.TryMultiply(4, 0.5m, out decimal product) & Scalars.TryDivide(product, 2, out decimal quotient) & Scalars.TryAdd(sum, quotient, out sum);
            Assert.True(done);
        }

        return sum;
    }
}
