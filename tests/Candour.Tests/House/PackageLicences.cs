using System.Text.Json;
using System.Text.RegularExpressions;
using Candour.Testing;

namespace Candour.Tests.House;

/// <summary>A package that a build resolved, with the licence it states and where it is used.</summary>
/// <param name="Licence">An SPDX expression; what stands in its place when the package states none.</param>
/// <param name="IsShipped">Whether it goes out with the product; else it serves tests, tools or the build only.</param>
internal sealed record ResolvedPackage(string Name, string Version, string Licence, bool IsShipped);

/// <summary>Reads the licences of resolved packages: of NuGet from what restoring wrote and from the packages' own manifests, of npm from the lock file.</summary>
internal static class PackageLicences
{
    private static readonly Regex Expression = new("""<license type="expression">([^<]+)</license>""");
    private static readonly Regex InFile = new("""<license type="file">([^<]+)</license>""");

    /// <summary>Licences under which anything may be used here.</summary>
    private static readonly string[] Free =
    [
        "MIT",
        "MIT-0",
        "Apache-2.0",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "0BSD",
        "ISC",
        "MS-PL",
        "PostgreSQL",
        "Zlib",
        "Unlicense",
        "CC0-1.0",
        "OFL-1.1",
        "public domain",
    ];

    /// <summary>Licences for what is never shipped: their terms are about handing on.</summary>
    private static readonly string[] FreeForTests = ["MPL-2.0"];

    private const string Mit = "The MIT License (MIT)";

    /// <summary>Packages whose licence is a file: the sentence in it that says which it is.</summary>
    private static readonly Dictionary<string, (string Sentence, string Licence)> Read = new(StringComparer.OrdinalIgnoreCase)
    {
        ["CommandLineParser"] = (Mit, "MIT"),
        ["Microsoft.DotNet.PlatformAbstractions"] = (Mit, "MIT"),
        ["SourceGear.sqlite3"] = ("SQLite is Public Domain", "public domain"),
    };

    /// <summary>Whether a package may be used where it is used.</summary>
    public static bool IsAllowed(ResolvedPackage package) =>
        package
            .Licence.Split(" OR ")
            .Any(one =>
                one.Trim('(', ')', ' ')
                    .Split(" AND ")
                    .All(part =>
                        Free.Contains(part.Trim('(', ')', ' ')) || (!package.IsShipped && FreeForTests.Contains(part.Trim('(', ')', ' ')))
                    )
            );

    /// <summary>The packages of NuGet, over all projects.</summary>
    public static IReadOnlyList<ResolvedPackage> OfNuGet()
    {
        var found = new Dictionary<(string Name, string Version), ResolvedPackage>();
        foreach (var project in Directory.EnumerateFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories))
        {
            var isShipped = Repository.Relative(project).StartsWith("src/", StringComparison.Ordinal);
            using var assets = JsonDocument.Parse(
                File.ReadAllText(Path.Combine(Path.GetDirectoryName(project)!, "obj", "project.assets.json"))
            );
            var folders = assets.RootElement.GetProperty("packageFolders").EnumerateObject().Select(f => f.Name).ToList();
            foreach (var (name, version) in Resolved(assets.RootElement))
            {
                var package = new ResolvedPackage(name, version, LicenceOf(name, version, folders), isShipped);
                found[(name, version)] = found.TryGetValue((name, version), out var before)
                    ? package with
                    {
                        IsShipped = isShipped || before.IsShipped,
                    }
                    : package;
            }
        }
        return [.. found.Values];
    }

    /// <summary>The packages of npm. The front end is built into the product, so all but the fonts and styles it copies stay behind; all are held to what may be shipped.</summary>
    public static IReadOnlyList<ResolvedPackage> OfNpm()
    {
        using var locked = JsonDocument.Parse(File.ReadAllText(Repository.At("package-lock.json")));
        return
        [
            .. from package in locked.RootElement.GetProperty("packages").EnumerateObject()
            where package.Name.Length > 0
            select new ResolvedPackage(
                package.Name.Replace("node_modules/", "", StringComparison.Ordinal),
                package.Value.GetProperty("version").GetString()!,
                package.Value.TryGetProperty("license", out var licence) ? licence.GetString()! : "states no licence",
                IsShipped: true
            ),
        ];
    }

    private static IEnumerable<(string Name, string Version)> Resolved(JsonElement assets)
    {
        foreach (
            var library in assets
                .GetProperty("libraries")
                .EnumerateObject()
                .Where(l => l.Value.GetProperty("type").GetString() == "package")
        )
            yield return (library.Name.Split('/')[0], library.Name.Split('/')[1]);
        foreach (var framework in assets.GetProperty("project").GetProperty("frameworks").EnumerateObject())
        {
            if (!framework.Value.TryGetProperty("downloadDependencies", out var downloads))
                continue;
            foreach (var download in downloads.EnumerateArray())
                yield return (
                    download.GetProperty("name").GetString()!,
                    download.GetProperty("version").GetString()!.Trim('[', ']').Split(',')[0]
                );
        }
    }

    private static string LicenceOf(string name, string version, IReadOnlyList<string> folders)
    {
        var folder = folders
            .Select(f => Path.Combine(f, name.ToLowerInvariant(), version.ToLowerInvariant()))
            .FirstOrDefault(Directory.Exists);
        if (folder is null)
            return "not on this machine";
        var manifest = File.ReadAllText(Directory.EnumerateFiles(folder, "*.nuspec").Single());
        if (Expression.Match(manifest) is { Success: true } expression)
            return expression.Groups[1].Value;
        if (InFile.Match(manifest) is not { Success: true } file)
            return "states no licence";
        return
            Read.TryGetValue(name, out var known)
            && File.ReadAllText(Path.Combine(folder, file.Groups[1].Value)).Contains(known.Sentence, StringComparison.Ordinal)
            ? known.Licence
            : $"a licence in {file.Groups[1].Value} that nobody has read";
    }
}
