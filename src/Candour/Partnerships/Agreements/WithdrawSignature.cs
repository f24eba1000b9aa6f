using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;

namespace Candour.Partnerships.Agreements;

/// <summary>A head's withdrawal of the school's signature, with the reason.</summary>
public sealed record SignatureToWithdraw(Guid PartnershipId, Guid SchoolId, string Reason);

/// <summary>
/// Withdraws. Sight ends from now on, never for what was read: copies that others hold by right (an issued report)
/// stay theirs.
/// </summary>
public sealed class WithdrawSignature(CandourDb db, UnitOfWork work, PartnershipsAccess access, SignatureEnding ending)
{
    public Task<Outcome<Done>> RunAsync(SignatureToWithdraw request, CancellationToken cancel = default) => work.RunAsync<Done>(async () =>
    {
        if (!access.ActAsHead(request.SchoolId))
            return Refusal.NotFound;
        var reason = request.Reason.Trim();
        if (reason.Length is 0 or > Groups.ParkSchool.ReasonLength)
            return Refusal.At("Reason", "partnerships.reason.length", Groups.ParkSchool.ReasonLength);
        var standing = await ending.FindAsync(request.PartnershipId, request.SchoolId, cancel);
        if (standing.Signatures.Count == 0)
            return Refusal.NotFound;
        ending.End(standing, reason);
        await db.SaveChangesAsync(cancel);
        return default(Done);
    }, cancel);
}
