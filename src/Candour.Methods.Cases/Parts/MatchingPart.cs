using System.Text.Json;
using System.Text.Json.Nodes;
using Candour.Methods.Cases.Parts.Matching;

namespace Candour.Methods.Cases.Parts;

/// <summary>
/// Who reviews whom. CSV with a reviewer a row and a column a school: how well they suit. CSV with i, j, score and allowed: pairs
/// of schools, numbered from 0. JSON with schools, reviewers and travel_minutes: teams. Text whose first line holds ss or ds: the
/// most diverse groups, as MDGPLIB has them.
/// </summary>
internal sealed class MatchingPart : MethodPart
{
    private const long Steps = 300_000;

    // A step of diverse groups is a hundred trials, and more of them make better groups.
    private const long DiverseSteps = 600_000;

    public override string Name => "matching";

    public override string Question => "Who could review whom, so that everybody is served well and every rule is kept?";

    public override IReadOnlyList<CaseOption> Options =>
        [
            new("cover", "Affinities: how many reviewers a school has (default: 3; when none of the three is said, 3, 3 and 4 in turn)."),
            new("least-load", "Affinities: how many schools a reviewer has at least (default: 0; in turn 0, 1 and 2)."),
            new("most-load", "Affinities: how many schools a reviewer has at most (default: 4; in turn 4, 3 and 3)."),
            new(
                "sizes",
                "Pairs: how large groups may be, separated by commas (default: 3; 3,4 where the schools are not a multiple of 3)."
            ),
            new("k", "Pairs: one-way circles in place of groups, in which each school reviews so many (default: groups)."),
            Plans.Steps($"{Steps}; {DiverseSteps} for diverse groups"),
            Plans.Seed,
        ];

    public override JsonObject Run(CaseData data, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        var effort = Plans.Effort(data.Settings, Steps, cancel);
        if (data.IsJson)
            return TeamsCase.Is(data.Json())
                ? TeamsCase.Of(data.Json()).Answer(effort)
                : throw data.Json().Wrong("an object with schools, reviewers and travel_minutes");
        if (DiverseCase.Is(data.Text))
            return DiverseCase.Of(data.File, data.Text).Answer(Plans.Effort(data.Settings, DiverseSteps, cancel));
        var table = data.Table();
        return PairsCase.Is(table)
            ? PairsCase.Of(table).Answer(data.Settings, effort)
            : AffinityCase.Of(table).Answer(data.Settings, effort);
    }

    /// <summary>A list of diverse groups names instances, whose files stand in the folder mdg.</summary>
    protected override CaseData DataOf(CaseData list, CaseJson ofCase) =>
        ofCase.Kind == JsonValueKind.Object && ofCase.Find("input") is null && ofCase.Find("instance") is { } instance
            ? (list with { Settings = list.Settings.For(ofCase) }).Next($"mdg/{instance.Name()}.txt")
            : base.DataOf(list, ofCase);
}
