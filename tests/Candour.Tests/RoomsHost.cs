using Candour.Foundation.Access;
using Candour.Foundation.Jobs;
using Candour.Foundation.Wording;
using Candour.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Candour.Tests;

/// <summary>A database of its own with every room over it: what a process of the product has, without the web.</summary>
internal sealed class RoomsHost : IAsyncDisposable
{
    private RoomsHost(TestDatabase database, Action<IServiceCollection>? change)
    {
        Database = database;
        Place = new TestPlace(database);
        Services = database.Services(services =>
        {
            services.AddRooms().AddTexts();
            change?.Invoke(services);
        });
    }

    public TestDatabase Database { get; }

    public TestPlace Place { get; }

    public ServiceProvider Services { get; }

    public JobRunner Jobs => Services.GetRequiredService<JobRunner>();

    public static async Task<RoomsHost> CreateAsync(DatabaseKind kind, Action<IServiceCollection>? change = null) =>
        new(await TestDatabase.CreateAsync(kind), change);

    public TestScope As(Viewer viewer) => new(Services, viewer);

    public async Task<TestScope> AsAsync(Guid person) => As(await Place.ViewerAsync(person));

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        await Database.DisposeAsync();
    }
}
