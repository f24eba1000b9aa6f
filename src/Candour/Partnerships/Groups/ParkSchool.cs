using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Candour.Partnerships.Groups;

/// <summary>A school that is in no group, and why: "converted in September", "has asked to wait".</summary>
public sealed record SchoolWithoutGroup(Guid PartnershipId, Guid SchoolId, string Reason);

/// <summary>
/// Writes down why a school works in no group. No school is left out by accident: one without a group and without a
/// reason waits on the lead's page.
/// </summary>
public sealed class ParkSchool(CandourDb db, UnitOfWork work, PartnershipsAccess access, Forming forming, Journal journal)
{
    public const int ReasonLength = 500;

    public Task<Outcome<Done>> RunAsync(SchoolWithoutGroup request, CancellationToken cancel = default) => work.RunAsync<Done>(async () =>
    {
        if (!access.ActAsLead(request.PartnershipId))
            return Refusal.NotFound;
        var tie = await access.TiesNow.SingleOrDefaultAsync(m => m.Kind == PartyKinds.Partnership && m.GroupId == request.PartnershipId && m.PartyId == request.SchoolId, cancel);
        if (tie is null)
            return Refusal.NotFound;
        var reason = request.Reason.Trim();
        if (reason.Length is 0 or > ReasonLength)
            return Refusal.At("Reason", "partnerships.reason.length", ReasonLength);
        if ((await forming.GroupedAsync(request.PartnershipId, [request.SchoolId], cancel)).Count > 0)
            return Refusal.Because("partnerships.park.in-group");
        tie.Reason = reason;
        journal.Record(PartnershipsFacts.SchoolParked, tie, reason);
        await db.SaveChangesAsync(cancel);
        return default(Done);
    }, cancel);
}
