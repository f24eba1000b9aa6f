using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace Candour.Partnerships.Agreements;

/// <summary>A head's signature for a school under the version that stands.</summary>
public sealed record AgreementToSign(Guid AgreementId, Guid SchoolId);

/// <summary>
/// Signs for a school. The signature and what it opens are one save: from then on reach lets the others in, and not a
/// moment before. A signature under an older version ends with it.
/// </summary>
public sealed class SignAgreement(CandourDb db, UnitOfWork work, PartnershipsAccess access, SignatureEnding ending, Journal journal, Calendar calendar)
{
    public Task<Outcome<Guid>> RunAsync(AgreementToSign request, CancellationToken cancel = default) => work.RunAsync<Guid>(async () =>
    {
        var agreement = await access.Agreements.SingleOrDefaultAsync(a => a.Id == request.AgreementId, cancel);
        if (agreement is null || !access.ActAsHead(request.SchoolId) || access.Viewer.PersonId is not { } head)
            return Refusal.NotFound;
        if (!await access.TiesNow.AnyAsync(m => m.Kind == PartyKinds.Partnership && m.GroupId == agreement.OwnerId && m.PartyId == request.SchoolId, cancel))
            return Refusal.NotFound;
        if (agreement.EndedOn is not null)
            return Refusal.Because("agreements.sign.replaced");
        if (await access.Signatures.AnyAsync(s => s.AgreementId == agreement.Id && s.OwnerId == request.SchoolId && s.EndedAt == null, cancel))
            return Refusal.Because("agreements.sign.already");

        ending.End(await ending.FindAsync(agreement.OwnerId, request.SchoolId, cancel), $"agreement version {agreement.Version}");
        var signature = new Signature
        {
            Id = Foundation.Ids.New(), OwnerId = request.SchoolId, AgreementId = agreement.Id, PartnershipId = agreement.OwnerId, SignedById = head, SignedAt = calendar.Now,
        };
        db.Add(signature);
        journal.Record(PartnershipsFacts.AgreementSigned, signature);
        foreach (var term in agreement.Terms)
        {
            var opening = new Opening
            {
                Id = Foundation.Ids.New(), OwnerId = request.SchoolId, PartnershipId = agreement.OwnerId, SignatureId = signature.Id, Opened = term.RecordKind, Audience = term.Audience,
            };
            db.Add(opening);
            journal.Record(PartnershipsFacts.OpeningMade, opening);
        }
        await db.SaveChangesAsync(cancel);
        return signature.Id;
    }, cancel);
}
