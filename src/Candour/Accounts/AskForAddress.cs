using Candour.Foundation;
using Candour.Foundation.Mail;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;

namespace Candour.Accounts;

/// <summary>The address one wants to sign in with, and one's password.</summary>
public sealed record AskForAddressRequest(string? Address, string? Password);

/// <summary>
/// Sends a link to the new address; the change waits until somebody who is signed in here opens it there. Whether the
/// address is another's account is not said.
/// </summary>
public sealed class AskForAddress(
    CandourDb db,
    UnitOfWork work,
    AccountsAccess access,
    Passwords passwords,
    Knocks knocks,
    Outbox outbox,
    AccountsSettings settings,
    Calendar calendar
)
{
    public async Task<Outcome<Done>> RunAsync(AskForAddressRequest request, CancellationToken cancel = default)
    {
        var me = access.Viewer.PersonId ?? throw new InvalidOperationException("Somebody who is not signed in has no address to change.");
        if (Addresses.Read(request.Address) is not { } address)
            return Refusal.At("Address", "accounts.address.not-one");
        if (!await knocks.TryAsync(KnockedDoor.Own, me.ToString(), cancel))
            return Refusal.At("Password", "accounts.password.shut");
        return await work.RunAsync<Done>(
            async () =>
            {
                var account = await access.AccountOfAsync(me, cancel);
                if (account is null || !passwords.Verify(account, request.Password))
                    return Refusal.At("Password", "accounts.password.not-present");
                if (Addresses.Key(address) == account.NormalizedEmail)
                    return Refusal.At("Address", "accounts.address.same");
                var (now, token) = (calendar.Now, Tokens.New());
                db.Add(
                    new MailedLink
                    {
                        Id = Ids.Random(),
                        Purpose = MailedLink.NewAddress,
                        Address = address,
                        AccountId = me,
                        TokenDigest = Tokens.Digest(token),
                        AskedAt = now,
                        ExpiresAt = now + MailedLink.AddressLasts,
                    }
                );
                outbox.Add(
                    address,
                    "accounts.mail.new-address.subject",
                    "accounts.mail.new-address.body",
                    settings.Link($"/me/address/{token}"),
                    (int)MailedLink.AddressLasts.TotalHours
                );
                await db.SaveChangesAsync(cancel);
                return new Done();
            },
            cancel
        );
    }
}
