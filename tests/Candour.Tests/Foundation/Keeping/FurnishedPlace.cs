using Candour.Foundation;
using Candour.Foundation.Access;
using Candour.Foundation.Files;
using Candour.Foundation.Keeping;
using Candour.Foundation.Mail;
using Candour.Foundation.Seals;
using Candour.Partnerships;
using Candour.Testing;
using Candour.Tests.Foundation.Files;
using Microsoft.EntityFrameworkCore;
using Shelf = Candour.Foundation.Drafts.Drafts;
using Teller = Candour.Foundation.Journal.Journal;

namespace Candour.Tests.Foundation.Keeping;

/// <summary>A place with something of every sort in it: a document, a file, a draft, mail that waits, a lock-out, a seal, chained facts.</summary>
internal sealed class FurnishedPlace(FoundationHost host) : IAsyncDisposable
{
    private Guid _file;

    public FoundationHost Host => host;

    public Guid Partnership { get; private set; }

    public Guid School { get; private set; }

    public Guid Head { get; private set; }

    public Guid Lead { get; private set; }

    public static async Task<FurnishedPlace> CreateAsync(DatabaseKind kind)
    {
        var place = new FurnishedPlace(await FoundationHost.CreateAsync(kind));
        await place.FurnishAsync();
        return place;
    }

    public async Task<Manifest> BackupAsync(string path)
    {
        await using var scope = host.As(Viewer.Nobody);
        return await scope.Get<BackupPlace>().RunAsync(path);
    }

    public async Task<byte[]> ReadFileAsync(FoundationHost of)
    {
        await using var scope = of.As(Viewer.Nobody);
        using (scope.Get<ViewerScope>().As(Viewers.Librarian))
        {
            var file = await scope.Db.Set<StoredFile>().SingleAsync(f => f.Id == _file);
            return await File.ReadAllBytesAsync(FileStore.PathOf(of.Database.Settings, file.ContentKey));
        }
    }

    public async Task ChainAsync()
    {
        host.Database.Clock.Advance(TimeSpan.FromMinutes(1));
        await host.Jobs.RunDueAsync("chain");
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private async Task FurnishAsync()
    {
        Partnership = await host.Place.PartnershipAsync("Hart");
        School = await host.Place.SchoolAsync("Millbrook Primary", Partnership);
        Head = await host.Place.PersonAsync("Łucja Marsh-O’Neill", Roles.Head, School);
        Lead = await host.Place.PersonAsync("Ben Okafor", Roles.PartnershipLead, Partnership);
        await using (var scope = await host.AsAsync(Head))
        {
            var store = scope.Get<FileStore>();
            var file = store.Add((await store.HoldAsync(School, "plan.pdf", new MemoryStream(Pictures.Pdf))).Value);
            _file = file.Id;
            scope.Get<Outbox>().AddFor(Head, "words.list-comma", "words.list", "one", "two");
            scope.Get<SealKeys>().Seal(Ids.New(), "a sealed judgement");
            await scope.Db.SaveChangesAsync();
            await scope.Get<Shelf>().KeepAsync("focus", School, [new("Words", "typed by “Łucja” — and\nnot handed in")]);
        }
        await using (var scope = await host.AsAsync(Lead))
        {
            var agreement = new Agreement
            {
                Id = Ids.New(),
                OwnerId = Partnership,
                Version = 1,
                Words = "What we open",
                From = Make.LongAgo,
                Terms =
                [
                    new AgreementTerm { RecordKind = "report", Audience = "group" },
                    new AgreementTerm { RecordKind = "review", Audience = "partnership" },
                ],
            };
            scope.Db.Add(agreement);
            scope.Get<Teller>().Record("agreement-made", agreement, "because Łucja Marsh-O’Neill asked");
            await scope.Db.SaveChangesAsync();
        }
        await using (var scope = host.As(Viewers.Doorkeeper))
        {
            var account = await scope.Db.Users.SingleAsync(a => a.Id == Lead);
            account.LockoutEnd = new DateTimeOffset(host.Database.Calendar.Now.AddMinutes(15));
            account.AccessFailedCount = 5;
            await scope.Db.SaveChangesAsync();
        }
        await ChainAsync();
    }
}
