using System.Text.Json;
using Candour.Methods.Tests.References;

namespace Candour.Methods.Tests.Matching;

/// <summary>Reads the shapes that the reference cases of matching come in.</summary>
internal static class MatchingCases
{
    /// <summary>The expected figures of a case of a file that is not named expected.json.</summary>
    public static JsonElement Expected(string area, string file, string id)
    {
        var cases = JsonDocument.Parse(File.ReadAllText(ReferenceCases.File(area, file))).RootElement.GetProperty("cases");
        return cases.EnumerateArray().First(c => c.GetProperty("id").GetString() == id).GetProperty("expected").Clone();
    }

    public static JsonElement Input(string area, string file) =>
        JsonDocument.Parse(File.ReadAllText(ReferenceCases.File(area, file))).RootElement.Clone();

    public static double[,] Affinity(string file)
    {
        var table = ReferenceCases.Table(ReferenceCases.File("matching", file));
        var affinity = new double[table.GetLength(0), table.GetLength(1)];
        for (var i = 0; i < affinity.GetLength(0); i++)
        for (var j = 0; j < affinity.GetLength(1); j++)
            affinity[i, j] = table[i, j]!.Value;
        return affinity;
    }

    /// <summary>Lines i, j, score, allowed: pairs that count alike in both directions.</summary>
    public static (double[,] Score, bool[,] Allowed) Pairs(string file)
    {
        var lines = File.ReadLines(ReferenceCases.File("matching", file)).Skip(1).Where(l => l.Length > 0);
        var pairs = lines.Select(l => l.Split(',').Select(int.Parse).ToArray()).ToList();
        var count = pairs.Max(p => Math.Max(p[0], p[1])) + 1;
        var (score, allowed) = (new double[count, count], new bool[count, count]);
        foreach (var p in pairs)
            (score[p[0], p[1]], allowed[p[0], p[1]]) = (p[2], p[3] == 1);
        return (score, allowed);
    }
}
