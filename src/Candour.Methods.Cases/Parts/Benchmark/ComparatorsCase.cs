using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Candour.Methods.Benchmark;

namespace Candour.Methods.Cases.Parts.Benchmark;

/// <summary>Schools and what they are like: the Department's comparator set of each.</summary>
internal static class ComparatorsCase
{
    private const string OnePhase = "all";

    public static bool Is(CsvTable table) => table.Has("region") || table.Has("pct_sen");

    public static JsonObject Answer(CsvTable table, CaseSettings settings)
    {
        var schools = Read(table);
        var comparators = DfeComparators.Of(schools);
        var sets = comparators.All(Environment.ProcessorCount);
        var lines = string.Concat(sets.Select(s => string.Join(',', Numbers(s)) + "\n"));
        string[] phases = [.. schools.Select(s => s.Phase).Distinct().Order(StringComparer.Ordinal)];
        return new()
        {
            ["schools"] = schools.Count,
            ["median"] = Each(phases, p => Answers.Of(comparators.MeasuresOf(p).Medians)),
            ["range"] = Each(phases, p => Answers.Of(comparators.MeasuresOf(p).Ranges)),
            ["sha256_of_all_sets_as_csv_lines"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(lines))),
            ["sets"] = Answers.Each(Asked(settings, sets), s => new JsonArray([.. Numbers(s).Select(n => (JsonNode?)JsonValue.Create(n))])),
        };
    }

    private static List<SchoolFacts> Read(CsvTable table)
    {
        table.Needs("urn", "region", "pupils", "pct_fsm_ever", "pct_sen");
        List<SchoolFacts> schools = [];
        var known = new HashSet<long>();
        for (var row = 0; row < table.Count; row++)
        {
            if (!known.Add(Published.Urn(table, row)))
                throw table.Wrong(row, "urn", "each school once");
            schools.Add(
                new(
                    Published.Urn(table, row),
                    table.Text(row, "region"),
                    table.Has("phase") ? table.Name(row, "phase") : OnePhase,
                    Published.Number(table, row, "pupils", 0),
                    Published.Number(table, row, "pct_fsm_ever", 0, 100),
                    Published.Number(table, row, "pct_sen", 0, 100)
                )
            );
        }
        return schools;
    }

    private static JsonNode? Each(string[] phases, Func<string, JsonNode?> make) =>
        phases is [var only] ? make(only) : new JsonObject(phases.Select(p => KeyValuePair.Create(p, make(p))));

    private static IEnumerable<ComparatorSet> Asked(CaseSettings settings, IReadOnlyList<ComparatorSet> sets)
    {
        if (settings.Names("urns") is not { } urns)
            return sets;
        var byUrn = sets.ToDictionary(s => s.Urn.ToString(CultureInfo.InvariantCulture));
        return urns.Select(u =>
            byUrn.GetValueOrDefault(u)
            ?? throw CaseException.At("--urns", null, null, CaseException.Quoted(u), "the urn of a school of the file")
        );
    }

    private static IEnumerable<long> Numbers(ComparatorSet set) => [set.Urn, .. set.Others.Select(o => o.Urn)];
}
