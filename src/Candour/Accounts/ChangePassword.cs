using Candour.Foundation.Journal;
using Candour.Foundation.Mail;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;

namespace Candour.Accounts;

/// <summary>One's present password and the next.</summary>
public sealed record ChangePasswordRequest(string? Present, string? Password);

/// <summary>Changes one's own password. Everywhere else one is signed out.</summary>
public sealed class ChangePassword(
    CandourDb db,
    UnitOfWork work,
    AccountsAccess access,
    Passwords passwords,
    Knocks knocks,
    Journal journal,
    Outbox outbox
)
{
    public async Task<Outcome<SignedIn>> RunAsync(ChangePasswordRequest request, CancellationToken cancel = default)
    {
        var me = access.Viewer.PersonId ?? throw new InvalidOperationException("Somebody who is not signed in has no password to change.");
        if (!await knocks.TryAsync(KnockedDoor.Own, me.ToString(), cancel))
            return Refusal.At("Present", "accounts.password.shut");
        return await work.RunAsync<SignedIn>(
            async () =>
            {
                var account = await access.AccountOfAsync(me, cancel);
                if (account is null || !passwords.Verify(account, request.Present))
                    return Refusal.At("Present", "accounts.password.not-present");
                if (Passwords.Check(request.Password, db.Viewer.Name, account.Email ?? "") is { Count: > 0 } reasons)
                    return Outcome<SignedIn>.Refused(reasons);
                await access.VoidLinksAsync(me, cancel);
                journal.RecordMany(AccountsFacts.PasswordChanged, "account", me, me, "{}");
                outbox.AddFor(me, "accounts.mail.password-changed.subject", "accounts.mail.password-changed.body");
                await passwords.SetAsync(account, request.Password!);
                return new SignedIn(me, account.SecurityStamp!);
            },
            cancel
        );
    }
}
