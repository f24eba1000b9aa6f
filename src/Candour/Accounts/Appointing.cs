using Candour.Foundation;
using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Candour.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace Candour.Accounts;

/// <summary>Where somebody may appoint to a role, and as whom: the organisation, the row of the table, and the party that appoints.</summary>
public sealed record Authority(Party Organisation, AppointmentRules.Row Row, Guid ConvenerId);

/// <summary>What inviting, appointing, accepting and ending share.</summary>
public sealed class Appointing(CandourDb db, AccountsAccess access, AppointmentMails mails, Journal journal, Calendar calendar)
{
    /// <summary>
    /// Whether the viewer may appoint to this role here. If so they act as the party that the table names; if not, the
    /// organisation is not there for them.
    /// </summary>
    public async Task<Outcome<Authority>> AuthorityAsync(Guid organisationId, string role, CancellationToken cancel)
    {
        var organisation = await access.Parties.SingleOrDefaultAsync(p => p.Id == organisationId && p.EndedOn == null, cancel);
        if (organisation is null)
            return Refusal.NotFound;
        var viewer = access.Viewer;
        var partnerships = await access.PartnershipsOfAsync(organisationId, cancel);
        if (AppointmentRules.Allowing(viewer, organisation.Kind, role, organisationId, partnerships) is not { } row)
            return Refusal.NotFound;
        var convener =
            !row.ByPartnership ? organisationId
            : row.By == Roles.Operator ? Party.Installation
            : partnerships.First(p => viewer.Is(p, row.By));
        viewer.ActAs(convener, row.By);
        return new Authority(organisation, row, convener);
    }

    /// <summary>The roles to which the viewer may appoint here.</summary>
    public async Task<IReadOnlyList<string>> RolesAtAsync(Party organisation, CancellationToken cancel)
    {
        var partnerships = await access.PartnershipsOfAsync(organisation.Id, cancel);
        return
        [
            .. AppointmentRules
                .Table.Where(r => r.At == organisation.Kind)
                .Select(r => r.Role)
                .Distinct()
                .Where(role =>
                    AppointmentRules.Allowing(access.Viewer, organisation.Kind, role, organisation.Id, partnerships) is not null
                ),
        ];
    }

    /// <summary>An appointment that waits for the person's yes.</summary>
    public Appointment Propose(Authority authority, Guid personId, string role)
    {
        var appointment = new Appointment
        {
            Id = Ids.New(),
            OwnerId = authority.Organisation.Id,
            ConvenerId = authority.ConvenerId,
            PersonId = personId,
            Role = role,
            From = calendar.Today,
            ProposedById = access.Viewer.PersonId,
        };
        db.Add(appointment);
        journal.Record(AccountsFacts.AppointmentProposed, appointment);
        return appointment;
    }

    /// <summary>The appointment that an invitation offers, taken by this person.</summary>
    public async Task<Appointment> TakeAsync(Invitation invitation, Guid personId, CancellationToken cancel)
    {
        var appointment = new Appointment
        {
            Id = Ids.New(),
            OwnerId = invitation.OrganisationId,
            ConvenerId = invitation.OwnerId,
            PersonId = personId,
            Role = invitation.Role,
            From = calendar.Today,
            ProposedById = invitation.InvitedById,
        };
        db.Add(appointment);
        await AcceptAsync(appointment, cancel);
        (invitation.AcceptedAt, invitation.AcceptedById) = (calendar.Now, personId);
        journal.Record(AccountsFacts.InvitationAccepted, invitation);
        return appointment;
    }

    /// <summary>
    /// The person's yes. Where the table asks for it, the appointment then waits for the code that goes to the
    /// organisation's own address; else it is in force.
    /// </summary>
    public async Task AcceptAsync(Appointment appointment, CancellationToken cancel)
    {
        appointment.AcceptedAt = calendar.Now;
        var organisation = await access.Parties.SingleAsync(p => p.Id == appointment.OwnerId, cancel);
        if (NeedsCode(organisation.Kind, appointment.Role))
            await SendCodeAsync(appointment, organisation, cancel);
        else
            appointment.ConfirmedAt = calendar.Now;
        journal.Record(AccountsFacts.AppointmentAccepted, appointment);
    }

    /// <summary>Whether the organisation's own address confirms this role.</summary>
    public static bool NeedsCode(string organisationKind, string role) =>
        AppointmentRules.Table.Any(r => r.At == organisationKind && r.Role == role && r.Confirmed);

    /// <summary>Sends a new code to the organisation's own address; any earlier one is void. False when there is no such address.</summary>
    public async Task<bool> SendCodeAsync(Appointment appointment, Party organisation, CancellationToken cancel)
    {
        if (await access.OfficeAsync(organisation.Id, cancel) is not { } office)
            return false;
        var code = Tokens.NewCode();
        appointment.CodeDigest = Tokens.CodeDigest(code, office.Id);
        await mails.CodeAsync(appointment, organisation, office.Address, code, cancel);
        return true;
    }

    /// <summary>Whether the person already holds the role there, or has been offered it.</summary>
    public Task<bool> HoldsAsync(Guid personId, Guid organisationId, string role, CancellationToken cancel) =>
        access.NotEnded.AnyAsync(a => a.PersonId == personId && a.OwnerId == organisationId && a.Role == role, cancel);

    /// <summary>Enters the organisation's own address for the first time, or in place of another, which is told.</summary>
    public async Task SetOfficeAsync(Party organisation, Guid convenerId, string address, CancellationToken cancel)
    {
        var before = await access.OfficeAsync(organisation.Id, cancel);
        if (before is not null && Addresses.Key(before.Address) == Addresses.Key(address))
            return;
        if (before is not null)
        {
            before.EndedAt = calendar.Now;
            mails.OfficeChanged(before.Address, organisation.Name);
        }
        var office = new OfficeAddress
        {
            Id = Ids.New(),
            OwnerId = organisation.Id,
            ConvenerId = convenerId,
            Address = address,
            From = calendar.Now,
        };
        db.Add(office);
        journal.Record(AccountsFacts.OfficeAddressSet, office);
    }
}
