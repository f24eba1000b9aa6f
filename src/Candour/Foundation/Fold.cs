using System.Globalization;
using System.Text;

namespace Candour.Foundation;

/// <summary>
/// Folds text for sorting and searching, the same on both databases: neither database's own collation knows that
/// "Łukasz" belongs under L.
/// </summary>
public static class Fold
{
    private static readonly Dictionary<char, string> Letters = new()
    {
        ['ł'] = "l",
        ['ø'] = "o",
        ['đ'] = "d",
        ['ð'] = "d",
        ['þ'] = "th",
        ['ß'] = "ss",
        ['æ'] = "ae",
        ['œ'] = "oe",
        ['ı'] = "i",
        ['ħ'] = "h",
        ['ŧ'] = "t",
        ['ŋ'] = "ng",
        ['ĸ'] = "k",
        ['ſ'] = "s",
        ['\u2019'] = "",
        ['\''] = "",
    };

    /// <summary>The key by which a list is sorted: letters and digits, no case, no accents, one space between words.</summary>
    public static string Sort(string text) => Folded(text, keepSpaces: true);

    /// <summary>The key in which a search looks: as <see cref="Sort"/>, with a space at both ends so that whole words can be found.</summary>
    public static string Search(string text) => $" {Folded(text, keepSpaces: true)} ";

    /// <summary>More words than this narrow nothing down, and each of them costs the database a condition.</summary>
    private const int MostWordsAsked = 5;

    /// <summary>The words that somebody looks for, each of which begins a word of a search key.</summary>
    public static IReadOnlyList<string> Words(string? query) =>
        [.. Sort(query ?? "").Split(' ', MostWordsAsked + 1, StringSplitOptions.RemoveEmptyEntries).Take(MostWordsAsked)];

    private static string Folded(string text, bool keepSpaces)
    {
        var result = new StringBuilder(text.Length);
        var pendingSpace = false;
        foreach (var c in Cleaned(text).Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
                continue;
            var letters =
                Letters.TryGetValue(c, out var plain) ? plain
                : char.IsLetterOrDigit(c) || char.IsSurrogate(c) ? c.ToString()
                : null;
            if (letters is null)
                pendingSpace = keepSpaces;
            if (string.IsNullOrEmpty(letters))
                continue;
            if (pendingSpace && result.Length > 0)
                result.Append(' ');
            pendingSpace = false;
            result.Append(letters);
        }
        return result.ToString();
    }

    /// <summary>
    /// Text as it may be stored: NUL, which PostgreSQL refuses, and lone surrogates, which neither database can
    /// write, become the replacement character; line ends become "\n".
    /// </summary>
    public static string Cleaned(string text)
    {
        if (!NeedsCleaning(text))
            return text;
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                result.Append(c).Append(text[++i]);
            else if (c == '\0' || char.IsSurrogate(c))
                result.Append('\uFFFD');
            else if (c == '\r')
            {
                result.Append('\n');
                if (i + 1 < text.Length && text[i + 1] == '\n')
                    i++;
            }
            else
                result.Append(c);
        }
        return result.ToString();
    }

    private static bool NeedsCleaning(string text) =>
        text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') >= 0 || text.AsSpan().IndexOfAny('\0', '\r') >= 0;
}
