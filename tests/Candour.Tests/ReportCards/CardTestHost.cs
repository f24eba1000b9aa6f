using System.Text;
using Candour.ReportCards;
using Candour.Testing;
using Candour.Tests.Foundation;
using Microsoft.Extensions.DependencyInjection;

namespace Candour.Tests.ReportCards;

/// <summary>A review walked to its issue with every room over it, and a printer that writes the composed card as lines.</summary>
internal sealed class CardTestHost : IAsyncDisposable
{
    private CardTestHost(FoundationHost host, ReviewWalk walk)
    {
        Host = host;
        Walk = walk;
        Desk = new CardDesk(walk);
    }

    public FoundationHost Host { get; }

    public ReviewWalk Walk { get; }

    public CardDesk Desk { get; }

    public TestDatabase Database => Host.Database;

    public static async Task<CardTestHost> CreateAsync(DatabaseKind kind, string stage = "issued")
    {
        var host = await FoundationHost.CreateAsync(kind, s => s.AddScoped<ICardPrinter, LinePrinter>());
        var walk = new ReviewWalk(host.Services, host.Place);
        await walk.PlanAsync();
        await walk.ToAsync(stage);
        await host.Jobs.RunDueAsync();
        return new(host, walk);
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    /// <summary>Prints what a card says and nothing else, so that a test reads it.</summary>
    private sealed class LinePrinter : ICardPrinter
    {
        public Task<byte[]> PrintAsync(CardToPrint card, CancellationToken cancel = default)
        {
            var lines = card.Card.Panels.SelectMany(p => p.Lines.Select(line => $"{p.Voice}/{p.Key}: {Say(line)}"));
            return Task.FromResult(Encoding.UTF8.GetBytes($"{card.Card.School} {card.Slug} {card.Version}\n{string.Join('\n', lines)}"));
        }

        private static string Say(CardLine line) =>
            line switch
            {
                SaidLine said => said.Words,
                QuotedLine quoted => $"“{quoted.Words}”",
                FigureLine figure => $"{figure.Measure} {figure.Value ?? figure.Blank}",
                BlankLine blank => blank.Why.TextKey,
                _ => throw new InvalidOperationException(),
            };
    }
}
