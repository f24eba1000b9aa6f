using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Foundation.Storage;
using Candour.Partnerships;
using Candour.Records;
using Candour.Records.Previews;
using Candour.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Candour.Tests.Records.RegisterFiles;

namespace Candour.Tests.Records;

public sealed class ApplyImportTests
{
    private const string Header = "urn,name,local_authority_name,phase_of_education,gender,status";

    [Theory, OnEachDatabase]
    public async Task Import_OfTheRealRegister_StoresWhatItSays(DatabaseKind kind)
    {
        await using var host = await StoredRegisterHost.CreateAsync(kind);
        await host.ImportAsync(Basic);
        await host.ImportAsync(Extract);

        (await host.CountAsync<RegisterEntry>()).ShouldBe(1254);
        (await host.CountAsync<Fact>()).ShouldBe(2);
        var entry = (await host.EntryAsync(124_935))!;
        entry.Name.ShouldBe("Wyke Primary School");
        entry.Authority.ShouldBe("936");
        entry.Version.ShouldBe(2);
        entry.AsAt.ShouldBe(new DateOnly(2022, 4, 20));
        entry.Postcode.ShouldNotBeNull();
        entry.Easting.ShouldNotBeNull();
        (entry.SortKey, entry.SearchKey).ShouldBe(("wyke primary school", " wyke primary school guildford "));
        (await host.CountAsync<Party>()).ShouldBe(0);
    }

    [Theory, OnEachDatabase]
    public async Task Import_EveryField_ComesBackAsItWentIn(DatabaseKind kind)
    {
        await using var host = await StoredRegisterHost.CreateAsync(kind);
        await host.ImportAsync(Extract);

        await using var scope = host.Open();
        var read = Rows(Extract).ConvertAll(r => r.Row!);
        var stored = await scope.Get<IRegisterState>().LoadAsync(read.ConvertAll(r => r.Urn), read[0].Said, default);
        foreach (var row in read)
            RowComparison.Differences(stored[row.Urn].Row, row).ShouldBe(0UL, $"school {row.Urn}");
    }

    [Theory, OnEachDatabase]
    public async Task Import_Twice_ChangesNothingAtAll(DatabaseKind kind)
    {
        await using var host = await StoredRegisterHost.CreateAsync(kind);
        await host.ImportAsync(Basic);
        var before = await host.EverythingAsync();

        var again = await host.ImportAsync(Basic);
        again.ImportId.ShouldBeNull();
        again.Preview.Counts.ShouldBe(new FateCounts(0, 0, Unchanged: 1254, 0, 0));
        (await host.EverythingAsync()).ShouldBe(before);
    }

    [Theory, OnEachDatabase]
    public async Task Apply_Twice_DoesItOnce(DatabaseKind kind)
    {
        await using var host = await StoredRegisterHost.CreateAsync(kind);
        var id = (await host.PreviewAsync(Basic)).ImportId!.Value;
        (await host.ApplyAsync(id)).Value.WasDoneBefore.ShouldBeFalse();
        var before = await host.EverythingAsync();
        (await host.ApplyAsync(id)).Value.WasDoneBefore.ShouldBeTrue();
        (await host.EverythingAsync()).ShouldBe(before);
    }

    [Theory, OnEachDatabase]
    public async Task Preview_OfABrokenFile_ChangesNothing(DatabaseKind kind)
    {
        await using var host = await StoredRegisterHost.CreateAsync(kind);
        await host.ImportAsync(Basic);
        var before = await host.EverythingAsync();
        await using (var scope = host.Open())
        {
            var outcome = await scope
                .Get<PreviewImport>()
                .RunAsync(new FileToPreview(Text(Header + "\n100001,Mount,Ealing,Primary,Mixed,Open\n100002,\"Hill")));
            outcome.Refusals.ShouldHaveSingleItem().TextKey.ShouldBe("records.file.open-quote");
        }
        (await host.EverythingAsync()).ShouldBe(before);
    }

    [Theory, OnEachDatabase]
    public async Task Apply_AfterTheRegisterChanged_IsOvertakenAndWritesNothing(DatabaseKind kind)
    {
        await using var host = await StoredRegisterHost.CreateAsync(kind);
        await host.ImportAsync(Lines(Header, "100001,Mount,Ealing,Primary,Mixed,Open", "100002,Hill,Ealing,Primary,Mixed,Open"));
        var late = (
            await host.PreviewAsync(Lines(Header, "100003,Vale,Ealing,Primary,Mixed,Open", "100002,Hill,Ealing,Primary,Girls,Open"))
        )
            .ImportId!
            .Value;
        await host.ImportAsync(Lines(Header, "100002,Hill School,Ealing,Primary,Mixed,Open"));

        var outcome = await host.ApplyAsync(late);
        outcome.Refusals.ShouldHaveSingleItem().TextKey.ShouldBe("records.apply.overtaken");
        (await host.EntryAsync(100003)).ShouldBeNull();
        var hill = (await host.EntryAsync(100002))!;
        (hill.Name, hill.Gender, hill.Version).ShouldBe(("Hill School", "Mixed", 2));
        (await host.ApplyAsync(late)).IsDone.ShouldBeFalse();
        await using var scope = host.Open();
        (await scope.Get<RecordsAccess>().Imports.SingleAsync(i => i.Id == late)).State.ShouldBe(ImportStates.Overtaken);
    }

    [Theory, OnEachDatabase]
    public async Task Apply_OfTwoPreviewsThatBothAddASchool_LetsOneThrough(DatabaseKind kind)
    {
        await using var host = await StoredRegisterHost.CreateAsync(kind);
        var one = (await host.PreviewAsync(Lines(Header, "100001,Mount,Ealing,Primary,Mixed,Open"))).ImportId!.Value;
        var other = (await host.PreviewAsync(Lines(Header, "100001,Mont,Ealing,Primary,Mixed,Open"))).ImportId!.Value;
        var outcomes = await Task.WhenAll(host.ApplyAsync(one), host.ApplyAsync(other));
        outcomes.Count(o => o.IsDone).ShouldBe(1);
        (await host.CountAsync<RegisterEntry>()).ShouldBe(1);
        (await host.CountAsync<Fact>()).ShouldBe(1);
    }

    [Theory, OnEachDatabase]
    public async Task Apply_ThatFailsHalfway_WritesNothing(DatabaseKind kind)
    {
        await using var host = await StoredRegisterHost.CreateAsync(kind, services => services.AddScoped<IWhenSchoolCloses, Refusing>());
        await host.ImportAsync(Lines(Header, "100001,Mount,Ealing,Primary,Mixed,Open"));
        var id = (
            await host.PreviewAsync(Lines(Header, "100001,Mount,Ealing,Primary,Mixed,Closed", "100002,Hill,Ealing,Primary,Mixed,Open"))
        )
            .ImportId!
            .Value;
        var before = await host.EverythingAsync();
        await Should.ThrowAsync<InvalidOperationException>(() => host.ApplyAsync(id));
        (await host.EverythingAsync()).ShouldBe(before);
    }

    [Theory, OnEachDatabase]
    public async Task Apply_ThatClosesASchool_TellsThoseWhoMustDecideAndChangesNothingElse(DatabaseKind kind)
    {
        var heard = new Heard();
        await using var host = await StoredRegisterHost.CreateAsync(kind, services => services.AddSingleton<IWhenSchoolCloses>(heard));
        await host.ImportAsync(
            Lines(
                Header,
                "100001,Mount,Ealing,Primary,Mixed,Open",
                "100002,Hill,Ealing,Primary,Mixed,Open",
                "100003,Vale,Ealing,Primary,Mixed,Closed"
            )
        );
        heard.Schools.ShouldBeEmpty();
        var later = Lines(
            "URN,EstablishmentName,EstablishmentStatus (name),CloseDate",
            "100001,Mount,Closed,31-08-2026",
            "100002,Hill,\"Open, but proposed to close\",",
            "100003,Vale,Closed,31-08-2001"
        );
        await host.ImportAsync(later);
        var mount = await host.PartyAsync(100001);
        heard.Schools.ShouldBe([
            new ClosingSchool(mount.Id, 100001, "Mount", true, new DateOnly(2026, 8, 31)),
            new ClosingSchool((await host.PartyAsync(100002)).Id, 100002, "Hill", false, null),
        ]);
        mount.EndedOn.ShouldBeNull();
        (await host.EntryAsync(100001))!.IsOpen.ShouldBeFalse();
        (await host.EntryAsync(100002))!.IsOpen.ShouldBeTrue();
    }

    [Theory, OnEachDatabase]
    public async Task Import_OfARenamedSchool_RenamesItsPartyAndKeepsItsKey(DatabaseKind kind)
    {
        await using var host = await StoredRegisterHost.CreateAsync(kind);
        await host.ImportAsync(Lines(Header, "100001,Mount,Ealing,Primary,Mixed,Open", "100002,Hill,Ealing,Primary,Mixed,Open"));
        var before = await host.PartyAsync(100001);
        await host.ImportAsync(Lines("urn,name", "100001,St Łucja’s", "100002,Hill School"));
        (await host.CountAsync<Party>()).ShouldBe(1);
        var after = await host.PartyAsync(100001);
        (after.Id, after.OwnerId, after.Kind).ShouldBe((before.Id, Party.Installation, PartyKinds.School));
        (after.Name, after.SortKey, after.SearchKey).ShouldBe(("St Łucja’s", "st lucjas", " st lucjas "));
    }

    [Theory, OnEachDatabase]
    public async Task Import_OfOtherColumns_LeavesWithheldFiguresOfTheRestWithheld(DatabaseKind kind)
    {
        await using var host = await StoredRegisterHost.CreateAsync(kind);
        await host.ImportAsync(Lines("URN,EstablishmentName,FSM,NumberOfPupils", "100001,Mount,SUPP,0"));
        await host.ImportAsync(Lines("URN,EstablishmentName,NumberOfPupils", "100001,Mount,c"));
        var entry = (await host.EntryAsync(100001))!;
        entry.Withheld.ShouldBe("pupils free-meals");
        entry.Pupils.ShouldBeNull();
        await host.ImportAsync(Lines("URN,EstablishmentName,FSM", "100001,Mount,0"));
        entry = (await host.EntryAsync(100001))!;
        (entry.Withheld, entry.FreeMeals).ShouldBe(("pupils", 0));
    }

    [Theory, OnEachDatabase]
    public async Task Import_InTheJournal_IsOneFactWithADigestOfWhatTheFileSaid(DatabaseKind kind)
    {
        await using var host = await StoredRegisterHost.CreateAsync(kind);
        var made = await host.ImportAsync(Basic);
        await using var scope = host.Host.As(Viewers.Keeper(["fact"]));
        var fact = await scope.Db.Set<Fact>().SingleAsync();
        (fact.Verb, fact.RecordKindKey, fact.RecordId, fact.OwnerId).ShouldBe(
            ("register-imported", "import", made.ImportId!.Value, Party.Installation)
        );
        var content = await scope.Db.Set<FactContent>().SingleAsync();
        content.Canonical.ShouldContain(made.Preview.Digest);
        Journal.Digest(content.Nonce, content.Canonical).ShouldBe(fact.Digest);
    }

    [Theory, OnEachDatabase]
    public async Task Import_WhenNobodyApplies_IsForgottenAfterAWeek(DatabaseKind kind)
    {
        await using var host = await StoredRegisterHost.CreateAsync(kind);
        var applied = (await host.ImportAsync(Lines("urn,name", "100001,Mount"))).ImportId;
        await host.PreviewAsync(Lines("urn,name", "100002,Hill"));
        host.Host.Database.Clock.Advance(PreviewImport.Waits + TimeSpan.FromMinutes(1));
        var fresh = (await host.PreviewAsync(Lines("urn,name", "100003,Vale"))).ImportId;
        await using var scope = host.Open();
        (await scope.Get<RecordsAccess>().Imports.Select(i => (Guid?)i.Id).ToListAsync()).ShouldBe([applied, fresh], ignoreOrder: true);
        (await scope.Get<RecordsAccess>().Contents.CountAsync()).ShouldBe(2);
    }

    [Theory, OnEachDatabase]
    public async Task Preview_OfNothingToDo_KeptForThePage_IsOneRowHoweverOften(DatabaseKind kind)
    {
        await using var host = await StoredRegisterHost.CreateAsync(kind);
        await host.ImportAsync(Basic);
        var one = (await host.PreviewAsync(Basic, keepEmpty: true)).ImportId;
        (await host.PreviewAsync(Basic, keepEmpty: true)).ImportId.ShouldBe(one);
        (await host.CountAsync<ImportRun>()).ShouldBe(2);
        (await host.ApplyAsync(one!.Value)).Value.WasDoneBefore.ShouldBeTrue();
        (await host.CountAsync<Fact>()).ShouldBe(1);
    }

    [Theory, OnEachDatabase]
    public async Task Import_ByAPersonWhoLeadsNothing_IsNotThere(DatabaseKind kind)
    {
        await using var host = await StoredRegisterHost.CreateAsync(kind);
        var place = host.Host.Place;
        var head = await place.PersonAsync("Hana Head", Roles.Head, await place.SchoolAsync("Mill Lane"));
        await using var scope = await host.Host.AsAsync(head);
        (await scope.Get<PreviewImport>().RunAsync(new FileToPreview(Basic))).IsNotFound.ShouldBeTrue();
        (await scope.Get<ApplyImport>().RunAsync(new ImportToApply(Guid.NewGuid(), head))).IsNotFound.ShouldBeTrue();
        (await scope.Get<ScheduleImport>().RunAsync(new ImportToSchedule(Guid.NewGuid()))).IsNotFound.ShouldBeTrue();
    }

    [Theory, OnEachDatabase]
    public async Task Import_ScheduledByALead_IsAppliedByTheJobOnceAndRemembersWho(DatabaseKind kind)
    {
        await using var host = await StoredRegisterHost.CreateAsync(kind);
        var place = host.Host.Place;
        var lead = await place.PersonAsync("Leo Lead", Roles.PartnershipLead, await place.PartnershipAsync("Wharfdale"));
        Guid id;
        await using (var scope = await host.Host.AsAsync(lead))
        {
            id = (await scope.Get<PreviewImport>().RunAsync(new FileToPreview(Basic))).Value.ImportId!.Value;
            var first = (await scope.Get<ScheduleImport>().RunAsync(new ImportToSchedule(id))).Value;
            var second = (await scope.Get<ScheduleImport>().RunAsync(new ImportToSchedule(id))).Value;
            second.JobId.ShouldBe(first.JobId);
        }
        (await host.Host.Jobs.RunDueAsync("apply-import")).ShouldBe(1);
        (await host.CountAsync<RegisterEntry>()).ShouldBe(1254);
        await using var after = host.Open();
        var run = await after.Get<RecordsAccess>().Imports.SingleAsync();
        (run.State, run.PreparedById, run.AppliedById).ShouldBe((ImportStates.Applied, lead, lead));
        (await after.Get<Candour.Foundation.Jobs.Jobs>().FindAsync(run.JobId!.Value))!.Progress.ShouldBe(100);
    }

    [Theory, OnEachDatabase]
    public async Task BulkWriter_ForAPersonOrForContent_Refuses(DatabaseKind kind)
    {
        await using var host = await StoredRegisterHost.CreateAsync(kind);
        var place = host.Host.Place;
        var lead = await place.PersonAsync("Leo Lead", Roles.PartnershipLead, await place.PartnershipAsync("Wharfdale"));
        await using (var scope = await host.Host.AsAsync(lead))
            Should.Throw<OwnerGuardException>(() => scope.Get<BulkWriter>().Insert<Party>(nameof(Party.Id)));
        await using var clock = host.Open();
        Should.Throw<InvalidOperationException>(() => clock.Get<BulkWriter>().Insert<LocalSchoolDetail>(nameof(LocalSchoolDetail.Id)));
        Should.Throw<InvalidOperationException>(() => clock.Get<BulkWriter>().Insert<Fact>(nameof(Fact.Id)));
        (await host.CountAsync<RegisterEntry>()).ShouldBe(0);
        Should.Throw<OwnerGuardException>(() => clock.Get<BulkWriter>().Insert<Membership>(nameof(Membership.Id)));
    }

    private sealed class Heard : IWhenSchoolCloses
    {
        public List<ClosingSchool> Schools { get; } = [];

        public Task RunAsync(IReadOnlyList<ClosingSchool> schools, CancellationToken cancel)
        {
            Schools.AddRange(schools);
            return Task.CompletedTask;
        }
    }

    private sealed class Refusing : IWhenSchoolCloses
    {
        public Task RunAsync(IReadOnlyList<ClosingSchool> schools, CancellationToken cancel) =>
            throw new InvalidOperationException("The power went.");
    }
}
