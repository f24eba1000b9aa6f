using Candour.Foundation.Outcomes;
using Candour.ReportCards;
using Candour.Results;
using Microsoft.EntityFrameworkCore;

namespace Candour.Testing;

/// <summary>Writes and publishes the host's card after a review, as its head: <c>await desk.PublishAsync();</c></summary>
public sealed class CardDesk(ReviewWalk walk)
{
    public const string Story =
        "Forty children joined us mid-year, many new to English. We gave each of them a friend for the first two weeks, and a meal together. They sat in the same lessons as everyone from day one.";

    /// <summary>The host's results of a measure, as the head reads them.</summary>
    public async Task<IReadOnlyList<Result>> ResultsAsync(string measure)
    {
        await using var scope = await walk.ScopeAsync(walk.Head);
        return await scope.Get<ResultsAccess>().Standing.Where(r => r.Measure == measure).OrderBy(r => r.Id).ToListAsync();
    }

    /// <summary>A card with everything on it.</summary>
    public async Task<SaveCard.Request> FilledAsync()
    {
        var strength = (await ResultsAsync(Measures.Strength))[0];
        var pledge = (await ResultsAsync(Measures.Pledge)).FirstOrDefault() ?? (await ResultsAsync(Measures.Question))[0];
        var paragraph = (await ResultsAsync(Measures.Paragraph)).First(r => r.Part == "summary:1");
        return new(
            walk.Host,
            await VersionAsync(),
            Story,
            [new(strength.Id, "Every class shows the first step.")],
            [new(pledge.Id, "More of us speaking in lessons.")],
            paragraph.Id
        );
    }

    /// <summary>The version of the card now.</summary>
    public async Task<int> VersionAsync()
    {
        await using var scope = await walk.ScopeAsync(walk.Head);
        return await scope.Get<ReportCardsAccess>().Cards.Where(c => c.OwnerId == walk.Host).Select(c => c.Version).FirstOrDefaultAsync();
    }

    /// <summary>Saves a card with everything on it.</summary>
    public async Task SaveAsync()
    {
        var filled = await FilledAsync();
        await walk.As<SaveCard, int>(walk.Head, u => u.RunAsync(filled));
    }

    /// <summary>Saves and publishes.</summary>
    public async Task<PublishEdition.Published> PublishAsync()
    {
        await SaveAsync();
        var version = await VersionAsync();
        return await walk.As<PublishEdition, PublishEdition.Published>(walk.Head, u => u.RunAsync(new(walk.Host, version, HasRead: true)));
    }

    /// <summary>Withdraws a version.</summary>
    public Task<CardEdition> WithdrawAsync(int version, string reason = "A figure was wrong.") =>
        walk.As<WithdrawEdition, CardEdition>(walk.Head, u => u.RunAsync(new(walk.Host, version, reason)));

    /// <summary>Tries something as somebody else.</summary>
    public Task<Outcome<T>> TryAs<TUse, T>(Guid person, Func<TUse, Task<Outcome<T>>> run)
        where TUse : notnull => walk.TryAs(person, run);
}
