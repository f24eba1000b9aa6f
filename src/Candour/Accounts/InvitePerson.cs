using Candour.Foundation;
using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace Candour.Accounts;

/// <summary>Whom to invite to which role; the organisation's own address where none is known yet and the role needs one.</summary>
public sealed record InvitePersonRequest(Guid OrganisationId, string Role, string? Name, string? Address, string? OfficeAddress = null);

/// <summary>
/// Sends an invitation. Who may invite whom is the table of <see cref="Partnerships.AppointmentRules"/>; nobody invites
/// themselves. Whether the address has an account changes nothing that the inviter sees.
/// </summary>
public sealed class InvitePerson(
    CandourDb db,
    UnitOfWork work,
    AccountsAccess access,
    Appointing appointing,
    AppointmentMails mails,
    Journal journal,
    Calendar calendar
)
{
    /// <summary>Sent twice within this time, a form is taken for the same form.</summary>
    private static readonly TimeSpan Twice = TimeSpan.FromMinutes(10);

    public Task<Outcome<Invitation>> RunAsync(InvitePersonRequest request, CancellationToken cancel = default) =>
        work.RunAsync<Invitation>(
            async () =>
            {
                var allowed = await appointing.AuthorityAsync(request.OrganisationId, request.Role, cancel);
                if (!allowed.IsDone)
                    return Outcome<Invitation>.Refused(allowed.Refusals);
                var authority = allowed.Value;
                var (name, address) = (Addresses.Name(request.Name), Addresses.Read(request.Address));
                var office = authority.Row.Confirmed ? await access.OfficeAsync(request.OrganisationId, cancel) : null;
                var officeAddress = office?.Address ?? Addresses.Read(request.OfficeAddress);
                var refusals = new List<Refusal>();
                if (name is null)
                    refusals.Add(Refusal.At("Name", "accounts.name.not-one"));
                if (address is null)
                    refusals.Add(Refusal.At("Address", "accounts.address.not-one"));
                else if (Addresses.Key(address) == Addresses.Key(await access.MyAddressAsync(cancel)))
                    refusals.Add(Refusal.At("Address", "accounts.invite.self"));
                if (authority.Row.Confirmed && officeAddress is null)
                    refusals.Add(Refusal.At("OfficeAddress", "accounts.invite.office"));
                // A code that goes to the person it is about confirms nothing.
                else if (authority.Row.Confirmed && address is not null && Addresses.Key(officeAddress) == Addresses.Key(address))
                    refusals.Add(Refusal.At(office is null ? "OfficeAddress" : "Address", "accounts.invite.office-own"));
                if (refusals.Count > 0)
                    return Outcome<Invitation>.Refused(refusals);

                var now = calendar.Now;
                foreach (var earlier in await EarlierAsync(authority, request.Role, address!, now, cancel))
                {
                    if (earlier.SentAt > now - Twice)
                        return earlier;
                    earlier.WithdrawnAt = now;
                    journal.Record(AccountsFacts.InvitationWithdrawn, earlier);
                }
                if (authority.Row.Confirmed && office is null)
                    await appointing.SetOfficeAsync(authority.Organisation, authority.ConvenerId, officeAddress!, cancel);
                var token = Tokens.New();
                var invitation = new Invitation
                {
                    Id = Ids.Random(),
                    OwnerId = authority.ConvenerId,
                    OrganisationId = request.OrganisationId,
                    Role = request.Role,
                    Address = address!,
                    Name = name!,
                    InvitedById = access.Viewer.PersonId,
                    TokenDigest = Tokens.Digest(token),
                    SentAt = now,
                    ExpiresAt = now + Invitation.Lasts,
                };
                db.Add(invitation);
                journal.Record(AccountsFacts.Invited, invitation);
                mails.Invitation(invitation, authority.Organisation.Name, access.Viewer.Name, token);
                await db.SaveChangesAsync(cancel);
                return invitation;
            },
            cancel
        );

    private Task<List<Invitation>> EarlierAsync(Authority authority, string role, string address, DateTime now, CancellationToken cancel)
    {
        var key = Addresses.Key(address);
        return access
            .AllInvitations.Where(i =>
                i.OwnerId == authority.ConvenerId
                && i.OrganisationId == authority.Organisation.Id
                && i.Role == role
                && i.AddressKey == key
                && i.AcceptedAt == null
                && i.WithdrawnAt == null
                && i.ExpiresAt > now
            )
            .ToListAsync(cancel);
    }
}
