using Candour.Foundation.Access;
using Candour.Foundation.Keeping;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Candour.Partnerships;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Candour.Accounts;

/// <summary>The room's only queries. Whoever calls has said who is asking; what each question answers to whom stands beside it.</summary>
public sealed class AccountsAccess(CandourDb db, Calendar calendar)
{
    /// <summary>Who is asking.</summary>
    public Viewer Viewer => db.Viewer;

    /// <summary>Counted tries: for the doors only.</summary>
    internal IQueryable<Knock> Knocks => db.Set<Knock>();

    /// <summary>Links sent by mail: for the doors only.</summary>
    internal IQueryable<MailedLink> Links => db.Set<MailedLink>();

    /// <summary>All invitations: for whoever holds a link, and for the clock.</summary>
    internal IQueryable<Invitation> AllInvitations => db.Set<Invitation>();

    /// <summary>The cast of a sample place. Empty anywhere else.</summary>
    public IQueryable<CastMember> Cast =>
        db.Set<CastMember>()
            .Where(c =>
                db.Set<Party>().Any(p => p.Id == Party.Installation && p.IsSample) && db.Set<Party>().Any(p => p.Id == c.Id && p.IsSample)
            );

    /// <summary>The cast with their names.</summary>
    public IQueryable<NamedCastMember> CastWithNames =>
        from c in Cast
        join p in db.Set<Party>() on c.Id equals p.Id
        orderby c.Order
        select new NamedCastMember(c.Id, c.Order, p.Name, c.Description);

    /// <summary>What the cast hold.</summary>
    public IQueryable<CastRole> CastRoles =>
        from a in InForce
        where Cast.Any(c => c.Id == a.PersonId)
        join o in db.Set<Party>() on a.OwnerId equals o.Id
        orderby a.From, a.Id
        select new CastRole(a.PersonId, a.Role, o.Name);

    /// <summary>Organisations by name, known to everybody who is signed in.</summary>
    public IQueryable<Party> Organisations
    {
        get
        {
            var known = Viewer.PersonId is not null;
            return db.Set<Party>().Where(p => known && p.Kind != PartyKinds.Person && p.Kind != PartyKinds.Review);
        }
    }

    /// <summary>Open invitations that went to my own address.</summary>
    public async Task<List<Invitation>> InvitationsToMeAsync(CancellationToken cancel = default)
    {
        var now = calendar.Now;
        if (await MyAddressAsync(cancel) is not { } address)
            return [];
        var key = Addresses.Key(address);
        return await db.Set<Invitation>()
            .AsNoTracking()
            .Where(i => i.AcceptedAt == null && i.WithdrawnAt == null && i.ExpiresAt > now && i.AddressKey == key)
            .OrderBy(i => i.SentAt)
            .ToListAsync(cancel);
    }

    /// <summary>Parties by key, to say the name of what one was already led to.</summary>
    internal IQueryable<Party> Parties => db.Set<Party>();

    /// <summary>A party that this change is making, which is not in the database yet.</summary>
    internal Party? Made(Guid partyId) =>
        db.ChangeTracker.Entries<Party>().FirstOrDefault(e => e.State == EntityState.Added && e.Entity.Id == partyId)?.Entity;

    /// <summary>Appointments that have not ended, in force, waiting or beginning later.</summary>
    internal IQueryable<Appointment> NotEnded
    {
        get
        {
            var today = calendar.Today;
            return db.Set<Appointment>().Where(a => a.To == null || a.To >= today);
        }
    }

    /// <summary>Appointments in force today.</summary>
    internal IQueryable<Appointment> InForce
    {
        get
        {
            var today = calendar.Today;
            return NotEnded.Where(a => a.AcceptedAt != null && a.ConfirmedAt != null && a.From <= today);
        }
    }

    /// <summary>My own appointments that have not ended, accepted or not.</summary>
    public IQueryable<Appointment> Mine
    {
        get
        {
            var me = Viewer.PersonId;
            return NotEnded.Where(a => a.PersonId == me);
        }
    }

    /// <summary>
    /// Appointments that the viewer looks after: those in the schools and other members of a partnership they lead, but
    /// not who teaches there, which is the school's own business; those at a school they head; and, for an operator, the
    /// leads of partnerships and their fellow operators.
    /// </summary>
    public IQueryable<Appointment> LookedAfter
    {
        get
        {
            var today = calendar.Today;
            var led = Viewer.OrganisationsAs(Roles.PartnershipLead);
            var headed = Viewer.OrganisationsAs(Roles.Head);
            var isOperator = Viewer.IsAny(Roles.Operator);
            return NotEnded.Where(a =>
                headed.Contains(a.OwnerId)
                || led.Contains(a.OwnerId)
                || (isOperator && (a.Role == Roles.PartnershipLead || a.Role == Roles.Operator))
                || (
                    a.Role != Roles.Teacher
                    && db.Set<Membership>()
                        .Any(m => m.PartyId == a.OwnerId && led.Contains(m.GroupId) && m.From <= today && (m.To == null || m.To >= today))
                )
            );
        }
    }

    /// <summary>People who hold an appointment that the viewer looks after.</summary>
    public IQueryable<Party> People
    {
        get
        {
            var held = LookedAfter;
            return db.Set<Party>().Where(p => p.Kind == PartyKinds.Person && held.Any(a => a.PersonId == p.Id));
        }
    }

    /// <summary>Invitations sent by a party that the viewer stands in for.</summary>
    public IQueryable<Invitation> Invitations
    {
        get
        {
            var own = Viewer.OrganisationsAs(Roles.PartnershipLead, Roles.Head, Roles.Operator);
            return db.Set<Invitation>().Where(i => own.Contains(i.OwnerId));
        }
    }

    /// <summary>
    /// Organisations at which the viewer may appoint somebody, by the table of <see cref="AppointmentRules"/>: the
    /// members of a partnership they lead, the school they head, every partnership for an operator.
    /// </summary>
    public IQueryable<Party> AppointableAt
    {
        get
        {
            var today = calendar.Today;
            var led = Viewer.OrganisationsAs(Roles.PartnershipLead);
            var headed = Viewer.OrganisationsAs(Roles.Head);
            var isOperator = Viewer.IsAny(Roles.Operator);
            return db.Set<Party>()
                .Where(p =>
                    p.EndedOn == null
                    && (
                        (p.Kind == PartyKinds.School && headed.Contains(p.Id))
                        || (p.Kind == PartyKinds.Partnership && (isOperator || led.Contains(p.Id)))
                        || (
                            PartyKinds.Organisations.Contains(p.Kind)
                            && p.Kind != PartyKinds.Group
                            && db.Set<Membership>()
                                .Any(m =>
                                    m.PartyId == p.Id && led.Contains(m.GroupId) && m.From <= today && (m.To == null || m.To >= today)
                                )
                        )
                    )
                );
        }
    }

    /// <summary>Invitations whose address and name are no longer needed.</summary>
    internal static IQueryable<Invitation> InvitationsOver(CandourDb db, DateTime before) =>
        db.Set<Invitation>().Where(i => i.Address != "" && (i.ExpiresAt < before || i.AcceptedAt < before || i.WithdrawnAt < before));

    /// <summary>What always holds of accounts and appointments.</summary>
    internal static IServiceCollection AddInvariants(IServiceCollection services) =>
        services
            .AddInvariant(
                "account-has-person",
                db => db.Users.Where(a => !db.Set<Party>().Any(p => p.Id == a.Id && p.Kind == PartyKinds.Person)).Select(a => a.Id)
            )
            .AddInvariant(
                "appointment-of-person",
                db =>
                    db.Set<Appointment>()
                        .Where(a => !db.Set<Party>().Any(p => p.Id == a.PersonId && p.Kind == PartyKinds.Person))
                        .Select(a => a.Id)
            )
            .AddInvariant(
                "appointment-accepted-before-confirmed",
                db => db.Set<Appointment>().Where(a => a.ConfirmedAt != null && a.AcceptedAt == null).Select(a => a.Id)
            )
            .AddInvariant(
                "appointment-not-by-oneself",
                db => db.Set<Appointment>().Where(a => a.ProposedById == a.PersonId).Select(a => a.Id)
            )
            .AddInvariant(
                "invitation-bound-once-used",
                db => db.Set<Invitation>().Where(i => (i.AcceptedAt == null) != (i.AcceptedById == null)).Select(i => i.Id)
            )
            .AddInvariant(
                "cast-is-sample",
                db => db.Set<CastMember>().Where(c => !db.Set<Party>().Any(p => p.Id == c.Id && p.IsSample)).Select(c => c.Id)
            );

    /// <summary>The account of an address; null when there is none.</summary>
    internal Task<Account?> AccountAsync(string? address, CancellationToken cancel)
    {
        var key = Addresses.Key(address);
        return db.Users.SingleOrDefaultAsync(a => a.NormalizedEmail == key, cancel);
    }

    /// <summary>The account of a person.</summary>
    internal Task<Account?> AccountOfAsync(Guid personId, CancellationToken cancel) =>
        db.Users.SingleOrDefaultAsync(a => a.Id == personId, cancel);

    /// <summary>My own address.</summary>
    public Task<string?> MyAddressAsync(CancellationToken cancel = default)
    {
        var me = Viewer.PersonId;
        return db.Users.Where(a => a.Id == me).Select(a => a.Email).SingleOrDefaultAsync(cancel);
    }

    /// <summary>The invitation of a link; null when there is none.</summary>
    internal Task<Invitation?> InvitationAsync(string? token, CancellationToken cancel)
    {
        var digest = Tokens.Digest(token ?? "");
        return db.Set<Invitation>().SingleOrDefaultAsync(i => i.TokenDigest == digest, cancel);
    }

    /// <summary>A link sent by mail that can still be used; null when there is none.</summary>
    internal Task<MailedLink?> LinkAsync(string purpose, string? token, CancellationToken cancel)
    {
        var digest = Tokens.Digest(token ?? "");
        var now = calendar.Now;
        return db.Set<MailedLink>()
            .SingleOrDefaultAsync(l => l.TokenDigest == digest && l.Purpose == purpose && l.UsedAt == null && l.ExpiresAt > now, cancel);
    }

    /// <summary>The name of a party.</summary>
    internal Task<string> NameAsync(Guid partyId, CancellationToken cancel) =>
        db.Set<Party>().Where(p => p.Id == partyId).Select(p => p.Name).SingleAsync(cancel);

    /// <summary>The partnerships an organisation is in, itself when it is one.</summary>
    internal Task<List<Guid>> PartnershipsOfAsync(Guid organisationId, CancellationToken cancel)
    {
        var today = calendar.Today;
        return db.Set<Membership>()
            .Where(m => m.PartyId == organisationId && m.From <= today && (m.To == null || m.To >= today))
            .Join(db.Set<Party>().Where(p => p.Kind == PartyKinds.Partnership), m => m.GroupId, p => p.Id, (m, p) => p.Id)
            .Distinct()
            .ToListAsync(cancel);
    }

    /// <summary>The party that appointed the last head of a school; null when it never had one.</summary>
    internal Task<Guid?> LastHeadConvenerAsync(Guid schoolId, CancellationToken cancel) =>
        db.Set<Appointment>()
            .Where(a => a.OwnerId == schoolId && a.Role == Roles.Head && a.ConfirmedAt != null)
            .OrderByDescending(a => a.ConfirmedAt)
            .ThenBy(a => a.Id)
            .Select(a => (Guid?)a.ConvenerId)
            .FirstOrDefaultAsync(cancel);

    /// <summary>Links to an account that nobody has used: void once its password or its address is another.</summary>
    internal async Task VoidLinksAsync(Guid accountId, CancellationToken cancel)
    {
        foreach (var link in await Links.Where(l => l.AccountId == accountId && l.UsedAt == null).ToListAsync(cancel))
            link.UsedAt = calendar.Now;
    }

    /// <summary>Whether an organisation that the viewer may appoint at has an address of its own.</summary>
    public Task<bool> HasOfficeAsync(Guid organisationId, CancellationToken cancel = default) =>
        db.Set<OfficeAddress>()
            .AnyAsync(o => o.OwnerId == organisationId && o.EndedAt == null && AppointableAt.Any(p => p.Id == organisationId), cancel);

    /// <summary>The organisation's own address, for whoever may appoint there.</summary>
    public Task<string?> OfficeAddressAsync(Guid organisationId, CancellationToken cancel = default) =>
        db.Set<OfficeAddress>()
            .Where(o => o.OwnerId == organisationId && o.EndedAt == null && AppointableAt.Any(p => p.Id == organisationId))
            .OrderByDescending(o => o.From)
            .Select(o => o.Address)
            .FirstOrDefaultAsync(cancel);

    /// <summary>The organisation's own address; null when nobody has entered one.</summary>
    internal Task<OfficeAddress?> OfficeAsync(Guid organisationId, CancellationToken cancel) =>
        db.Set<OfficeAddress>()
            .Where(o => o.OwnerId == organisationId && o.EndedAt == null)
            .OrderByDescending(o => o.From)
            .FirstOrDefaultAsync(cancel);
}
