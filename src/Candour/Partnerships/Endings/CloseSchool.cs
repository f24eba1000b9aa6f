using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace Candour.Partnerships.Endings;

/// <summary>A school that has closed, and the school that came after it where there is one.</summary>
public sealed record SchoolCloses(Guid PartnershipId, Guid SchoolId, Guid? SuccessorId, string Reason);

/// <summary>
/// Says that a school of the partnership has closed. The register's own notice only asks the lead to look; this is the
/// decision. A successor takes its place in the clusters and groups and stands inside what it owned, so its head reads
/// the old self-evaluations, reports and pledges; they keep their owner. A successor signs the agreement itself.
/// </summary>
public sealed class CloseSchool(
    CandourDb db,
    UnitOfWork work,
    ViewerScope scope,
    PartnershipsAccess access,
    SchoolEnding ending,
    Journal journal,
    Calendar calendar
)
{
    public Task<Outcome<Done>> RunAsync(SchoolCloses request, CancellationToken cancel = default) =>
        work.RunAsync<Done>(
            async () =>
            {
                if (!access.ActAsLead(request.PartnershipId))
                    return Refusal.NotFound;
                var reason = request.Reason.Trim();
                if (reason.Length is 0 or > Groups.ParkSchool.ReasonLength)
                    return Refusal.At("Reason", "partnerships.reason.length", Groups.ParkSchool.ReasonLength);
                if (await SuccessorRefusedAsync(request, cancel) is { } refused)
                    return refused;
                var places = await access
                    .TiesNow.Where(m =>
                        m.OwnerId == request.PartnershipId && m.PartyId == request.SchoolId && m.Kind != PartyKinds.Partnership
                    )
                    .ToListAsync(cancel);
                if (
                    !await ending.RunAsync(
                        new SchoolLeaving(request.PartnershipId, request.SchoolId, RunningReviews.Finish, reason),
                        PartnershipsFacts.SchoolClosed,
                        cancel
                    )
                )
                    return Refusal.NotFound;
                if (request.SuccessorId is { } successor)
                    await SucceedAsync(request, successor, places, cancel);
                return default(Done);
            },
            cancel
        );

    private async Task<Refusal?> SuccessorRefusedAsync(SchoolCloses request, CancellationToken cancel)
    {
        if (request.SuccessorId is not { } successor)
            return null;
        if (successor == request.SchoolId || !await access.SchoolsOf(request.PartnershipId).AnyAsync(p => p.Id == successor, cancel))
            return Refusal.At("SuccessorId", "partnerships.close.successor-not-here");
        // Naming a successor widens the sight of the successor's people: nobody does that for themselves.
        if (access.Viewer.Appointments.Any(a => a.OrganisationId == successor))
            return Refusal.At("SuccessorId", "partnerships.close.own-school");
        return await IsSpokenForAsync(request.SchoolId, successor, request.PartnershipId, cancel)
            ? Refusal.At("SuccessorId", "partnerships.close.spoken-for")
            : null;
    }

    /// <summary>
    /// Whether somebody else still has a say over what the school owns: a head in office who does not head the successor
    /// too, or another partnership that it is in. No lead hands a school's records to others past them.
    /// </summary>
    private async Task<bool> IsSpokenForAsync(Guid school, Guid successor, Guid partnership, CancellationToken cancel)
    {
        var heads = access.Held.Where(a => a.Role == Roles.Head);
        if (
            await heads.AnyAsync(
                a => a.OwnerId == school && !heads.Any(other => other.OwnerId == successor && other.PersonId == a.PersonId),
                cancel
            )
        )
            return true;
        using (scope.As(Viewers.Clock(ClockJob.Endings)))
            return await access.TiesNow.AnyAsync(
                m => m.PartyId == school && m.Kind == PartyKinds.Partnership && m.GroupId != partnership,
                cancel
            );
    }

    private async Task SucceedAsync(SchoolCloses request, Guid successor, List<Membership> places, CancellationToken cancel)
    {
        var has = await access
            .TiesNow.Where(m => m.OwnerId == request.PartnershipId && m.PartyId == successor)
            .Select(m => new { m.GroupId, m.Kind })
            .ToListAsync(cancel);
        foreach (
            var place in places.Where(p =>
                has.TrueForAll(h => h.GroupId != p.GroupId)
                && (p.Kind != PartyKinds.Group || has.TrueForAll(h => h.Kind != PartyKinds.Group))
            )
        )
        {
            var tie = Ties.Of(request.PartnershipId, successor, place.GroupId, place.Kind, calendar.Today);
            db.Add(tie);
            journal.Record(PartnershipsFacts.MembershipBegan, tie);
        }
        var link = new PartyLink
        {
            Id = Foundation.Ids.New(),
            OwnerId = request.SchoolId,
            SuccessorId = successor,
            Tie = PartyLink.Successor,
            From = calendar.Today,
        };
        db.Add(link);
        journal.Record(PartnershipsFacts.SuccessorNamed, link);
        using (scope.As(Viewers.Clock(ClockJob.Endings)))
            await db.SaveChangesAsync(cancel);
    }
}
