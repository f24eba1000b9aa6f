using Candour.Foundation.Access;
using Candour.Foundation.Jobs;
using Candour.Foundation.Wording;
using Candour.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Candour.Tests.Foundation;

/// <summary>A database of its own with Foundation over it: what every room finds there, without the rooms.</summary>
internal sealed class FoundationHost : IAsyncDisposable
{
    private readonly Action<IServiceCollection>? _change;

    private FoundationHost(TestDatabase database, Action<IServiceCollection>? change)
    {
        Database = database;
        Place = new TestPlace(database);
        _change = change;
        Services = database.Services(Register);
    }

    public TestDatabase Database { get; }

    public TestPlace Place { get; }

    public ServiceProvider Services { get; }

    public JobRunner Jobs => Services.GetRequiredService<JobRunner>();

    public static async Task<FoundationHost> CreateAsync(DatabaseKind kind, Action<IServiceCollection>? change = null) =>
        new(await TestDatabase.CreateAsync(kind), change);

    /// <summary>Over a database without a single table.</summary>
    public static async Task<FoundationHost> CreateEmptyAsync(DatabaseKind kind, Action<IServiceCollection>? change = null) =>
        new(await TestDatabase.CreateEmptyAsync(kind), change);

    /// <summary>What another process over the same database would register.</summary>
    public void Register(IServiceCollection services)
    {
        services.AddRooms().AddTexts();
        _change?.Invoke(services);
    }

    public TestScope As(Viewer viewer) => new(Services, viewer);

    public async Task<TestScope> AsAsync(Guid person) => As(await Place.ViewerAsync(person));

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        await Database.DisposeAsync();
    }
}
