namespace Candour.Sample.Plan;

/// <summary>
/// Everything there is to know about the sample place, as plain values: what is loaded, and in
/// which state, is decided here, and how it is stored is decided where it is loaded. Things refer
/// to each other by readable keys that are unique over the whole plan.
/// </summary>
/// <param name="Seed">The number the plan grew from. The same seed and day give the same plan.</param>
/// <param name="Today">The day the plan is written for; every date is counted from it.</param>
/// <param name="Partnership">The place itself.</param>
/// <param name="Organisations">Trusts, the diocese and the council.</param>
/// <param name="Clusters">Clusters, each with the groups it is cut into.</param>
/// <param name="Schools">All eighty-five schools, in order of URN.</param>
/// <param name="Predecessors">Schools that closed to become one of the above.</param>
/// <param name="Agreement">What the schools have agreed to share, and who has signed.</param>
/// <param name="People">Everybody, in order of key.</param>
/// <param name="Cast">Twelve of them, one for each way of coming to the place.</param>
/// <param name="Cycles">The finished cycle and the one in progress.</param>
/// <param name="Reviews">The reviews of both cycles.</param>
/// <param name="Cards">Report cards: published, withdrawn and in draft.</param>
public sealed record SamplePlan(
    ulong Seed,
    DateOnly Today,
    SampleOrganisation Partnership,
    IReadOnlyList<SampleOrganisation> Organisations,
    IReadOnlyList<SampleCluster> Clusters,
    IReadOnlyList<SampleSchool> Schools,
    IReadOnlyList<SampleSchool> Predecessors,
    SampleAgreement Agreement,
    IReadOnlyList<SamplePerson> People,
    IReadOnlyList<SampleCastMember> Cast,
    IReadOnlyList<SampleCycle> Cycles,
    IReadOnlyList<SampleReview> Reviews,
    IReadOnlyList<SampleCard> Cards
)
{
    /// <summary>The seed the product ships with.</summary>
    public const ulong UsualSeed = 20_260_901;

    /// <summary>Makes the plan for a day. The same seed and day always give the same plan.</summary>
    public static SamplePlan Create(DateOnly today, ulong seed = UsualSeed) => new Making.PlanMaker(today, seed).Make();

    public SampleSchool School(string key) => Schools.First(school => school.Key == key);

    public SamplePerson Person(string key) => People.First(person => person.Key == key);
}
