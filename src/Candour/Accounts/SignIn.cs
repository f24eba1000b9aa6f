using Candour.Foundation.Access;
using Candour.Foundation.Outcomes;

namespace Candour.Accounts;

/// <summary>An address and a password, as typed.</summary>
public sealed record SignInRequest(string? Address, string? Password);

/// <summary>Who signed in, and the stamp that their cookie carries.</summary>
public sealed record SignedIn(Guid PersonId, string Stamp);

/// <summary>
/// Signs somebody in, or says one sentence that fits a wrong address, a wrong password and no account alike. The work is
/// the same for each: a counted try, one look-up, one hash.
/// </summary>
public sealed class SignIn(ViewerScope scope, AccountsAccess access, Knocks knocks, Passwords passwords)
{
    public async Task<Outcome<SignedIn>> RunAsync(SignInRequest request, CancellationToken cancel = default)
    {
        using var door = scope.As(Viewers.Doorkeeper);
        var who = Addresses.Key(request.Address);
        if (!await knocks.TryAsync(KnockedDoor.SignIn, who, cancel))
            return Refusal.Because("accounts.sign-in.shut");
        var account = await access.AccountAsync(request.Address, cancel);
        if (!passwords.Verify(account, request.Password))
            return Refusal.Because("accounts.sign-in.no");
        await knocks.ForgetAsync(KnockedDoor.SignIn, who, cancel);
        return new SignedIn(account!.Id, account.SecurityStamp!);
    }
}
