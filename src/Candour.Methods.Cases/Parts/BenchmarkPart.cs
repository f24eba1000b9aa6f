using System.Text.Json.Nodes;
using Candour.Methods.Cases.Parts.Benchmark;

namespace Candour.Methods.Cases.Parts;

/// <summary>
/// Schools against others. CSV with urn, region, pupils, pct_fsm_ever and pct_sen: comparator sets. CSV with urn, year and published results:
/// funnel, shrunken progress and a backtest. CSV with outcome and columns of scores: how well they tell. JSON with cusum, ewma or
/// cusum_thresholds: run lengths of charts.
/// </summary>
internal sealed class BenchmarkPart : MethodPart
{
    public override string Name => "benchmark";

    public override string Question => "How does a school stand beside others, and what is more than chance?";

    public override IReadOnlyList<CaseOption> Options =>
        [
            new("urns", "Comparators: the schools whose sets are written, separated by commas (default: all)."),
            Scores.Option,
            new("draws", "Progress: how often places are drawn (default: 40000)."),
            new("seed", "Progress: the seed of the draws (default: 11)."),
        ];

    public override JsonObject Run(CaseData data, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.IsJson)
            return RunLengthsCase.Is(data.Json())
                ? RunLengthsCase.Answer(data.Json())
                : throw data.Json().Wrong("an object with cusum, ewma or cusum_thresholds");
        var table = data.Table();
        if (MarkersCase.Is(table))
            return MarkersCase.Of(table).Answer(data.Settings);
        if (ProgressCase.Is(table))
            return ProgressCase.Of(table).Answer(data.Settings, cancel);
        if (ComparatorsCase.Is(table))
            return ComparatorsCase.Answer(table, data.Settings);
        throw CaseException.At(
            data.File,
            1,
            null,
            $"the headings {string.Join(", ", table.Columns.Take(8))}",
            "a column outcome, or urn with region, or urn with year"
        );
    }
}
