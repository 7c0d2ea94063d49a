using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Tests.Values;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;
using PerfEval.Tests;

namespace PerfEval.Feel.Tests;

public sealed class FeelJsonTests
{
    private static readonly Gen<string> s_texts = Gen.Elements("", "a", "绩效", "\"\\/\b\n\u0000", "🐎", "1", "null", "@\"P1D\"", " a b ");

    [Theory]
    [InlineData("{}", "{}")]
    [InlineData("""{"a": 1, "b": [true, null, "x"], "c d": {"e": -0.50}}""", """{"a": 1, "b": [true, null, "x"], "c d": {"e": -0.5}}""")]
    [InlineData("""{"big": 79228162514264337593543950335, "small": 0.0000000000000000000000000001, "e": 1.5e3}""", """{"big": 79228162514264337593543950335, "small": 0.0000000000000000000000000001, "e": 1500}""")]
    [InlineData("""{"a": 1, /* comment */ "a": 2,}""", """{"a": 2}""")]
    public void ReadContext_readsJson(string json, string expected) => Assert.Equal(expected, FeelValue.Of(FeelJson.ReadContext(json)).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("[1]")]
    [InlineData("5")]
    [InlineData("null")]
    [InlineData("{a: 1}")]
    [InlineData("{\"a\": 1e400}")]
    [InlineData("{\"a\": 79228162514264337593543950336}")]
    public void ReadContext_ofWhatIsNone_saysSo(string json) => Assert.ThrowsAny<JsonException>(() => FeelJson.ReadContext(json));

    [Fact]
    public void ReadContext_ofDeepJson_isRefused()
    {
        Assert.Equal(FeelKind.Context, FeelValue.Of(FeelJson.ReadContext("{\"a\":" + new string('[', 198) + new string(']', 198) + "}")).Kind);
        Assert.ThrowsAny<JsonException>(() => FeelJson.ReadContext("{\"a\":" + new string('[', 200) + new string(']', 200) + "}"));
    }

    [Theory]
    [InlineData("@\"2020-01-31\"", "\"2020-01-31\"")]
    [InlineData("@\"10:00:00+08:00\"", "\"10:00:00+08:00\"")]
    [InlineData("@\"2020-01-31T10:00:00@Asia/Shanghai\"", "\"2020-01-31T10:00:00@Asia/Shanghai\"")]
    [InlineData("@\"-P1DT2H\"", "\"-P1DT2H\"")]
    [InlineData("@\"P14M\"", "\"P1Y2M\"")]
    [InlineData("[1..5)", "\"[1..5)\"")]
    [InlineData("(> 5)", "\"(> 5)\"")]
    [InlineData("function(x) x", "null")]
    [InlineData("{a b: [1, {c: null}], d: 1.10}", """{"a b":[1,{"c":null}],"d":1.10}""")]
    public void Write_givesTimesAndRangesAsTexts(string expression, string expected) =>
        Assert.Equal(expected, Write(FeelExpression.Parse(expression, FeelEnvironment.Spec).Evaluate(FeelContext.Empty)));

    [Fact]
    public void JsonOfAnyPlainValue_leadsBackToIt() => ForAll(Plain(3), value => Assert.Equal(value, Read(Write(value))));

    // What JSON has no form for becomes a text, null for functions; the rest stays.
    [Fact]
    public void JsonOfAnyValue_isWhole() => ForAll(AnyValue(), value => AssertWritten(value, Read(Write(value))));

    [Fact]
    public void TextOfAnyValue_leadsBackToIt() => ForAll(AnyValue(), value =>
    {
        FeelValue read = FeelExpression.Parse(value.ToString(), FeelEnvironment.Spec).Evaluate(FeelContext.Empty);
        Assert.True(read.Equals(value), $"{value} was read as {read}");
    });

    // A row that lacks an entry which others have does not conform, so all rows have the same here.
    [Fact]
    public void TypeOfAnyRegularValue_isOneToWhichItConforms() => ForAll(Regular(3), value => Assert.True(Conformance.Conforms(value, FeelJson.TypeOf(value))));

    [Theory]
    [InlineData("""{"x": [1, 2]}""", "list<number>")]
    [InlineData("""{"x": [1, "a"]}""", "list<Any>")]
    [InlineData("""{"x": []}""", "list<Any>")]
    [InlineData("""{"x": [null, 2]}""", "list<number>")]
    [InlineData("""{"x": [{"a": 1}, {"b": "t"}]}""", "list<{a: number, b: string}>")]
    [InlineData("""{"x": ["a", 1, "b", null]}""", "list<Any>")]
    [InlineData("""{"x": [{"a": 1}, {"a": "t"}, {"a": 2}]}""", "list<{a: Any}>")]
    [InlineData("""{"x": [[], [1]]}""", "list<list<number>>")]
    [InlineData("""{"x": {"a": null}}""", "{a: Any}")]
    [InlineData("""{"x": [[1], ["a"]]}""", "list<list<Any>>")]
    [InlineData("""{"x": null}""", "Any")]
    public void TypeOf_isWhatAllItemsHaveInCommon(string json, string expected)
    {
        Assert.True(FeelJson.ReadContext(json).TryGet("x", out FeelValue value));
        Assert.Equal(expected, Describe(FeelJson.TypeOf(value)));
    }

    [Fact]
    public void ValuesBeyondMeasure_areRefusedNotWritten()
    {
        FeelValue deep = FeelValue.Of(1m), wide = FeelValue.Of("twice as long each time");
        for (int i = 0; i < 100_000; i++)
        {
            deep = FeelValue.ListOf(deep);
        }

        for (int i = 0; i < 60; i++)
        {
            wide = FeelValue.ListOf(wide, wide);
        }

        Assert.Throws<JsonException>(() => Write(deep));
        Assert.Throws<JsonException>(() => Write(wide));
        Assert.IsType<ListType>(FeelJson.TypeOf(deep));
        Assert.IsType<ListType>(FeelJson.TypeOf(wide));
        Assert.EndsWith("…", wide.ToString(), StringComparison.Ordinal);
    }

    private static Gen<FeelValue> Scalars() => Gen.OneOf(
        Gen.Elements(FeelValue.Null, FeelValue.True, FeelValue.False),
        s_texts.Select(FeelValue.Of),
        from unscaled in Gen.Choose(int.MinValue, int.MaxValue) from factor in Gen.Choose(1, int.MaxValue) from scale in Gen.Choose(0, 28)
        select FeelValue.Of(new decimal(unscaled, factor, 0, unscaled < 0, (byte)scale)));

    private static Gen<FeelValue> Plain(int depth) => depth == 0 ? Scalars() : Compound(Scalars(), Plain(depth - 1));

    private static Gen<FeelValue> Regular(int depth) => depth == 0 ? Scalars() : Gen.OneOf(
        Scalars(),
        Regular(depth - 1).ListOf().Resize(4).Select(items => FeelValue.ListOf([.. items])),
        from a in Regular(depth - 1) from b in Regular(depth - 1) select FeelValue.Of(FeelContext.Create([new("a", a), new("b", b)])));

    private static Gen<FeelValue> AnyValue() => Compound(WithTimes(), Compound(WithTimes(), WithTimes()));

    private static Gen<FeelValue> WithTimes() => Gen.OneOf(
        Scalars(),
        TimeGenerators.Dates().Select(FeelValue.Of),
        TimeGenerators.Times().Select(FeelValue.Of),
        TimeGenerators.DateTimes().Select(FeelValue.Of),
        TimeGenerators.Durations().Select(FeelValue.Of),
        Gen.Choose(-100_000, 100_000).Select(months => FeelValue.Of(new MonthsDuration(months))),
        ValueGenerators.Ranges().Where(r => r.Range.Low.Kind == r.Range.High.Kind || (r.Range.Low.IsNull && !r.Range.LowIncluded)));

    private static Gen<FeelValue> Compound(Gen<FeelValue> plain, Gen<FeelValue> inner) => Gen.OneOf(
        plain,
        inner.ListOf().Resize(4).Select(items => FeelValue.ListOf([.. items])),
        (from name in s_texts from value in inner select KeyValuePair.Create(name, value))
            .ListOf().Resize(4).Select(entries => FeelValue.Of(FeelContext.Create(entries.DistinctBy(e => e.Key)))));

    private static void AssertWritten(FeelValue value, FeelValue read)
    {
        switch (value.Kind)
        {
            case FeelKind.List:
                Assert.Equal(value.List.Count, read.List.Count);
                for (int i = 0; i < value.List.Count; i++)
                {
                    AssertWritten(value.List[i], read.List[i]);
                }

                break;
            case FeelKind.Context:
                Assert.Equal(value.Context.Names, read.Context.Names);
                foreach (string name in value.Context.Names)
                {
                    Assert.True(value.Context.TryGet(name, out FeelValue before) && read.Context.TryGet(name, out _));
                    read.Context.TryGet(name, out FeelValue after);
                    AssertWritten(before, after);
                }

                break;
            case FeelKind.Null or FeelKind.Boolean or FeelKind.Number or FeelKind.Text:
                Assert.Equal(value, read);
                break;
            default:
                Assert.Equal(value.Kind == FeelKind.Range ? value.ToString() : $"@\"{read.Text}\"", value.Kind == FeelKind.Range ? read.Text : value.ToString());
                break;
        }
    }

    private static string Describe(FeelType type) => type switch
    {
        ListType list => $"list<{Describe(list.Item)}>",
        ContextType context => $"{{{string.Join(", ", context.Fields.Select(f => $"{f.Name}: {Describe(f.Type)}"))}}}",
        _ => FeelTypes.Names.First(name => FeelTypes.Find(name)!.Equals(type)),
    };

    private static string Write(FeelValue value)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            FeelJson.Write(writer, value);
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static FeelValue Read(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return FeelJson.Read(document.RootElement);
    }

    private static void ForAll(Gen<FeelValue> values, Action<FeelValue> check) =>
        Check.One(PropertyConfig.Runs(300), Prop.ForAll(values.ToArbitrary(), check));
}
