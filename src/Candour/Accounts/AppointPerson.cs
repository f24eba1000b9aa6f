using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace Candour.Accounts;

/// <summary>Somebody one looks after already, and the role to offer them.</summary>
public sealed record AppointPersonRequest(Guid PersonId, Guid OrganisationId, string Role, string? OfficeAddress = null);

/// <summary>Offers a role to somebody who has an account. It gives nothing until they have accepted it.</summary>
public sealed class AppointPerson(CandourDb db, UnitOfWork work, AccountsAccess access, Appointing appointing, AppointmentMails mails)
{
    public Task<Outcome<Appointment>> RunAsync(AppointPersonRequest request, CancellationToken cancel = default) =>
        work.RunAsync<Appointment>(
            async () =>
            {
                if (!await access.People.AnyAsync(p => p.Id == request.PersonId, cancel))
                    return Refusal.NotFound;
                var allowed = await appointing.AuthorityAsync(request.OrganisationId, request.Role, cancel);
                if (!allowed.IsDone)
                    return Outcome<Appointment>.Refused(allowed.Refusals);
                var authority = allowed.Value;
                if (request.PersonId == access.Viewer.PersonId)
                    return Refusal.Because("accounts.invite.self");
                if (await appointing.HoldsAsync(request.PersonId, request.OrganisationId, request.Role, cancel))
                    return Refusal.Because("accounts.appoint.held");
                if (authority.Row.Confirmed && await access.OfficeAsync(request.OrganisationId, cancel) is null)
                {
                    if (Addresses.Read(request.OfficeAddress) is not { } office)
                        return Refusal.At("OfficeAddress", "accounts.invite.office");
                    await appointing.SetOfficeAsync(authority.Organisation, authority.ConvenerId, office, cancel);
                }
                var appointment = appointing.Propose(authority, request.PersonId, request.Role);
                mails.Offer(appointment, authority.Organisation.Name, access.Viewer.Name);
                await db.SaveChangesAsync(cancel);
                return appointment;
            },
            cancel
        );
}
