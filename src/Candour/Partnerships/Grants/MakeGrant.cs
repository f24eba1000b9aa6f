using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace Candour.Partnerships.Grants;

/// <summary>A head's opening of one record to one appointment until a date.</summary>
public sealed record NewGrant(Guid SchoolId, string Kind, Guid RecordId, Guid AppointmentId, DateOnly Until, string Reason);

/// <summary>Makes a grant. It is tied to the appointment, so it ends with the role and never follows the person elsewhere.</summary>
public sealed class MakeGrant(CandourDb db, UnitOfWork work, PartnershipsAccess access, IEnumerable<IGrantable> catalogue, Journal journal, Calendar calendar)
{
    /// <summary>No grant lasts longer than a school year and a day more; what should last is an agreement.</summary>
    public const int MostDays = 366;

    public Task<Outcome<Guid>> RunAsync(NewGrant request, CancellationToken cancel = default) => work.RunAsync<Guid>(async () =>
    {
        var kind = catalogue.SingleOrDefault(g => g.Kind == request.Kind);
        if (kind is null || !access.ActAsHead(request.SchoolId) || (await kind.OfAsync(request.SchoolId, cancel)).All(r => r.Id != request.RecordId))
            return Refusal.NotFound;
        var appointment = await access.Held.SingleOrDefaultAsync(a => a.Id == request.AppointmentId, cancel);
        if (appointment is null)
            return Refusal.NotFound;
        var refusals = new List<Refusal>();
        if (request.Until < calendar.Today || request.Until > calendar.Today.AddDays(MostDays))
            refusals.Add(Refusal.At("Until", "grants.until.range", calendar.Today.AddDays(MostDays)));
        if (request.Reason.Trim().Length is 0 or > Groups.ParkSchool.ReasonLength)
            refusals.Add(Refusal.At("Reason", "partnerships.reason.length", Groups.ParkSchool.ReasonLength));
        if (await access.Grants.AnyAsync(g => g.RecordId == request.RecordId && g.AppointmentId == appointment.Id && g.EndedAt == null && g.Until >= calendar.Today, cancel))
            refusals.Add(Refusal.At("AppointmentId", "grants.already"));
        if (refusals.Count > 0)
            return Outcome<Guid>.Refused(refusals);

        var grant = new Grant
        {
            Id = Foundation.Ids.New(), OwnerId = request.SchoolId, RecordKindKey = request.Kind, RecordId = request.RecordId, AppointmentId = appointment.Id,
            Until = request.Until, Reason = request.Reason.Trim(), MadeAt = calendar.Now,
        };
        db.Add(grant);
        journal.Record(PartnershipsFacts.GrantMade, grant, grant.Reason);
        await db.SaveChangesAsync(cancel);
        return grant.Id;
    }, cancel);
}
