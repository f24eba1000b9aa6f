using Candour.Sample.Plan;

namespace Candour.Sample.Making;

/// <summary>The people of one review, before their answers are known.</summary>
internal sealed record Team(
    SamplePerson Lead,
    SamplePerson Near,
    SamplePerson Far,
    SamplePerson Moderator,
    SamplePerson Facilitator,
    string ConvenerKey
)
{
    public IReadOnlyList<SamplePerson> Reviewers => [Lead, Near, Far];
}

/// <summary>
/// Chooses teams that keep the rules: nobody from the host or its trust, no governor of the host, no pair of schools
/// reviewing each other in one cycle, one reviewer of the host's phase and one of another, and a fair load.
/// </summary>
internal sealed class TeamMaker(
    Dice dice,
    IReadOnlyList<SampleSchool> schools,
    IReadOnlyList<SamplePerson> people,
    IReadOnlyList<SampleCluster> clusters
)
{
    private const int MostTogether = 2;

    private readonly Dictionary<(string Cycle, string Person), int> _load = [];
    private readonly HashSet<(string Cycle, string From, string Host)> _visits = [];
    private readonly Dictionary<string, SampleSchool> _schools = schools.ToDictionary(school => school.Key);

    public Team Make(SampleSchool host, string cycle)
    {
        var taken = new List<SamplePerson>();
        var moderator = Choose(host, cycle, taken, Wanted(host, "moderator") ?? (person => Head(person) && Of(person).Phase != host.Phase));
        var lead = Choose(host, cycle, taken, Wanted(host, "lead") ?? (person => Head(person) && MayLead(Of(person), host)));
        var near = Choose(host, cycle, taken, person => Near(person, host));
        var far = Choose(
            host,
            cycle,
            taken,
            Wanted(host, "far") ?? (person => person.Post.Role is "senior-leader" or "teacher" && Of(person).Phase != host.Phase)
        );
        var facilitator = Choose(
            host,
            cycle,
            taken,
            Wanted(host, "facilitator") ?? (person => person.Post.Role is "senior-leader" && Of(person).Phase == host.Phase)
        );
        foreach (var reviewer in new[] { lead, near, far, moderator, facilitator })
        {
            _visits.Add((cycle, reviewer.Post.OrganisationKey, host.Key));
        }

        return new Team(lead, near, far, moderator, facilitator, Convener(host));
    }

    /// <summary>The convener is whoever leads the host's cluster.</summary>
    private string Convener(SampleSchool host) => clusters.First(cluster => cluster.Key == host.ClusterKey).LeadKey;

    /// <summary>Five of the cast have parts that are written down.</summary>
    private static Func<SamplePerson, bool>? Wanted(SampleSchool host, string part) =>
        (host.ShortName, part) switch
        {
            ("Ellerbeck Primary", "lead") => person => person.Name == "Imran Shah",
            ("Ellerbeck Primary", "far") => person => person.Name == "Aylin Doğan",
            ("Ellerbeck Primary", "moderator") => person => person.Name == "Desmond Okafor",
            ("Hollinsike Primary", "facilitator") => person => person.Name == "Begoña Larrea",
            _ => null,
        };

    private SamplePerson Choose(SampleSchool host, string cycle, List<SamplePerson> taken, Func<SamplePerson, bool> suits)
    {
        var free = people.Where(person =>
            _schools.ContainsKey(person.Post.OrganisationKey)
            && suits(person)
            && MayServe(person, host, cycle)
            && !taken.Contains(person)
            && !taken.Exists(other => other.Post.OrganisationKey == person.Post.OrganisationKey)
        );
        var chosen = dice.Shuffled(free)
            .OrderBy(person => _load.GetValueOrDefault((cycle, person.Key)))
            .ThenBy(person =>
                Of(person).GroupKey == host.GroupKey ? 0
                : Of(person).ClusterKey == host.ClusterKey ? 1
                : 2
            )
            .First();
        taken.Add(chosen);
        _load[(cycle, chosen.Key)] = _load.GetValueOrDefault((cycle, chosen.Key)) + 1;
        return chosen;
    }

    private bool MayServe(SamplePerson person, SampleSchool host, string cycle)
    {
        var school = Of(person);
        return school.Key != host.Key
            && school.GroupKey is not null
            && (school.TrustKey is null || school.TrustKey != host.TrustKey)
            && person.Appointments.All(post => post.OrganisationKey != host.Key)
            && !_visits.Contains((cycle, host.Key, school.Key))
            && _load.GetValueOrDefault((cycle, person.Key)) < MostTogether
            && !Reserved(person, host);
    }

    /// <summary>Those of the cast with a part in one review are not used up by another.</summary>
    private static bool Reserved(SamplePerson person, SampleSchool host) =>
        person.Name is "Imran Shah" or "Aylin Doğan" or "Desmond Okafor" or "Begoña Larrea" or "Tom Ferris" or "Łucja Brzezicka"
        && host.ShortName is not "Ellerbeck Primary" and not "Hollinsike Primary";

    /// <summary>From another group of the cluster; special schools are few, so a secondary head may lead there.</summary>
    private static bool MayLead(SampleSchool school, SampleSchool host) =>
        host.Phase is "special" ? school.Phase is "secondary" : school.ClusterKey == host.ClusterKey && school.GroupKey != host.GroupKey;

    private bool Near(SamplePerson person, SampleSchool host) =>
        Of(person).Phase == host.Phase && (Head(person) || (host.Phase is not "primary" && person.Post.Role is "senior-leader"));

    private static bool Head(SamplePerson person) => person.Post.Role is "head";

    private SampleSchool Of(SamplePerson person) => _schools[person.Post.OrganisationKey];
}
