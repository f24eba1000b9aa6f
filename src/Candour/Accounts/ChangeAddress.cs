using Candour.Foundation.Journal;
using Candour.Foundation.Mail;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;

namespace Candour.Accounts;

/// <summary>The link that was mailed to the new address.</summary>
public sealed record ChangeAddressRequest(string? Token);

/// <summary>
/// Changes the address of whoever is signed in and holds the link, and tells the old address. A link of somebody else,
/// one that is over and an address that is taken meanwhile are one answer.
/// </summary>
public sealed class ChangeAddress(UnitOfWork work, AccountsAccess access, Passwords passwords, Journal journal, Outbox outbox)
{
    /// <summary>The address that the link would set; null when it cannot be used by this person.</summary>
    public async Task<string?> AddressAsync(string? token, CancellationToken cancel = default) => (await MineAsync(token, cancel))?.Address;

    public async Task<Outcome<SignedIn>> RunAsync(ChangeAddressRequest request, CancellationToken cancel = default)
    {
        var me = access.Viewer.PersonId ?? throw new InvalidOperationException("Somebody who is not signed in has no address to change.");
        return await work.RunAsync<SignedIn>(
            async () =>
            {
                if (
                    await MineAsync(request.Token, cancel) is not { } link
                    || await access.AccountOfAsync(me, cancel) is not { } account
                    || await access.AccountAsync(link.Address, cancel) is not null
                )
                    return Refusal.NotFound;
                await access.VoidLinksAsync(me, cancel);
                outbox.Add(account.Email!, "accounts.mail.address-changed.subject", "accounts.mail.address-changed.body");
                (account.Email, account.EmailConfirmed) = (link.Address, true);
                journal.RecordMany(AccountsFacts.AddressChanged, "account", me, me, "{}");
                await passwords.RenewStampAsync(account);
                return new SignedIn(me, account.SecurityStamp!);
            },
            cancel
        );
    }

    private async Task<MailedLink?> MineAsync(string? token, CancellationToken cancel) =>
        await access.LinkAsync(MailedLink.NewAddress, token, cancel) is { } link && link.AccountId == access.Viewer.PersonId ? link : null;
}
