using System.Globalization;
using System.Net.Mail;
using System.Text;
using Candour.Foundation;

namespace Candour.Accounts;

/// <summary>Mail addresses and names as people type them, made fit to store and to compare.</summary>
public static class Addresses
{
    /// <summary>The address without what surrounds it; null when it is none that mail could go to.</summary>
    public static string? Read(string? typed)
    {
        var address = Fold.Cleaned(typed ?? "").Trim();
        if (
            address.Length is 0 or > Account.AddressLength
            || address.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c is '<' or '>' or ',' or ';' or '"' or '\uFFFD')
        )
            return null;
        // Bare addresses only: "Ada <ada@example.org>" is read by MailAddress too, and is not one.
        return
            MailAddress.TryCreate(address, out var parsed)
            && parsed.Address == address
            && parsed.Host.Contains('.', StringComparison.Ordinal)
            ? address
            : null;
    }

    /// <summary>What addresses are compared by. Any text has one, so that looking takes the same work for all.</summary>
    public static string Key(string? typed)
    {
        var text = Fold.Cleaned(typed ?? "").Trim();
        return (text.Length > Account.AddressLength ? text[..Account.AddressLength] : text)
            .Normalize(NormalizationForm.FormC)
            .ToUpperInvariant();
    }

    /// <summary>A name in one line; null when there is no letter in it.</summary>
    public static string? Name(string? typed)
    {
        var text = Fold.Cleaned(typed ?? "").Normalize(NormalizationForm.FormC);
        var name = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            {
                if (name.Length > 0 && name[^1] != ' ')
                    name.Append(' ');
            }
            else if (!Turns(rune) && rune != Rune.ReplacementChar)
                name.Append(rune);
        }
        var read = name.ToString().Trim();
        return read.EnumerateRunes().Any(Rune.IsLetter) && read.Length <= Partnerships.Party.NameLength ? read : null;
    }

    /// <summary>Marks that turn the writing direction around would let a name rewrite the words beside it. The joiners that Arabic and Persian names need stay.</summary>
    private static bool Turns(Rune rune) => Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format && rune.Value is not (0x200C or 0x200D);
}

/// <summary>Compares addresses in the account store as <see cref="Addresses.Key"/> does.</summary>
internal sealed class AddressNormalizer : Microsoft.AspNetCore.Identity.ILookupNormalizer
{
    public string? NormalizeName(string? name) => name?.ToUpperInvariant();

    public string? NormalizeEmail(string? email) => email is null ? null : Addresses.Key(email);
}
