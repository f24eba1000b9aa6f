using Candour.Foundation;
using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Candour.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace Candour.Accounts;

/// <summary>The link of an invitation, and who its holder is.</summary>
public sealed record AcceptAsNewcomerRequest(string? Token, string? Name, string? Password);

/// <summary>
/// Makes the person, the account and the appointment that an invitation offers. The account's address is the one the
/// invitation went to: whoever holds the link reads it.
/// </summary>
public sealed class AcceptAsNewcomer(
    CandourDb db,
    ViewerScope scope,
    UnitOfWork work,
    AccountsAccess access,
    Appointing appointing,
    AppointmentMails mails,
    Passwords passwords,
    Journal journal,
    Calendar calendar
)
{
    public async Task<Outcome<SignedIn>> RunAsync(AcceptAsNewcomerRequest request, CancellationToken cancel = default)
    {
        using var invitee = scope.As(Viewers.Invitee);
        return await work.RunAsync<SignedIn>(
            async () =>
            {
                if (await access.InvitationAsync(request.Token, cancel) is not { } invitation)
                    return Refusal.NotFound;
                if (!invitation.IsOpen(calendar.Now))
                    return await SameFormTwiceAsync(invitation, request, cancel);
                var refusals = new List<Refusal>();
                var name = Addresses.Name(request.Name);
                if (name is null)
                    refusals.Add(Refusal.At("Name", "accounts.name.not-one"));
                refusals.AddRange(Passwords.Check(request.Password, name ?? "", invitation.Address));
                if (refusals.Count > 0)
                    return Outcome<SignedIn>.Refused(refusals);
                // The holder of the link reads this address, so they may know that it has an account.
                if (await access.AccountAsync(invitation.Address, cancel) is not null)
                    return Refusal.Because("accounts.invitation.has-account");
                return await MakeAsync(invitation, name!, request.Password!, cancel);
            },
            cancel
        );
    }

    private async Task<Outcome<SignedIn>> MakeAsync(Invitation invitation, string name, string password, CancellationToken cancel)
    {
        var id = Ids.New();
        using var newcomer = scope.As(Viewers.InviteeAs(id));
        var isSample = await access.Parties.AnyAsync(p => p.Id == invitation.OrganisationId && p.IsSample, cancel);
        var person = new Party
        {
            Id = id,
            OwnerId = id,
            Kind = PartyKinds.Person,
            Name = name,
            SortKey = Fold.Sort(name),
            SearchKey = Fold.Search(name),
            IsSample = isSample,
        };
        db.Add(person);
        journal.Record(AccountsFacts.PersonMade, person);
        await appointing.TakeAsync(invitation, id, cancel);
        await mails.TakenAsync(invitation, name, cancel);
        var account = Account.For(id, invitation.Address);
        await passwords.CreateAsync(account, password);
        return new SignedIn(id, account.SecurityStamp!);
    }

    /// <summary>A form sent twice by an impatient finger: whoever used the invitation a moment ago, and knows the password, is that person.</summary>
    private async Task<Outcome<SignedIn>> SameFormTwiceAsync(
        Invitation invitation,
        AcceptAsNewcomerRequest request,
        CancellationToken cancel
    )
    {
        if (
            invitation.AcceptedById is { } person
            && invitation.AcceptedAt > calendar.Now.AddMinutes(-10)
            && await access.AccountOfAsync(person, cancel) is { } account
            && passwords.Verify(account, request.Password)
        )
            return new SignedIn(person, account.SecurityStamp!);
        return Refusal.NotFound;
    }
}
