using Candour.Foundation.Access;
using Microsoft.EntityFrameworkCore;

namespace Candour.ReportCards;

/// <summary>Who can see the card while it is written.</summary>
public sealed class CardSight(ReportCardsAccess access, SightLines lines) : SightExplainer<Card>(lines)
{
    protected override Rule<Card> Rule => ReportCardsAccess.CardRule;

    protected override Task<Card?> FindAsync(Guid id, CancellationToken cancel) =>
        access.Cards.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, cancel);

    protected override SightSubject Subject(Card record) => new("card.sight.subject", [], $"/schools/{record.OwnerId}/card");
}

/// <summary>Who can see what was published.</summary>
public sealed class EditionSight(ReportCardsAccess access, SightLines lines) : SightExplainer<CardEdition>(lines)
{
    protected override Rule<CardEdition> Rule => ReportCardsAccess.EditionRule;

    protected override Task<CardEdition?> FindAsync(Guid id, CancellationToken cancel) =>
        access.Editions.AsNoTracking().FirstOrDefaultAsync(e => e.Id == id, cancel);

    protected override SightSubject Subject(CardEdition record) =>
        new("card.sight.edition", [record.Version], $"/cards/{record.Slug}/{record.Version}");
}
