using System.Globalization;
using System.Text.Json;

namespace Candour.Methods.Tests.References;

/// <summary>Cases with known answers: from tests/data/methods, or from beside the repository where a licence keeps them out of it.</summary>
internal static class ReferenceCases
{
    private static readonly string Root = FindRoot();

    private static readonly string[] Folders =
    [
        Path.Combine(Root, "tests", "data", "methods"),
        Path.Combine(Root, "..", "shared", "reference", "stats"),
    ];

    /// <summary>A file of an area; skips the test by name when it is not on this machine.</summary>
    public static string File(string area, string name)
    {
        var found = Folders.Select(f => Path.Combine(f, area, name)).FirstOrDefault(System.IO.File.Exists);
        Assert.SkipWhen(found is null, $"{area}/{name} is not in the repository: its licence does not let it be copied.");
        return found!;
    }

    /// <summary>A case of an area's expected.json, from the first folder that has it.</summary>
    public static JsonElement Case(string area, string id)
    {
        foreach (var file in Folders.Select(f => Path.Combine(f, area, "expected.json")).Where(System.IO.File.Exists))
        {
            var cases = JsonDocument.Parse(System.IO.File.ReadAllText(file)).RootElement.GetProperty("cases");
            foreach (var found in cases.EnumerateArray().Where(c => c.GetProperty("id").GetString() == id))
                return found.Clone();
        }
        Assert.Skip($"{area}/{id} is not in the repository: its licence does not let it be copied.");
        return default;
    }

    /// <summary>A table of numbers under a line of headings, without its first column; empty is missing.</summary>
    public static double?[,] Table(string file)
    {
        var rows = System.IO.File.ReadLines(file).Skip(1).Where(l => l.Length > 0).Select(l => l.Split(',')[1..]).ToArray();
        var table = new double?[rows.Length, rows[0].Length];
        for (var i = 0; i < rows.Length; i++)
        for (var j = 0; j < rows[i].Length; j++)
            table[i, j] = rows[i][j].Length == 0 ? null : double.Parse(rows[i][j], CultureInfo.InvariantCulture);
        return table;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder.FullName, "Candour.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Tests run inside the repository.");
    }
}
