using FsCheck;
using FsCheck.Fluent;
using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Tests.Values;
using PerfEval.Feel.Values;
using PerfEval.Tests;
using static PerfEval.Feel.Tests.Functions.Spec.SpecCalls;

namespace PerfEval.Feel.Tests.Functions.Spec;

/// <summary>What holds of the functions of contexts whatever the contexts; the cases themselves are in <c>spec-contexts.txt</c>.</summary>
public sealed class SpecContextFunctionsTests
{
    [Fact]
    public void Context_ofTheEntriesOfAContext_isThatContextInTheSameOrder() => ForContexts(context =>
    {
        FeelValue again = Call("context", Call("get entries", context));
        Assert.True(SpecEquality.Equal(context, again));
        Assert.Equal(context.Context.Names, again.Context.Names);
    });

    [Fact]
    public void ContextPut_ofAnyKey_isGotBackAndChangesNothingElse() => ForContexts(context =>
    {
        foreach (string key in new[] { "a", "z" })
        {
            FeelValue put = Call("context put", context, FeelValue.Of(key), FeelValue.Of("new"));
            Assert.Equal(FeelValue.Of("new"), Call("get value", put, FeelValue.Of(key)));
            Assert.Equal(context.Context.Names.Union([key]), put.Context.Names);
            Assert.All(context.Context.Names.Except([key]), name =>
                Assert.Equal(Call("get value", context, FeelValue.Of(name)), Call("get value", put, FeelValue.Of(name))));
        }
    });

    [Fact]
    public void ContextPut_atAPath_isGotBackAtThatPath() => ForContexts(context =>
    {
        FeelValue outer = Call("context put", FeelValue.Of(FeelContext.Create([])), FeelValue.Of("o"), context);
        FeelValue path = FeelValue.ListOf(FeelValue.Of("o"), FeelValue.Of("a"));
        FeelValue put = Call("context put", outer, path, FeelValue.Of("new"));
        Assert.Equal(FeelValue.Of("new"), Call("get value", put, path));
        Assert.Equal(Call("context put", context, FeelValue.Of("a"), FeelValue.Of("new")), Call("get value", put, FeelValue.Of("o")));
    });

    [Fact]
    public void ContextMerge_ofAnyContexts_isPuttingTheirEntriesOneByOne() => Prop.ForAll(
        (from a in ValueGenerators.Contexts() from b in ValueGenerators.Contexts() select (a, b)).ToArbitrary(),
        pair =>
        {
            FeelValue expected = pair.b.Context.Names.Aggregate(pair.a, (merged, name) =>
                Call("context put", merged, FeelValue.Of(name), Call("get value", pair.b, FeelValue.Of(name))));
            FeelValue merged = Call("context merge", FeelValue.ListOf(pair.a, pair.b));
            Assert.True(SpecEquality.Equal(expected, merged));
            Assert.Equal(expected.Context.Names, merged.Context.Names);
        }).Check(PropertyConfig.Runs(500));

    [Fact]
    public void ContextPut_atALongPath_needsNoDeepStack()
    {
        const int Levels = 20_000;
        FeelValue key = FeelValue.Of("k"), context = FeelValue.Of(FeelContext.Create([]));
        for (int i = 1; i < Levels; i++)
        {
            context = FeelValue.Of(FeelContext.Create([new("k", context)]));
        }

        FeelValue path = List(Enumerable.Repeat(key, Levels));
        Assert.Equal(FeelValue.True, Call("get value", Call("context put", context, path, FeelValue.True), path));
    }

    private static void ForContexts(Action<FeelValue> check) =>
        Prop.ForAll(ValueGenerators.Contexts().ToArbitrary(), check).Check(PropertyConfig.Runs(500));
}
