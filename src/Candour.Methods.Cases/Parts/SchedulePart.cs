using System.Text.Json.Nodes;
using Candour.Methods.Cases.Parts.Matching;
using Candour.Methods.Cases.Parts.Schedule;

namespace Candour.Methods.Cases.Parts;

/// <summary>
/// Days for visits. JSON: { "first_day", "last_day", "closed": [day or [from, to]], "visits": [{ "school", "team", "preferred",
/// "unavailable", "length" }], "reviewer_unavailable", "reviewer_home", "max_visits_starting_per_week",
/// "min_days_between_visits_of_a_reviewer" }.
/// </summary>
internal sealed class SchedulePart : MethodPart
{
    private const long Steps = 300_000;

    public override string Name => "schedule";

    public override string Question => "On which days could the visits be, as near as can be to what suits each school?";

    public override IReadOnlyList<CaseOption> Options => [Plans.Steps($"{Steps}"), Plans.Seed];

    public override JsonObject Run(CaseData data, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        return VisitsCase.Of(data.Json()).Answer(Plans.Effort(data.Settings, Steps, cancel));
    }
}
