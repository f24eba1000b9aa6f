using Candour.Accounts;
using Candour.Foundation;
using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Foundation.Storage;
using Candour.Foundation.Wording;
using Candour.Partnerships;
using Candour.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Candour.Tests.Accounts;

public sealed class AppointingTests
{
    [Theory, OnEachDatabase]
    public async Task Guard_AppointingOneself_Throws(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var (head, school) = (Make.Person("Ada Nowak"), Make.School());
        await database.SeedAsync(head, school, Make.Appointed(head, Roles.Head, school));
        await using var db = database.Open(await ViewerAsync(database, head));

        Appoint(db, database, head, school, school);

        (await Should.ThrowAsync<OwnerGuardException>(() => db.SaveChangesAsync())).Message.ShouldContain("themselves");
    }

    [Theory]
    [OnEachDatabase(Roles.Head, false, false)]
    [OnEachDatabase(Roles.Head, true, false)]
    [OnEachDatabase(Roles.PartnershipLead, false, false)]
    [OnEachDatabase(Roles.PartnershipLead, true, true)]
    public async Task Guard_AppointingElsewhereInOnesOwnName_IsForLeadsOfItsPartnership(
        DatabaseKind kind,
        string role,
        bool isMember,
        bool allowed
    )
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var (who, other, own, elsewhere) = (
            Make.Person("Ada Nowak"),
            Make.Person("Tom Field"),
            role == Roles.Head ? Make.School() : Make.Partnership(),
            Make.School("Elsewhere")
        );
        await database.SeedAsync(who, other, own, elsewhere, Make.Appointed(who, role, own));
        if (isMember)
            await database.SeedAsync(Make.Member(elsewhere, own));
        await using var db = database.Open(await ViewerAsync(database, who));

        Appoint(db, database, other, elsewhere, own);

        if (allowed)
            (await db.SaveChangesAsync()).ShouldBeGreaterThan(0);
        else
            await Should.ThrowAsync<OwnerGuardException>(() => db.SaveChangesAsync());
    }

    [Theory, OnEachDatabase]
    public async Task Accept_Newcomer_NameWithNulAndLoneSurrogate_IsStoredWithout(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var services = Services(database);
        var token = await InvitedAsync(database, services);

        var signedIn = await AcceptAsync(services, token, "Nia\0 \uD800Be\uDC00van");

        (await database.RowsAsync<Party>()).Single(p => p.Id == signedIn.PersonId).Name.ShouldBe("Nia Bevan");
    }

    [Theory, OnEachDatabase]
    public async Task Accept_TenAtOnce_MakesOnePerson(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var services = Services(database);
        var token = await InvitedAsync(database, services);

        var all = await Task.WhenAll(
            Enumerable
                .Range(0, 10)
                .Select(i =>
                    Task.Run(async () =>
                    {
                        await using var scope = new TestScope(services, Viewer.Nobody);
                        return await scope.Get<AcceptAsNewcomer>().RunAsync(new(token, "Nia Bevan", $"walnut bridge copper {i}"));
                    })
                )
        );

        all.Count(o => o.IsDone).ShouldBe(1);
        all.Where(o => !o.IsDone).ShouldAllBe(o => o.IsNotFound);
        (await database.RowsAsync<Account>()).Count.ShouldBe(1);
        (await database.RowsAsync<Appointment>()).Count(a => a.Role == Roles.Teacher).ShouldBe(1);
    }

    [Theory, OnEachDatabase]
    public async Task Accept_IsToldInTheJournalWithThePerson(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var services = Services(database);

        var signedIn = await AcceptAsync(services, await InvitedAsync(database, services), "Nia Bevan");

        var facts = await database.RowsAsync<Fact>();
        foreach (var verb in new[] { AccountsFacts.PersonMade, AccountsFacts.AppointmentAccepted, AccountsFacts.InvitationAccepted })
            facts.Single(f => f.Verb == verb).PersonId.ShouldBe(signedIn.PersonId, verb);
        (await database.RowsAsync<FactContent>()).ShouldAllBe(c => !c.Canonical.Contains("PasswordHash", StringComparison.Ordinal));
    }

    [Theory, OnEachDatabase]
    public async Task Forget_LongAfter_EmptiesAddressAndNameOfInvitations(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var services = Services(database);
        await InvitedAsync(database, services);
        await RunJobsAsync(services);
        (await database.RowsAsync<Invitation>())
            .ShouldHaveSingleItem()
            .Address.ShouldBe("nia@school.example", "nothing is forgotten early");

        database.Clock.Advance(Invitation.Lasts + TimeSpan.FromDays(31));
        await RunJobsAsync(services);

        var invitation = (await database.RowsAsync<Invitation>()).ShouldHaveSingleItem();
        (invitation.Address, invitation.AddressKey, invitation.Name).ShouldBe(("", "", ""));
    }

    private static Task<int> RunJobsAsync(ServiceProvider services) =>
        services.GetRequiredService<Candour.Foundation.Jobs.JobRunner>().RunDueAsync("purge");

    private static void Appoint(CandourDb db, TestDatabase database, Party person, Party organisation, Party convener)
    {
        var appointment = new Appointment
        {
            Id = Ids.New(),
            OwnerId = organisation.Id,
            ConvenerId = convener.Id,
            PersonId = person.Id,
            Role = Roles.Governor,
            From = database.Calendar.Today,
        };
        db.Add(appointment);
        new Journal(db, database.Calendar).Record("appointed", appointment);
    }

    private static async Task<Viewer> ViewerAsync(TestDatabase database, Party person)
    {
        await using var db = database.Open(Viewer.Nobody);
        return (await new ViewerLoader(db, database.Calendar).LoadAsync(person.Id, stamp: null))!;
    }

    private static ServiceProvider Services(TestDatabase database) =>
        database.Services(services =>
        {
            services.AddRooms().AddTexts();
        });

    /// <summary>A head invites a teacher; the token is taken from the mail.</summary>
    private static async Task<string> InvitedAsync(TestDatabase database, ServiceProvider services)
    {
        var (head, school) = (Make.Person("Ada Nowak"), Make.School());
        await database.SeedAsync(head, school, Make.Appointed(head, Roles.Head, school));
        await using var scope = new TestScope(services, await ViewerAsync(database, head));
        (await scope.Get<InvitePerson>().RunAsync(new(school.Id, Roles.Teacher, "Nia Bevan", "nia@school.example"))).IsDone.ShouldBeTrue();
        var body = (await database.RowsAsync<Candour.Foundation.Mail.OutMail>()).ShouldHaveSingleItem().Body;
        return body.Split("/invitation/")[1].Split('\n')[0];
    }

    private static async Task<SignedIn> AcceptAsync(ServiceProvider services, string token, string name)
    {
        await using var scope = new TestScope(services, Viewer.Nobody);
        return (await scope.Get<AcceptAsNewcomer>().RunAsync(new(token, name, "walnut bridge copper tide"))).Value;
    }
}
