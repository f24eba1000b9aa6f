using System.Security.Cryptography;
using System.Text.Json;
using Candour.Sample.Plan;

namespace Candour.Tests.Sample;

/// <summary>The size and shape of the sample place.</summary>
public sealed class SamplePlanTests
{
    private static readonly SamplePlan Plan = Plans.Usual;

    [Fact]
    public void SameSeedAndDay_GiveTheSamePlan() => Hash(SamplePlan.Create(Plan.Today)).ShouldBe(Hash(Plan));

    [Fact]
    public void AnotherSeed_GivesAnother() => Hash(SamplePlan.Create(Plan.Today, 7)).ShouldNotBe(Hash(Plan));

    [Fact]
    public void AnotherDay_MovesTheDatesAndKeepsTheWords()
    {
        var later = SamplePlan.Create(Plan.Today.AddDays(7));

        later.Reviews[20].VisitDays[0].ShouldBe(Plan.Reviews[20].VisitDays[0].AddDays(7));
        Words(later).SequenceEqual(Words(Plan)).ShouldBeTrue();
    }

    [Fact]
    public void Schools_AreEightyFive()
    {
        Plan.Schools.Count.ShouldBe(85);
        Plan.Schools.CountBy(school => school.Phase)
            .OrderBy(phase => phase.Key)
            .ShouldBe([new("primary", 65), new("secondary", 14), new("special", 6)]);
        Plan.Organisations.CountBy(organisation => organisation.Kind).ShouldBe([new("trust", 3), new("diocese", 1), new("council", 1)]);
        Plan.Organisations.Where(o => o.Kind is "trust").ShouldAllBe(trust => Plan.Schools.Count(s => s.TrustKey == trust.Key) >= 5);
    }

    [Fact]
    public void PrimaryClusters_AreThirteenInThreeTriadsAndAFour()
    {
        var clusters = Plan.Clusters.Where(cluster => cluster.Phase is "primary").ToList();

        clusters.Count.ShouldBe(5);
        clusters.ShouldAllBe(cluster => cluster.Groups.Select(group => group.SchoolKeys.Count).SequenceEqual(new[] { 3, 3, 3, 4 }));
    }

    [Fact]
    public void AllButTwo_AreInOneGroup()
    {
        var grouped = Plan.Clusters.SelectMany(cluster => cluster.Groups).SelectMany(group => group.SchoolKeys).ToList();

        grouped.Distinct().Count().ShouldBe(83);
        grouped.Count.ShouldBe(83);
        var outside = Plan.Schools.Where(school => !grouped.Contains(school.Key)).ToList();
        outside.Select(school => school.Name).ShouldBe(["Stonegarth Academy", "Marlsend School"]);
        outside.ShouldAllBe(school => school.OutsideGroupReason!.Length > 40 && school.GroupKey == null);
        Plan.Schools.Except(outside).ShouldAllBe(school => school.OutsideGroupReason == null && school.GroupKey != null);
    }

    [Fact]
    public void ConvertedSchool_HasItsPredecessor()
    {
        var before = Plan.Predecessors.ShouldHaveSingleItem();
        var academy = Plan.School(before.SuccessorKey!);

        academy.Name.ShouldBe("Stonegarth Academy");
        academy.Opened.ShouldBe(new DateOnly(2026, 9, 1));
        before.Closed.ShouldBe(new DateOnly(2026, 8, 31));
    }

    [Fact]
    public void Agreement_IsSignedByEightyThreeHeads()
    {
        Plan.Agreement.Signatures.Count.ShouldBe(83);
        Plan.Agreement.UnsignedSchoolKeys.Count.ShouldBe(2);
        Plan.Agreement.UnsignedSchoolKeys.ShouldAllBe(key => Plan.School(key).GroupKey != null);
        Plan.Agreement.Signatures.ShouldAllBe(signature =>
            Plan.Person(signature.PersonKey).Post.Role == "head"
            && Plan.Person(signature.PersonKey).Post.OrganisationKey == signature.SchoolKey
        );
    }

    [Fact]
    public void Reviews_StandAtEveryStage()
    {
        string[] stages =
        [
            "planned",
            "team",
            "conflicts",
            "self-review",
            "focus",
            "on-site",
            "sealed",
            "opened",
            "fed-back",
            "draft",
            "accuracy",
            "issued",
            "workshop",
            "check",
            "closed",
        ];

        Plans.Line(Plan).Count().ShouldBe(22);
        Plans.Line(Plan).Select(review => review.Stage).Distinct().ShouldBe(stages);
        Plan.Reviews.Where(review => review.Aside is not null)
            .Select(review => review.Stage)
            .ShouldBe(["halted", "withdrawn", "deferred"], ignoreOrder: true);
        Plan.Reviews.Count(review => review.CycleKey == Plan.Cycles[0].Key && review.Stage is "closed").ShouldBe(10);
    }

    [Fact]
    public void Sealing_IsPartlyDone() =>
        Plan
            .Reviews.Where(review => review.Stage is "sealed")
            .ShouldAllBe(review =>
                review.Judgements.Count > 0
                && review.Judgements.Select(seal => seal.ReviewerKey).Distinct().Count() < 3
                && review.Agreed.Count == 0
            );

    [Fact]
    public void Stages_MatchTheProtocolThatIsPinned()
    {
        using var file = typeof(SamplePlan)
            .Assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith("peer-enquiry.protocol.json", StringComparison.Ordinal))
            .Select(name => typeof(SamplePlan).Assembly.GetManifestResourceStream(name)!)
            .Single();
        var stages = JsonDocument
            .Parse(file)
            .RootElement.GetProperty("stages")
            .EnumerateArray()
            .Select(stage => stage.GetProperty("key").GetString())
            .ToList();

        Plan.Cycles.ShouldAllBe(cycle => cycle.Protocol == "peer-enquiry");
        var finished = Plan.Reviews.First(review => review.Stage is "closed");
        finished.History.Select(entry => entry.Stage).ShouldBe(stages);
    }

    [Fact]
    public void Cards_ArePublishedWithdrawnAndInDraft()
    {
        Plan.Cards.CountBy(card => card.State).ShouldBe([new("published", 12), new("withdrawn", 2), new("draft", 3)]);
        Plan.Cards.Where(card => card.State is not "draft" && card.ReviewKey != null)
            .ShouldAllBe(card =>
                card.Published <= Plan.Today && card.QuotesQuestion != null && card.Proud.Count > 0 && card.WorkingOn.Count > 0
            );
        Plan.Cards.Count(card => card.Earlier?.Published < card.Published).ShouldBe(5);
        Plan.Cards.Where(card => card.State is "withdrawn")
            .ShouldAllBe(card => card.Withdrawn > card.Published && card.WithdrawnReason != null);
    }

    [Fact]
    public void Keys_AreUnique()
    {
        string[] keys =
        [
            Plan.Partnership.Key,
            .. Plan.Organisations.Select(x => x.Key),
            .. Plan.Clusters.Select(x => x.Key),
            .. Plan.Clusters.SelectMany(x => x.Groups).Select(x => x.Key),
            .. Plan.Schools.Select(x => x.Key),
            .. Plan.People.Select(x => x.Key),
            .. Plan.Cycles.Select(x => x.Key),
            .. Plan.Cards.Select(x => x.Key),
            .. Plan.Reviews.Select(x => x.Key),
            .. Plan.Reviews.SelectMany(x => x.Notes).Select(x => x.Key),
            .. Plan.Reviews.SelectMany(x => x.Judgements).Select(x => x.Key),
            .. Plan.Reviews.SelectMany(x => x.Findings).Select(x => x.Key),
            .. Plan.Reviews.SelectMany(x => x.Pledges).Select(x => x.Key),
        ];

        keys.GroupBy(key => key).Where(group => group.Count() > 1).Select(group => group.Key).ShouldBeEmpty();
    }

    private static IEnumerable<string> Words(SamplePlan plan) => PlanTexts.Read(plan).Select(text => text.Text);

    private static string Hash(SamplePlan plan) => Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(plan)));
}
