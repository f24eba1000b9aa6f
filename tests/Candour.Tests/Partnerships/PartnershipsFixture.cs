using Candour.Foundation.Access;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Wording;
using Candour.Partnerships;
using Candour.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Candour.Tests.Partnerships;

/// <summary>A partnership with a lead, a cluster and six schools, four of which have heads, over a database of its own.</summary>
internal sealed class PartnershipsFixture : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly ServiceProvider _services;

    private PartnershipsFixture(TestDatabase database, FakeRegister register)
    {
        _database = database;
        Register = register;
        _services = database.Services(s => s.AddRooms().AddTexts().AddSingleton<IRegister>(register));
        Place = new TestPlace(database);
    }

    public TestDatabase Database => _database;

    public TestPlace Place { get; }

    public FakeRegister Register { get; }

    public Guid Partnership { get; private set; }

    public Guid Cluster { get; private set; }

    public Guid Lead { get; private set; }

    /// <summary>Six schools of the partnership; all but the last lie in the cluster.</summary>
    public List<Guid> Schools { get; } = [];

    /// <summary>The heads of the first four.</summary>
    public List<Guid> Heads { get; } = [];

    public DateOnly Today => _database.Calendar.Today;

    public static async Task<PartnershipsFixture> CreateAsync(DatabaseKind kind)
    {
        var fixture = new PartnershipsFixture(await TestDatabase.CreateAsync(kind), new FakeRegister());
        await fixture.FurnishAsync();
        return fixture;
    }

    /// <summary>Runs a use case as a person, in a scope of its own as a request would.</summary>
    public async Task<Outcome<TResult>> AsAsync<TCase, TResult>(Guid person, Func<TCase, Task<Outcome<TResult>>> work)
        where TCase : notnull
    {
        await using var scope = new TestScope(_services, await Place.ViewerAsync(person));
        return await work(scope.Get<TCase>());
    }

    /// <summary>Asks as a person.</summary>
    public async Task<T> AskAsync<T>(Guid person, Func<TestScope, Task<T>> question) =>
        await AskAsync(await Place.ViewerAsync(person), question);

    /// <summary>Asks as any viewer.</summary>
    public async Task<T> AskAsync<T>(Viewer viewer, Func<TestScope, Task<T>> question)
    {
        await using var scope = new TestScope(_services, viewer);
        return await question(scope);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database.DisposeAsync();
    }

    private async Task FurnishAsync()
    {
        Partnership = await Place.PartnershipAsync("Hart Learning Partnership");
        Lead = await Place.PersonAsync("Ruth Adeyemi", Roles.PartnershipLead, Partnership);
        foreach (
            var name in (string[])["Alder Primary", "Birch Primary", "Cedar Primary", "Damson Primary", "Elder Primary", "Fir Academy"]
        )
            Schools.Add(await Place.SchoolAsync(name, Partnership));
        Cluster = await Place.GroupAsync(PartyKinds.Cluster, "North", Partnership, [.. Schools.Take(5)]);
        foreach (var (name, school) in ((string[])["Ann Alder", "Bob Birch", "Cat Cedar", "Dan Damson"]).Zip(Schools))
            Heads.Add(await Place.PersonAsync(name, Roles.Head, school));
    }
}

/// <summary>A register of what the test puts into it.</summary>
internal sealed class FakeRegister : IRegister
{
    public List<(string Authority, RegisterSchool School)> Rows { get; } = [];

    public Task<IReadOnlyList<RegisterSchool>> OpenInAuthorityAsync(string authorityCode, CancellationToken cancel = default) =>
        Of(Rows.Where(r => r.Authority == authorityCode && r.School.IsOpen));

    public Task<IReadOnlyList<RegisterSchool>> WithUrnsAsync(IReadOnlyCollection<int> urns, CancellationToken cancel = default) =>
        Of(Rows.Where(r => urns.Contains(r.School.Urn)));

    public Task<IReadOnlyList<RegisterSchool>> OfPartiesAsync(IReadOnlyCollection<Guid> partyIds, CancellationToken cancel = default) =>
        Of(Rows.Where(r => partyIds.Contains(r.School.PartyId)));

    public Task<RegisterAbout?> AboutAsync(Guid partyId, CancellationToken cancel = default) => Task.FromResult<RegisterAbout?>(null);

    private static Task<IReadOnlyList<RegisterSchool>> Of(IEnumerable<(string Authority, RegisterSchool School)> rows) =>
        Task.FromResult<IReadOnlyList<RegisterSchool>>([.. rows.Select(r => r.School)]);
}
