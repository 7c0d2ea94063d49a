using System.CommandLine;
using System.Reflection;
using System.Text;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Loading;

namespace PerfEval.Rules.Tool.Commands;

/// <summary><c>perfeval new FOLDER</c>: a small rule set with a case, to be changed into one's own.</summary>
internal static class NewCommand
{
    // The id in the templates, replaced by the folder's name.
    private const string TemplateId = "my-rule-set";

    private static readonly string[] s_files = ["ruleset.yaml", "cases/example.yaml"];

    public static Command Make(Func<string, string, string> t, Language language, ToolConsole console)
    {
        var folder = new Argument<string>(t("文件夹", "FOLDER")) { Description = t("新规则集的文件夹，它的名称就是规则集的编号", "the folder of the new rule set; its name becomes the id") };
        var command = new Command("new", t("新建一套能用的规则集和案例，在上面改", "write a small rule set with a case to start from")) { folder };
        command.SetAction(parsed => Run(parsed.GetValue(folder)!, t, language, console));
        return command;
    }

    private static int Run(string folder, Func<string, string, string> t, Language language, ToolConsole console)
    {
        try
        {
            string id = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
            var files = Files(id, language).Select(f => (Path: Path.Combine(folder, f.Name), f.Text)).ToList();
            if (Refusal(folder, id, files) is { } refusal)
            {
                console.WriteDiagnostics([refusal], language);
                return CommandLine.Unusable;
            }

            foreach ((string path, string text) in files)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
                using var stream = new FileStream(path, FileMode.CreateNew);
                stream.Write(new UTF8Encoding(false).GetBytes(text));
            }

            console.Out.Write(string.Concat(files.Select(f => f.Path + "\n")));
            console.Out.Write(t(
                $"已写好。接着可以：\n  perfeval check {folder}\n  perfeval test {folder}\n  perfeval describe {folder}\n",
                $"Written. Next:\n  perfeval check {folder}\n  perfeval test {folder}\n  perfeval describe {folder}\n"));
            return CommandLine.Done;
        }
        catch (Exception error) when (FileProblems.Covers(error))
        {
            console.WriteDiagnostics([ToolErrors.CannotWrite.At(null, folder, FileProblems.Describe(error))], language);
            return CommandLine.Unusable;
        }
    }

    private static Diagnostic? Refusal(string folder, string id, List<(string Path, string Text)> files)
    {
        var bag = new DiagnosticBag();
        RuleSetReader.CheckIdentifier("ruleset", id, default, bag);
        return bag.HasErrors ? ToolErrors.FolderIsNoIdentifier.At(null, folder)
            : files.Find(f => File.Exists(f.Path) || Directory.Exists(f.Path)) is { Path: { } there } ? ToolErrors.WouldReplace.At(null, there)
            : null;
    }

    private static IEnumerable<(string Name, string Text)> Files(string id, Language language)
    {
        string templates = language == Language.Chinese ? "Templates/zh/" : "Templates/en/";
        foreach (string file in s_files)
        {
            yield return (file, Read(typeof(NewCommand).Assembly, templates + file).Replace(TemplateId, id, StringComparison.Ordinal));
        }

        foreach (string schema in (string[])["ruleset.schema.json", "case.schema.json"])
        {
            yield return ("schema/" + schema, Read(typeof(RuleSet).Assembly, "Schemas/" + schema));
        }
    }

    private static string Read(Assembly home, string name)
    {
        using Stream stream = home.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
