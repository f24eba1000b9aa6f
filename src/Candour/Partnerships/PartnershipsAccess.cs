using Candour.Foundation.Access;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace Candour.Partnerships;

/// <summary>
/// The room's only queries. Parties, ties and appointments are a directory with grounds of its own, written beside
/// each question; agreements, signatures, openings and grants have rules.
/// </summary>
/// <remarks>
/// Every question is asked of the viewer at the moment it is asked, so that a stretch of work done as the clock
/// (<see cref="ViewerScope.As"/>) reads as the clock.
/// </remarks>
public sealed class PartnershipsAccess(CandourDb db, Calendar calendar)
{
    /// <summary>Who is asking.</summary>
    public Viewer Viewer => db.Viewer;

    /// <summary>An agreement is read by the members of its partnership, and by whoever leads it.</summary>
    public static Rule<Agreement> AgreementRule { get; } =
        new(new GroundOf<Agreement>("partnership-member", viewer => a => viewer.GroupIds.Contains(a.OwnerId)));

    /// <summary>That a school has signed is known to the school and to the partnership it signed in.</summary>
    public static Rule<Signature> SignatureRule { get; } =
        new(
            new GroundOf<Signature>("signing-school", viewer => s => viewer.OwnIds.Contains(s.OwnerId)),
            new GroundOf<Signature>("partnership-member", viewer => s => viewer.GroupIds.Contains(s.PartnershipId), s => s.EndedAt is null)
        );

    /// <summary>Organisations by name: known to everybody who is signed in.</summary>
    public IQueryable<Party> Organisations
    {
        get
        {
            var known = Viewer.PersonId is not null || Viewer.ReadsAll("party");
            return db.Set<Party>().Where(p => known && PartyKinds.Organisations.Contains(p.Kind));
        }
    }

    /// <summary>People by name, to find and to list: oneself, whoever holds a role in a partnership one is in, and the members of one's own circles.</summary>
    public IQueryable<Party> People => Named(Held);

    /// <summary>
    /// People by name, where a record that may be read already points at them: also those whose role has ended and
    /// those who serve in a review of the partnership from outside. A name does not vanish from what was written.
    /// </summary>
    public IQueryable<Party> PeopleEver
    {
        get
        {
            var groups = Viewer.GroupIds;
            var served =
                from m in db.Set<Membership>()
                where m.Kind == PartyKinds.Review
                join up in db.Set<Membership>() on m.GroupId equals up.PartyId
                where up.Kind == PartyKinds.Partnership && groups.Contains(up.GroupId)
                select m.PartyId;
            return Named(Shared).Union(db.Set<Party>().Where(p => p.Kind == PartyKinds.Person && served.Contains(p.Id)));
        }
    }

    private IQueryable<Party> Named(IQueryable<Appointment> through)
    {
        var me = Viewer.PersonId;
        var all = Viewer.ReadsAll("party");
        var circles = Viewer.Circles.Select(c => c.CircleId).ToList();
        return db.Set<Party>()
            .Where(p =>
                p.Kind == PartyKinds.Person
                && (
                    all
                    || p.Id == me
                    || through.Any(a => a.PersonId == p.Id)
                    || db.Set<Membership>().Any(m => m.PartyId == p.Id && m.Kind == PartyKinds.Review && circles.Contains(m.GroupId))
                )
            );
    }

    /// <summary>
    /// Which school is in what, now and before: known inside the partnership that keeps the tie and to the party
    /// itself; ties of the register (trusts, councils, dioceses) to everybody signed in. Circles are PeerReview's.
    /// </summary>
    public IQueryable<Membership> Ties
    {
        get
        {
            var viewer = Viewer;
            var all = viewer.ReadsAll("membership");
            var signedIn = viewer.PersonId is not null;
            return db.Set<Membership>()
                .Where(m =>
                    m.Kind != PartyKinds.Review
                    && m.Kind != Membership.SelfKind
                    && (
                        all
                        || viewer.OwnIds.Contains(m.PartyId)
                        || viewer.GroupIds.Contains(m.OwnerId)
                        || viewer.GroupIds.Contains(m.GroupId)
                        || (signedIn && m.OwnerId == Party.Installation)
                    )
                );
        }
    }

    /// <summary><see cref="Ties"/> that hold today.</summary>
    public IQueryable<Membership> TiesNow
    {
        get
        {
            var today = calendar.Today;
            return Ties.Where(m => m.From <= today && (m.To == null || m.To >= today));
        }
    }

    /// <summary>
    /// Who holds which role today: known inside the partnership. That somebody teaches at a school is known to the
    /// school's own people only.
    /// </summary>
    public IQueryable<Appointment> Held
    {
        get
        {
            var today = calendar.Today;
            var own = Viewer.OwnIds;
            var all = Viewer.ReadsAll("appointment");
            return Shared.Where(a =>
                a.From <= today && (a.To == null || a.To >= today) && (all || a.Role != Roles.Teacher || own.Contains(a.OwnerId))
            );
        }
    }

    private IQueryable<Appointment> Shared
    {
        get
        {
            var today = calendar.Today;
            var viewer = Viewer;
            var all = viewer.ReadsAll("appointment");
            return db.Set<Appointment>()
                .Where(a =>
                    a.AcceptedAt != null
                    && a.ConfirmedAt != null
                    && (
                        all
                        || viewer.OwnIds.Contains(a.OwnerId)
                        || viewer.GroupIds.Contains(a.OwnerId)
                        || db.Set<Membership>()
                            .Any(m =>
                                m.PartyId == a.OwnerId
                                && m.Kind == PartyKinds.Partnership
                                && viewer.GroupIds.Contains(m.GroupId)
                                && m.From <= today
                                && (m.To == null || m.To >= today)
                            )
                    )
                );
        }
    }

    /// <summary>Agreements that may be read.</summary>
    public IQueryable<Agreement> Agreements => db.Set<Agreement>().Where(AgreementRule.Condition(Viewer));

    /// <summary>Signatures that may be read.</summary>
    public IQueryable<Signature> Signatures => db.Set<Signature>().Where(SignatureRule.Condition(Viewer));

    /// <summary>What schools have opened: known where the signature is.</summary>
    public IQueryable<Opening> Openings
    {
        get
        {
            var viewer = Viewer;
            var all = viewer.ReadsAll("opening");
            return db.Set<Opening>().Where(o => all || viewer.OwnIds.Contains(o.OwnerId) || viewer.GroupIds.Contains(o.PartnershipId));
        }
    }

    /// <summary>Grants: known to the school's leaders who may make them, and to whoever holds one.</summary>
    public IQueryable<Grant> Grants
    {
        get
        {
            var viewer = Viewer;
            var all = viewer.ReadsAll("grant");
            var led = viewer.OrganisationsAs(Roles.Head, Roles.SeniorLeader);
            return db.Set<Grant>().Where(g => all || led.Contains(g.OwnerId) || viewer.AppointmentIds.Contains(g.AppointmentId));
        }
    }

    /// <summary>Successors: known to everybody signed in, as the register's are.</summary>
    public IQueryable<PartyLink> Links
    {
        get
        {
            var known = Viewer.PersonId is not null || Viewer.ReadsAll("party-link");
            return db.Set<PartyLink>().Where(l => known && l.Tie == PartyLink.Successor);
        }
    }

    /// <summary>The schools of a partnership today.</summary>
    public IQueryable<Party> SchoolsOf(Guid partnershipId) => SchoolsOfAny([partnershipId]);

    /// <summary>The schools that are in one of these partnerships today.</summary>
    public IQueryable<Party> SchoolsOfAny(IReadOnlyCollection<Guid> partnershipIds)
    {
        var ties = TiesNow.Where(m => m.Kind == PartyKinds.Partnership && partnershipIds.Contains(m.GroupId));
        return Organisations.Where(p => p.Kind == PartyKinds.School && ties.Any(m => m.PartyId == p.Id));
    }

    /// <summary>The schools of a partnership that work in no group of it today, with the reason where somebody gave one.</summary>
    public IQueryable<LeftOutSchool> LeftOut(Guid partnershipId)
    {
        var grouped = TiesNow.Where(m => m.Kind == PartyKinds.Group && m.OwnerId == partnershipId);
        return from tie in TiesNow
            where tie.Kind == PartyKinds.Partnership && tie.GroupId == partnershipId && !grouped.Any(m => m.PartyId == tie.PartyId)
            join school in Organisations on tie.PartyId equals school.Id
            where school.Kind == PartyKinds.School
            orderby school.SortKey, school.Id
            select new LeftOutSchool
            {
                Id = school.Id,
                Name = school.Name,
                Reason = tie.Reason,
            };
    }

    /// <summary>The clusters or groups of a partnership that have not ended.</summary>
    public IQueryable<Party> GroupsOf(Guid partnershipId, string kind) =>
        Organisations.Where(p => p.Kind == kind && p.OwnerId == partnershipId && p.EndedOn == null);

    /// <summary>Which parties already have the tie to themselves; founding adds it to those that lack it.</summary>
    internal IQueryable<Guid> SelfTied(IReadOnlyCollection<Guid> parties) =>
        db.Set<Membership>().Where(m => m.Kind == Membership.SelfKind && parties.Contains(m.PartyId)).Select(m => m.PartyId);

    /// <summary>Whether this person leads the partnership, and now acts as its lead.</summary>
    public bool ActAsLead(Guid partnershipId) => Viewer.ActAs(partnershipId, Roles.PartnershipLead);

    /// <summary>Whether this person is the school's head, and now acts as such.</summary>
    public bool ActAsHead(Guid schoolId) => Viewer.ActAs(schoolId, Roles.Head);
}

/// <summary>A school in no group, and why.</summary>
public sealed record LeftOutSchool
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Null while nobody has said why.</summary>
    public string? Reason { get; init; }
}
