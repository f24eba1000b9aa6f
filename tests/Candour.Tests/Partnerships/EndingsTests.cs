using Candour.Accounts;
using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Partnerships;
using Candour.Partnerships.Agreements;
using Candour.Partnerships.Endings;
using Candour.Partnerships.Groups;
using Candour.Testing;
using Microsoft.EntityFrameworkCore;
using Snapshot = Candour.SelfEvaluation.Snapshot;

namespace Candour.Tests.Partnerships;

public sealed class EndingsTests
{
    [Theory, OnEachDatabase]
    public async Task LeavePartnership_ClosesWhatWasOpenAndKeepsHistory(DatabaseKind kind)
    {
        await using var house = await SignedAsync(kind);

        var left = await house.AsAsync<LeavePartnership, Done>(
            house.Heads[0],
            c => c.RunAsync(new SchoolLeaves(house.Partnership, house.Schools[0], RunningReviews.Finish, "We join another"))
        );

        left.IsDone.ShouldBeTrue();
        (await ReachAsync(house, house.Heads[1])).ShouldBe(0);
        (await house.Database.RowsAsync<Opening>()).ShouldAllBe(o => o.EndedAt != null);
        (await house.Database.RowsAsync<Signature>()).ShouldAllBe(s => s.EndedAt != null);
        var ties = (await house.Database.RowsAsync<Membership>())
            .Where(m => m.PartyId == house.Schools[0] && m.Kind != Membership.SelfKind)
            .ToList();
        ties.ShouldAllBe(m => m.To == house.Today.AddDays(-1) && m.Reason == "We join another");
        ties.Count.ShouldBe(3, "partnership, cluster and group: the days it was in stay");
        (await ReachAsync(house, house.Heads[0])).ShouldBe(1, "what it owns is still its own");
        (await house.Database.RowsAsync<Fact>())
            .Single(f => f.Verb == PartnershipsFacts.SchoolLeft)
            .PersonId.ShouldBe(house.Heads[0], "the fact names who decided");
    }

    [Theory, OnEachDatabase]
    public async Task LeavePartnership_AnybodyButTheHead_IsNotFound(DatabaseKind kind)
    {
        await using var house = await SignedAsync(kind);

        foreach (var person in (Guid[])[house.Lead, house.Heads[1]])
        {
            (
                await house.AsAsync<LeavePartnership, Done>(
                    person,
                    c => c.RunAsync(new SchoolLeaves(house.Partnership, house.Schools[0], RunningReviews.Finish, "Out"))
                )
            ).IsNotFound.ShouldBeTrue();
        }
        (await ReachAsync(house, house.Heads[1])).ShouldBe(1);
    }

    [Theory, OnEachDatabase]
    public async Task CloseSchool_WithASuccessor_TheSuccessorInheritsAndTakesItsPlace(DatabaseKind kind)
    {
        await using var house = await SignedAsync(kind);
        var head = await house.Place.PersonAsync("Eve Elder", Roles.Head, house.Schools[5]);
        (await ReachAsync(house, head)).ShouldBe(0);
        await house.AsAsync<EndAppointment, Appointment>(
            house.Heads[0],
            async c => await c.RunAsync(new EndAppointmentRequest((await AppointmentAsync(house, house.Heads[0])).Id))
        );

        var closed = await house.AsAsync<CloseSchool, Done>(
            house.Lead,
            c => c.RunAsync(new SchoolCloses(house.Partnership, house.Schools[0], house.Schools[5], "Became an academy"))
        );

        closed.IsDone.ShouldBeTrue();
        (await ReachAsync(house, head)).ShouldBe(1, "the successor's head stands inside what the old school owned");
        (await house.Database.RowsAsync<Snapshot>()).Single().OwnerId.ShouldBe(house.Schools[0], "the record keeps its owner");
        var now = await house.AskAsync(
            house.Lead,
            s => s.Get<PartnershipsAccess>().TiesNow.Where(m => m.PartyId == house.Schools[5]).Select(m => m.Kind).ToListAsync()
        );
        now.ShouldBe([PartyKinds.Partnership, PartyKinds.Cluster, PartyKinds.Group], ignoreOrder: true);
        (await ReachAsync(house, house.Heads[1])).ShouldBe(0, "a successor signs for itself");
    }

    [Theory, OnEachDatabase]
    public async Task CloseSchool_WhileItHasAHead_HandsItsRecordsToNobodyElse(DatabaseKind kind)
    {
        await using var house = await SignedAsync(kind);
        var friend = await house.Place.PersonAsync("Fred Friend", Roles.Head, house.Schools[5]);

        var closed = await CloseAsync(house, house.Partnership, house.Lead);

        closed.Refusals.Single().TextKey.ShouldBe("partnerships.close.spoken-for");
        (await ReachAsync(house, friend)).ShouldBe(0);
        (await house.Database.RowsAsync<PartyLink>()).ShouldBeEmpty();
        // The same head in both: a school that became an academy.
        await house.Place.AppointAsync(house.Heads[0], Roles.Head, house.Schools[5]);
        (await CloseAsync(house, house.Partnership, house.Lead)).IsDone.ShouldBeTrue();
    }

    [Theory, OnEachDatabase]
    public async Task CloseSchool_ByAPartnershipThatAddedIt_TakesNothingFromTheOneItIsIn(DatabaseKind kind)
    {
        await using var house = await SignedAsync(kind);
        await house.AsAsync<EndAppointment, Appointment>(
            house.Heads[0],
            async c => await c.RunAsync(new EndAppointmentRequest((await AppointmentAsync(house, house.Heads[0])).Id))
        );
        var grabber = await house.Place.PartnershipAsync("Grab Partnership");
        var villain = await house.Place.PersonAsync("Vic Villain", Roles.PartnershipLead, grabber);
        var friend = await house.Place.PersonAsync("Fred Friend", Roles.Head, house.Schools[5]);
        await house.Place.JoinAsync(house.Schools[0], grabber);
        await house.Place.JoinAsync(house.Schools[5], grabber);

        var closed = await CloseAsync(house, grabber, villain);

        closed.Refusals.Single().TextKey.ShouldBe("partnerships.close.spoken-for");
        (await ReachAsync(house, friend)).ShouldBe(0);
    }

    private static Task<Outcome<Done>> CloseAsync(PartnershipsFixture house, Guid partnership, Guid lead) =>
        house.AsAsync<CloseSchool, Done>(
            lead,
            c => c.RunAsync(new SchoolCloses(partnership, house.Schools[0], house.Schools[5], "It has closed"))
        );

    private static async Task<Appointment> AppointmentAsync(PartnershipsFixture house, Guid person) =>
        (await house.Database.RowsAsync<Appointment>()).Single(a => a.PersonId == person);

    [Theory, OnEachDatabase]
    public async Task CloseSchool_WithTheLeadsOwnSchoolAsSuccessor_IsRefused(DatabaseKind kind)
    {
        await using var house = await SignedAsync(kind);
        await house.Place.AppointAsync(house.Lead, Roles.Head, house.Schools[5]);

        var closed = await house.AsAsync<CloseSchool, Done>(
            house.Lead,
            c => c.RunAsync(new SchoolCloses(house.Partnership, house.Schools[0], house.Schools[5], "Mine now"))
        );

        closed.Refusals.Single().TextKey.ShouldBe("partnerships.close.own-school");
        (await house.Database.RowsAsync<PartyLink>()).ShouldBeEmpty();
    }

    [Theory, OnEachDatabase]
    public async Task CloseSchool_SuccessorFromOutside_IsRefusedAndNothingCloses(DatabaseKind kind)
    {
        await using var house = await SignedAsync(kind);
        var outside = await house.Place.SchoolAsync("Outside");

        var closed = await house.AsAsync<CloseSchool, Done>(
            house.Lead,
            c => c.RunAsync(new SchoolCloses(house.Partnership, house.Schools[0], outside, "Closed"))
        );

        closed.Refusals.Single().Field.ShouldBe("SuccessorId");
        (await ReachAsync(house, house.Heads[1])).ShouldBe(1);
    }

    [Theory, OnEachDatabase]
    public async Task DissolvePartnership_EndsEverythingItHeldTogether(DatabaseKind kind)
    {
        await using var house = await SignedAsync(kind);

        (await DissolveAsync(house, "Some other name")).Refusals.Single().Field.ShouldBe("NameAgain");
        (await DissolveAsync(house, "Hart Learning Partnership")).IsDone.ShouldBeTrue();

        (await house.Database.RowsAsync<Opening>()).ShouldAllBe(o => o.EndedAt != null);
        (await house.Database.RowsAsync<Agreement>()).ShouldAllBe(a => a.EndedOn == house.Today);
        (await house.Database.RowsAsync<Party>())
            .Where(p => p.Kind is PartyKinds.Partnership or PartyKinds.Cluster or PartyKinds.Group)
            .ShouldAllBe(p => p.EndedOn == house.Today);
        (await ReachAsync(house, house.Heads[1])).ShouldBe(0);
        (await ReachAsync(house, house.Heads[0])).ShouldBe(1);
    }

    [Theory, OnEachDatabase]
    public async Task HeadChanges_TheSignatureStandsAndTheOldHeadIsOut(DatabaseKind kind)
    {
        await using var house = await SignedAsync(kind);
        await using (var scope = house.Database.Open(Make.Keeper))
        {
            var appointment = await scope.Set<Appointment>().SingleAsync(a => a.PersonId == house.Heads[0]);
            appointment.To = house.Today.AddDays(-1);
            new Journal(scope, house.Database.Calendar).Record("appointment-ended", appointment);
            await scope.SaveChangesAsync();
        }
        var next = await house.Place.PersonAsync("Nell Next", Roles.Head, house.Schools[0]);

        (await ReachAsync(house, house.Heads[0])).ShouldBe(0, "the outgoing head reads nothing of the school's");
        (await ReachAsync(house, next)).ShouldBe(1);
        (await ReachAsync(house, house.Heads[1])).ShouldBe(1, "the school signed, not the person");
        (
            await house.AsAsync<WithdrawSignature, Done>(
                next,
                c => c.RunAsync(new SignatureToWithdraw(house.Partnership, house.Schools[0], "New head"))
            )
        ).IsDone.ShouldBeTrue();
    }

    [Fact]
    public void Table_NamesAUseCaseForEveryEnding() => EndingsTable.All.ShouldAllBe(row => row.By.GetMethod("RunAsync") != null);

    private static async Task<PartnershipsFixture> SignedAsync(DatabaseKind kind)
    {
        var house = await PartnershipsFixture.CreateAsync(kind);
        var schools = house.Schools.Take(2).ToList();
        await house.AsAsync<FormGroup, Guid>(house.Lead, c => c.RunAsync(new NewGroup(house.Partnership, house.Cluster, "Group", schools)));
        await AgreementsTests.SnapshotAsync(house, 0);
        var agreement = (
            await house.AsAsync<PublishAgreement, Guid>(
                house.Lead,
                c =>
                    c.RunAsync(
                        new NewAgreement(
                            house.Partnership,
                            "What we share.",
                            new Dictionary<string, string> { [Snapshot.Kind.Key] = "group" }
                        )
                    )
            )
        ).Value;
        (
            await house.AsAsync<SignAgreement, Guid>(house.Heads[0], c => c.RunAsync(new AgreementToSign(agreement, house.Schools[0])))
        ).IsDone.ShouldBeTrue();
        (await ReachAsync(house, house.Heads[1])).ShouldBe(1);
        return house;
    }

    private static Task<Outcome<Done>> DissolveAsync(PartnershipsFixture house, string name) =>
        house.AsAsync<DissolvePartnership, Done>(
            house.Lead,
            c => c.RunAsync(new PartnershipEnd(house.Partnership, name, "Its work is done"))
        );

    private static Task<int> ReachAsync(PartnershipsFixture house, Guid person) =>
        house.AskAsync(person, s => s.Db.Set<Snapshot>().CountAsync());
}
