namespace Candour.Testing;

/// <summary>The repository that the tests were built from, for tests that read its source.</summary>
public static class Repository
{
    /// <summary>Its root: the nearest folder above the test program that holds the solution.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>A path inside it.</summary>
    public static string At(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>The files below a folder whose name ends so, without what a build made.</summary>
    public static IReadOnlyList<string> Files(string folder, params string[] endings) =>
        [
            .. Directory
                .EnumerateFiles(At(folder), "*", SearchOption.AllDirectories)
                .Where(file => endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)))
                .Where(file => !Relative(file).Split('/').Any(part => part is "bin" or "obj" or "node_modules" or "artifacts"))
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>A file's path from the root, with forward slashes.</summary>
    public static string Relative(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    private static string Find(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Candour.slnx")))
                return at.FullName;
        }
        throw new InvalidOperationException($"No Candour.slnx above {folder}: the tests read the source they were built from.");
    }
}
