using Candour.Foundation;
using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Candour.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace Candour.Accounts;

/// <summary>Who is to look after the installation.</summary>
public sealed record InviteOperatorRequest(string? Address, string? Name);

/// <summary>The link to hand over.</summary>
public sealed record OperatorInvited(string Link, DateOnly Until);

/// <summary>
/// Makes the invitation of an operator, and the installation's own party if it is missing. It is done at the machine, so
/// the link is handed back and nothing is mailed. An operator sees no content.
/// </summary>
public sealed class InviteOperator(
    CandourDb db,
    ViewerScope scope,
    UnitOfWork work,
    AccountsAccess access,
    Journal journal,
    AccountsSettings settings,
    Texts texts,
    Calendar calendar
)
{
    private static readonly Viewer Keeper = Viewers.Keeper(["party", "membership", "invitation"]);

    public async Task<Outcome<OperatorInvited>> RunAsync(InviteOperatorRequest request, CancellationToken cancel = default)
    {
        var (address, name) = (Addresses.Read(request.Address), Addresses.Name(request.Name));
        if (address is null)
            return Refusal.At("Address", "accounts.address.not-one");
        if (name is null)
            return Refusal.At("Name", "accounts.name.not-one");
        using var keeper = scope.As(Keeper);
        return await work.RunAsync<OperatorInvited>(
            async () =>
            {
                await MakeInstallationAsync(cancel);
                var (now, token) = (calendar.Now, Tokens.New());
                var key = Addresses.Key(address);
                var open = await access
                    .AllInvitations.Where(i =>
                        i.OwnerId == Party.Installation
                        && i.Role == Roles.Operator
                        && i.AddressKey == key
                        && i.AcceptedAt == null
                        && i.WithdrawnAt == null
                    )
                    .ToListAsync(cancel);
                foreach (var earlier in open)
                {
                    earlier.WithdrawnAt = now;
                    journal.Record(AccountsFacts.InvitationWithdrawn, earlier);
                }
                var invitation = new Invitation
                {
                    Id = Ids.Random(),
                    OwnerId = Party.Installation,
                    OrganisationId = Party.Installation,
                    Role = Roles.Operator,
                    Address = address,
                    Name = name,
                    TokenDigest = Tokens.Digest(token),
                    SentAt = now,
                    ExpiresAt = now + Invitation.Lasts,
                };
                db.Add(invitation);
                journal.Record(AccountsFacts.Invited, invitation);
                await db.SaveChangesAsync(cancel);
                return new OperatorInvited(settings.Link($"/invitation/{token}"), calendar.DateOf(invitation.ExpiresAt));
            },
            cancel
        );
    }

    private async Task MakeInstallationAsync(CancellationToken cancel)
    {
        if (await access.Parties.AnyAsync(p => p.Id == Party.Installation, cancel))
            return;
        var name = texts["accounts.installation"];
        var installation = new Party
        {
            Id = Party.Installation,
            OwnerId = Party.Installation,
            Kind = PartyKinds.Installation,
            Name = name,
            SortKey = Fold.Sort(name),
            SearchKey = Fold.Search(name),
        };
        db.Add(installation);
        db.Add(Membership.Self(installation, calendar.Today));
        journal.Record(AccountsFacts.InstallationMade, installation);
    }
}
