using Candour.Foundation.Access;
using Candour.Foundation.Mail;
using Candour.Foundation.Time;
using Candour.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace Candour.Accounts;

/// <summary>The letters about invitations and appointments. Each goes out only if the change that asks for it is saved.</summary>
public sealed class AppointmentMails(AccountsAccess access, Outbox outbox, AccountsSettings settings, Texts texts, Calendar calendar)
{
    /// <summary>To somebody invited.</summary>
    public void Invitation(Invitation invitation, string organisation, string inviter, string token) =>
        outbox.Add(
            invitation.Address,
            "accounts.mail.invitation.subject",
            "accounts.mail.invitation.body",
            inviter,
            Role(invitation.Role),
            organisation,
            settings.Link($"/invitation/{token}"),
            calendar.DateOf(invitation.ExpiresAt)
        );

    /// <summary>To somebody who has an account and is offered a role.</summary>
    public void Offer(Appointment appointment, string organisation, string proposer) =>
        outbox.AddFor(
            appointment.PersonId,
            "accounts.mail.offer.subject",
            "accounts.mail.offer.body",
            proposer,
            Role(appointment.Role),
            organisation,
            settings.Link("/me")
        );

    /// <summary>To whoever invited: who took it.</summary>
    public async Task TakenAsync(Invitation invitation, string person, CancellationToken cancel)
    {
        if (invitation.InvitedById is { } inviter)
        {
            outbox.AddFor(
                inviter,
                "accounts.mail.taken.subject",
                "accounts.mail.taken.body",
                person,
                Role(invitation.Role),
                await access.NameAsync(invitation.OrganisationId, cancel)
            );
        }
    }

    /// <summary>The code, to the organisation's own address; and to the head in office, that somebody has been proposed.</summary>
    public async Task CodeAsync(Appointment appointment, Party organisation, string office, string code, CancellationToken cancel)
    {
        // A person who is only now being made is not in the database yet.
        var person = access.Made(appointment.PersonId)?.Name ?? await access.NameAsync(appointment.PersonId, cancel);
        outbox.Add(
            office,
            "accounts.mail.code.subject",
            "accounts.mail.code.body",
            person,
            Role(appointment.Role),
            organisation.Name,
            code
        );
        if (appointment.Role == Roles.Head)
        {
            foreach (var head in await HoldersAsync([organisation.Id], Roles.Head, cancel))
                outbox.AddFor(head, "accounts.mail.head-proposed.subject", "accounts.mail.head-proposed.body", person, organisation.Name);
        }
    }

    /// <summary>That a school has a new head: to the one before, to the leads of its partnerships and to the school itself.</summary>
    public async Task NewHeadAsync(Appointment appointment, Party school, IReadOnlyList<Guid> outgoing, CancellationToken cancel)
    {
        var person = await access.NameAsync(appointment.PersonId, cancel);
        foreach (var head in outgoing)
            outbox.AddFor(
                head,
                "accounts.mail.head-outgoing.subject",
                "accounts.mail.head-outgoing.body",
                school.Name,
                person,
                calendar.Today
            );
        var partnerships = await access.PartnershipsOfAsync(school.Id, cancel);
        foreach (var lead in (await HoldersAsync(partnerships, Roles.PartnershipLead, cancel)).Except(outgoing))
            outbox.AddFor(lead, "accounts.mail.head-new.subject", "accounts.mail.head-new.body", person, school.Name, calendar.Today);
        if (await access.OfficeAsync(school.Id, cancel) is { } office)
            outbox.Add(
                office.Address,
                "accounts.mail.head-new.subject",
                "accounts.mail.head-new.body",
                person,
                school.Name,
                calendar.Today
            );
    }

    /// <summary>That an appointment has ended, to the person who held it.</summary>
    public void Ended(Appointment appointment, string organisation) =>
        outbox.AddFor(
            appointment.PersonId,
            "accounts.mail.ended.subject",
            "accounts.mail.ended.body",
            Role(appointment.Role),
            organisation,
            calendar.Today
        );

    /// <summary>To an organisation's earlier address, that another has taken its place.</summary>
    public void OfficeChanged(string before, string organisation) =>
        outbox.Add(before, "accounts.mail.office-changed.subject", "accounts.mail.office-changed.body", organisation);

    private Task<List<Guid>> HoldersAsync(IReadOnlyList<Guid> organisations, string role, CancellationToken cancel) =>
        access
            .InForce.Where(a => organisations.Contains(a.OwnerId) && a.Role == role)
            .Select(a => a.PersonId)
            .Distinct()
            .OrderBy(id => id)
            .ToListAsync(cancel);

    private string Role(string role) => texts[$"role.{role}"];
}
