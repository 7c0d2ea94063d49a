using System.CommandLine;
using System.Text;
using System.Text.Json;
using PerfEval.Feel;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;
using PerfEval.Rules.Loading;
using PerfEval.Rules.Reporting;

namespace PerfEval.Rules.Tool.Commands;

/// <summary><c>perfeval feel EXPR</c>: evaluates one expression and shows how its value comes about.</summary>
internal static class FeelCommand
{
    public static Command Make(Func<string, string, string> t, Language language, ToolConsole console)
    {
        var expression = new Argument<string>(t("表达式", "EXPR")) { Description = t("一个表达式", "an expression") };
        var context = new Option<string?>("--context") { HelpName = "JSON|@FILE", Description = t("变量：一个 JSON 对象，或 @文件", "the variables: a JSON object, or @file") };
        var mode = new Option<string>("--mode")
        {
            HelpName = "scoring|spec",
            Description = t("scoring 是评分用的严格写法（默认），spec 是 DMN 标准", "scoring is the strict profile of rule sets (default), spec the DMN standard"),
            DefaultValueFactory = _ => "scoring",
        };
        mode.AcceptOnlyFromAmong("scoring", "spec");
        Option<string> format = Options.Format(t, "text", "json");
        var command = new Command("feel", t("计算一个表达式，列出各部分的值", "evaluate an expression and show the values of its parts"))
        {
            expression, context, mode, format,
        };
        command.SetAction(parsed => Run(
            parsed.GetValue(expression)!, parsed.GetValue(context), parsed.GetValue(mode) == "spec", parsed.GetValue(format) == "json", t, language, console));
        return command;
    }

    private static int Run(string text, string? context, bool spec, bool json, Func<string, string, string> t, Language language, ToolConsole console)
    {
        var diagnostics = new DiagnosticBag();
        if (ReadContext(context, diagnostics) is not { } inputs)
        {
            console.WriteDiagnostics(diagnostics.Items, language);
            return CommandLine.Unusable;
        }

        FeelEnvironment environment = spec ? FeelEnvironment.Spec : FeelEnvironment.Scoring;
        foreach (string name in inputs.Names.Where(n => !string.IsNullOrWhiteSpace(n)))
        {
            inputs.TryGet(name, out FeelValue value);
            environment = environment.With(name, FeelJson.TypeOf(value));
        }

        FeelExpression? expression = FeelExpression.TryParse(text, environment, diagnostics);
        console.WriteDiagnostics(diagnostics.Items, language, text);
        if (expression is null)
        {
            return CommandLine.Unusable;
        }

        FeelTrace trace = expression.Trace(inputs);
        if (json)
        {
            string written;
            try
            {
                written = Json(trace, language);
            }
            catch (JsonException error)
            {
                console.WriteDiagnostics([new Diagnostic(ToolErrors.TooLargeForJson, null, error.Message)], language);
                return CommandLine.FoundProblems;
            }

            console.Out.Write(written + "\n");
        }
        else
        {
            console.WriteReport(Report(trace, t));
        }

        if (!trace.Value.IsFailure)
        {
            return CommandLine.Done;
        }

        console.WriteDiagnostics([trace.Value.AsFailure.Diagnostic], language, text);
        return CommandLine.FoundProblems;
    }

    private static FeelContext? ReadContext(string? context, DiagnosticBag diagnostics)
    {
        string? text = context;
        if (context is ['@', .. var path])
        {
            text = DocumentLoader.LoadText(path, diagnostics, new LocalText("JSON 文件", "a JSON file"))?.Text;
            if (text is null)
            {
                return null;
            }
        }

        try
        {
            return FeelJson.ReadContext(text ?? "{}");
        }
        catch (JsonException error)
        {
            diagnostics.Add(ToolErrors.BadContext.At(null, error.Message));
            return null;
        }
    }

    private static List<ReportBlock> Report(FeelTrace trace, Func<string, string, string> t)
    {
        string result = trace.Value.IsFailure
            ? t("没有结果", "no result")
            : $"{Print(trace.Value, trace.Steps.Count > 0 ? trace.Steps[^1].Type : FeelType.Any)}　{TypeName(trace.Value, trace, t)}";
        var blocks = new List<ReportBlock> { new ReportBlock.Paragraph(result) };
        FeelStep[] parts = [.. trace.Steps.SkipLast(1)];
        if (parts.Length > 0)
        {
            blocks.Add(new ReportBlock.Table(
                [new(t("部分", "Part")), new(t("值", "Value")), new(t("类型", "Type"))],
                [.. parts.Select(s => new ReportBlock.Row([new string(' ', Math.Min(s.Depth - 1, 20) * 2) + s.Text, Print(s.Value, s.Type), TypeName(s.Value, s.Type, t)]))]));
        }

        return blocks;
    }

    private static string Print(FeelValue value, FeelType type) =>
        type is NumberType || value.IsUnknown ? ValueText.Write(value, type) : value.ToString();

    private static string TypeName(FeelValue value, FeelTrace trace, Func<string, string, string> t) =>
        TypeName(value, trace.Steps.Count > 0 ? trace.Steps[^1].Type : FeelType.Any, t);

    // Where the type is open the value has the last word.
    private static string TypeName(FeelValue value, FeelType type, Func<string, string, string> t)
    {
        LocalText name = (type == FeelType.Any || type == FeelType.Null ? FeelJson.TypeOf(value) : type).Describe();
        return value.IsNull ? t("空值", "null") : t(name.Chinese, name.English);
    }

    private static string Json(FeelTrace trace, Language language)
    {
        var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            WriteValue(writer, trace.Value, trace.Steps.Count > 0 ? trace.Steps[^1].Type : FeelType.Any, language);
            writer.WriteStartArray("parts");
            foreach (FeelStep step in trace.Steps.SkipLast(1))
            {
                writer.WriteStartObject();
                writer.WriteString("text", step.Text);
                writer.WriteNumber("start", step.Span.Start);
                writer.WriteNumber("length", step.Span.Length);
                WriteValue(writer, step.Value, step.Type, language);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void WriteValue(Utf8JsonWriter writer, FeelValue value, FeelType type, Language language)
    {
        writer.WritePropertyName("value");
        FeelJson.Write(writer, value);
        writer.WriteString("feel", value.ToString());
        LocalText name = (type == FeelType.Any ? FeelJson.TypeOf(value) : type).Describe();
        writer.WriteString("type", language == Language.Chinese ? name.Chinese : name.English);
    }
}
