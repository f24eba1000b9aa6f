using Candour.Testing;

namespace Candour.Web.Tests.Access.Table;

/// <summary>Cards of the schools that were reviewed: none, written, published, withdrawn.</summary>
internal sealed class CardRecords(AccessPlace place, IReadOnlyDictionary<string, ReviewWalk> walks)
{
    public async Task FurnishAsync()
    {
        foreach (var written in (string[])["workshop", "workshop+", "holding+"])
            await new CardDesk(walks[written]).SaveAsync();
        foreach (var published in (string[])["closed", "check", "check+"])
        {
            var edition = await new CardDesk(walks[published]).PublishAsync();
            place.Record($"slug:{published}", edition.Slug);
            place.Record($"edition:{published}", edition.EditionId);
        }
        await new CardDesk(walks["check"]).WithdrawAsync(1);
        foreach (var (name, walk) in walks.Where(w => w.Key is "workshop" or "closed" or "check"))
        {
            place.Record($"strength:{name}", (await new CardDesk(walk).ResultsAsync(Candour.Results.Measures.Strength))[0].Id);
            place.Record($"card:{name}", await CardOfAsync(walk.Host));
        }
    }

    private async Task<Guid> CardOfAsync(Guid school) =>
        (await place.App.Database.RowsAsync<Candour.ReportCards.Card>()).Single(c => c.OwnerId == school).Id;
}
