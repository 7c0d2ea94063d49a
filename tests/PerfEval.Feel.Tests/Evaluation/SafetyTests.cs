using System.Diagnostics;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Tests.Evaluation;

/// <summary>
/// Whatever a stranger writes ends in a value or in an error that says what is too much, within seconds and on a small stack: an overflow
/// would end the process.
/// </summary>
public sealed class SafetyTests
{
    private const int SmallStack = 1 << 20;
    private const int TinyStack = 256 << 10;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private static readonly FeelValue s_list = FeelValue.ListOf([.. Enumerable.Range(0, 100_000).Select(i => FeelValue.Of((decimal)(i * 7919L % 100_003)))]);
    private static readonly FeelValue s_texts = FeelValue.ListOf([.. Enumerable.Range(0, 100_000).Select(i => FeelValue.Of("t" + (char)('a' + i % 26)))]);
    private static readonly FeelValue s_words = FeelValue.Of(string.Concat(Enumerable.Repeat("ab cd,", 175_000)));
    private static readonly FeelValue s_same = FeelValue.Of(new string('a', 1 << 20));

    private static readonly FeelContext s_inputs = FeelContext.Create([new("list", s_list), new("texts", s_texts), new("words", s_words), new("same", s_same)]);

    // What is written, with … for what is repeated around a core, and what stands for it in scoring mode, which has no functions and types.
    private static readonly (string Name, string Before, string Core, string After, bool InScoring)[] s_nested =
    [
        ("brackets", "(", "1", ")", true),
        ("lists", "[", "1", "]", true),
        ("contexts", "{a: ", "1", "}", true),
        ("if then", "if true then ", "1", " else 2", true),
        ("if else", "if true then 1 else ", "2", "", true),
        ("if condition", "if ", "true", " then true else false", true),
        ("calls", "abs(", "1", ")", true),
        ("not", "not(", "true", ")", true),
        ("minus", "-", "n", "", true),
        ("paths", "", "n", ".a", true),
        ("filters", "", "[1]", "[1]", true),
        ("filters in filters", "[1][", "1", "]", true),
        ("sums", "", "1", " + n", true),
        ("powers", "", "1", " ** 1", true),
        ("conditions", "", "true", " and n > 0", true),
        ("comparisons in", "", "1", " in (1)", true),
        ("tests", "1 in (", "1", ")", true),
        ("loops", "for i in [1] return ", "1", "", true),
        ("quantifiers", "some i in [1] satisfies ", "true", "", true),
        ("ranges", "[1..", "2", "]", true),
        ("rays", "(< ", "1", ")", false),
        ("functions", "function(x) ", "1", "", false),
        ("calls of calls", "", "abs", "(1)", false),
        ("instance of", "", "1", " instance of number", false),
        ("types of lists", "1 instance of list<", "number", ">", false),
        ("types of contexts", "1 instance of context<a: ", "number", ">", false),
        ("types of functions", "1 instance of function<> -> ", "number", "", false),
        ("types of parameters", "function(x: list<", "number", ">) x", false),
    ];

    public static TheoryData<string, int, bool> Nestings()
    {
        var data = new TheoryData<string, int, bool>();
        foreach ((string name, _, _, _, bool inScoring) in s_nested)
        {
            foreach (int levels in new[] { 250, 1_000, 50_000 })
            {
                data.Add(name, levels, false);
                if (inScoring)
                {
                    data.Add(name, levels, true);
                }
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Nestings))]
    public void Nesting_endsInAValueOrInALimit(string name, int levels, bool scoring)
    {
        (_, string before, string core, string after, _) = s_nested.Single(n => n.Name == name);
        string expression = Nest(before, core, after, levels);
        FeelEnvironment environment = (scoring ? FeelEnvironment.Scoring : FeelEnvironment.Spec).With("n", FeelType.Number);
        (FeelExpression? parsed, string outcome) = Run(expression, environment, FeelContext.Create([new("n", FeelValue.Of(1m))]), SmallStack);
        if (levels > 1_000)
        {
            Assert.Null(parsed);
        }

        Assert.Matches("^(value|PE1011|PE1012|PE1129|PE1110|PE1112|PE1113|PE1114|PE1115|PE1009|PE1103|PE1128)", outcome);
    }

    // What a large stack bore when it was read is evaluated on a small one.
    [Theory]
    [InlineData("sums", false)]
    [InlineData("sums", true)]
    [InlineData("filters", false)]
    [InlineData("conditions", true)]
    [InlineData("conditions", false)]
    [InlineData("calls", true)]
    [InlineData("if else", true)]
    public void Evaluation_onATinyStack_endsInAValueOrInALimit(string name, bool scoring)
    {
        (_, string before, string core, string after, _) = s_nested.Single(n => n.Name == name);
        FeelEnvironment environment = (scoring ? FeelEnvironment.Scoring : FeelEnvironment.Spec).With("n", FeelType.Number);
        int levels = before.Length > 0 ? 290 : 990;
        FeelExpression? expression = null;
        OnStack(16 << 20, () => expression = FeelExpression.Parse(Nest(before, core, after, levels), environment));
        FeelContext inputs = FeelContext.Create([new("n", FeelValue.Of(1m))]);
        FeelValue value = default;
        OnStack(TinyStack, () => value = expression!.Evaluate(inputs));
        Assert.True(!value.IsFailure || value.AsFailure.Diagnostic.Id == "PE1206");
        FeelTrace? trace = null;
        OnStack(TinyStack, () => trace = expression!.Trace(inputs));
        Assert.True(!trace!.Value.IsFailure || trace.Value.AsFailure.Diagnostic.Id == "PE1206");
        OnStack(16 << 20, () => value = expression!.Evaluate(inputs));
        Assert.False(value.IsFailure);
    }

    [Theory]
    [InlineData("for i0 in [1]", ", i0 in [1]", " return 1", "PE1011")]
    [InlineData("max(1", ", 1", ")", "value")]
    [InlineData("[1", ", 1", "]", "value")]
    [InlineData("5 in (1", ", 1", ")", "value")]
    [InlineData("a", " a", "", "value")]
    [InlineData("1 ", "/* */", "", "value")]
    [InlineData("\"", "a", "\"", "value")]
    [InlineData("f(", "a ", ": 1)", "value")]
    [InlineData("{", "a ", ": 1}", "value")]
    [InlineData("function(", "a ", ") 1", "value")]
    public void LongText_endsInAValueOrInALimit(string before, string repeated, string after, string expected)
    {
        string expression = before + string.Concat(Enumerable.Repeat(repeated, 100_000)) + after;
        Assert.StartsWith(expected, Run(expression, FeelEnvironment.Spec, FeelContext.Empty, SmallStack).Outcome, StringComparison.Ordinal);
    }

    [Fact]
    public void ManyNames_withSpaces_areReadInTime()
    {
        string expression = "{" + string.Join(", ", Enumerable.Range(0, 50_000).Select(i => $"the name {i}: {i}")) + "}.the name 4321";
        Assert.Equal("value 4321", Run(expression, FeelEnvironment.Spec, FeelContext.Empty, SmallStack).Outcome);
    }

    [Theory]
    [InlineData("sort(list, function(x, y) x < y)[1]", "value 0")]
    [InlineData("sort(list)[-1]", "value 100002")]
    [InlineData("count(distinct values(list))", "value 100000")]
    [InlineData("count(union(list, list))", "value 100000")]
    [InlineData("count(mode(list))", "value 100000")]
    [InlineData("median(list)", "value 49999.5")]
    [InlineData("count(list[item > 50000])", "value 49999")]
    [InlineData("list contains(list, -1)", "value false")]
    [InlineData("count(flatten([list, [list]]))", "value 200000")]
    [InlineData("string length(string join(texts, \",\"))", "value 299999")]
    [InlineData("string length(string(list)) > 500000", "value true")]
    [InlineData("(for i in 1..100000 return [partial[-1]])[1]", "value [null]")]
    [InlineData("string length(upper case(words))", "value 1050000")]
    [InlineData("string length(replace(words, \"[a-z]+\", \"xyz\"))", "value 1400000")]
    [InlineData("count(split(words, \"\\s\"))", "value 175001")]
    [InlineData("matches(words, \"zzz\")", "value false")]
    [InlineData("matches(same, \"(a+)+b\")", "value false")]
    [InlineData("matches(same, \"(a|aa)+$\")", "value true")]
    [InlineData("matches(same, same)", "value null")]
    [InlineData("replace(same, \"a\", \"0123456789012345678901234567890123456789\")", "value null")]
    [InlineData("string length(string join([same, words, same], \"\"))", "value 3147152")]
    [InlineData("number(same)", "value null")]
    [InlineData("date(same)", "value null")]
    [InlineData("duration(words)", "value null")]
    public void LargeValues_areWorkedThrough(string expression, string expected) =>
        Assert.Equal(expected, Run(expression, Spec(), s_inputs, SmallStack).Outcome);

    [Theory]
    [InlineData("for x in 1..100000000 return x")]
    [InlineData("some x in 1..100000000 satisfies x < 0")]
    [InlineData("every x in 1..100000, y in 1..100000 satisfies x > 0")]
    [InlineData("count(list[count(list[item < 0]) > 0])")]
    [InlineData("sort(list, function(x, y) count(for i in 1..1000 return i) = x)")]
    [InlineData("{f: function(n) f(n + 1), r: f(0)}.r")]
    [InlineData("{f: function(n) [f(n), f(n)], r: f(0)}.r")]
    [InlineData("{f: function(n) if n = 0 then 0 else 1 + f(n - 1), r: f(100000000)}.r")]
    [InlineData("{f: function(n) for i in 1..10 return if n = 0 then 0 else f(n - 1), r: f(12)}.r")]
    [InlineData("count(list[list contains(list, -item - 1)])")]
    [InlineData("for x in list return index of(list, x)")]
    [InlineData("for x in list return sum(list)")]
    [InlineData("for x in list return max(list)")]
    [InlineData("for x in list return concatenate(list, [x])")]
    [InlineData("for x in list return append(list, x)")]
    [InlineData("for x in list return remove(list, 1)")]
    [InlineData("for x in list return string(list)")]
    [InlineData("for x in list return string join(texts)")]
    [InlineData("for x in list return list instance of list<number>")]
    [InlineData("for x in list return (function(l: list<number>) 1)(list)")]
    [InlineData("{other: sort(list), same: sort(list), r: for x in list return other = same}.r")]
    [InlineData("{other: [sort(list)], same: [sort(list)], r: for x in list return is(other, same)}.r")]
    [InlineData("{other: [sort(list)], same: [sort(list)], r: for x in list return list contains(other, same[1])}.r")]
    [InlineData("{other: sort(list), same: sort(list), r: for x in list return other in (same, 1)}.r")]
    [InlineData("for x in list return upper case(words)")]
    [InlineData("for x in list return contains(words, \"zzz\")")]
    [InlineData("for x in list return matches(same, \"(a|aa)+$\")")]
    [InlineData("for x in list return replace(words, \"a\", \"b\")")]
    [InlineData("for x in list return split(words, \",\")")]
    [InlineData("for x in list return same + \"a\" = same + \"b\"")]
    public void EndlessWork_endsAtALimit(string expression) => Assert.Matches("^PE120[68]$", Run(expression, Spec(), s_inputs, SmallStack).Outcome);

    [Theory]
    [InlineData("sum(for x in list return sum(list))")]
    [InlineData("sum(for x in list return count(distinct values(list)))")]
    [InlineData("count(list[list contains(list, -item - 1)])")]
    [InlineData("sum(for x in list return string length(upper case(words)))")]
    [InlineData("some x in list satisfies not(matches(same, \"(a|aa)+$\"))")]
    [InlineData("sum(for x in list return string length(replace(words, \"[a-z]+\", \"b\")))")]
    [InlineData("sum(for x in list return string length(same + \"a\"))")]
    [InlineData("some x in 1..100000000 satisfies x < 0")]
    public void EndlessWork_ofScoring_endsAtALimit(string expression)
    {
        FeelEnvironment environment = FeelEnvironment.Scoring
            .With("list", new ListType(FeelType.Number)).With("texts", new ListType(FeelType.Text)).With("words", FeelType.Text).With("same", FeelType.Text);
        Assert.Equal("PE1206", Run(expression, environment, s_inputs, SmallStack).Outcome);
    }

    [Fact]
    public void SharedLists_ofBoundlessSize_cost_whatTheyTakeInMemory()
    {
        const string Doubled = "{d: function(x, n) if n = 0 then x else d([x, x], n - 1), r: ";
        Assert.Equal("value true", Run(Doubled + "d(1, 60) = d(1, 60)}.r", FeelEnvironment.Spec, FeelContext.Empty, SmallStack).Outcome);
        Assert.Equal("value null", Run(Doubled + "string(d(\"a text\", 60))}.r", FeelEnvironment.Spec, FeelContext.Empty, SmallStack).Outcome);
        Assert.Equal("PE1206", Run(Doubled + "count(flatten(d(1, 60)))}.r", FeelEnvironment.Spec, FeelContext.Empty, SmallStack).Outcome);
        Assert.StartsWith("value [[[[", Run(Doubled + "d(1, 60)}.r", FeelEnvironment.Spec, FeelContext.Empty, SmallStack).Outcome, StringComparison.Ordinal);
    }

    private static FeelEnvironment Spec() => s_inputs.Names.Aggregate(FeelEnvironment.Spec, (environment, name) => environment.With(name, FeelType.Any));

    private static string Nest(string before, string core, string after, int levels) =>
        string.Concat(Enumerable.Repeat(before, levels)) + core + string.Concat(Enumerable.Repeat(after, levels));

    private static (FeelExpression? Expression, string Outcome) Run(string text, FeelEnvironment environment, FeelContext inputs, int stack)
    {
        FeelExpression? expression = null;
        string outcome = "";
        OnStack(stack, () =>
        {
            var diagnostics = new DiagnosticBag();
            expression = FeelExpression.TryParse(text, environment, diagnostics);
            if (expression is null)
            {
                outcome = string.Join(" ", diagnostics.Items.Select(d => d.Id).Distinct());
                return;
            }

            FeelValue value = expression.Evaluate(inputs);
            string written = value.ToString();
            outcome = value.IsFailure ? value.AsFailure.Diagnostic.Id : "value " + written[..Math.Min(100, written.Length)];
        });
        return (expression, outcome);
    }

    private static void OnStack(int size, Action run)
    {
        Exception? thrown = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    run();
                }
                catch (Exception problem)
                {
                    thrown = problem;
                }
            },
            size) { IsBackground = true };
        var watch = Stopwatch.StartNew();
        thread.Start();
        Assert.True(thread.Join(s_patience), $"still at work after {watch.Elapsed.TotalSeconds:0} s");
        Assert.Null(thrown);
    }
}
