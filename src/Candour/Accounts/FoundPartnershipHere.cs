using Candour.Foundation;
using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Candour.Partnerships;
using Candour.Partnerships.Founding;

namespace Candour.Accounts;

/// <summary>The partnership, and the link for its first lead.</summary>
public sealed record PartnershipFoundedHere(PartnershipMade Made, string Link, DateOnly Until);

/// <summary>
/// As <see cref="FoundPartnership"/>, by whoever is at the machine: the lead's link is handed back and nothing is
/// mailed.
/// </summary>
public sealed class FoundPartnershipHere(
    CandourDb db,
    ViewerScope scope,
    UnitOfWork work,
    MakePartnership make,
    Journal journal,
    AccountsSettings settings,
    Calendar calendar
)
{
    private static readonly Viewer Keeper = Viewers.Keeper(["party", "membership", "invitation"]);

    public async Task<Outcome<PartnershipFoundedHere>> RunAsync(PartnershipToFound request, CancellationToken cancel = default)
    {
        var (address, name) = (Addresses.Read(request.LeadAddress), Addresses.Name(request.LeadName));
        if (address is null)
            return Refusal.At("LeadAddress", "accounts.address.not-one");
        if (name is null)
            return Refusal.At("LeadName", "accounts.name.not-one");
        using var keeper = scope.As(Keeper);
        return await work.RunAsync<PartnershipFoundedHere>(
            async () =>
            {
                var made = await make.RunAsync(request.Partnership, cancel);
                if (!made.IsDone)
                    return Outcome<PartnershipFoundedHere>.Refused(made.Refusals);
                var (now, token) = (calendar.Now, Tokens.New());
                var invitation = new Invitation
                {
                    Id = Ids.Random(),
                    OwnerId = Party.Installation,
                    OrganisationId = made.Value.Id,
                    Role = Roles.PartnershipLead,
                    Address = address,
                    Name = name,
                    TokenDigest = Tokens.Digest(token),
                    SentAt = now,
                    ExpiresAt = now + Invitation.Lasts,
                };
                db.Add(invitation);
                journal.Record(AccountsFacts.Invited, invitation);
                await db.SaveChangesAsync(cancel);
                return new PartnershipFoundedHere(made.Value, settings.Link($"/invitation/{token}"), calendar.DateOf(invitation.ExpiresAt));
            },
            cancel
        );
    }
}
