namespace Candour.ReportCards;

/// <summary>Turns a composed card into the page that families get. The web does it; what it gives is stored as it is.</summary>
public interface ICardPrinter
{
    /// <summary>The page, whole.</summary>
    Task<byte[]> PrintAsync(CardToPrint card, CancellationToken cancel = default);
}

/// <summary>A card and what stands around it.</summary>
/// <param name="Slug">The name in its address; null for a proof, which has none yet.</param>
/// <param name="Version">Its number; null for a proof.</param>
/// <param name="On">The day.</param>
public sealed record CardToPrint(ComposedCard Card, string? Slug, int? Version, DateOnly On)
{
    /// <summary>Whether nobody but the school sees it.</summary>
    public bool IsProof => Version is null;
}

/// <summary>What there is without a web around the rooms: publishing then says what is missing.</summary>
internal sealed class NoCardPrinter : ICardPrinter
{
    public Task<byte[]> PrintAsync(CardToPrint card, CancellationToken cancel = default) =>
        throw new InvalidOperationException("Nobody registered an ICardPrinter: the host does, where it adds the pages of report cards.");
}
