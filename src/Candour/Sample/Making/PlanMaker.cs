using Candour.Sample.Plan;

namespace Candour.Sample.Making;

/// <summary>Puts the whole plan together.</summary>
internal sealed class PlanMaker(DateOnly today, ulong seed)
{
    private readonly SampleCalendar _calendar = new(today);

    public SamplePlan Make()
    {
        var place = new PlaceMaker(_calendar, For("place"), For("figures"));
        var clusters = place.Clusters();
        var people = new PeopleMaker(_calendar, For("people"), place.Schools);
        people.Make(clusters.Select(cluster => cluster.Key));
        clusters = [.. clusters.Select(cluster => cluster with { LeadKey = Lead(people.People, cluster.Key) })];

        var weaver = new Weaver(For("words"));
        var cycles = new CycleMaker(_calendar);
        var teams = new TeamMaker(For("teams"), place.Schools, people.People, clusters);
        var reviews = new ReviewMaker(_calendar, For("reviews"), weaver, teams, place.Schools, people.People).Make(cycles);
        var cards = new CardMaker(_calendar, For("cards"), weaver, place.Schools).Make(reviews);
        var cast = people.Cast.Select(member => member with { ReviewKey = ReviewOf(member.ReviewKey, reviews) }).ToList();

        return new SamplePlan(
            seed,
            today,
            place.Partnership(),
            place.Organisations(),
            clusters,
            place.Schools,
            [place.Predecessor()],
            Agreement(place.Schools, people.People),
            people.People,
            cast,
            [cycles.Before, cycles.Now],
            [.. reviews.Select(made => made.Review)],
            cards
        );
    }

    private Dice For(string part) => Dice.For(seed, part);

    private static string Lead(IReadOnlyList<SamplePerson> people, string cluster) =>
        people.First(person => person.Post.Role is "cluster-lead" && person.Post.OrganisationKey == cluster).Key;

    private static string? ReviewOf(string? host, IReadOnlyList<MadeReview> reviews) =>
        host is null ? null : reviews.Last(made => made.Review.HostKey == host).Review.Key;

    private SampleAgreement Agreement(IReadOnlyList<SampleSchool> schools, IReadOnlyList<SamplePerson> people)
    {
        var words = SampleWords.Agreement;
        var dice = For("agreement");
        var unsigned = schools.Where(school => SampleWords.Place.Unsigned.Contains(school.Name)).ToList();
        var signatures = schools
            .Except(unsigned)
            .Select(school => new SampleSignature(
                school.Key,
                people.First(person => person.Post.Role is "head" && person.Post.OrganisationKey == school.Key).Key,
                _calendar.Working(-dice.Between(20, 56))
            ));
        return new SampleAgreement(
            words.Text,
            [.. words.Shares.Select(share => new SampleShare(share[0], share[1]))],
            [.. signatures],
            [.. unsigned.Select(school => school.Key)]
        );
    }
}
