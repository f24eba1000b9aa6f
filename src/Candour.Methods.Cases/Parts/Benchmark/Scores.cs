using System.Globalization;
using System.Text.Json.Nodes;
using Candour.Methods.Benchmark;

namespace Candour.Methods.Cases.Parts.Benchmark;

/// <summary>How good a score is, as JSON.</summary>
internal static class Scores
{
    public static CaseOption Option =>
        new("at-k", "How many schools could be visited, separated by commas (default: 10,20,40; progress: 5,10,20,40).");

    /// <summary>The numbers of visits that were asked for.</summary>
    public static int[] Visits(CaseSettings settings, params int[] ordinarily)
    {
        if (settings.Numbers("at-k") is not { } asked)
            return ordinarily;
        return asked.Count > 0 && asked.All(k => k is >= 1 and <= 1e9 && k == Math.Floor(k))
            ? [.. asked.Select(k => (int)k).Distinct()]
            : throw CaseException.At(
                "--at-k",
                null,
                null,
                asked.Count == 0
                    ? "nothing"
                    : CaseException.Quoted(string.Join(",", asked.Select(k => k.ToString(CultureInfo.InvariantCulture)))),
                "whole numbers of 1 or more, separated by commas"
            );
    }

    public static JsonObject At(IEnumerable<AtK> visits) =>
        new(
            visits.Select(at =>
                KeyValuePair.Create(
                    at.Visited.ToString(CultureInfo.InvariantCulture),
                    (JsonNode?)
                        new JsonObject
                        {
                            ["hits"] = at.Hits,
                            ["precision"] = Answers.Of(at.Precision),
                            ["recall"] = Answers.Of(at.Recall),
                            ["lift"] = Answers.Of(at.Lift),
                        }
                )
            )
        );
}
