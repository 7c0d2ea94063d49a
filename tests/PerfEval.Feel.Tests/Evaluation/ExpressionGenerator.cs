using FsCheck;
using FsCheck.Fluent;

namespace PerfEval.Feel.Tests.Evaluation;

/// <summary>Random well-typed expressions over the facts of a <see cref="World"/>.</summary>
internal static class ExpressionGenerator
{
    public static Gen<string> Any(int depth) => Pick(
        () => Number(depth), () => Money(depth), () => Rate(depth), () => Truth(depth), () => Date(depth), () => Days(depth));

    private static Gen<string> Number(int depth) => depth == 0
        ? Gen.Elements("数甲", "数乙", "数丙", "0", "1", "2", "3", "0.5", "-1", "7")
        : Pick(
            () => Number(0),
            () => Binary(Number, Gen.Elements(" + ", " - ", " * ", " / "), depth),
            () => from f in Gen.Elements("abs", "floor", "ceiling", "sqrt") from x in Number(depth - 1) select $"{f}({x})",
            () => from f in Gen.Elements("decimal", "round half up", "round half down", "round up", "round down", "floor", "ceiling", "modulo")
                  from x in Number(depth - 1)
                  from y in Gen.Elements("0", "1", "2", "-1", "数甲")
                  select $"{f}({x}, {y})",
            () => from f in Gen.Elements("min", "max", "sum", "mean") from x in List(Number, depth) select $"{f}({x})",
            () => If(Number, depth),
            () => from x in List(Number, depth) from i in Gen.OneOf(Gen.Elements("1", "2", "-1"), Number(depth - 1)) select $"{x}[{i}]",
            () => from f in Gen.Elements("sum", "max") from x in Loop(Number, depth) select $"{f}({x})",
            () => from x in Table(depth) select $"count({x})",
            () => from x in Table(depth) select $"count(distinct values({x}.类别))",
            () => from x in Table(depth) select $"count(distinct values({x}))",
            () => from x in Money(depth - 1) from y in Money(depth - 1) select $"({x}) / ({y}) * 3",
            () => from x in Days(depth - 1) from y in Gen.Elements("1 天", "7 天") select $"({x}) / {y}",
            () => from x in Number(depth - 1) from y in Gen.Elements("2", "-1", "0.5") select $"({x}) ** {y}",
            () => from d in Date(depth - 1) from p in Gen.Elements("year", "month", "day", "weekday") select $"({d}).{p}");

    private static Gen<string> Money(int depth) => depth == 0
        ? Gen.Elements("钱甲", "钱乙", "0 元", "1 元", "100 元", "0.5 万元")
        : Pick(
            () => Money(0),
            () => Binary(Money, Gen.Elements(" + ", " - "), depth),
            () => from x in Money(depth - 1) from y in Number(depth - 1) from op in Gen.Elements("*", "/") select $"({x}) {op} ({y})",
            () => from x in Money(depth - 1) from y in Rate(depth - 1) select $"({x}) * ({y})",
            () => from x in Table(depth) from f in Gen.Elements("sum", "min", "max", "mean") select $"{f}({x}.金额)",
            () => from x in Table(depth) from i in Gen.Elements("1", "-1", "数甲") select $"{x}[{i}].金额",
            () => from x in Table(depth) from body in Gen.Elements("行.金额 * 2", "if 行.好 then 行.金额 else 0 元", "行.金额 * 数甲") select $"sum(for 行 in {x} return {body})",
            () => If(Money, depth));

    private static Gen<string> Rate(int depth) => depth == 0
        ? Gen.Elements("率甲", "率乙", "0%", "50%", "90%", "100%")
        : Pick(
            () => Rate(0),
            () => Binary(Rate, Gen.Elements(" + ", " - ", " * "), depth),
            () => from x in Money(depth - 1) from y in Money(depth - 1) select $"({x}) / ({y})",
            () => from x in Rate(depth - 1) select $"1 - ({x})",
            () => from x in Rate(depth - 1) select $"round half up({x}, 2)",
            () => If(Rate, depth));

    private static Gen<string> Truth(int depth) => depth == 0
        ? Gen.Elements("真甲", "真乙", "是", "否")
        : Pick(
            () => Truth(0),
            () => Compare(Number, depth),
            () => Compare(Money, depth),
            () => Compare(Rate, depth),
            () => Compare(Date, depth),
            () => Compare(Days, depth),
            () => Binary(Truth, Gen.Elements(" and ", " or ", " = "), depth),
            () => from x in Truth(depth - 1) select $"not({x})",
            () => If(Truth, depth),
            () => from op in Gen.Elements("=", "≠") from c in Gen.Elements("一", "二", "三") select $"类 {op} \"{c}\"",
            () => from x in Number(depth - 1) from a in Number(depth - 1) from b in Number(depth - 1) select $"({x}) between ({a}) and ({b})",
            () => from x in Number(depth - 1) from a in Number(depth - 1) from b in Number(depth - 1) from n in Gen.Elements("[]", "[)", "(]", "()")
                  select $"({x}) in ({n[0]}{a}..{b}{n[1]}, > 5)",
            () => from x in Number(depth - 1) from l in List(Number, depth) select $"({x}) in {l}",
            () => from x in List(Number, depth) from y in List(Number, depth) select $"{x} = {y}",
            () => from l in List(Number, depth) from x in Number(depth - 1) select $"list contains({l}, {x})",
            () => from q in Gen.Elements("some", "every") from x in Table(depth) from c in RowCondition() select $"({q} 行 in {x} satisfies {c})",
            () => from q in Gen.Elements("all", "any") from x in Table(depth) select $"{q}({x}.好)",
            () => from x in Gen.Elements("\"一\"", "类") from t in Table(depth) select $"{x} in {t}.类别",
            () => from a in Table(depth) from b in Table(depth) select $"{a} = {b}");

    private static Gen<string> Date(int depth) => depth == 0
        ? Gen.Elements("日甲", "日乙", "2019-01-31", "2020-02-29", "无")
        : Pick(
            () => Date(0),
            () => from x in Date(depth - 1) from op in Gen.Elements("+", "-") from y in Days(depth - 1) select $"({x}) {op} ({y})",
            () => from x in Date(depth - 1) from op in Gen.Elements("+", "-") from y in Gen.Elements("1 个月", "1 年", "月数") select $"({x}) {op} {y}",
            () => from f in Gen.Elements("min", "max") from x in List(Date, depth) select $"{f}({x})",
            () => from f in Gen.Elements("min", "max") from x in Table(depth) select $"{f}({x}.日)",
            () => If(Date, depth));

    private static Gen<string> Days(int depth) => depth == 0
        ? Gen.Elements("天数", "1 天", "90 天", "0 天")
        : Pick(
            () => Days(0),
            () => from x in Date(depth - 1) from y in Date(depth - 1) select $"({x}) - ({y})",
            () => Binary(Days, Gen.Elements(" + ", " - "), depth),
            () => from x in Days(depth - 1) from y in Number(depth - 1) from op in Gen.Elements("*", "/") select $"({x}) {op} ({y})",
            () => from x in Days(depth - 1) select $"-({x})",
            () => from x in Days(depth - 1) select $"abs({x})",
            () => from f in Gen.Elements("sum", "mean", "min", "max") from t in Table(depth) from d in Date(0) select $"{f}(for 行 in {t} return 行.日 - {d})",
            () => If(Days, depth));

    private static Gen<string> Table(int depth) => depth <= 1
        ? Gen.Constant("表")
        : Gen.OneOf(Gen.Constant("表"), from t in Table(depth - 1) from c in FilterCondition() select $"{t}[{c}]");

    private static Gen<string> FilterCondition() => Gen.Elements(
        "好", "not(好)", "金额 > 钱甲", "类别 = \"一\"", "日 > 日甲", "真甲", "金额 > 50 元 and 好", "类别 = 类 or 好");

    private static Gen<string> RowCondition() => Gen.Elements("行.好", "行.金额 > 钱甲", "行.类别 = 类", "行.日 ≤ 日甲", "真甲 or 行.好");

    private static Gen<string> If(Func<int, Gen<string>> branch, int depth) =>
        from c in Truth(depth - 1) from a in branch(depth - 1) from b in branch(depth - 1) select $"(if {c} then {a} else {b})";

    private static Gen<string> Compare(Func<int, Gen<string>> operand, int depth) => Binary(operand, Gen.Elements(" < ", " ≤ ", " = ", " ≠ ", " ≥ ", " > "), depth);

    private static Gen<string> Binary(Func<int, Gen<string>> operand, Gen<string> sign, int depth) =>
        from a in operand(depth - 1) from s in sign from b in operand(depth - 1) select $"({a}{s}{b})";

    private static Gen<string> List(Func<int, Gen<string>> item, int depth) =>
        from a in item(depth - 1) from b in item(depth - 1) from n in Gen.Choose(1, 3) select n == 1 ? $"[{a}]" : $"[{a}, {b}]";

    private static Gen<string> Loop(Func<int, Gen<string>> item, int depth) =>
        from a in item(depth - 1)
        from s in Gen.Elements($"for 序 in 1..3 return 序 * ", "for 序 in 数列 return 序 + ", "for 序 in 1..2, 次 in 序..数乙 return 次 - ", "for 序 in 数列[item > 1] return 序 * ")
        select s + $"({a})";

    private static Gen<string> Pick(params Func<Gen<string>>[] choices) => Gen.Choose(0, choices.Length - 1).SelectMany(i => choices[i]());
}
