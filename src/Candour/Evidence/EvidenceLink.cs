using Candour.Foundation.Outcomes;

namespace Candour.Evidence;

/// <summary>
/// An address as somebody typed it, made safe to show as a link: http or https and nothing else. A browser would run
/// <c>javascript:</c> as the reader.
/// </summary>
public static class EvidenceLink
{
    public const int Length = 2000;

    /// <summary>Reads an address. "www.example.org/plan" is taken as https.</summary>
    public static Outcome<string> Read(string? typed, string field)
    {
        var text = (typed ?? "").Trim();
        if (text.Length == 0)
            return Refusal.At(field, "evidence.link.required");
        if (text.Length > Length)
            return Refusal.At(field, "evidence.link.too-long", Length);
        // Browsers drop tabs and line ends inside an address before they read its scheme.
        if (text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)))
            return Refusal.At(field, "evidence.link.spaces");
        if (Scheme(text) is { } scheme)
        {
            return scheme is "http" or "https" ? Absolute(text, field) : Refusal.At(field, "evidence.link.scheme", scheme);
        }
        return Absolute($"https://{text}", field);
    }

    private static Outcome<string> Absolute(string text, string field) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https"
        && uri.Host.Contains('.', StringComparison.Ordinal)
        && uri.UserInfo.Length == 0
            ? uri.AbsoluteUri is { Length: <= Length } address
                ? address
                : Refusal.At(field, "evidence.link.too-long", Length)
            : Refusal.At(field, "evidence.link.unreadable");

    /// <summary>The scheme written before the first colon; null for a bare address, where a colon can only be a port's.</summary>
    private static string? Scheme(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0)
            return null;
        var before = text[..colon];
        if (
            before.Contains('/', StringComparison.Ordinal)
            || (before.Contains('.', StringComparison.Ordinal) && text.Length > colon + 1 && char.IsAsciiDigit(text[colon + 1]))
        )
            return null;
        return before.ToLowerInvariant();
    }
}
