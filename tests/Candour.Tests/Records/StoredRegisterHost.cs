using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Partnerships;
using Candour.Records;
using Candour.Records.Tables;
using Candour.Testing;
using Candour.Tests.Foundation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Candour.Tests.Records;

/// <summary>The register in a database of its own.</summary>
internal sealed class StoredRegisterHost : IAsyncDisposable
{
    private StoredRegisterHost(FoundationHost host) => Host = host;

    public FoundationHost Host { get; }

    public static Viewer Importer { get; } = Viewers.Clock(ClockJob.Import);

    public static async Task<StoredRegisterHost> CreateAsync(DatabaseKind kind, Action<IServiceCollection>? change = null) =>
        new(await FoundationHost.CreateAsync(kind, change));

    public TestScope Open() => Host.As(Importer);

    public async Task<PreviewMade> PreviewAsync(ImportFile file, bool keepEmpty = false)
    {
        await using var scope = Open();
        var outcome = await scope.Get<PreviewImport>().RunAsync(new FileToPreview(file, KeepEmpty: keepEmpty));
        outcome.IsDone.ShouldBeTrue();
        return outcome.Value;
    }

    public async Task<Outcome<ImportDone>> ApplyAsync(Guid importId)
    {
        await using var scope = Open();
        return await scope.Get<ApplyImport>().RunAsync(new ImportToApply(importId, null));
    }

    /// <summary>Previews and applies.</summary>
    public async Task<PreviewMade> ImportAsync(ImportFile file)
    {
        var made = await PreviewAsync(file);
        if (made.ImportId is { } id)
            (await ApplyAsync(id)).Value.WasDoneBefore.ShouldBeFalse();
        return made;
    }

    public async Task<RegisterEntry?> EntryAsync(int urn)
    {
        await using var scope = Open();
        return await scope.Get<RecordsAccess>().Entries.SingleOrDefaultAsync(e => e.Urn == urn);
    }

    /// <summary>The party of a school that belongs to something; made on first asking.</summary>
    public async Task<Party> PartyAsync(int urn)
    {
        var entry = (await EntryAsync(urn))!;
        await using var scope = Host.As(Viewers.Keeper(["party", "fact"]));
        if (await scope.Db.Set<Party>().SingleOrDefaultAsync(p => p.Id == entry.PartyId) is { } there)
            return there;
        var party = new Party
        {
            Id = entry.PartyId,
            OwnerId = Party.Installation,
            Kind = PartyKinds.School,
            Name = entry.Name,
            SortKey = entry.SortKey,
            SearchKey = entry.SearchKey,
        };
        scope.Db.Add(party);
        scope.Get<Journal>().Record("school-brought-in", party);
        await scope.Db.SaveChangesAsync();
        return party;
    }

    /// <summary>Everything the import could have written, as one text: to see that nothing changed at all.</summary>
    public async Task<string> EverythingAsync()
    {
        await using var scope = Host.As(Viewers.Keeper(["fact", "party", "import"]));
        var lines = new List<string>();
        lines.AddRange((await scope.Db.Set<RegisterEntry>().AsNoTracking().OrderBy(e => e.Urn).ToListAsync()).Select(Text));
        lines.AddRange((await scope.Db.Set<Party>().AsNoTracking().OrderBy(e => e.Id).ToListAsync()).Select(Text));
        lines.AddRange((await scope.Db.Set<ImportRun>().AsNoTracking().OrderBy(e => e.Id).ToListAsync()).Select(Text));
        lines.AddRange((await scope.Db.Set<ImportContent>().AsNoTracking().OrderBy(e => e.ImportId).ToListAsync()).Select(Text));
        lines.AddRange((await scope.Db.Set<Fact>().AsNoTracking().OrderBy(e => e.Id).ToListAsync()).Select(Text));
        return string.Join('\n', lines);
    }

    public async Task<int> CountAsync<T>()
        where T : class
    {
        await using var scope = Host.As(Viewers.Keeper(["fact"]));
        return await scope.Db.Set<T>().CountAsync();
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    private static string Text(object row) => System.Text.Json.JsonSerializer.Serialize(row, row.GetType());
}
