using System.Text.Json;
using Candour.Foundation.Access;
using Candour.Foundation.Drafts;
using Candour.Foundation.Journal;
using Candour.Foundation.Keeping;
using Candour.Foundation.Mail;
using Candour.Foundation.PersonalData;
using Candour.Partnerships;
using Candour.Testing;
using Candour.Tests.Foundation.Keeping;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shelf = Candour.Foundation.Drafts.Drafts;

namespace Candour.Tests.Foundation.PersonalData;

public sealed class PersonTests
{
    private const string Name = "Łucja Marsh-O’Neill";

    [Theory, OnEachDatabase]
    public async Task An_erased_person_is_gone_and_the_data_is_sound(DatabaseKind kind)
    {
        await using var place = await FurnishedPlace.CreateAsync(kind);
        var address = await AddressAsync(place, place.Head);
        await using (var scope = await place.Host.AsAsync(place.Lead))
            await scope.Get<Shelf>().KeepAsync("task", place.School, [new("Words", $"ask {Name} about it")]);

        var erased = await EraseAsync(place, place.Head);
        erased.Deleted.ShouldBeGreaterThanOrEqualTo(3, "account, draft and mail");
        erased.Redacted.ShouldBeGreaterThan(0);
        erased.Mentions.ShouldBeEmpty();

        await using var keeper = Keeper(place);
        (await keeper.Db.Set<Party>().SingleAsync(p => p.Id == place.Head)).Name.ShouldBe("Someone who has left");
        (await keeper.Db.Users.AnyAsync(a => a.Id == place.Head)).ShouldBeFalse();
        (await keeper.Db.Set<OutMail>().CountAsync()).ShouldBe(0);
        (await keeper.Db.Set<Draft>().SingleAsync()).Fields.ShouldContain("ask Someone who has left about it");
        (await keeper.Db.Set<Appointment>().SingleAsync(a => a.PersonId == place.Head)).To.ShouldNotBeNull();
        await place.ChainAsync();
        (await keeper.Get<DataCheck>().RunAsync()).ShouldBeEmpty();
        await NothingHoldsAsync(place, Name, JsonSerializer.Serialize(Name)[1..^1], address);
    }

    [Theory, OnEachDatabase]
    public async Task Erasing_twice_changes_nothing_the_second_time(DatabaseKind kind)
    {
        await using var place = await FurnishedPlace.CreateAsync(kind);
        await EraseAsync(place, place.Head);
        await using var keeper = Keeper(place);
        var facts = await keeper.Db.Set<Fact>().CountAsync();
        var again = await EraseAsync(place, place.Head);
        (again.Deleted, again.Emptied).ShouldBe((0, 0));
        (await keeper.Db.Set<Fact>().CountAsync()).ShouldBe(facts);
    }

    [Theory, OnEachDatabase]
    public async Task A_dry_run_tells_and_changes_nothing(DatabaseKind kind)
    {
        await using var place = await FurnishedPlace.CreateAsync(kind);
        await using (var scope = place.Host.As(Viewer.Nobody))
            (await scope.Get<ErasePerson>().RunAsync(place.Head, dryRun: true)).Value.Deleted.ShouldBeGreaterThan(0);
        await using var keeper = Keeper(place);
        (await keeper.Db.Set<Party>().SingleAsync(p => p.Id == place.Head)).Name.ShouldBe(Name);
        place.Host.Services.GetRequiredService<ErasureLedger>().Read().ShouldBeEmpty();
    }

    [Theory, OnEachDatabase]
    public async Task A_name_in_a_record_that_others_own_is_told_and_left_to_them(DatabaseKind kind)
    {
        await using var place = await FurnishedPlace.CreateAsync(kind);
        await using (var keeper = Keeper(place))
        {
            keeper.Db.Add(
                new Candour.Foundation.Files.StoredFile
                {
                    Id = Guid.NewGuid(),
                    OwnerId = place.Partnership,
                    Name = $"{Name}.pdf",
                    Type = "pdf",
                    Length = 1,
                    ContentKey = new string('0', 64),
                    AddedAt = place.Host.Database.Calendar.Now,
                }
            );
            keeper.Get<Candour.Foundation.Journal.Journal>().RecordMany("made", "file", place.Partnership, place.Partnership, "{}");
            await keeper.Db.SaveChangesAsync();
        }
        var mention = (await EraseAsync(place, place.Head)).Mentions.ShouldHaveSingleItem();
        (mention.Table, mention.Property, mention.OwnerId).ShouldBe(("stored_file", "Name", place.Partnership));
    }

    [Theory, OnEachDatabase]
    public async Task A_hold_stops_an_erasure(DatabaseKind kind)
    {
        await using var host = await FoundationHost.CreateAsync(kind, services => services.AddScoped<IErasureStop, Held>());
        var ada = await host.Place.PersonAsync("Ada");
        await using var scope = host.As(Viewer.Nobody);
        (await scope.Get<ErasePerson>().RunAsync(ada)).Refusals.ShouldHaveSingleItem().TextKey.ShouldBe("review.hold");
        (await scope.Get<ErasePerson>().RunAsync(Guid.NewGuid())).IsDone.ShouldBeFalse();
    }

    [Theory, OnEachDatabase]
    public async Task A_person_s_export_holds_what_is_theirs_and_no_secret(DatabaseKind kind)
    {
        using var folder = new TemporaryFolder();
        await using var place = await FurnishedPlace.CreateAsync(kind);
        await using (var scope = place.Host.As(Viewer.Nobody))
        {
            var export = (await scope.Get<ExportPerson>().RunAsync(place.Head, folder.At("out"))).Value;
            export.Tables.Keys.ShouldBe(
                ["appointment", "asp_net_users", "draft", "fact", "out_mail", "party", "stored_file"],
                ignoreOrder: true
            );
            (await scope.Get<ExportPerson>().RunAsync(place.Head, folder.At("out")))
                .Refusals.ShouldHaveSingleItem()
                .TextKey.ShouldBe("people.folder-in-use");
        }
        var text = await File.ReadAllTextAsync(folder.At("out", "person.json"));
        text.ShouldContain(Name);
        text.ShouldContain(await AddressAsync(place, place.Head));
        text.ShouldContain("and\\\\nnot handed in");
        text.ShouldNotContain("Stamp");
        text.ShouldNotContain("Ben Okafor");
        (await File.ReadAllBytesAsync(Directory.GetFiles(folder.At("out", "files")).ShouldHaveSingleItem())).ShouldBe(Files.Pictures.Pdf);
    }

    [Theory, OnEachDatabase]
    public async Task A_wrong_name_or_address_is_put_right_everywhere_at_once(DatabaseKind kind)
    {
        await using var place = await FurnishedPlace.CreateAsync(kind);
        var taken = await AddressAsync(place, place.Lead);
        await using (var scope = place.Host.As(Viewer.Nobody))
        {
            var rectify = scope.Get<RectifyPerson>();
            (await rectify.RunAsync(new(place.Head, "Łucja O’Neill", "lucja@example.org"))).IsDone.ShouldBeTrue();
            (await rectify.RunAsync(new(place.Head, null, taken))).Refusals.ShouldHaveSingleItem().TextKey.ShouldBe("people.address-taken");
            (await rectify.RunAsync(new(place.School, "Not a person", null)))
                .Refusals.ShouldHaveSingleItem()
                .TextKey.ShouldBe("people.not-a-person");
        }
        await using var keeper = Keeper(place);
        var person = await keeper.Db.Set<Party>().SingleAsync(p => p.Id == place.Head);
        (person.Name, person.SortKey).ShouldBe(("Łucja O’Neill", "lucja oneill"));
        (await AddressAsync(place, place.Head)).ShouldBe("lucja@example.org");
        (await keeper.Get<DataCheck>().RunAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_map_knows_whose_every_key_of_a_person_is()
    {
        await using var host = await FoundationHost.CreateAsync(DatabaseKind.Sqlite);
        await using var scope = host.As(Viewer.Nobody);
        var map = PersonalDataMap.Of(scope.Db.Model);
        map.Properties.ShouldContain(p => p.Table == "asp_net_users" && p.Property == "Email");
        map.Properties.Where(p => p.Property == "UserId")
            .Select(p => p.Table)
            .ShouldBe(["asp_net_user_claims", "asp_net_user_logins", "asp_net_user_tokens"], ignoreOrder: true);
        map.Properties.ShouldContain(p => p.Table == "fact" && p.Property == "PersonId" && p.IsPersonKey);
        // A property by such a name that is not marked would be missed by every export and erasure.
        string[] names = ["PersonId", "AuthorId", "AddedById", "SignedById", "UserId"];
        var marked = map.Properties.Select(p => (p.Entity.ClrType, p.Property)).ToHashSet();
        scope
            .Db.Model.GetEntityTypes()
            .SelectMany(t => t.GetProperties().Select(p => (t.ClrType, p.Name)))
            .Where(p => names.Contains(p.Name) && !marked.Contains(p))
            .ShouldBeEmpty();
    }

    /// <summary>Reads every text of every table as it lies there.</summary>
    private static async Task NothingHoldsAsync(FurnishedPlace place, params string[] words)
    {
        using var folder = new TemporaryFolder();
        await place.BackupAsync(folder.At("after.tar"));
        var text = await File.ReadAllTextAsync(folder.At("after.tar"));
        foreach (var word in words.Append(JsonSerializer.Serialize(words[1])[1..^1]))
            text.Contains(word, StringComparison.OrdinalIgnoreCase).ShouldBeFalse(word);
    }

    private static async Task<ErasedPerson> EraseAsync(FurnishedPlace place, Guid person)
    {
        await using var scope = place.Host.As(Viewer.Nobody);
        return (await scope.Get<ErasePerson>().RunAsync(person)).Value;
    }

    private static async Task<string> AddressAsync(FurnishedPlace place, Guid person)
    {
        await using var keeper = Keeper(place);
        return (await keeper.Db.Users.SingleAsync(a => a.Id == person)).Email!;
    }

    private static TestScope Keeper(FurnishedPlace place)
    {
        using var db = place.Host.Database.Open(Viewer.Nobody);
        return place.Host.As(KindCatalogue.Keeper(db.Model));
    }

    private sealed class Held : IErasureStop
    {
        public Task<string?> WhyAsync(Guid personId, CancellationToken cancel) => Task.FromResult<string?>("review.hold");
    }
}
