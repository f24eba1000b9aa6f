namespace Candour.Records.Sources;

/// <summary>
/// Published files that hold schools but are not the register: each known by headings that no register file has, so
/// that whoever brings one is told which it is.
/// </summary>
internal static class Lookalikes
{
    private static readonly (string Key, string[] Headings)[] Known =
    [
        ("links", ["URN", "LinkURN"]),
        ("group-links", ["Group UID", "URN"]),
        ("groups", ["Group UID"]),
        ("open-mainstream", ["establishment_name", "establishment_status"]),
        ("open-mainstream", ["school_key", "urn"]),
        ("performance-tables", ["RECTYPE"]),
        ("results", ["URN", "KS2 Pupils"]),
        ("results", ["URN", "KS4 Pupils"]),
        ("results", ["URN", "ATT8SCR"]),
        ("results-by-trust", ["TRUST_UID"]),
        ("results-by-trust", ["CHAINID"]),
        ("spine", ["URN", "LAESTAB", "SCHNAME"]),
        ("census", ["URN", "NOR"]),
        ("absence", ["URN", "PERCTOT"]),
        ("workforce", ["LA Number", "Total Number of Teachers (Headcount)"]),
        ("statistics", ["time_period", "geographic_level"]),
        ("inspections", ["URN", "Ofsted phase"]),
        ("inspections", ["URN", "Rating", "Inspection Date"]),
        ("deprivation", ["lsoa21_code"]),
        ("finance", ["URN", "Income", "Expenditure"]),
        ("admissions", ["school_key", "number_of_preferences"]),
        ("authorities", ["la_code", "la_name"]),
    ];

    public static string? Find(IReadOnlyList<string> header)
    {
        var headings = new HashSet<string>(header, StringComparer.OrdinalIgnoreCase);
        foreach (var (key, needed) in Known)
        {
            if (Array.TrueForAll(needed, headings.Contains))
            {
                return key;
            }
        }

        return null;
    }
}
