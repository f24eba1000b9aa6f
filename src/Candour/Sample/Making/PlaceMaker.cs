using Candour.Sample.Plan;

namespace Candour.Sample.Making;

/// <summary>The place: clusters, groups, schools, trusts, diocese and council.</summary>
internal sealed class PlaceMaker(SampleCalendar calendar, Dice dice, Dice figures)
{
    /// <summary>The register's numbers have six digits; these have seven.</summary>
    private const int FirstUrn = 9_000_001;

    private readonly PlaceWords _words = SampleWords.Place;
    private readonly List<SampleSchool> _schools = [];

    public IReadOnlyList<SampleSchool> Schools => _schools;

    public IReadOnlyList<SampleOrganisation> Organisations() =>
        [
            .. _words.Trusts.Select(trust => new SampleOrganisation("trust-" + trust.Key, "trust", trust.Name, trust.Town)),
            new("diocese", "diocese", _words.Diocese.Name, _words.Diocese.Town),
            new("council", "council", _words.Council.Name, _words.Council.Town),
        ];

    public SampleOrganisation Partnership() => new("partnership", "partnership", _words.Partnership, "Wharfgate");

    /// <summary>Clusters without their leads, who are people and come later.</summary>
    public IReadOnlyList<SampleCluster> Clusters() => [.. _words.Clusters.Select(Cluster)];

    public SampleSchool Predecessor()
    {
        var academy = _schools.First(school => school.Opened is not null);
        return academy with
        {
            Key = "stonegarth-high-school",
            Urn = FirstUrn + _schools.Count,
            Name = "Stonegarth High School",
            ShortName = "Stonegarth High",
            Type = "Community school",
            TrustKey = null,
            OutsideGroupReason = null,
            Opened = null,
            Closed = academy.Opened!.Value.AddDays(-1),
            SuccessorKey = academy.Key,
        };
    }

    private SampleCluster Cluster(ClusterWords words)
    {
        var groups = words.Groups.Select((schools, index) => Group(words, schools, index + 1)).ToList();
        foreach (var alone in words.Without ?? [])
        {
            _schools.Add(School(alone, words.Phase, null, null));
        }

        return new SampleCluster("cluster-" + words.Key, words.Name, words.Phase, "", groups);
    }

    private SampleGroup Group(ClusterWords words, string[] schools, int number)
    {
        var size = schools.Length switch
        {
            2 => "pair",
            3 => "triad",
            _ => "four",
        };
        var key = $"group-{words.Key}-{number}";
        var made = schools.Select(line => School(line, words.Phase, "cluster-" + words.Key, key)).ToList();
        _schools.AddRange(made);
        var name = size is "triad" ? $"triad {number}" : size;
        return new SampleGroup(key, name, size, [.. made.Select(school => school.Key)]);
    }

    private SampleSchool School(string line, string phase, string? cluster, string? group)
    {
        var parts = line.Split('|');
        var (name, town, type) = (parts[0], parts[1], parts[2].Split(':'));
        var ages = parts[3].Split('-').Select(int.Parse).ToArray();
        var key = SampleKeys.Slug(name);
        var urn = FirstUrn + _schools.Count + (group is null ? 0 : Pending(group));
        var site = key.Replace("-primary-school", "", StringComparison.Ordinal).Replace("-school", "", StringComparison.Ordinal);
        var waiting = _words.Waiting.FirstOrDefault(school => school.School == name);
        var converted = name == "Stonegarth Academy" ? SampleCalendar.YearStart(calendar.Today) : (DateOnly?)null;
        var pupils = Pupils(name, phase, town);
        return new SampleSchool(
            key,
            urn,
            name,
            SampleKeys.Short(name),
            phase,
            TypeName(type[0], phase),
            ages[0],
            ages[1],
            pupils,
            Places(pupils, phase),
            FreeMeals(phase, town),
            Street(),
            town,
            Postcode(),
            Telephone(urn),
            $"https://{site}.example",
            $"head@{site}.example",
            type is [_, "ce" or "rc"] ? type[1] : null,
            type[0] is "academy" ? "trust-" + type[1] : null,
            type is [_, "ce"] ? "diocese" : null,
            cluster,
            group,
            waiting?.Reason,
            converted,
            null,
            null
        );
    }

    private readonly Dictionary<string, int> _pending = new(StringComparer.Ordinal);

    /// <summary>Schools of a group are added together, so each takes the next number within it.</summary>
    private int Pending(string group) => _pending[group] = _pending.TryGetValue(group, out var taken) ? taken + 1 : 0;

    private static string TypeName(string type, string phase) =>
        (type, phase) switch
        {
            ("academy", "special") => "Academy special converter",
            ("academy", _) => "Academy converter",
            ("aided", _) => "Voluntary aided school",
            ("controlled", _) => "Voluntary controlled school",
            ("foundation", _) => "Foundation school",
            ("community-special", _) => "Community special school",
            ("foundation-special", _) => "Foundation special school",
            _ => "Community school",
        };

    private int Pupils(string name, string phase, string town) =>
        (phase, town) switch
        {
            _ when name.StartsWith("Ellerbeck", StringComparison.Ordinal) => 412,
            ("secondary", _) => dice.Between(610, 1480),
            ("special", _) => dice.Between(58, 176),
            (_, "Wharfgate" or "Lockfield" or "Harterby" or "Tidewell") => dice.Between(204, 452),
            _ => dice.Between(61, 236),
        };

    /// <summary>Most schools have a few places left and some have a few children more than places; special schools fill by need.</summary>
    private int Places(int pupils, string phase) =>
        phase is "special" ? pupils + figures.Between(0, 9) : (int)Math.Round(pupils * figures.Between(97, 124) / 100d / 15) * 15;

    /// <summary>Towns have more than villages, special schools more than either.</summary>
    private double FreeMeals(string phase, string town) =>
        (phase, town) switch
        {
            ("special", _) => figures.Between(380, 590),
            (_, "Wharfgate" or "Lockfield" or "Harterby" or "Tidewell") => figures.Between(190, 470),
            _ => figures.Between(40, 240),
        } / 10d;

    private string Street() => $"{dice.Pick(_words.Streets)}";

    private string Postcode()
    {
        const string letters = "ABDEFGHJLNPQRSTUWXYZ";
        return $"WH{dice.Between(1, 9)} {dice.Between(1, 9)}{letters[dice.Below(20)]}{letters[dice.Below(20)]}";
    }

    /// <summary>01632 960000 to 960999 are kept free for fiction.</summary>
    private static string Telephone(int urn) => $"01632 960{urn % 1000:000}";
}
