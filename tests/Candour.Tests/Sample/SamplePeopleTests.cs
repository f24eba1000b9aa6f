using Candour.Sample.Making;
using Candour.Sample.Plan;

namespace Candour.Tests.Sample;

/// <summary>The people of the sample.</summary>
public sealed class SamplePeopleTests
{
    private static readonly SamplePlan Plan = Plans.Usual;

    [Fact]
    public void People_AreAboutNineHundred()
    {
        Plan.People.Count.ShouldBeInRange(880, 920);
        Plan.People.Select(person => person.Name).Distinct().Count().ShouldBe(Plan.People.Count);
        Plan.People.Select(person => person.Email).Distinct().Count().ShouldBe(Plan.People.Count);
        Plan.People.ShouldAllBe(person => person.Email.EndsWith(".example", StringComparison.Ordinal));
    }

    [Fact]
    public void EverySchool_HasOneHeadAndOthers()
    {
        foreach (var school in Plan.Schools)
        {
            var roles = Plan
                .People.SelectMany(person => person.Appointments)
                .Where(post => post.OrganisationKey == school.Key && post.To is null)
                .CountBy(post => post.Role)
                .ToDictionary();
            roles["head"].ShouldBe(1);
            roles["senior-leader"].ShouldBeGreaterThan(1);
            roles["teacher"].ShouldBeGreaterThan(2);
            roles["governor"].ShouldBeGreaterThan(2);
        }
    }

    [Fact]
    public void EveryCluster_HasALead() => Plan.Clusters.ShouldAllBe(cluster => Plan.Person(cluster.LeadKey).Post.Role == "cluster-lead");

    [Fact]
    public void Cast_IsTwelveAndCoversEveryRole()
    {
        Plan.Cast.Count.ShouldBe(12);
        Plan.Cast.Select(cast => Plan.Person(cast.PersonKey).Post.Role)
            .Distinct()
            .ShouldBe(
                ["partnership-lead", "cluster-lead", "head", "senior-leader", "teacher", "governor", "officer", "operator"],
                ignoreOrder: true
            );
        Plan.Cast.ShouldAllBe(cast => cast.ReviewKey == null || Plan.Reviews.Any(review => review.Key == cast.ReviewKey));
        Plan.Cast.ShouldAllBe(cast => cast.Line.Length > 60 && cast.Line.Length < 220);
    }

    [Theory]
    [InlineData("Imran Shah", "lead")]
    [InlineData("Aylin Doğan", "reviewer")]
    [InlineData("Desmond Okafor", "moderator")]
    [InlineData("Begoña Larrea", "facilitator")]
    [InlineData("Bronagh Keane", "convener")]
    [InlineData("Tom Ferris", "reviewer")]
    public void Cast_ServesWhereItSays(string name, string role)
    {
        var person = Plan.People.Single(person => person.Name == name);
        var review = Plan.Reviews.Single(review =>
            review.Key == Plan.Cast.Single(cast => cast.PersonKey == person.Key).ReviewKey
            || (role is "convener" && review.HostKey.StartsWith("ellerbeck", StringComparison.Ordinal))
        );

        review.Team.ShouldContain(member => member.PersonKey == person.Key && member.Role == role);
    }

    [Fact]
    public void TomFerris_SteppedDownBecauseOfHisTrust()
    {
        var person = Plan.People.Single(person => person.Name == "Tom Ferris");
        var ellerbeck = Plan.Schools.Single(school => school.ShortName == "Ellerbeck Primary");

        person.Post.OrganisationKey.ShouldBe(Plan.Schools.First(school => school.Name == "Felldyke End Primary School").Key);
        Plan.School(person.Post.OrganisationKey).TrustKey.ShouldBe(ellerbeck.TrustKey);
        Plan.Reviews.Single(review => review.HostKey == ellerbeck.Key)
            .Team.Single(member => member.PersonKey == person.Key)
            .State.ShouldBe("ended");
    }

    [Fact]
    public void Names_HaveManyLetters()
    {
        var letters = string.Concat(Plan.People.Select(person => person.Name)).ToLowerInvariant();

        foreach (var letter in "łžñøğçşãéóățčśżāūıđ")
            letters.ShouldContain(letter);
    }

    [Fact]
    public void Names_AreNobodysWhoIsWellKnown()
    {
        SampleWords.Names.WellKnown.Length.ShouldBeGreaterThan(80);
        Plans.Several.SelectMany(plan => plan.People).Select(person => person.Name).Intersect(SampleWords.Names.WellKnown).ShouldBeEmpty();
    }
}
