using System.Text.Json;
using System.Text.RegularExpressions;
using Candour.Methods.Cases;
using Candour.Methods.Tests.References;

namespace Candour.Methods.Tests.Cases;

/// <summary>
/// Walks the figures that a list of cases expects and looks each up under the same names in the answer, as tests/reference.mjs does for the
/// program itself, with the tolerances of tests/reference.tolerances.json.
/// </summary>
internal sealed class ReferenceWalk
{
    private readonly List<(Regex Where, JsonElement Rule)> _rules;
    private readonly List<string> _wrong = [];

    private ReferenceWalk(string tolerances)
    {
        var rules = JsonDocument.Parse(File.ReadAllText(tolerances)).RootElement.GetProperty("rules");
        _rules = [.. rules.EnumerateArray().Select(r => (new Regex(r.GetProperty("where").GetString()!), r))];
    }

    public int Compared { get; private set; }

    /// <summary>Runs a list of cases of an area and says what differs.</summary>
    public static (IReadOnlyList<string> Wrong, int Compared) Of(string area, string file)
    {
        var path = ReferenceCases.File(area, file);
        var folder = Path.GetDirectoryName(path)!;
        var settings = new CaseSettings(new Dictionary<string, string>());
        var text = File.ReadAllText(path);
        var data = new CaseData(
            file,
            text,
            settings,
            n => File.Exists(Path.Combine(folder, n)) ? File.ReadAllText(Path.Combine(folder, n)) : null
        );
        var answer = JsonDocument.Parse(PartRuns.Part(area).Answer(data).ToJsonString()).RootElement;
        var walk = new ReferenceWalk(Path.Combine(folder, "..", "..", "..", "reference.tolerances.json"));
        var expected = JsonDocument.Parse(text).RootElement;
        if (expected.TryGetProperty("cases", out var cases))
        {
            foreach (var (i, one) in cases.EnumerateArray().Index())
            {
                var found = answer.GetProperty("cases")[i];
                found.GetProperty("id").GetString().ShouldBe(one.GetProperty("id").GetString());
                walk.Compare(one.GetProperty("expected"), found.GetProperty("expected"), $"{area}/{one.GetProperty("id").GetString()}");
            }
        }
        else
            walk.Compare(expected, answer, $"{area}/{area}");
        return (walk._wrong, walk.Compared);
    }

    private void Compare(JsonElement want, JsonElement got, string path)
    {
        var rule = _rules.FirstOrDefault(r => r.Where.IsMatch(path)).Rule;
        if (rule.ValueKind == JsonValueKind.Object && rule.TryGetProperty("skip", out _))
            return;
        switch (want.ValueKind)
        {
            case JsonValueKind.Object when got.ValueKind == JsonValueKind.Object:
                foreach (var member in want.EnumerateObject())
                    Compare(member.Value, got.TryGetProperty(member.Name, out var value) ? value : default, $"{path}/{member.Name}");
                break;
            case JsonValueKind.Array when got.ValueKind == JsonValueKind.Array:
                var byFirst = rule.ValueKind == JsonValueKind.Object && rule.TryGetProperty("by", out _);
                if (!byFirst && want.GetArrayLength() != got.GetArrayLength())
                    _wrong.Add($"{path}: {got.GetArrayLength()} items for {want.GetArrayLength()}");
                foreach (var (i, item) in want.EnumerateArray().Index())
                {
                    var same = byFirst
                        ? got.EnumerateArray().FirstOrDefault(g => g[0].GetRawText() == item[0].GetRawText())
                        : got.EnumerateArray().ElementAtOrDefault(i);
                    Compare(item, same, $"{path}/{i}");
                }
                break;
            default:
                Compared++;
                if (!Fits(want, got, rule))
                    _wrong.Add(
                        $"{path}: {(got.ValueKind == JsonValueKind.Undefined ? "nothing" : got.GetRawText())} for {want.GetRawText()}"
                    );
                break;
        }
    }

    private static bool Fits(JsonElement want, JsonElement got, JsonElement rule)
    {
        if (want.ValueKind != JsonValueKind.Number || got.ValueKind != JsonValueKind.Number)
            return want.ValueKind == got.ValueKind && want.ToString() == got.ToString();
        var (tolerance, unit) = (1e-6, Math.Max(1, Math.Abs(want.GetDouble())));
        if (rule.ValueKind == JsonValueKind.Object && rule.TryGetProperty("tolerance", out var said))
            tolerance = said.GetDouble();
        if (rule.ValueKind == JsonValueKind.Object && rule.TryGetProperty("absolute", out var own))
            (tolerance, unit) = (own.GetDouble(), 1);
        return Math.Abs(want.GetDouble() - got.GetDouble()) <= tolerance * unit;
    }
}
