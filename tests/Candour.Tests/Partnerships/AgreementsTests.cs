using Candour.Foundation.Access;
using Candour.Foundation.Outcomes;
using Candour.Partnerships;
using Candour.Partnerships.Agreements;
using Candour.Partnerships.Groups;
using Candour.Testing;
using Microsoft.EntityFrameworkCore;
using Snapshot = Candour.SelfEvaluation.Snapshot;

namespace Candour.Tests.Partnerships;

/// <summary>What heads signed is what reach lets through: nothing more, and nothing a moment longer.</summary>
public sealed class AgreementsTests
{
    private static readonly string Kind = Snapshot.Kind.Key;

    [Theory, OnEachDatabase]
    public async Task Signed_ForTheGroup_OpensToItsMembersOnly(DatabaseKind kind)
    {
        await using var house = await PartnershipsFixture.CreateAsync(kind);
        await GroupAsync(house, 0, 1);
        await SnapshotAsync(house, 0);
        await PublishAsync(house, (Kind, "group"));

        (await ReachAsync(house, house.Heads[1])).ShouldBe(0, "nobody has signed");
        await SignAsync(house, 0);

        (await ReachAsync(house, house.Heads[1])).ShouldBe(1, "its group");
        (await ReachAsync(house, house.Heads[2])).ShouldBe(0, "its cluster, which was not agreed");
        (await ReachAsync(house, house.Lead)).ShouldBe(0, "leading is no ground for reading");
        (await ReachAsync(house, house.Heads[0])).ShouldBe(1, "its own");
    }

    [Theory, OnEachDatabase]
    public async Task Signed_ForTheCluster_OpensToItsMembersAndNotBeyond(DatabaseKind kind)
    {
        await using var house = await PartnershipsFixture.CreateAsync(kind);
        var outside = await house.Place.PersonAsync("Fay Fir", Roles.Head, house.Schools[5]);
        await SnapshotAsync(house, 0);
        await PublishAsync(house, (Kind, "cluster"));
        await SignAsync(house, 0);

        (await ReachAsync(house, house.Heads[2])).ShouldBe(1);
        (await ReachAsync(house, outside)).ShouldBe(0);
    }

    [Theory, OnEachDatabase]
    public async Task Signed_AKindThatNoTermNames_StaysClosed(DatabaseKind kind)
    {
        await using var house = await PartnershipsFixture.CreateAsync(kind);
        await SnapshotAsync(house, 0);
        await PublishAsync(house, ("report", "partnership"));
        await SignAsync(house, 0);

        (await ReachAsync(house, house.Heads[1])).ShouldBe(0);
    }

    [Theory, OnEachDatabase]
    public async Task Signed_OfTwoPartnerships_OpensInTheOneThatAgreed(DatabaseKind kind)
    {
        await using var house = await PartnershipsFixture.CreateAsync(kind);
        var other = await house.Place.PartnershipAsync("Moor Partnership");
        await house.Place.JoinAsync(house.Schools[0], other);
        var abroad = await house.Place.SchoolAsync("Gorse Primary", other);
        var stranger = await house.Place.PersonAsync("Gus Gorse", Roles.Head, abroad);
        await SnapshotAsync(house, 0);
        await PublishAsync(house, (Kind, "partnership"));
        await SignAsync(house, 0);

        (await ReachAsync(house, house.Heads[3])).ShouldBe(1);
        (await ReachAsync(house, stranger)).ShouldBe(0, "the other partnership agreed nothing");
    }

    [Theory, OnEachDatabase]
    public async Task Narrowed_WhatTheNewVersionDropsEndsAtOnceForAll(DatabaseKind kind)
    {
        await using var house = await PartnershipsFixture.CreateAsync(kind);
        await GroupAsync(house, 0, 1);
        await SnapshotAsync(house, 0);
        await PublishAsync(house, (Kind, "partnership"), ("report", "group"));
        await SignAsync(house, 0);
        (await ReachAsync(house, house.Heads[3])).ShouldBe(1);

        await PublishAsync(house, (Kind, "group"));

        (await ReachAsync(house, house.Heads[3])).ShouldBe(0, "beyond the group it is closed");
        (await ReachAsync(house, house.Heads[1])).ShouldBe(1, "what both versions open goes on");
        var standing = (await house.Database.RowsAsync<Opening>()).Where(o => o.EndedAt is null).ToList();
        standing.Select(o => (o.Opened, o.Audience)).ShouldBe([(Kind, "group")]);
    }

    [Theory, OnEachDatabase]
    public async Task Narrowed_ToAGroupBeyondTheCluster_OpensNothingThatWasShutBefore(DatabaseKind kind)
    {
        await using var house = await PartnershipsFixture.CreateAsync(kind);
        // The last school is in no cluster: in the group it would read what was opened to the cluster only.
        await GroupAsync(house, 0, 5);
        var outside = await house.Place.PersonAsync("Fay Fir", Roles.Head, house.Schools[5]);
        await SnapshotAsync(house, 0);
        await PublishAsync(house, (Kind, "cluster"));
        await SignAsync(house, 0);
        (await ReachAsync(house, outside)).ShouldBe(0);

        await PublishAsync(house, (Kind, "group"));

        (await ReachAsync(house, outside)).ShouldBe(0, "nobody signed for that");
        await SignAsync(house, 0);
        (await ReachAsync(house, outside)).ShouldBe(1);
    }

    [Theory, OnEachDatabase]
    public async Task Narrowed_FromTheClusterToAGroupWithinIt_GoesOn(DatabaseKind kind)
    {
        await using var house = await PartnershipsFixture.CreateAsync(kind);
        await house.AsAsync<FormGroup, Guid>(
            house.Lead,
            c => c.RunAsync(new NewGroup(house.Partnership, house.Cluster, "Within", [house.Schools[0], house.Schools[1]]))
        );
        await SnapshotAsync(house, 0);
        await PublishAsync(house, (Kind, "cluster"));
        await SignAsync(house, 0);

        await PublishAsync(house, (Kind, "group"));

        (await ReachAsync(house, house.Heads[1])).ShouldBe(1);
        (await ReachAsync(house, house.Heads[2])).ShouldBe(0);
    }

    [Theory, OnEachDatabase]
    public async Task Widened_WaitsForTheHeadToSign(DatabaseKind kind)
    {
        await using var house = await PartnershipsFixture.CreateAsync(kind);
        await GroupAsync(house, 0, 1);
        await SnapshotAsync(house, 0);
        await PublishAsync(house, (Kind, "group"));
        await SignAsync(house, 0);

        await PublishAsync(house, (Kind, "partnership"));
        (await ReachAsync(house, house.Heads[3])).ShouldBe(0);
        await SignAsync(house, 0);

        (await ReachAsync(house, house.Heads[3])).ShouldBe(1);
        (await house.Database.RowsAsync<Signature>())
            .Count(s => s.EndedAt is null)
            .ShouldBe(1, "the signature under the old version ended with the new");
    }

    [Theory, OnEachDatabase]
    public async Task MembershipEnded_EndsSightOnBothSides(DatabaseKind kind)
    {
        await using var house = await PartnershipsFixture.CreateAsync(kind);
        var group = await GroupAsync(house, 0, 1);
        await SnapshotAsync(house, 0);
        await PublishAsync(house, (Kind, "group"));
        await SignAsync(house, 0);

        await house.AsAsync<EndMembership, Done>(
            house.Lead,
            c => c.RunAsync(new MembershipEnd(house.Partnership, house.Schools[1], group, "Regrouped"))
        );

        (await ReachAsync(house, house.Heads[1])).ShouldBe(0);
    }

    [Theory, OnEachDatabase]
    public async Task Withdrawn_ClosesAtOnce(DatabaseKind kind)
    {
        await using var house = await PartnershipsFixture.CreateAsync(kind);
        await GroupAsync(house, 0, 1);
        await SnapshotAsync(house, 0);
        await PublishAsync(house, (Kind, "group"));
        await SignAsync(house, 0);

        var withdrawn = await house.AsAsync<WithdrawSignature, Done>(
            house.Heads[0],
            c => c.RunAsync(new SignatureToWithdraw(house.Partnership, house.Schools[0], "We want to wait"))
        );

        withdrawn.IsDone.ShouldBeTrue();
        (await ReachAsync(house, house.Heads[1])).ShouldBe(0);
        (
            await house.AsAsync<WithdrawSignature, Done>(
                house.Heads[0],
                c => c.RunAsync(new SignatureToWithdraw(house.Partnership, house.Schools[0], "Again"))
            )
        ).IsNotFound.ShouldBeTrue();
    }

    [Theory, OnEachDatabase]
    public async Task Sign_TwiceOrAReplacedVersion_SaysSo(DatabaseKind kind)
    {
        await using var house = await PartnershipsFixture.CreateAsync(kind);
        var first = await PublishAsync(house, (Kind, "group"));
        await SignAsync(house, 0);
        (await SignAsync(house, 0)).Refusals.Single().TextKey.ShouldBe("agreements.sign.already");
        await PublishAsync(house, (Kind, "cluster"));

        var late = await house.AsAsync<SignAgreement, Guid>(house.Heads[1], c => c.RunAsync(new AgreementToSign(first, house.Schools[1])));

        late.Refusals.Single().TextKey.ShouldBe("agreements.sign.replaced");
    }

    [Theory, OnEachDatabase]
    public async Task Sign_ForAnothersSchoolOrFromOutside_IsNotFound(DatabaseKind kind)
    {
        await using var house = await PartnershipsFixture.CreateAsync(kind);
        var agreement = await PublishAsync(house, (Kind, "group"));
        var elsewhere = await house.Place.SchoolAsync("Elsewhere");
        var stranger = await house.Place.PersonAsync("Stan Stranger", Roles.Head, elsewhere);
        var deputy = await house.Place.PersonAsync("Dee Deputy", Roles.SeniorLeader, house.Schools[0]);

        (await SignAsAsync(house.Heads[1], house.Schools[0])).IsNotFound.ShouldBeTrue("another head");
        (await SignAsAsync(house.Lead, house.Schools[0])).IsNotFound.ShouldBeTrue("the lead");
        (await SignAsAsync(deputy, house.Schools[0])).IsNotFound.ShouldBeTrue("a senior leader");
        (await SignAsAsync(stranger, elsewhere)).IsNotFound.ShouldBeTrue("a head from outside");
        (await house.Database.RowsAsync<Opening>()).ShouldBeEmpty();

        Task<Outcome<Guid>> SignAsAsync(Guid person, Guid school) =>
            house.AsAsync<SignAgreement, Guid>(person, c => c.RunAsync(new AgreementToSign(agreement, school)));
    }

    [Theory, OnEachDatabase]
    public async Task Publish_NotTheLeadOrNothingOpened_IsRefused(DatabaseKind kind)
    {
        await using var house = await PartnershipsFixture.CreateAsync(kind);

        (
            await house.AsAsync<PublishAgreement, Guid>(
                house.Heads[0],
                c => c.RunAsync(new NewAgreement(house.Partnership, "Mine", new Dictionary<string, string> { [Kind] = "group" }))
            )
        ).IsNotFound.ShouldBeTrue();
        (
            await house.AsAsync<PublishAgreement, Guid>(
                house.Lead,
                c => c.RunAsync(new NewAgreement(house.Partnership, "Words", new Dictionary<string, string>()))
            )
        )
            .Refusals.Single()
            .TextKey.ShouldBe("agreements.terms.none");
        await Should.ThrowAsync<ArgumentException>(() =>
            house.AsAsync<PublishAgreement, Guid>(
                house.Lead,
                c => c.RunAsync(new NewAgreement(house.Partnership, "Words", new Dictionary<string, string> { ["note"] = "group" }))
            )
        );
    }

    private static async Task<Guid> GroupAsync(PartnershipsFixture house, params int[] schools) =>
        (
            await house.AsAsync<FormGroup, Guid>(
                house.Lead,
                c => c.RunAsync(new NewGroup(house.Partnership, null, "Group", [.. schools.Select(i => house.Schools[i])]))
            )
        ).Value;

    private static async Task<Guid> PublishAsync(PartnershipsFixture house, params (string Kind, string Audience)[] terms) =>
        (
            await house.AsAsync<PublishAgreement, Guid>(
                house.Lead,
                c => c.RunAsync(new NewAgreement(house.Partnership, "What we share.", terms.ToDictionary(t => t.Kind, t => t.Audience)))
            )
        ).Value;

    private static async Task<Outcome<Guid>> SignAsync(PartnershipsFixture house, int school)
    {
        var standing = (await house.Database.RowsAsync<Agreement>()).Single(a => a.EndedOn is null);
        return await house.AsAsync<SignAgreement, Guid>(
            house.Heads[school],
            c => c.RunAsync(new AgreementToSign(standing.Id, house.Schools[school]))
        );
    }

    /// <summary>How many snapshots reach lets through: the outer wall alone, without the room's grounds.</summary>
    private static Task<int> ReachAsync(PartnershipsFixture house, Guid person) =>
        house.AskAsync(person, s => s.Db.Set<Snapshot>().CountAsync());

    internal static Task SnapshotAsync(PartnershipsFixture house, int school) =>
        house.Database.SeedAsync(
            new Snapshot
            {
                Id = Guid.NewGuid(),
                OwnerId = house.Schools[school],
                SelfEvaluationId = Guid.NewGuid(),
                Title = "Autumn",
                LockedAt = house.Database.Calendar.Now,
                LockedById = house.Heads[school],
                Canonical = "{}",
                Digest = "0",
            }
        );
}
