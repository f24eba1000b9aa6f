using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Candour.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace Candour.Foundation.Access;

/// <summary>Builds the viewer of a person in two commands, whatever the size of the place.</summary>
public sealed class ViewerLoader(CandourDb db, Calendar calendar)
{
    /// <summary>
    /// The person as they stand today. Null when the account is gone or its sign-in stamp has changed: a person who
    /// signed out everywhere is out on the next request, not when a cookie ends.
    /// </summary>
    public async Task<Viewer?> LoadAsync(Guid personId, string? stamp, CancellationToken cancel = default)
    {
        var today = calendar.Today;
        var held = await (
            from person in db.Set<Party>()
            where person.Id == personId && person.Kind == PartyKinds.Person
            from account in db.Users.Where(a => a.Id == person.Id).DefaultIfEmpty()
            from appointment in db.Set<Appointment>()
                .Where(a =>
                    a.PersonId == person.Id
                    && a.AcceptedAt != null
                    && a.ConfirmedAt != null
                    && a.From <= today
                    && (a.To == null || a.To >= today)
                )
                .DefaultIfEmpty()
            from organisation in db.Set<Party>().Where(o => o.Id == appointment!.OwnerId).DefaultIfEmpty()
            orderby appointment!.From, appointment.Id
            select new
            {
                person.Name,
                Stamp = account!.SecurityStamp,
                AppointmentId = (Guid?)appointment.Id,
                Organisation = (Guid?)appointment.OwnerId,
                OrganisationName = organisation!.Name,
                appointment.Role,
            }
        )
            .AsNoTracking()
            .ToListAsync(cancel);
        if (held.Count == 0 || (stamp is not null && held[0].Stamp != stamp))
            return null;
        var appointments = held.Where(h => h.AppointmentId is not null)
            .Select(h => new HeldAppointment(h.AppointmentId!.Value, h.Organisation!.Value, h.OrganisationName, h.Role))
            .ToList();

        var ties = await TiesAsync([personId, .. appointments.Select(a => a.OrganisationId)], today, cancel);
        return Assemble(personId, held[0].Name, appointments, ties);
    }

    private sealed record Tie(Guid PartyId, Guid GroupId, string GroupName, string Kind, string Role, DateTime? WalledAt, int Level);

    /// <summary>The ties, older before newer: the partnership that a party came to first is the one its people act in.</summary>
    private async Task<List<Tie>> TiesAsync(Guid[] parties, DateOnly today, CancellationToken cancel)
    {
        var inForce = db.Set<Membership>().Where(m => m.From <= today && (m.To == null || m.To >= today));
        // A wall stands from the moment it was declared, also when the tie it was declared on has ended since.
        var direct =
            from m in db.Set<Membership>()
            where parties.Contains(m.PartyId) && ((m.From <= today && (m.To == null || m.To >= today)) || m.WalledAt != null)
            join g in db.Set<Party>() on m.GroupId equals g.Id
            select new
            {
                m.PartyId,
                m.GroupId,
                g.Name,
                m.Kind,
                m.Role,
                m.WalledAt,
                m.From,
                m.Id,
                Level = 1,
            };
        // A circle lies in its partnership: somebody from outside who moderates one review reaches what the
        // partnership opens to its members, its framework and protocol. Somebody who was only asked does not yet.
        var onward =
            from m in inForce
            where m.Kind == PartyKinds.Review && parties.Contains(m.PartyId) && m.Role != Roles.Invited && m.WalledAt == null
            join up in inForce on m.GroupId equals up.PartyId
            where up.Kind == PartyKinds.Partnership
            join g in db.Set<Party>() on up.GroupId equals g.Id
            select new
            {
                up.PartyId,
                up.GroupId,
                g.Name,
                up.Kind,
                up.Role,
                up.WalledAt,
                up.From,
                up.Id,
                Level = 2,
            };
        // The predecessor of a converted school: its successor stands inside what it owned.
        var inherited =
            from l in db.Set<PartyLink>()
            where parties.Contains(l.SuccessorId) && l.From <= today
            join g in db.Set<Party>() on l.OwnerId equals g.Id
            select new
            {
                PartyId = l.SuccessorId,
                GroupId = l.OwnerId,
                g.Name,
                Kind = l.Tie,
                Role = "successor",
                WalledAt = (DateTime?)null,
                l.From,
                l.Id,
                Level = 3,
            };
        var rows = await direct.Concat(onward).Concat(inherited).AsNoTracking().ToListAsync(cancel);
        // Databases promise no order of their own, and each keeps keys in another: so it is made here.
        return
        [
            .. rows.OrderBy(r => r.Level)
                .ThenBy(r => r.From)
                .ThenBy(r => r.Id)
                .Select(r => new Tie(r.PartyId, r.GroupId, r.Name, r.Kind, r.Role, r.WalledAt, r.Level)),
        ];
    }

    private static Viewer Assemble(Guid personId, string name, List<HeldAppointment> appointments, List<Tie> ties)
    {
        var walled = ties.Where(t => t.WalledAt is not null).Select(t => t.GroupId).ToHashSet();
        // Nor does a circle that somebody is walled from lead them on to its partnership.
        var standing = ties.Where(t => !walled.Contains(t.GroupId) && (t.Level != 2 || !walled.Contains(t.PartyId))).ToList();
        var inherited = standing.Where(t => t.Level == 3).ToList();
        var all = appointments
            .Concat(
                from a in appointments
                from t in inherited
                where t.PartyId == a.OrganisationId && t.Kind == PartyLink.Successor
                select a with
                {
                    OrganisationId = t.GroupId,
                    OrganisationName = t.GroupName,
                    IsInherited = true,
                }
            )
            .ToList();

        // Whoever works at the host sees a review from the host's side and from no other: hard rules kept them out of the
        // team, and one who came to the school later is out of it too.
        var hosted = standing
            .Where(t => t.Kind == PartyKinds.Review && t.Role == Roles.Host && all.Exists(a => a.OrganisationId == t.PartyId))
            .Select(t => t.GroupId)
            .ToHashSet();
        var circles = new List<CircleStanding>();
        foreach (var tie in standing.Where(t => t.Kind == PartyKinds.Review && t.Level == 1))
        {
            if (tie.PartyId == personId && !hosted.Contains(tie.GroupId))
                circles.Add(new CircleStanding(tie.GroupId, tie.GroupName, tie.Role, null));
            foreach (var appointment in appointments.Where(a => a.OrganisationId == tie.PartyId))
            {
                if (tie.Role == Roles.Host && Roles.InHostCircle(appointment.Role) is { } role)
                    circles.Add(new CircleStanding(tie.GroupId, tie.GroupName, role, appointment.Id));
            }
        }

        var groups = standing
            .Where(t => t.Level < 3 && t.Kind != PartyKinds.Review)
            .Select(t => new GroupTie(t.PartyId, t.GroupId))
            .ToList();
        var places = standing.Where(t => t.Kind == PartyKinds.Partnership).ToLookup(t => t.PartyId, t => t.GroupId);
        return new Viewer(personId, name, all, circles, groups, Capacities(all, circles, places), [.. walled]);
    }

    private static List<Capacity> Capacities(List<HeldAppointment> appointments, List<CircleStanding> circles, ILookup<Guid, Guid> places)
    {
        var result = new List<Capacity>();
        foreach (var held in appointments.GroupBy(a => a.Id))
        {
            var first = held.First();
            var standings = held.Select(a => new Standing(a.OrganisationId, a.Role))
                .Concat(circles.Where(c => c.ThroughAppointment == first.Id).Select(c => new Standing(c.CircleId, c.Role)));
            var place =
                first.Role == Roles.PartnershipLead
                    ? first.OrganisationId
                    : places[first.OrganisationId].FirstOrDefault(Party.Installation);
            result.Add(new Capacity($"appointment:{first.Id}", first.Role, first.OrganisationName, place, [.. standings]));
        }
        foreach (var circle in circles.Where(c => c.ThroughAppointment is null))
        {
            result.Add(
                new Capacity(
                    $"circle:{circle.CircleId}",
                    circle.Role,
                    circle.CircleName,
                    places[circle.CircleId].FirstOrDefault(Party.Installation),
                    [new Standing(circle.CircleId, circle.Role)]
                )
            );
        }
        return result;
    }
}
