using PerfEval.Feel.Checking;
using PerfEval.Feel.Compilation;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Syntax;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Tests;

/// <summary>Facts by name, and evaluation of expressions over them in both domains.</summary>
internal sealed class ExpressionHarness
{
    private readonly CheckScope _scope = new(FeelMode.Scoring);
    private readonly List<FeelValue> _facts = [];
    private readonly LocalSlots _slots = new();
    private readonly LocalSlots _cursors = new();
    private int _measures;

    public DiagnosticBag Diagnostics { get; } = new();

    public ExpressionHarness Fact(string name, FeelType type, FeelValue value)
    {
        _scope.Add(new FactSymbol(name, type, _facts.Count));
        _facts.Add(value);
        return this;
    }

    public ExpressionHarness Unknown(string name, FeelType type, Interval bounds = default) =>
        Fact(name, type, FeelValue.Of(new Unknown(Missing.Of(new UnknownSource(UnknownSourceKind.Fact, name)), bounds)));

    public ExpressionHarness Number(string name, decimal value) => Fact(name, FeelType.Number, FeelValue.Of(value));

    public ExpressionHarness Money(string name, decimal yuan) => Fact(name, FeelType.Money, FeelValue.Of(yuan));

    public ExpressionHarness Rate(string name, decimal share) => Fact(name, FeelType.Rate, FeelValue.Of(share));

    public ExpressionHarness Measure(string name, string expression, decimal? round = null)
    {
        Typed body = Check(expression);
        _scope.Add(new MeasureSymbol(name, body, _measures++, round));
        return this;
    }

    public ExpressionHarness Function(string name, string[] parameters, string body)
    {
        var source = new SourceText(body);
        _scope.Add(new UserFunction(name, parameters, Parser.ParseExpression(source, FeelMode.Scoring, _scope.Names, Diagnostics), source));
        return this;
    }

    public ExpressionHarness Table(string name, (string Column, FeelType Type)[] columns, params object?[][] rows)
    {
        var table = new List<FeelColumn>();
        for (int c = 0; c < columns.Length; c++)
        {
            FeelValue[] cells = [.. rows.Select((r, i) => Cell(name, columns[c].Column, i, r[c]))];
            table.Add(TestColumns.Make(columns[c].Column, columns[c].Type, cells));
        }

        var rowType = new ContextType([.. columns.Select(c => new FeelField(c.Column, c.Type))], name);
        return Fact(name, new ListType(rowType), FeelValue.Of(new TableRows(new FeelTable(name, table, rows.Length))));
    }

    public Typed Check(string expression)
    {
        var source = new SourceText(expression);
        SyntaxNode syntax = Parser.ParseExpression(source, FeelMode.Scoring, _scope.Names, Diagnostics);
        return new Checker(_scope, source, _slots, Diagnostics).Check(syntax);
    }

    public Typed CheckTemplate(string template)
    {
        var source = new SourceText(template);
        SyntaxNode syntax = Parser.ParseTemplate(source, FeelMode.Scoring, _scope.Names, Diagnostics);
        return new Checker(_scope, source, _slots, Diagnostics).Check(syntax);
    }

    public Typed CheckTests(string value, string tests)
    {
        Typed tested = Check(value);
        var source = new SourceText(tests);
        SyntaxNode syntax = Parser.ParseUnaryTests(source, FeelMode.Scoring, _scope.Names, Diagnostics);
        return new Checker(_scope, source, _slots, Diagnostics).CheckTests(syntax, tested);
    }

    public FeelValue Evaluate(string expression) => Evaluate(Check(expression));

    public FeelValue Evaluate(Typed typed)
    {
        Assert.Empty(Diagnostics.Items.Select(d => d.Format(Language.English)));
        var general = new GeneralCompiler(_slots, _cursors);
        FeelValue value = Run(general.Value(typed));
        AssertExactAgrees(typed, value);
        return value;
    }

    public string Text(string expression)
    {
        Typed typed = Check(expression);
        if (Diagnostics.Items.Count > 0)
        {
            return string.Join(" ", Diagnostics.Items.Select(d => d.Id));
        }

        return Describe(Evaluate(typed), typed.Type);
    }

    public static string Describe(FeelValue value, FeelType type) => value.Kind switch
    {
        FeelKind.Failure => "fails " + value.AsFailure.Diagnostic.Id,
        FeelKind.Unknown => ValueText.Write(value, type) + " (" + string.Join(", ", value.AsUnknown.Missing.Sources.Select(Describe)) + ")",
        _ => ValueText.Write(value, type),
    };

    private static string Describe(UnknownSource source) => source.Column is null ? source.Name : $"{source.Name}[{source.Row}].{source.Column}";

    private static FeelValue Cell(string table, string column, int row, object? cell) => cell switch
    {
        null => FeelValue.Of(new Unknown(Missing.Of(new UnknownSource(UnknownSourceKind.Cell, table, column, row + 1)))),
        bool b => FeelValue.Of(b),
        string s => FeelValue.Of(s),
        FeelDate d => FeelValue.Of(d),
        _ => FeelValue.Of(Convert.ToDecimal(cell, System.Globalization.CultureInfo.InvariantCulture)),
    };

    private FeelValue Run(Node<FeelValue> node) => node.Evaluate(NewFrame());

    private Frame NewFrame() => new([.. _facts], _slots.Count, _measures, _cursors.Count);

    // The exact domain either gives the same value or leaves the matter to the general one.
    private void AssertExactAgrees(Typed typed, FeelValue expected)
    {
        var general = new GeneralCompiler(_slots, _cursors);
        var exact = new ExactCompiler(_slots, _cursors, general);
        general.Exact = exact;
        Assert.Equal(Describe(expected, typed.Type), Describe(Run(general.Value(typed)), typed.Type));
        if (typed.Type.Kind == FeelKind.Number)
        {
            Node<decimal> node = exact.Number(typed);
            Frame frame = NewFrame();
            decimal value = RunExact(node, frame);
            Assert.True(frame.Bailed || value == expected.Number);
        }
        else if (typed.Type.Kind == FeelKind.Boolean)
        {
            Node<bool> node = exact.Truth(typed);
            Frame frame = NewFrame();
            bool value = node.Evaluate(frame);
            Assert.True(frame.Bailed || value == expected.IsTrue);
        }
    }

    private static decimal RunExact(Node<decimal> node, Frame frame)
    {
        try
        {
            return node.Evaluate(frame);
        }
        catch (OverflowException)
        {
            frame.Bailed = true;
            return 0;
        }
    }
}

internal static class TestColumns
{
    public static FeelColumn Make(string name, FeelType type, FeelValue[] cells)
    {
        FeelColumn column = type.Kind switch
        {
            FeelKind.Number => new NumberColumn(name, [.. cells.Select(c => c.IsNumber ? c.Number : 0)]),
            FeelKind.Boolean => new BooleanColumn(name, [.. cells.Select(c => c.IsTrue)]),
            FeelKind.Text => new TextColumn(name, [.. cells.Select(c => c.Kind == FeelKind.Text ? c.Text : "")]),
            FeelKind.Date => new DateColumn(name, [.. cells.Select(c => c.Kind == FeelKind.Date ? c.Date : default)]),
            _ => new ValueColumn(name, cells),
        };
        for (int i = 0; i < cells.Length; i++)
        {
            if (!cells[i].IsKnown)
            {
                column.SetSpecial(i, cells[i]);
            }
        }

        return column;
    }
}
