using PerfEval.Rules.Loading;

namespace PerfEval.Rules.Hosting;

/// <summary>
/// Notices that something in folders may have changed. A folder may also be moved away and another one put into its place, or a link on the way to it may be
/// turned to another target: watchers stay with the folder that they were made for, so the names on the way are watched too, and everything is watched anew then.
/// </summary>
internal sealed class FolderWatch : IDisposable
{
    private readonly IReadOnlyList<string> _folders;
    private readonly Action _touched;
    private readonly Action<string> _gone;
    private readonly Action<string, Exception> _failed;
    private readonly HashSet<string> _missing;
    private readonly List<FileSystemWatcher> _watchers = [];
    private readonly Lock _arming = new();
    private volatile bool _stale = true;
    private bool _disposed;

    /// <summary>Makes it; <see cref="Arm"/> begins to watch.</summary>
    /// <param name="folders">Whole paths. One that is not there now is watched for.</param>
    /// <param name="touched">Told at each change, by any thread; what it starts calls <see cref="Arm"/> before it reads the folders.</param>
    /// <param name="gone">Told a folder that was there and is not any more.</param>
    /// <param name="failed">Told a folder that cannot be watched, and why.</param>
    public FolderWatch(IReadOnlyList<string> folders, Action touched, Action<string> gone, Action<string, Exception> failed)
    {
        _folders = folders;
        _touched = touched;
        _gone = gone;
        _failed = failed;
        _missing = new HashSet<string>(folders.Where(f => !Directory.Exists(f)), StringComparer.Ordinal);
    }

    /// <summary>Watches what lies at the folders' paths now, if that may have changed. What happens from here on is told.</summary>
    public void Arm()
    {
        lock (_arming)
        {
            if (_disposed || !_stale)
            {
                return;
            }

            // First, since a folder may be moved again while this goes on.
            _stale = false;
            Clear();
            foreach ((string parent, string name) in _folders.SelectMany(NamesOnTheWay).Distinct())
            {
                Add(parent, watcher =>
                {
                    watcher.Filter = name;
                    watcher.NotifyFilter = NotifyFilters.DirectoryName | NotifyFilters.FileName;
                    watcher.Created += Moved;
                    watcher.Deleted += Moved;
                    watcher.Renamed += Moved;
                });
            }

            foreach (string folder in _folders)
            {
                if (Directory.Exists(folder))
                {
                    _missing.Remove(folder);
                    Add(folder, watcher =>
                    {
                        watcher.IncludeSubdirectories = true;
                        watcher.Changed += Touched;
                        watcher.Created += Touched;
                        watcher.Deleted += Touched;
                        watcher.Renamed += Touched;
                    });
                }
                else if (_missing.Add(folder))
                {
                    _gone(folder);
                }
            }
        }
    }

    public void Dispose()
    {
        lock (_arming)
        {
            _disposed = true;
            Clear();
        }
    }

    /// <summary>The folder's own name, and those of the links on the way to it and to their targets, each with the folder in which it stands.</summary>
    internal static IReadOnlyCollection<(string Parent, string Name)> NamesOnTheWay(string folder)
    {
        var names = new HashSet<(string, string)>();
        Walk(folder, isOwn: true);
        return names;

        void Walk(string path, bool isOwn)
        {
            if (Path.GetDirectoryName(path) is not { } parent)
            {
                return;
            }

            string? target = TargetOf(path);
            if ((isOwn || target is not null) && names.Add((parent, Path.GetFileName(path))) && target is not null)
            {
                Walk(Path.TrimEndingDirectorySeparator(Path.GetFullPath(target, parent)), isOwn: true);
            }

            Walk(parent, isOwn: false);
        }
    }

    private static string? TargetOf(string path)
    {
        try
        {
            return new DirectoryInfo(path).LinkTarget;
        }
        catch (Exception error) when (FileProblems.Covers(error))
        {
            return null;
        }
    }

    private void Add(string folder, Action<FileSystemWatcher> prepare)
    {
        FileSystemWatcher? watcher = null;
        try
        {
            watcher = new FileSystemWatcher(folder);
            prepare(watcher);
            watcher.Error += (_, error) => Failed(folder, error.GetException());
            watcher.EnableRaisingEvents = true;
            _watchers.Add(watcher);
        }
        catch (Exception error) when (FileProblems.Covers(error))
        {
            watcher?.Dispose();
            _failed(folder, error);
        }
    }

    private void Clear()
    {
        foreach (FileSystemWatcher watcher in _watchers)
        {
            watcher.Dispose();
        }

        _watchers.Clear();
    }

    private void Moved(object sender, FileSystemEventArgs change) => Renew();

    // More happened than could be told, or the folder is gone.
    private void Failed(string folder, Exception error)
    {
        _failed(folder, error);
        Renew();
    }

    private void Renew()
    {
        _stale = true;
        _touched();
    }

    private void Touched(object sender, FileSystemEventArgs change)
    {
        if (Concerns(change.Name) || (change is RenamedEventArgs renamed && Concerns(renamed.OldName)) || MayBeFolder(change))
        {
            _touched();
        }
    }

    private static bool Concerns(string? name) => Path.GetExtension(name) is ".yaml" or ".json" or "" or null;

    // Folders may have dots in their names; of what is deleted nobody can tell any more what it was.
    private static bool MayBeFolder(FileSystemEventArgs change) => change.ChangeType switch
    {
        WatcherChangeTypes.Deleted => true,
        WatcherChangeTypes.Created or WatcherChangeTypes.Renamed => Directory.Exists(change.FullPath),
        _ => false,
    };
}
