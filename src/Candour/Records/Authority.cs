using System.Globalization;
using System.Text;
using CsvHelper;

namespace Candour.Records;

/// <summary>
/// A local authority for schools, or what the register files a school under instead. Authorities are split and
/// merged, so each has the days it began and ended where those are later than the first reorganisation we know of.
/// </summary>
/// <param name="Code">Three digits; a word where the register publishes a name and no code is known.</param>
/// <param name="Name">Its own name, which a later authority may bear as well: there were two Dorsets.</param>
/// <param name="RegisterName">What the register calls it once it is gone ("Pre-LGR 2019 Dorset"); else its name.</param>
/// <param name="Place">england, wales, overseas or none.</param>
public sealed record Authority(string Code, string Name, string RegisterName, DateOnly? From, DateOnly? To, string Place)
{
    /// <summary>Whether it stood on that day.</summary>
    public bool StoodOn(DateOnly day) => (From is null || From <= day) && (To is null || day <= To);
}

/// <summary>The table of authorities that ships with the product: <c>Data/authorities.csv</c>.</summary>
public sealed class Authorities
{
    /// <summary>The register's code for a school outside every authority.</summary>
    public const string NoAuthority = "000";

    private readonly Dictionary<string, Authority> _byCode = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Authority> _byRegisterName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Authority>> _byName = new(StringComparer.Ordinal);

    private Authorities(TextReader table)
    {
        using var csv = new CsvReader(table, CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        while (csv.Read())
        {
            var name = csv["name"]!;
            var registerName = csv["register_name"] is { Length: > 0 } old ? old : name;
            var authority = new Authority(csv["code"]!, name, registerName, Day(csv["from"]), Day(csv["to"]), csv["place"]!);
            _byCode.Add(authority.Code, authority);
            _byRegisterName.Add(Folded(registerName), authority);
            foreach (var also in csv["also"]!.Split('|', StringSplitOptions.RemoveEmptyEntries).Append(name))
            {
                var folded = Folded(also);
                if (!_byName.TryGetValue(folded, out var named))
                {
                    _byName[folded] = named = [];
                }

                named.Add(authority);
            }
        }
    }

    /// <summary>The table as shipped.</summary>
    public static Authorities Shipped { get; } = Load();

    /// <summary>All of them, by code.</summary>
    public IEnumerable<Authority> All => _byCode.Values;

    /// <summary>The authority with a code, written with or without leading zeros.</summary>
    public Authority? WithCode(string code) => _byCode.GetValueOrDefault(code.Length is > 0 and < 3 ? code.PadLeft(3, '0') : code);

    /// <summary>
    /// The authority a name stood for on a day. The register's own name for an abolished one ("Pre-LGR 2019 Dorset")
    /// is clear on any day; a plain name goes to the one that stood then, else to the latest to bear it.
    /// </summary>
    public Authority? Named(string name, DateOnly on)
    {
        var folded = Folded(name);
        if (_byName.TryGetValue(folded, out var named))
        {
            return named.Find(a => a.StoodOn(on)) ?? named.MaxBy(a => a.From ?? DateOnly.MinValue);
        }

        return _byRegisterName.GetValueOrDefault(folded);
    }

    private static Authorities Load()
    {
        using var stream =
            typeof(Authorities).Assembly.GetManifestResourceStream("Candour.Records.authorities.csv")
            ?? throw new InvalidOperationException("The table of authorities is not in the assembly.");
        using var reader = new StreamReader(stream);
        return new Authorities(reader);
    }

    private static DateOnly? Day(string? text) =>
        string.IsNullOrEmpty(text) ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    // "St. Helens" and "St Helens", "Westmorland & Furness" and "Westmorland and Furness" are one name.
    private static string Folded(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var c in name.Replace("&", " and ", StringComparison.Ordinal))
        {
            if (char.IsLetterOrDigit(c))
            {
                text.Append(char.ToLowerInvariant(c));
            }
            else if (text.Length > 0 && text[^1] != ' ' && c is ' ' or '-' or '\u00A0')
            {
                text.Append(' ');
            }
        }

        return text.ToString().TrimEnd();
    }
}
