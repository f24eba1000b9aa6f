using Candour.Foundation.Journal;
using Candour.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace Candour.Partnerships.Agreements;

/// <summary>
/// Ends signatures and what they opened, in two steps, since who may find the rows (the clock, when a lead decides for
/// a whole place) is not always who the facts should name. It never saves.
/// </summary>
public sealed class SignatureEnding(PartnershipsAccess access, Journal journal, Calendar calendar)
{
    /// <summary>The signatures that a school's leaving, withdrawing or signing anew ends, with their openings.</summary>
    public sealed record Standing(IReadOnlyList<Signature> Signatures, IReadOnlyList<Opening> Openings);

    /// <summary>What of this school stands in a partnership.</summary>
    public async Task<Standing> FindAsync(Guid partnershipId, Guid schoolId, CancellationToken cancel) => new(
        await access.Signatures.Where(s => s.PartnershipId == partnershipId && s.OwnerId == schoolId && s.EndedAt == null).ToListAsync(cancel),
        await access.Openings.Where(o => o.PartnershipId == partnershipId && o.OwnerId == schoolId && o.EndedAt == null).ToListAsync(cancel));

    /// <summary>Ends all of it, with a fact for each.</summary>
    public void End(Standing standing, string reason)
    {
        foreach (var signature in standing.Signatures)
        {
            signature.EndedAt = calendar.Now;
            journal.Record(PartnershipsFacts.SignatureEnded, signature, reason);
        }
        foreach (var opening in standing.Openings)
            End(opening, reason);
    }

    /// <summary>Ends one opening.</summary>
    public void End(Opening opening, string reason)
    {
        opening.EndedAt = calendar.Now;
        journal.Record(PartnershipsFacts.OpeningEnded, opening, reason);
    }
}
