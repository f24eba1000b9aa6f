using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Records;
using Candour.Testing;
using Microsoft.EntityFrameworkCore;
using static Candour.Tests.Records.RegisterFiles;

namespace Candour.Tests.Records;

public sealed class SaveLocalDetailTests
{
    [Theory, OnEachDatabase]
    public async Task Save_ByTheLead_IsReadByThePartnershipAndNobodyElse(DatabaseKind kind)
    {
        await using var host = await StoredRegisterHost.CreateAsync(kind);
        var (ours, theirs) = (await host.Place.PartnershipAsync("Hart"), await host.Place.PartnershipAsync("Elsewhere"));
        var (school, other) = (await host.Place.SchoolAsync("Mill Lane", ours), await host.Place.SchoolAsync("Weir", theirs));
        var lead = await host.Place.PersonAsync("Leo Lead", Roles.PartnershipLead, ours);
        (
            await SaveAsync(
                host,
                lead,
                new LocalDetail(ours, school, 0, " The Mill ", "office@mill.example", "020 7946 0000", "Park in Lane Road.")
            )
        ).ShouldBe("1");

        var head = await host.Place.PersonAsync("Hana Head", Roles.Head, school);
        var stranger = await host.Place.PersonAsync("Stan Strange", Roles.Head, other);
        (await DetailsAsync(host, head)).ShouldHaveSingleItem().KnownAs.ShouldBe("The Mill");
        (await DetailsAsync(host, stranger)).ShouldBeEmpty();
        await using var keeper = host.As(Viewers.Keeper(["fact", "local-detail"]));
        (await keeper.Db.Set<Fact>().SingleAsync(f => f.Verb == "local-detail-saved")).OwnerId.ShouldBe(ours);
    }

    [Theory, OnEachDatabase]
    public async Task Save_WhenSomebodySavedInBetween_IsRefusedAndTheirsStays(DatabaseKind kind)
    {
        await using var host = await StoredRegisterHost.CreateAsync(kind);
        var ours = await host.Place.PartnershipAsync("Hart");
        var school = await host.Place.SchoolAsync("Mill Lane", ours);
        var lead = await host.Place.PersonAsync("Leo Lead", Roles.PartnershipLead, ours);
        await SaveAsync(host, lead, new LocalDetail(ours, school, 0, "First", null, null, null));
        (await SaveAsync(host, lead, new LocalDetail(ours, school, 1, "Second", null, null, null))).ShouldBe("2");
        (await SaveAsync(host, lead, new LocalDetail(ours, school, 1, "Third", null, null, null))).ShouldBe(
            "records.local.changed-meanwhile"
        );
        (await DetailsAsync(host, lead)).ShouldHaveSingleItem().KnownAs.ShouldBe("Second");
    }

    [Theory, OnEachDatabase]
    public async Task Save_ByAnybodyElseOrOfAnotherSchool_IsNotThere(DatabaseKind kind)
    {
        await using var host = await StoredRegisterHost.CreateAsync(kind);
        var (ours, theirs) = (await host.Place.PartnershipAsync("Hart"), await host.Place.PartnershipAsync("Elsewhere"));
        var (school, other) = (await host.Place.SchoolAsync("Mill Lane", ours), await host.Place.SchoolAsync("Weir", theirs));
        var lead = await host.Place.PersonAsync("Leo Lead", Roles.PartnershipLead, ours);
        var head = await host.Place.PersonAsync("Hana Head", Roles.Head, school);
        (await SaveAsync(host, head, new LocalDetail(ours, school, 0, "Mine", null, null, null))).ShouldBe("refused.not-found");
        (await SaveAsync(host, lead, new LocalDetail(ours, other, 0, "Ours", null, null, null))).ShouldBe("refused.not-found");
        (await SaveAsync(host, lead, new LocalDetail(theirs, other, 0, "Ours", null, null, null))).ShouldBe("refused.not-found");
    }

    [Theory]
    [InlineData("not an address", "records.local.email")]
    [InlineData("Head <head@mill.example>", "records.local.email")]
    [InlineData("office@mill.example", "1")]
    [InlineData("  ", "1")]
    public async Task Save_AnAddress_IsChecked(string email, string expected)
    {
        await using var host = await StoredRegisterHost.CreateAsync(DatabaseKind.Sqlite);
        var ours = await host.Place.PartnershipAsync("Hart");
        var school = await host.Place.SchoolAsync("Mill Lane", ours);
        var lead = await host.Place.PersonAsync("Leo Lead", Roles.PartnershipLead, ours);
        (await SaveAsync(host, lead, new LocalDetail(ours, school, 0, null, email, null, null))).ShouldBe(expected);
        (await SaveAsync(host, lead, new LocalDetail(ours, school, 0, new string('x', 101), null, null, null))).ShouldBe(
            "records.local.too-long"
        );
    }

    [Theory, OnEachDatabase]
    public async Task Import_OfTheSameSchool_LeavesLocalDetailsAlone(DatabaseKind kind)
    {
        await using var host = await StoredRegisterHost.CreateAsync(kind);
        await host.ImportAsync(Lines("URN,EstablishmentName,TelephoneNum", "100001,Mount,02079460000"));
        var party = await host.PartyAsync(100001);
        var ours = await host.Place.PartnershipAsync("Hart");
        await host.Place.JoinAsync(party.Id, ours);
        var lead = await host.Place.PersonAsync("Leo Lead", Roles.PartnershipLead, ours);
        await SaveAsync(host, lead, new LocalDetail(ours, party.Id, 0, "The Mount", null, "1234", null));
        await host.ImportAsync(Lines("URN,EstablishmentName,TelephoneNum", "100001,Mount School,02079469999"));
        var detail = (await DetailsAsync(host, lead)).ShouldHaveSingleItem();
        (detail.KnownAs, detail.OfficeTelephone, detail.Version).ShouldBe(("The Mount", "1234", 1));
    }

    private static async Task<string> SaveAsync(StoredRegisterHost host, Guid person, LocalDetail detail)
    {
        await using var scope = await host.AsAsync(person);
        var outcome = await scope.Get<SaveLocalDetail>().RunAsync(detail);
        return outcome.IsDone ? outcome.Value.ToString() : outcome.Refusals[0].TextKey;
    }

    private static async Task<List<LocalSchoolDetail>> DetailsAsync(StoredRegisterHost host, Guid person)
    {
        await using var scope = await host.AsAsync(person);
        return await scope.Get<RecordsAccess>().Details.AsNoTracking().ToListAsync();
    }
}
