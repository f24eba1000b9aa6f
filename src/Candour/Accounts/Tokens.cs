using System.Security.Cryptography;
using System.Text;

namespace Candour.Accounts;

/// <summary>What links and codes are made of. Only digests are ever stored.</summary>
public static class Tokens
{
    /// <summary>Letters and digits that nobody takes for another on paper or on the telephone.</summary>
    private const string Plain = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int CodeLength = 12;

    /// <summary>256 random bits for a link, in small letters: addresses of pages are written small, and mail programs are known to change case.</summary>
    public static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>SHA-256, in hexadecimal.</summary>
    public static string Digest(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>A code to be read out or typed: three groups of four.</summary>
    public static string NewCode()
    {
        var code = RandomNumberGenerator.GetString(Plain, CodeLength);
        return $"{code[..4]}-{code[4..8]}-{code[8..]}";
    }

    /// <summary>The digest of a code however it was typed: small letters, spaces, no dashes.</summary>
    public static string CodeDigest(string? typed) =>
        Digest(string.Concat((typed ?? "").Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant());

    /// <summary>The digest of a code that went to one address: where the organisation has another since, it proves nothing.</summary>
    public static string CodeDigest(string? typed, Guid officeAddressId) => Digest($"{officeAddressId:N}{CodeDigest(typed)}");
}
