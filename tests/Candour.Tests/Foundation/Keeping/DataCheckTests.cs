using Candour.Foundation;
using Candour.Foundation.Access;
using Candour.Foundation.Files;
using Candour.Foundation.Keeping;
using Candour.Foundation.Seals;
using Candour.Partnerships;
using Candour.Testing;
using Candour.Tests.Foundation.Files;
using Teller = Candour.Foundation.Journal.Journal;

namespace Candour.Tests.Foundation.Keeping;

public sealed class DataCheckTests
{
    [Theory, OnEachDatabase]
    public async Task A_sound_place_has_nothing_broken_and_each_thing_broken_is_named(DatabaseKind kind)
    {
        await using var host = await FoundationHost.CreateAsync(kind);
        var school = await host.Place.SchoolAsync("Millbrook", await host.Place.PartnershipAsync("Hart"));
        var head = await host.Place.PersonAsync("Ada", Roles.Head, school);
        var review = Ids.New();
        StoredFile file;
        await using (var scope = await host.AsAsync(head))
        {
            var store = scope.Get<FileStore>();
            file = store.Add((await store.HoldAsync(school, "a.pdf", new MemoryStream(Pictures.Pdf))).Value);
            scope.Get<SealKeys>().Seal(review, "words");
            await scope.Db.SaveChangesAsync();
        }
        (await BrokenAsync(host)).ShouldBeEmpty();

        await File.WriteAllTextAsync(FileStore.PathOf(host.Database.Settings, file.ContentKey), "other");
        File.Delete(Path.Combine(host.Database.Settings.Folder, "keys", "seal.key"));
        var lonely = Make.School("Nobody's");
        await SaveAsync(
            host,
            lonely,
            new Membership
            {
                Id = Ids.New(),
                OwnerId = Ids.New(),
                PartyId = lonely.Id,
                GroupId = Ids.New(),
                Kind = PartyKinds.Cluster,
                Role = "member",
                From = Make.LongAgo,
            }
        );
        (await BrokenAsync(host))
            .Select(b => b.Invariant)
            .Order()
            .ShouldBe(["file-is-there", "organisation-is-in-itself", "owner-is-there", "seals-can-be-opened", "tie-has-both-ends"]);
    }

    [Theory, OnEachDatabase]
    public async Task A_room_s_own_invariant_is_asked(DatabaseKind kind)
    {
        await using var host = await FoundationHost.CreateAsync(
            kind,
            services => services.AddInvariant("nobody-is-called-bob", db => db.Set<Party>().Where(p => p.Name == "Bob").Select(p => p.Id))
        );
        (await BrokenAsync(host)).ShouldBeEmpty();
        var bob = await host.Place.PersonAsync("Bob");
        (await BrokenAsync(host)).ShouldBe([new Broken("nobody-is-called-bob", bob.ToString())]);
    }

    [Fact]
    public async Task Every_kind_of_record_is_the_keeper_s_to_see()
    {
        await using var host = await FoundationHost.CreateAsync(DatabaseKind.Sqlite);
        await using var scope = host.As(Viewer.Nobody);
        var keys = KindCatalogue.Keys(scope.Db.Model);
        keys.ShouldContain("party");
        keys.ShouldContain("file");
        keys.ShouldContain("fact");
        keys.ShouldContain("agreement");
        keys.ShouldAllBe(k => k.Length > 0);
    }

    private static async Task<IReadOnlyList<Broken>> BrokenAsync(FoundationHost host)
    {
        await using var fresh = host.Database.Services(services => host.Register(services));
        await using var scope = new TestScope(fresh, Viewer.Nobody);
        return await scope.Get<DataCheck>().RunAsync();
    }

    private static async Task SaveAsync(FoundationHost host, params object[] records)
    {
        await using var scope = host.As(Make.Keeper);
        scope.Db.AddRange(records);
        scope.Get<Teller>().RecordMany("made", "party", Party.Installation, Party.Installation, "{}");
        await scope.Db.SaveChangesAsync();
    }
}
