using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Candour.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace Candour.PeerReview.Teams;

/// <summary>
/// What the team page needs of people and schools: structure, never content. A partnership lead asks it; the use
/// cases have checked that before.
/// </summary>
public sealed class CandidateAccess(CandourDb db, Calendar calendar)
{
    /// <summary>A school in a partnership today, with its cluster and group.</summary>
    public sealed record SchoolPlace(Guid Id, string Name, bool IsSample, Guid? ClusterId, Guid? GroupId);

    /// <summary>Years for which former staff are a potential conflict.</summary>
    private const int FormerYears = 3;

    private static readonly string[] Employing = ["head", "senior-leader", "teacher", "officer"];

    /// <summary>The school; null when it is not in this partnership today.</summary>
    public async Task<SchoolPlace?> SchoolAsync(Guid schoolId, Guid partnershipId, CancellationToken cancel)
    {
        var today = calendar.Today;
        var school = await db.Set<Party>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == schoolId && p.Kind == PartyKinds.School, cancel);
        var ties = await db.Set<Membership>().AsNoTracking()
            .Where(m => m.PartyId == schoolId && (m.OwnerId == partnershipId || m.GroupId == partnershipId) && m.From <= today && (m.To == null || m.To >= today))
            .ToListAsync(cancel);
        if (school is null || !ties.Any(t => t.GroupId == partnershipId))
            return null;
        return new SchoolPlace(school.Id, school.Name, school.IsSample,
            ties.FirstOrDefault(t => t.Kind == PartyKinds.Cluster)?.GroupId, ties.FirstOrDefault(t => t.Kind == PartyKinds.Group)?.GroupId);
    }

    /// <summary>People of a partnership who could serve in a review: heads, senior leaders and teachers of its schools, and its officers.</summary>
    public IQueryable<Party> People(Guid partnershipId)
    {
        var today = calendar.Today;
        var schools = db.Set<Membership>().Where(m => m.GroupId == partnershipId && m.Kind == PartyKinds.Partnership && m.From <= today && (m.To == null || m.To >= today)).Select(m => m.PartyId);
        var people = db.Set<Appointment>()
            .Where(a => (schools.Contains(a.OwnerId) || a.OwnerId == partnershipId) && Employing.Contains(a.Role) && a.AcceptedAt != null && a.ConfirmedAt != null
                && a.From <= today && (a.To == null || a.To >= today))
            .Select(a => a.PersonId);
        return db.Set<Party>().Where(p => p.Kind == PartyKinds.Person && people.Contains(p.Id));
    }

    /// <summary>The facts on which the rules for one candidate rest.</summary>
    public async Task<TeamRules.Candidate?> FactsAsync(Guid personId, Review review, CancellationToken cancel)
    {
        var person = await db.Set<Party>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == personId && p.Kind == PartyKinds.Person, cancel);
        if (person is null)
            return null;
        var since = calendar.Today.AddYears(-FormerYears);
        var appointments = await db.Set<Appointment>().AsNoTracking()
            .Where(a => a.PersonId == personId && a.AcceptedAt != null && (a.To == null || a.To >= since))
            .ToListAsync(cancel);
        var now = appointments.Where(a => a.To is null || a.To >= calendar.Today).ToList();
        var places = await TiesAsync([review.HostId, .. now.Select(a => a.OwnerId)], cancel);
        var given = await db.Set<Membership>().AsNoTracking()
            .Where(m => m.PartyId == personId && m.Kind == PartyKinds.Review && m.WalledAt == null)
            .Join(db.Set<Membership>(), m => m.GroupId, h => h.GroupId, (m, h) => new { m.Role, m.GroupId, Host = h.PartyId, HostRole = h.Role, m.From })
            .Where(x => x.HostRole == Foundation.Access.Roles.Host).ToListAsync(cancel);

        return new TeamRules.Candidate
        {
            PersonId = personId,
            Name = person.Name,
            Schools = [.. now.Where(a => a.Role is not "governor").Select(a => a.OwnerId)],
            Governs = [.. now.Where(a => a.Role is "governor").Select(a => a.OwnerId)],
            Former = [.. appointments.Where(a => a.To is not null && a.To < calendar.Today).Select(a => a.OwnerId)],
            Trusts = [.. places.Where(p => p.PartyId != review.HostId && p.Kind == PartyKinds.Trust).Select(p => p.GroupId)],
            HostTrusts = [.. places.Where(p => p.PartyId == review.HostId && p.Kind == PartyKinds.Trust).Select(p => p.GroupId)],
            Groups = [.. places.Where(p => p.PartyId != review.HostId && p.Kind == PartyKinds.Group).Select(p => p.GroupId)],
            LedHosts = [.. given.Where(g => g.Role == Foundation.Access.Roles.LeadReviewer && g.GroupId != review.Id).Select(g => g.Host)],
            ServedHosts = [.. given.Where(g => g.GroupId != review.Id && g.From >= since).Select(g => g.Host)],
        };
    }

    /// <summary>Schools whose people serve in a running review of one of these schools this cycle: for the rule against two who review each other.</summary>
    public async Task<IReadOnlyList<Guid>> ReviewersOfAsync(IReadOnlyCollection<Guid> hosts, Guid cycleId, PeerReviewAccess access, CancellationToken cancel) =>
        await (from t in access.ReadableMembers
               where t.Answer == TeamAnswers.Asked || t.Answer == TeamAnswers.Accepted
               join r in access.ReadableReviews on t.OwnerId equals r.Id
               where r.CycleId == cycleId && hosts.Contains(r.HostId) && t.SchoolId != null
               select t.SchoolId!.Value).Distinct().ToListAsync(cancel);

    private async Task<List<Membership>> TiesAsync(Guid[] parties, CancellationToken cancel)
    {
        var today = calendar.Today;
        return await db.Set<Membership>().AsNoTracking()
            .Where(m => parties.Contains(m.PartyId) && m.From <= today && (m.To == null || m.To >= today)).ToListAsync(cancel);
    }
}
