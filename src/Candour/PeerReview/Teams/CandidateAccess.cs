using Candour.Foundation.Access;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Candour.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace Candour.PeerReview.Teams;

/// <summary>
/// What the team page needs of people and schools: structure, never content. A partnership lead asks it; the use
/// cases have checked that before.
/// </summary>
public sealed class CandidateAccess(CandourDb db, ViewerScope scope, Calendar calendar)
{
    /// <summary>A school in a partnership today, with its cluster and group.</summary>
    public sealed record SchoolPlace(Guid Id, string Name, bool IsSample, Guid? ClusterId, Guid? GroupId);

    private sealed record Named(Guid Id, string Name);

    /// <summary>How many of those who match are held against the rules, so that those who can serve are found among them.</summary>
    private const int MostLookedAt = 150;

    /// <summary>Years for which former staff are a potential conflict.</summary>
    private const int FormerYears = 3;

    private static readonly string[] Employing = ["head", "senior-leader", "teacher", "officer"];

    /// <summary>The school; null when it is not in this partnership today.</summary>
    public async Task<SchoolPlace?> SchoolAsync(Guid schoolId, Guid partnershipId, CancellationToken cancel)
    {
        var today = calendar.Today;
        var school = await db.Set<Party>()
            .AsNoTracking()
            .SingleOrDefaultAsync(p => p.Id == schoolId && p.Kind == PartyKinds.School, cancel);
        var ties = await db.Set<Membership>()
            .AsNoTracking()
            .Where(m =>
                m.PartyId == schoolId
                && (m.OwnerId == partnershipId || m.GroupId == partnershipId)
                && m.From <= today
                && (m.To == null || m.To >= today)
            )
            .ToListAsync(cancel);
        if (school is null || !ties.Any(t => t.GroupId == partnershipId))
            return null;
        return new SchoolPlace(
            school.Id,
            school.Name,
            school.IsSample,
            ties.FirstOrDefault(t => t.Kind == PartyKinds.Cluster)?.GroupId,
            ties.FirstOrDefault(t => t.Kind == PartyKinds.Group)?.GroupId
        );
    }

    /// <summary>People of a partnership who could serve in a review: heads, senior leaders and teachers of its schools, and its officers.</summary>
    public IQueryable<Party> People(Guid partnershipId)
    {
        var today = calendar.Today;
        var schools = db.Set<Membership>()
            .Where(m =>
                m.GroupId == partnershipId && m.Kind == PartyKinds.Partnership && m.From <= today && (m.To == null || m.To >= today)
            )
            .Select(m => m.PartyId);
        var people = db.Set<Appointment>()
            .Where(a =>
                (schools.Contains(a.OwnerId) || a.OwnerId == partnershipId)
                && Employing.Contains(a.Role)
                && a.AcceptedAt != null
                && a.ConfirmedAt != null
                && a.From <= today
                && (a.To == null || a.To >= today)
            )
            .Select(a => a.PersonId);
        return db.Set<Party>().Where(p => p.Kind == PartyKinds.Person && people.Contains(p.Id));
    }

    /// <summary>A candidate with what the rules say of them.</summary>
    public sealed record Looked(TeamRules.Candidate Facts, IReadOnlyList<TeamRules.Finding> Findings);

    /// <summary>Whom to look for.</summary>
    /// <param name="Query">Words of a name or a school; empty for people of the host's own group.</param>
    /// <param name="Role">The part they would take.</param>
    /// <param name="Without">People who serve already.</param>
    /// <param name="Most">How many at most.</param>
    public sealed record Wanted(string? Query, string Role, IReadOnlyCollection<Guid> Without, int Most);

    /// <summary>
    /// People who match a search, held against the rules for a role: first those who can serve and of whom nothing needs a
    /// look, last those who cannot. Without a search, people of the host's own group.
    /// </summary>
    public async Task<IReadOnlyList<Looked>> LookAsync(
        Wanted wanted,
        Review review,
        Protocols.Protocol protocol,
        PeerReviewAccess access,
        CancellationToken cancel
    )
    {
        var words = Foundation.Fold.Search(wanted.Query ?? "").Trim();
        var people = People(review.ConvenerId).Where(p => !wanted.Without.Contains(p.Id));
        if (words.Length > 0)
            people = people.Where(p =>
                p.SearchKey.Contains(words)
                || db.Set<Appointment>()
                    .Any(a =>
                        a.PersonId == p.Id && a.To == null && db.Set<Party>().Any(o => o.Id == a.OwnerId && o.SearchKey.Contains(words))
                    )
            );
        else if (review.GroupId is { } group)
            people = people.Where(p =>
                db.Set<Appointment>()
                    .Any(a =>
                        a.PersonId == p.Id
                        && a.To == null
                        && a.OwnerId != review.HostId
                        && db.Set<Membership>().Any(m => m.PartyId == a.OwnerId && m.GroupId == group && m.To == null)
                    )
            );
        var found = await people
            .AsNoTracking()
            .OrderBy(p => p.SortKey)
            .ThenBy(p => p.Id)
            .Select(p => new Named(p.Id, p.Name))
            .Take(MostLookedAt)
            .ToListAsync(cancel);
        var facts = await FactsAsync(found, review, cancel);
        var reviewers = await ReviewersByHostAsync([.. facts.SelectMany(f => f.Schools)], review.CycleId, access, cancel);
        return
        [
            .. facts
                .Select(f => new Looked(f, TeamRules.Judge(f, wanted.Role, review, protocol, [.. f.Schools.SelectMany(s => reviewers[s])])))
                .OrderBy(l => l.Findings.Any(x => x.IsHard) ? 1 : 0)
                .ThenBy(l => l.Findings.Count)
                .Take(wanted.Most),
        ];
    }

    /// <summary>The facts on which the rules for one candidate rest; null when there is no such person.</summary>
    public async Task<TeamRules.Candidate?> FactsAsync(Guid personId, Review review, CancellationToken cancel)
    {
        var people = await db.Set<Party>()
            .AsNoTracking()
            .Where(p => p.Id == personId && p.Kind == PartyKinds.Person)
            .Select(p => new Named(p.Id, p.Name))
            .ToListAsync(cancel);
        return (await FactsAsync(people, review, cancel)).SingleOrDefault();
    }

    /// <summary>The facts of several candidates, in three commands however many they are.</summary>
    private async Task<IReadOnlyList<TeamRules.Candidate>> FactsAsync(IReadOnlyList<Named> people, Review review, CancellationToken cancel)
    {
        var personIds = people.Select(p => p.Id).ToList();
        var since = calendar.Today.AddYears(-FormerYears);
        var appointments = await db.Set<Appointment>()
            .AsNoTracking()
            .Where(a => personIds.Contains(a.PersonId) && a.AcceptedAt != null && (a.To == null || a.To >= since))
            .ToListAsync(cancel);
        var now = appointments.Where(a => a.To is null || a.To >= calendar.Today).ToList();
        var places = await TiesAsync([review.HostId, .. now.Select(a => a.OwnerId)], cancel);
        var given = await (
            from m in db.Set<Membership>().AsNoTracking()
            where personIds.Contains(m.PartyId) && m.Kind == PartyKinds.Review && m.WalledAt == null && m.GroupId != review.Id
            join h in db.Set<Membership>() on m.GroupId equals h.GroupId
            where h.Role == Foundation.Access.Roles.Host
            select new
            {
                m.PartyId,
                m.Role,
                Host = h.PartyId,
                m.From,
            }
        ).ToListAsync(cancel);
        var hostTrusts = places.Where(p => p.PartyId == review.HostId && p.Kind == PartyKinds.Trust).Select(p => p.GroupId).ToList();

        return
        [
            .. people.Select(person =>
            {
                var mine = now.Where(a => a.PersonId == person.Id).ToList();
                var at = mine.Select(a => a.OwnerId).ToHashSet();
                var ties = places.Where(p => at.Contains(p.PartyId)).ToList();
                var served = given.Where(g => g.PartyId == person.Id).ToList();
                return new TeamRules.Candidate
                {
                    PersonId = person.Id,
                    Name = person.Name,
                    Schools = [.. mine.Where(a => a.Role is not "governor").Select(a => a.OwnerId).Distinct()],
                    Governs = [.. mine.Where(a => a.Role is "governor").Select(a => a.OwnerId)],
                    Former =
                    [
                        .. appointments
                            .Where(a => a.PersonId == person.Id && a.To is not null && a.To < calendar.Today)
                            .Select(a => a.OwnerId),
                    ],
                    Trusts = [.. ties.Where(p => p.Kind == PartyKinds.Trust).Select(p => p.GroupId)],
                    HostTrusts = hostTrusts,
                    Groups = [.. ties.Where(p => p.Kind == PartyKinds.Group).Select(p => p.GroupId)],
                    LedHosts = [.. served.Where(g => g.Role == Foundation.Access.Roles.LeadReviewer).Select(g => g.Host)],
                    ServedHosts = [.. served.Where(g => g.From >= since).Select(g => g.Host)],
                };
            }),
        ];
    }

    /// <summary>For each of these schools, the schools whose people serve in a running review of it this cycle: for the rule against two who review each other.</summary>
    public async Task<ILookup<Guid, Guid>> ReviewersByHostAsync(
        IReadOnlyCollection<Guid> hosts,
        Guid cycleId,
        PeerReviewAccess access,
        CancellationToken cancel
    )
    {
        // The rule needs teams that the person who asks may not see; only its yes or no comes back to them.
        using var asClock = scope.As(Viewers.Clock(ClockJob.Stages));
        var rows = await (
            from t in access.ReadableMembers
            where t.Answer == TeamAnswers.Asked || t.Answer == TeamAnswers.Accepted
            join r in access.ReadableReviews on t.OwnerId equals r.Id
            where r.CycleId == cycleId && hosts.Contains(r.HostId) && t.SchoolId != null
            select new { r.HostId, School = t.SchoolId!.Value }
        )
            .Distinct()
            .ToListAsync(cancel);
        return rows.ToLookup(r => r.HostId, r => r.School);
    }

    /// <summary>The trusts and groups of these parties: what the rules ask about.</summary>
    private async Task<List<Membership>> TiesAsync(Guid[] parties, CancellationToken cancel)
    {
        var today = calendar.Today;
        return await db.Set<Membership>()
            .AsNoTracking()
            .Where(m =>
                parties.Contains(m.PartyId)
                && (m.Kind == PartyKinds.Trust || m.Kind == PartyKinds.Group)
                && m.From <= today
                && (m.To == null || m.To >= today)
            )
            .ToListAsync(cancel);
    }
}
