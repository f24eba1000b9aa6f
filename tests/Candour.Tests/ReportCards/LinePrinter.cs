using System.Text;
using Candour.ReportCards;

namespace Candour.Tests.ReportCards;

/// <summary>Prints what a card says and nothing else, so that a test reads it.</summary>
internal sealed class LinePrinter : ICardPrinter
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
