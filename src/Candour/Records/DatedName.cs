using System.Globalization;
using System.Text.RegularExpressions;

namespace Candour.Records;

/// <summary>
/// The day a file speaks of, from its name: published extracts carry it (<c>edubasealldata20240617.csv</c>).
/// </summary>
public static partial class DatedName
{
    /// <summary>The last date in a name, or null.</summary>
    public static DateOnly? Of(string name)
    {
        foreach (var match in Dates().Matches(name).Reverse())
        {
            var digits = match.Value.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);
            if (DateOnly.TryParseExact(digits, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return day;
            }
        }

        return null;
    }

    [GeneratedRegex(
        @"(?<!\d)20\d{2}(?<mark>[-_]?)(?:0[1-9]|1[0-2])\k<mark>(?:0[1-9]|[12]\d|3[01])(?!\d)",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Dates();
}
