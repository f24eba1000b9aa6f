using Candour.ReportCards;
using Candour.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Candour.Tests.ReportCards;

/// <summary>A review walked to its issue with every room over it, and a printer that writes the composed card as lines.</summary>
internal sealed class CardTestHost : IAsyncDisposable
{
    private CardTestHost(RoomsHost host, ReviewWalk walk)
    {
        Host = host;
        Walk = walk;
        Desk = new CardDesk(walk);
    }

    public RoomsHost Host { get; }

    public ReviewWalk Walk { get; }

    public CardDesk Desk { get; }

    public TestDatabase Database => Host.Database;

    public static async Task<CardTestHost> CreateAsync(DatabaseKind kind, string stage = "issued")
    {
        var host = await RoomsHost.CreateAsync(kind, s => s.AddScoped<ICardPrinter, LinePrinter>());
        var walk = new ReviewWalk(host.Services, host.Place);
        await walk.PlanAsync();
        await walk.ToAsync(stage);
        await host.Jobs.RunDueAsync();
        return new(host, walk);
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
