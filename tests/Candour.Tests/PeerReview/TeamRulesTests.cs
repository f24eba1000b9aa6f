using Candour.Foundation;
using Candour.Foundation.Access;
using Candour.PeerReview;
using Candour.PeerReview.Teams;
using Candour.Tests.PeerReview.Stages;

namespace Candour.Tests.PeerReview;

/// <summary>Who may serve in a review: each hard rule says no by itself, each soft one warns and stops nothing.</summary>
public sealed class TeamRulesTests
{
    private static readonly Guid Trust = Ids.New();

    [Fact]
    public void A_colleague_from_another_school_serves_without_a_word_against_them() => Judge(Fresh).ShouldBeEmpty();

    [Fact]
    public void Who_works_at_the_host_does_not_serve() => No(Fresh with { Schools = [Host] }).ShouldBe("team.no.works-there");

    [Fact]
    public void Who_governs_the_host_does_not_serve() => No(Fresh with { Governs = [Host] }).ShouldBe("team.no.governs-there");

    [Fact]
    public void Who_is_in_the_hosts_trust_does_not_serve() =>
        No(Fresh with { Trusts = [Trust], HostTrusts = [Trust, Ids.New()] }).ShouldBe("team.no.same-trust");

    [Fact]
    public void Two_schools_do_not_review_each_other_in_one_cycle_unless_their_group_does()
    {
        No(Fresh, reviewedBy: [Host]).ShouldBe("team.no.each-other");
        Judge(Fresh with { Groups = [Group] }, reviewedBy: [Host]).ShouldBeEmpty();
        No(Fresh with { Groups = [Group] }, reviewedBy: [Host], reciprocal: false).ShouldBe("team.no.each-other");
    }

    [Fact]
    public void A_moderator_comes_from_outside_the_group()
    {
        No(Fresh with { Groups = [Group] }, Roles.Moderator).ShouldBe("team.no.moderator-inside");
        Judge(Fresh with { Groups = [Group] }).ShouldBeEmpty();
    }

    [Fact]
    public void Former_colleagues_are_looked_at_and_may_serve() => Look(Fresh with { Former = [Host] }).ShouldBe("team.look.worked-there");

    [Fact]
    public void Who_led_here_before_is_looked_at_when_asked_to_lead()
    {
        Look(Fresh with { LedHosts = [Host] }, Roles.LeadReviewer).ShouldBe("team.look.led-before");
        Judge(Fresh with { LedHosts = [Host] }).ShouldBeEmpty();
    }

    [Fact]
    public void Who_served_here_before_is_looked_at() => Look(Fresh with { ServedHosts = [Host] }).ShouldBe("team.look.served-before");

    [Fact]
    public void Who_works_nowhere_now_is_looked_at() => Look(Fresh with { Schools = [] }).ShouldBe("team.look.no-school");

    [Fact]
    public void Reasons_in_favour_are_said_too()
    {
        TeamRules
            .InFavour(Fresh with { Groups = [Group], Trusts = [Ids.New()] }, Review)
            .ShouldBe(["team.for.same-group", "team.for.other-trust", "team.for.fresh-eyes"]);
        TeamRules.InFavour(Fresh with { ServedHosts = [Host] }, Review).ShouldBeEmpty();
    }

    private static readonly Guid Group = Ids.New();

    private static readonly Review Review = new()
    {
        Id = Files.Circle,
        OwnerId = Files.Circle,
        ConvenerId = Ids.New(),
        CycleId = Ids.New(),
        HostId = Ids.New(),
        GroupId = Group,
        Stage = "team",
        StageSince = DateTime.UnixEpoch,
        WindowFrom = Files.Today,
        WindowTo = Files.Today,
        State = ReviewStates.Running,
    };

    private static Guid Host => Review.HostId;

    private static readonly TeamRules.Candidate Fresh = new()
    {
        PersonId = Ids.New(),
        Name = "Nadia Rahman",
        Schools = [Ids.New()],
        Governs = [],
        Former = [],
        Trusts = [],
        HostTrusts = [],
        Groups = [],
        LedHosts = [],
        ServedHosts = [],
    };

    private static IReadOnlyList<TeamRules.Finding> Judge(
        TeamRules.Candidate candidate,
        string role = Roles.Reviewer,
        IReadOnlyCollection<Guid>? reviewedBy = null,
        bool reciprocal = true
    ) => TeamRules.Judge(candidate, role, Review, Files.New().Protocol with { ReciprocalGroups = reciprocal }, reviewedBy ?? []);

    /// <summary>The one hard rule that says no.</summary>
    private static string No(
        TeamRules.Candidate candidate,
        string role = Roles.Reviewer,
        IReadOnlyCollection<Guid>? reviewedBy = null,
        bool reciprocal = true
    ) => Judge(candidate, role, reviewedBy, reciprocal).Single(f => f.IsHard).TextKey;

    /// <summary>The one soft rule that warns, and nothing else.</summary>
    private static string Look(TeamRules.Candidate candidate, string role = Roles.Reviewer)
    {
        var found = Judge(candidate, role).ShouldHaveSingleItem();
        found.IsHard.ShouldBeFalse();
        return found.TextKey;
    }
}
