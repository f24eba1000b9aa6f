using Candour.Foundation.Access;
using Candour.Foundation.Keeping;
using Candour.Partnerships;
using Candour.Partnerships.Founding;
using Candour.Testing;
using Microsoft.EntityFrameworkCore;
using static Candour.Tests.Records.RegisterFiles;

namespace Candour.Tests.Records;

public sealed class RegisterForPartnershipsTests
{
    [Theory, OnEachDatabase]
    public async Task Partnership_MadeFromAnAuthority_HasItsOpenSchoolsAndAPartyForEachAndNoOther(DatabaseKind kind)
    {
        await using var host = await StoredRegisterHost.CreateAsync(kind);
        await host.ImportAsync(Basic);
        var open = Rows(Basic)
            .Where(r =>
                r.Row![Candour.Records.RegisterField.Authority] == "307"
                && r.Row[Candour.Records.RegisterField.Status]!.StartsWith("Open", StringComparison.Ordinal)
            )
            .Select(r => r.Row![Candour.Records.RegisterField.Name]!)
            .ToList();
        open.Count.ShouldBeGreaterThan(100);

        await using (var scope = host.Host.As(Viewers.Founder))
            (
                await scope.Get<MakePartnership>().RunAsync(new NewPartnership("Ealing Learning Partnership", "307", [146_527]))
            ).Value.Schools.ShouldBe(open.Count + 1);

        await using var keeper = host.Host.As(Viewers.Keeper(["party", "membership", "fact"]));
        var schools = await keeper.Db.Set<Party>().Where(p => p.Kind == PartyKinds.School).ToListAsync();
        schools
            .Select(s => s.Name)
            .Order(StringComparer.Ordinal)
            .ShouldBe([.. open.Append("Unified Academy").Order(StringComparer.Ordinal)]);
        (await keeper.Get<DataCheck>().RunAsync())
            .Where(b => b.Invariant is "organisation-is-in-itself" or "import-is-told-once" or "school-bears-register-name")
            .ShouldBeEmpty();
    }

    [Theory, OnEachDatabase]
    public async Task Register_AskedByNumberOrParty_AnswersWhatItHas(DatabaseKind kind)
    {
        await using var host = await StoredRegisterHost.CreateAsync(kind);
        await host.ImportAsync(Extract);
        await using var scope = host.Open();
        var register = scope.Get<IRegister>();
        var school = (await register.WithUrnsAsync([124_935, 1])).ShouldHaveSingleItem();
        (school.Name, school.IsOpen, school.ClosedOn, school.Phase).ShouldBe(
            ("Wyke Primary School", false, new DateOnly(2018, 7, 31), "Primary")
        );
        school.Easting.ShouldNotBeNull();
        (await register.OfPartiesAsync([school.PartyId, Guid.NewGuid()])).ShouldHaveSingleItem().Urn.ShouldBe(124_935);
        (await register.OpenInAuthorityAsync("936")).ShouldAllBe(s => s.IsOpen);
        (await register.OpenInAuthorityAsync("999")).ShouldBeEmpty();
        (await register.OpenInAuthorityAsync("")).ShouldBeEmpty();
    }

    [Theory, OnEachDatabase]
    public async Task About_ASchool_SaysWhatIsKnownAndWhatIsHeldBackAndNothingElse(DatabaseKind kind)
    {
        await using var host = await StoredRegisterHost.CreateAsync(kind);
        await host.ImportAsync(
            Lines(
                "URN,EstablishmentName,LA (code),PhaseOfEducation (name),StatutoryLowAge,StatutoryHighAge,NumberOfPupils,PercentageFSM,Street,Town,Postcode,OpenDate",
                "100001,Mount,307,Primary,4,11,\"1,204\",SUPP,High Street,London,w51aa,01-01-1900"
            )
        );
        var party = (await host.EntryAsync(100001))!.PartyId;
        await using var scope = host.Open();
        var about = (await scope.Get<IRegister>().AboutAsync(party))!;
        about.Lines.ShouldBe([
            new("records.field.phase", "Primary"),
            new("records.field.authority", "Ealing"),
            new("records.about.ages", "4 to 11"),
            new("records.field.pupils", "1,204"),
            new("records.field.free-meals-percent", "held back by the publisher, because it covers few children"),
            new("records.about.address", "High Street, London, W5 1AA"),
        ]);
        (await scope.Get<IRegister>().AboutAsync(Guid.NewGuid())).ShouldBeNull();
    }
}
