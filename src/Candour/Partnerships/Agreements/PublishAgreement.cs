using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace Candour.Partnerships.Agreements;

/// <summary>A version of what the schools of a partnership open to one another.</summary>
/// <param name="Terms">Kind of record → "group", "cluster" or "partnership". A kind left out opens to nobody.</param>
public sealed record NewAgreement(Guid PartnershipId, string Words, IReadOnlyDictionary<string, string> Terms);

/// <summary>
/// Publishes a version; it takes the place of the one before. What the new one no longer opens ends at once, for every
/// school; what both open goes on under the old signature; what only the new one opens waits for each head to sign.
/// </summary>
public sealed class PublishAgreement(
    CandourDb db,
    UnitOfWork work,
    ViewerScope scope,
    PartnershipsAccess access,
    OpenableKinds kinds,
    SignatureEnding ending,
    Journal journal,
    Calendar calendar
)
{
    public const int WordsLength = 4000;

    public Task<Outcome<Guid>> RunAsync(NewAgreement request, CancellationToken cancel = default) =>
        work.RunAsync<Guid>(
            async () =>
            {
                if (!access.ActAsLead(request.PartnershipId))
                    return Refusal.NotFound;
                var words = request.Words.Trim();
                if (words.Length is 0 or > WordsLength)
                    return Refusal.At("Words", "agreements.words.length", WordsLength);
                if (request.Terms.Count == 0)
                    return Refusal.At("Terms", "agreements.terms.none");
                foreach (var (kind, audience) in request.Terms)
                {
                    if (!kinds.Keys.Contains(kind) || Audiences.Rank(audience) < 0)
                        throw new ArgumentException($"An agreement cannot open {kind} to {audience}.", nameof(request));
                }

                var before = await access.Agreements.Where(a => a.OwnerId == request.PartnershipId).ToListAsync(cancel);
                var agreement = new Agreement
                {
                    Id = Foundation.Ids.New(),
                    OwnerId = request.PartnershipId,
                    Version = before.Count == 0 ? 1 : before.Max(a => a.Version) + 1,
                    Words = words,
                    Terms =
                    [
                        .. request
                            .Terms.OrderBy(t => t.Key, StringComparer.Ordinal)
                            .Select(t => new AgreementTerm { RecordKind = t.Key, Audience = t.Value }),
                    ],
                    From = calendar.Today,
                };
                db.Add(agreement);
                journal.Record(PartnershipsFacts.AgreementPublished, agreement);
                foreach (var old in before.Where(a => a.EndedOn is null))
                {
                    old.EndedOn = calendar.Today;
                    journal.Record(PartnershipsFacts.AgreementEnded, old);
                }
                await db.SaveChangesAsync(cancel);
                using (scope.As(Viewers.Clock(ClockJob.Endings)))
                    await NarrowAsync(request, agreement, cancel);
                return agreement.Id;
            },
            cancel
        );

    /// <summary>
    /// Whether all to whom the narrower term opens could read before. A group need not lie in its school's cluster: where
    /// it does not, the head signs first.
    /// </summary>
    private async Task<bool> IsWithinAsync(Opening opening, string narrower, CancellationToken cancel)
    {
        if (opening.Audience == PartyKinds.Partnership)
            return true;
        var ties = access.TiesNow.Where(m => m.OwnerId == opening.PartnershipId);
        var groups = ties.Where(m => m.PartyId == opening.OwnerId && m.Kind == narrower).Select(m => m.GroupId);
        var clusters = ties.Where(m => m.PartyId == opening.OwnerId && m.Kind == opening.Audience).Select(m => m.GroupId);
        return !await groups.AnyAsync(g => !ties.Any(m => m.PartyId == g && clusters.Contains(m.GroupId)), cancel);
    }

    private async Task NarrowAsync(NewAgreement request, Agreement agreement, CancellationToken cancel)
    {
        var reason = $"agreement version {agreement.Version}";
        var standing = await access.Openings.Where(o => o.PartnershipId == request.PartnershipId && o.EndedAt == null).ToListAsync(cancel);
        var ended = standing
            .Where(o => !request.Terms.TryGetValue(o.Opened, out var audience) || Audiences.Rank(audience) < Audiences.Rank(o.Audience))
            .ToList();
        foreach (var opening in ended)
        {
            ending.End(opening, reason);
            if (!request.Terms.TryGetValue(opening.Opened, out var narrower) || !await IsWithinAsync(opening, narrower, cancel))
                continue;
            // Whoever opened to the cluster opened to the group within it: what both versions allow goes on.
            var kept = new Opening
            {
                Id = Foundation.Ids.New(),
                OwnerId = opening.OwnerId,
                PartnershipId = opening.PartnershipId,
                SignatureId = opening.SignatureId,
                Opened = opening.Opened,
                Audience = narrower,
            };
            db.Add(kept);
            journal.Record(PartnershipsFacts.OpeningMade, kept, reason);
        }
        if (ended.Count > 0)
            await db.SaveChangesAsync(cancel);
    }
}
