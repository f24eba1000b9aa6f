using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Candour.Methods.Cases;
using Candour.Methods.Tests.References;

namespace Candour.Methods.Tests.Cases;

/// <summary>Every figure that a list of cases expects, held against what a part answers, as tests/reference.mjs does.</summary>
internal static class FigureWalk
{
    private static readonly (Regex Fits, double Tolerance, bool Skip)[] Rules = ReadRules();

    /// <summary>Runs a part on a list of cases of its area.</summary>
    /// <returns>What is wrong, one line a figure; and how many figures were compared.</returns>
    public static (IReadOnlyList<string> Wrong, int Compared) Of(MethodPart part, string list = "expected.json")
    {
        var path = ReferenceCases.File(part.Name, list);
        var answers = part.Answer(PartRun.OfFile(path, []))["cases"]!.AsArray();
        var (wrong, compared) = (new List<string>(), 0);
        foreach (var wanted in JsonNode.Parse(File.ReadAllText(path))!["cases"]!.AsArray())
        {
            var id = (string)wanted!["id"]!;
            var got = answers.Single(a => (string)a!["id"]! == id)!["expected"];
            Compare(wanted["expected"], got, $"{part.Name}/{id}", wrong, ref compared);
        }
        return (wrong, compared);
    }

    /// <summary>The same for a file whose figures stand beside what they are of.</summary>
    public static (IReadOnlyList<string> Wrong, int Compared) OfWhole(MethodPart part, string file)
    {
        var path = ReferenceCases.File(part.Name, file);
        var (wrong, compared) = (new List<string>(), 0);
        Compare(JsonNode.Parse(File.ReadAllText(path)), part.Answer(PartRun.OfFile(path, [])), part.Name, wrong, ref compared);
        return (wrong, compared);
    }

    private static void Compare(JsonNode? want, JsonNode? got, string path, List<string> wrong, ref int compared)
    {
        var (_, tolerance, skip) = Rules.FirstOrDefault(r => r.Fits.IsMatch(path), (null!, 1e-6, false));
        if (skip)
            return;
        if (want is JsonObject members)
        {
            foreach (var (name, value) in members)
            {
                if (got is JsonObject there && there.ContainsKey(name))
                    Compare(value, there[name], $"{path}/{name}", wrong, ref compared);
                else if (!Rules.FirstOrDefault(r => r.Fits.IsMatch($"{path}/{name}")).Skip)
                    wrong.Add($"{path}/{name}: not answered");
            }
            return;
        }
        if (want is JsonArray items)
        {
            if ((got as JsonArray)?.Count != items.Count)
                wrong.Add($"{path}: {got?.ToJsonString()} is no list of {items.Count}");
            else
                for (var i = 0; i < items.Count; i++)
                    Compare(items[i], got![i], $"{path}/{Named(items[i]) ?? $"{i}"}", wrong, ref compared);
            return;
        }
        compared++;
        if (!Same(want, got, tolerance))
            wrong.Add($"{path}: {got?.ToJsonString() ?? "null"} where {want?.ToJsonString() ?? "null"} was expected");
    }

    private static bool Same(JsonNode? want, JsonNode? got, double tolerance)
    {
        if (want is null)
            return got is null || got is JsonObject none && none.ContainsKey("value") && none["value"] is null;
        if (got is not JsonValue || want.GetValueKind() != JsonValueKind.Number || got.GetValueKind() != JsonValueKind.Number)
            return JsonNode.DeepEquals(want, got);
        var (expected, found) = (Number(want), Number(got));
        return Math.Abs(found - expected) <= tolerance * Math.Max(1, Math.Abs(expected));
    }

    private static string? Named(JsonNode? item) => item is JsonObject one ? (one["id"] ?? one["group"] ?? one["level"])?.ToString() : null;

    private static double Number(JsonNode node) => JsonDocument.Parse(node.ToJsonString()).RootElement.GetDouble();

    private static (Regex, double, bool)[] ReadRules()
    {
        var file = ReferenceCases.File(Path.Combine("..", ".."), "reference.tolerances.json");
        return
        [
            .. JsonNode.Parse(File.ReadAllText(file))!["rules"]!
                .AsArray()
                .Select(r => (new Regex((string)r!["where"]!), r["tolerance"] is { } t ? Number(t) : 1e-6, r["skip"] is not null)),
        ];
    }
}
