using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Candour.Records.Tables;

namespace Candour.Records;

/// <summary>What a cell turned out to hold.</summary>
public enum CellState
{
    /// <summary>A value.</summary>
    Known,

    /// <summary>Nothing, or one of the ways of saying that nothing is known.</summary>
    Unknown,

    /// <summary>A figure the publisher holds back, usually because it covers few children.</summary>
    Withheld,

    /// <summary>Something that cannot be what the column says it is.</summary>
    Wrong,
}

/// <summary>
/// Reads the cells of published files: trims them, knows their codes for unknown and withheld, and writes each value
/// in one canonical way, so that 1,234 and 1234, or 01-09-2013 and 2013-09-01, are the same.
/// </summary>
public static partial class Cell
{
    // A published list writes its own "not applicable" as words, which are kept: they say something about the school.
    private static readonly HashSet<string> UnknownWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "",
        "-",
        "NULL",
        "nan",
        "Not recorded",
        "Not reported",
        "Unknown",
        "Not known",
    };

    private static readonly HashSet<string> UnknownFigures = new(StringComparer.OrdinalIgnoreCase)
    {
        "",
        "-",
        "NULL",
        "nan",
        "NA",
        "N/A",
        "NE",
        "NP",
        "NEW",
        "LOWCOV",
        "x",
        "z",
        ":",
        "-1",
        "Not recorded",
        "Not reported",
        "Not applicable",
        "Unknown",
    };

    private static readonly HashSet<string> WithheldFigures = new(StringComparer.OrdinalIgnoreCase) { "SUPP", "SUPPMAT", "SP", "c", "*" };

    private static readonly string[] DateForms =
    [
        "dd-MM-yyyy",
        "dd/MM/yyyy",
        "yyyy-MM-dd",
        "yyyyMMdd",
        "dd-MM-yyyy HH:mm:ss",
        "dd/MM/yyyy HH:mm:ss",
        "yyyy-MM-dd HH:mm:ss",
        "yyyy-MM-ddTHH:mm:ss",
        "d/M/yyyy",
    ];

    // Statutory ages run to 25; the register writes 99 where there is no upper limit.
    private const int NoAgeLimit = 90;
    private const int GridEdge = 1_300_000;
    private const int MostPupils = 1_000_000;

    /// <summary>
    /// Trims, joins lines, composes accents and mends quotation marks; null when the text holds what no text should.
    /// </summary>
    public static string? Clean(string raw)
    {
        if (Ascii.IsValid(raw) && !raw.AsSpan().ContainsAnyInRange('\0', '\u001F') && !raw.Contains('\u007F', StringComparison.Ordinal))
        {
            return raw.Trim();
        }

        var text = Breaks().Replace(Mended(raw).Trim(), " ");
        foreach (var c in text)
        {
            if (IsNotText(c))
            {
                return null;
            }
        }

        return text.IsNormalized(NormalizationForm.FormC) ? text : text.Normalize(NormalizationForm.FormC);
    }

    /// <summary>Reads a cleaned cell as the field's kind of thing.</summary>
    public static CellState Read(RegisterField field, string text, out string? value)
    {
        value = null;
        if (field.IsFigure || field.Kind is FieldKind.Age or FieldKind.Coordinate)
        {
            return Figure(field.Kind, text, out value);
        }

        if (field.Kind == FieldKind.Name ? text.Length == 0 : UnknownWords.Contains(text))
        {
            return CellState.Unknown;
        }

        var state = field.Kind switch
        {
            FieldKind.Date => Date(text, out value),
            FieldKind.SchoolNumber => Digits(text, 1, 4, out value),
            FieldKind.ProviderNumber => Digits(text, 8, 8, out value),
            FieldKind.Number => Digits(text, 1, 12, out value),
            FieldKind.Postcode => Postcode(text, out value),
            FieldKind.Web => Web(text, out value),
            FieldKind.Telephone => Telephone(text, out value),
            FieldKind.AreaCode => AreaCode(text, out value),
            _ => Kept(text, out value),
        };
        return value is not null && value.Length > field.Length ? CellState.Wrong : state;
    }

    /// <summary>A URN: digits alone. A spreadsheet's 1e+05 is not one: which school it was is lost.</summary>
    public static bool IsUrn(string text, out int urn) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out urn) && urn is >= 10_000 and <= 9_999_999;

    // The published list was read as Latin-1 once and saved as UTF-8: the curly apostrophe of "d’Satmar", 92 in
    // Windows-1252, has come through as the control character U+0092. No text holds those, so they can be put right.
    private static string Mended(string raw) =>
        raw.AsSpan().ContainsAnyInRange('\u0080', '\u009F')
            ? string.Concat(raw.Select(c => c is >= '\u0080' and <= '\u009F' ? TextKind.Windows1252.GetString([(byte)c])[0] : c))
            : raw;

    // Controls (NUL among them), the mark a decoder leaves for bytes it could not read, and the marks that turn the
    // direction of the text around them, which could make one school's name look like another's.
    private static bool IsNotText(char c) =>
        (char.IsControl(c) && c is not ('\t' or '\r' or '\n'))
        || c is '\uFFFD' or '\uFFFE' or '\uFFFF' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    private static CellState Kept(string text, out string? value)
    {
        value = text;
        return CellState.Known;
    }

    private static CellState Figure(FieldKind kind, string text, out string? value)
    {
        value = null;
        if (UnknownFigures.Contains(text))
        {
            return CellState.Unknown;
        }

        if (WithheldFigures.Contains(text))
        {
            return kind is FieldKind.Count or FieldKind.Percent ? CellState.Withheld : CellState.Unknown;
        }

        if (kind == FieldKind.Percent)
        {
            return Percent(text, out value);
        }

        if (!Whole(text, out var number) || number < 0)
        {
            return CellState.Wrong;
        }

        if (kind == FieldKind.Age && number >= NoAgeLimit || kind == FieldKind.Coordinate && number == 0)
        {
            return CellState.Unknown;
        }

        value = number.ToString(CultureInfo.InvariantCulture);
        return number <= (kind == FieldKind.Coordinate ? GridEdge : MostPupils) ? CellState.Known : CellState.Wrong;
    }

    // Re-saved files write 234.0 for 234.
    private static bool Whole(string text, out int number)
    {
        const NumberStyles styles = NumberStyles.AllowThousands | NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        return int.TryParse(text, styles, CultureInfo.InvariantCulture, out number);
    }

    private static CellState Percent(string text, out string? value)
    {
        value = null;
        var number = text.EndsWith('%') ? text[..^1].TrimEnd() : text;
        const NumberStyles styles = NumberStyles.AllowDecimalPoint;
        if (!double.TryParse(number, styles, CultureInfo.InvariantCulture, out var share) || share is < 0 or > 100)
        {
            return CellState.Wrong;
        }

        // One decimal is published; more would be the noise of a re-saved file.
        value = Math.Round(share, 4).ToString("R", CultureInfo.InvariantCulture);
        return CellState.Known;
    }

    private static CellState Date(string text, out string? value)
    {
        value = null;
        if (!DateTime.TryParseExact(text, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return CellState.Wrong;
        }

        if (day is { Year: 1900, Month: 1, Day: 1 })
        {
            return CellState.Unknown;
        }

        value = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return day.Year is >= 1000 and <= 2200 ? CellState.Known : CellState.Wrong;
    }

    private static CellState Digits(string text, int fewest, int most, out string? value)
    {
        var digits = text.EndsWith(".0", StringComparison.Ordinal) ? text[..^2] : text;
        value = most == 4 ? digits.PadLeft(4, '0') : digits;
        return digits.Length >= fewest && digits.Length <= most && digits.All(char.IsAsciiDigit) ? CellState.Known : CellState.Wrong;
    }

    // Schools abroad have postcodes of other shapes, so any short one is kept as written.
    private static CellState Postcode(string text, out string? value)
    {
        var upper = text.ToUpperInvariant();
        var close = upper.Replace(" ", "", StringComparison.Ordinal);
        value = BritishPostcode().IsMatch(close) ? $"{close[..^3]} {close[^3..]}" : upper;
        return CellState.Known;
    }

    private static CellState Web(string text, out string? value)
    {
        value = null;
        var address = HasScheme().IsMatch(text) ? text : "http://" + text;
        var good =
            Uri.TryCreate(address, UriKind.Absolute, out var uri)
            && uri.Scheme is "http" or "https"
            && uri!.Host.Contains('.', StringComparison.Ordinal)
            && uri.UserInfo.Length == 0;
        if (!good)
        {
            return CellState.Unknown;
        }

        value = uri!.AbsoluteUri.Length <= RegisterField.Website.Length ? uri.AbsoluteUri : null;
        return value is null ? CellState.Unknown : CellState.Known;
    }

    // Some years lost the leading zero, some put the space in the wrong place: only the digits count.
    private static CellState Telephone(string text, out string? value)
    {
        value = null;
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        if (digits.Length is < 9 or > 15)
        {
            return CellState.Unknown;
        }

        var whole = digits[0] == '0' || text.StartsWith('+');
        value =
            text.StartsWith('+') ? "+" + digits
            : whole ? digits
            : "0" + digits;
        return CellState.Known;
    }

    private static CellState AreaCode(string text, out string? value)
    {
        value = text.ToUpperInvariant();
        if (value is "999999999" or "X999999")
        {
            value = null;
            return CellState.Unknown;
        }

        return CellState.Known;
    }

    [GeneratedRegex(@"\s*[\r\n\t\u00A0]+\s*", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Breaks();

    [GeneratedRegex(@"^[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex BritishPostcode();

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9+.\-]*:(?!\d)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex HasScheme();
}
