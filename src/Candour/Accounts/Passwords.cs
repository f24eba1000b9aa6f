using System.Text;
using Candour.Foundation;
using Candour.Foundation.Outcomes;
using Microsoft.AspNetCore.Identity;

namespace Candour.Accounts;

/// <summary>Passwords: what is taken, how they are kept and how they are held against what is typed.</summary>
public sealed class Passwords(UserManager<Account> users, PasswordOfNobody nobody)
{
    /// <summary>Why a new password is not taken; empty when it is.</summary>
    /// <param name="password">As typed.</param>
    /// <param name="name">The person's name, which it must not hold.</param>
    /// <param name="address">Their address, likewise.</param>
    public static IReadOnlyList<Refusal> Check(string? password, string name, string address) =>
        PasswordRules.WhyNot(Plain(password), name, address) is { } key ? [Refusal.At("Password", key, PasswordRules.Shortest)] : [];

    /// <summary>
    /// Whether it is the account's password. The same work is done when there is no account, or one without a password,
    /// so that time says nothing.
    /// </summary>
    public bool Verify(Account? account, string? password)
    {
        var hash = account?.PasswordHash ?? nobody.Hash;
        var result = users.PasswordHasher.VerifyHashedPassword(account ?? PasswordOfNobody.Account, hash, Plain(password));
        return account?.PasswordHash is not null && result != PasswordVerificationResult.Failed;
    }

    /// <summary>Gives an account a new password and a new stamp: whoever is signed in is out on their next request.</summary>
    public async Task SetAsync(Account account, string password)
    {
        account.PasswordHash = users.PasswordHasher.HashPassword(account, Plain(password));
        Expect(await users.UpdateSecurityStampAsync(account));
    }

    /// <summary>Saves a new account with its password, and with it all else that this context holds.</summary>
    public async Task CreateAsync(Account account, string? password)
    {
        if (password is not null)
            account.PasswordHash = users.PasswordHasher.HashPassword(account, Plain(password));
        Expect(await users.CreateAsync(account));
    }

    /// <summary>A new stamp: whoever is signed in is out on their next request.</summary>
    public async Task RenewStampAsync(Account account) => Expect(await users.UpdateSecurityStampAsync(account));

    /// <summary>The same letters from every keyboard: an é of one sign or of two is one password.</summary>
    private static string Plain(string? typed) => Fold.Cleaned(typed ?? "").Normalize(NormalizationForm.FormC);

    private static void Expect(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new InvalidOperationException($"The account was not saved: {string.Join(", ", result.Errors.Select(e => e.Code))}.");
    }
}

/// <summary>The hash that is tried when there is no account. Made once, with the work that real ones take.</summary>
public sealed class PasswordOfNobody(IPasswordHasher<Account> hasher)
{
    internal static Account Account { get; } = new();

    internal string Hash { get; } = hasher.HashPassword(Account, Tokens.New());
}
