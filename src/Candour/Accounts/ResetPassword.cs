using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Foundation.Mail;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;

namespace Candour.Accounts;

/// <summary>A link for a new password, and the password. Without one it is only asked whether the link can be used.</summary>
public sealed record ResetPasswordRequest(string? Token, string? Password);

/// <summary>Gives an account a new password by a link that was mailed to it. Whoever is signed in there is out.</summary>
public sealed class ResetPassword(
    ViewerScope scope,
    UnitOfWork work,
    AccountsAccess access,
    Passwords passwords,
    Knocks knocks,
    Journal journal,
    Outbox outbox
)
{
    /// <summary>Whether the link can be used now.</summary>
    public async Task<bool> CanAsync(string? token, CancellationToken cancel = default)
    {
        using var door = scope.As(Viewers.Doorkeeper);
        return await access.LinkAsync(MailedLink.Password, token, cancel) is not null;
    }

    public async Task<Outcome<Done>> RunAsync(ResetPasswordRequest request, CancellationToken cancel = default)
    {
        using var door = scope.As(Viewers.Doorkeeper);
        var outcome = await work.RunAsync<Account>(
            async () =>
            {
                if (
                    await access.LinkAsync(MailedLink.Password, request.Token, cancel) is not { AccountId: { } person } link
                    || await access.AccountOfAsync(person, cancel) is not { } account
                )
                    return Refusal.NotFound;
                if (
                    Passwords.Check(request.Password, await access.NameAsync(person, cancel), account.Email ?? "") is { Count: > 0 } reasons
                )
                    return Outcome<Account>.Refused(reasons);
                await access.VoidLinksAsync(person, cancel);
                journal.RecordMany(AccountsFacts.PasswordChanged, "account", person, person, "{}");
                outbox.AddFor(person, "accounts.mail.password-changed.subject", "accounts.mail.password-changed.body");
                await passwords.SetAsync(account, request.Password!);
                return account;
            },
            cancel
        );
        if (!outcome.IsDone)
            return Outcome<Done>.Refused(outcome.Refusals);
        // Whoever reads the address has shown who they are: a door that others shut opens for them.
        await knocks.ForgetAsync(KnockedDoor.SignIn, Addresses.Key(outcome.Value.Email), cancel);
        return new Done();
    }
}
