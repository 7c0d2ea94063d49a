using PerfEval.Feel.Diagnostics;

namespace PerfEval.Rules.Loading;

/// <summary>Why a file could not be read or written, in both languages where the system's own message is in one.</summary>
internal static class FileProblems
{
    /// <summary>Whether an exception is about a file and not a defect.</summary>
    public static bool Covers(Exception error) => error is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException;

    /// <summary>A problem of reading a file, as it is told.</summary>
    public static Diagnostic Tell(Exception error, string path) =>
        error is FileNotFoundException ? LoadingErrors.FileNotFound.At(null, path) : LoadingErrors.CannotRead.At(null, path, Describe(error));

    /// <summary>The reason in words.</summary>
    public static LocalText Describe(Exception error) => error switch
    {
        UnauthorizedAccessException => new("没有权限", "access is denied"),
        DirectoryNotFoundException => new("文件夹不存在", "there is no such folder"),
        FileNotFoundException => new("文件不存在", "there is no such file"),
        PathTooLongException => new("路径太长", "the path is too long"),
        ArgumentException => new("文件名不能用", "this is no file name"),
        _ => new(error.Message, error.Message),
    };
}
