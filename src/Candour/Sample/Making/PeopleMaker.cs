using Candour.Sample.Plan;

namespace Candour.Sample.Making;

/// <summary>About nine hundred people and what they do.</summary>
internal sealed class PeopleMaker(SampleCalendar calendar, Dice dice, IReadOnlyList<SampleSchool> schools)
{
    private const string Mail = "whlp.example";

    private readonly NameMaker _names = new(dice);
    private readonly List<SamplePerson> _people = [];
    private readonly List<SampleCastMember> _cast = [];
    private readonly Dictionary<string, int> _emails = new(StringComparer.Ordinal);

    public IReadOnlyList<SamplePerson> People => _people;

    public IReadOnlyList<SampleCastMember> Cast => _cast;

    public void Make(IEnumerable<string> clusters)
    {
        foreach (var member in SampleWords.Cast)
        {
            _names.Take(member.Given, member.Family);
        }

        foreach (var member in SampleWords.Cast)
        {
            AddCast(member);
        }

        AddOffices(clusters);
        foreach (var school in schools)
        {
            AddSchool(school);
        }

        AddGovernorsElsewhere();
    }

    private void AddCast(CastWords words)
    {
        var place = Organisation(words.At);
        var began = words.Before is null ? Since(2, 7) : calendar.Working(-28);
        List<SampleAppointment> posts = [new(words.Role, place, words.Title, began, null)];
        if (words.Before is not null)
        {
            posts.Add(new(words.Role, Organisation(words.Before), words.Title, Since(4, 6), began.AddDays(-1)));
        }

        var person = Add(words.Given, words.Family, [.. posts]);
        _cast.Add(new SampleCastMember(person.Key, words.Part, words.Line, words.Host is null ? null : SampleKeys.Slug(words.Host)));
    }

    private string Organisation(string at) =>
        schools.FirstOrDefault(school => school.Name == at)?.Key ?? (at is "partnership" or "council" ? at : "cluster-" + at);

    private void AddOffices(IEnumerable<string> clusters)
    {
        foreach (var cluster in clusters.Where(cluster => !Holds("cluster-lead", cluster)))
        {
            AddNew("cluster-lead", cluster, "Cluster lead");
        }

        AddNew("officer", "partnership", "Partnership coordinator");
        AddNew("officer", "partnership", "Partnership researcher");
        foreach (var title in new[] { "Head of inclusion", "Admissions and fair access officer", "Governor services officer" })
        {
            AddNew("officer", "council", title);
        }

        AddNew("officer", "diocese", "Diocesan adviser");
        AddNew("officer", "diocese", "Diocesan director");
        foreach (var trust in SampleWords.Place.Trusts)
        {
            AddNew("officer", "trust-" + trust.Key, "Chief executive");
            AddNew("officer", "trust-" + trust.Key, "Director of education");
        }
    }

    private void AddSchool(SampleSchool school)
    {
        if (!Holds("head", school.Key))
        {
            AddNew("head", school.Key, "Head teacher");
        }

        Fill(
            "senior-leader",
            school,
            ["Deputy head", "Special needs coordinator", "Assistant head", "Assistant head"],
            school.Phase is "secondary" ? 4 : 2
        );
        var teaches = school.Phase is "secondary" ? SecondaryPosts : ["Class teacher", "Class teacher", "Class teacher", "Class teacher"];
        Fill(
            "teacher",
            school,
            teaches,
            school.Phase switch
            {
                "secondary" => 9,
                "special" => 4,
                _ => 3,
            }
        );
        Fill("governor", school, ["Chair of governors", "Parent governor", "Co-opted governor"], 3);
    }

    private static readonly string[] SecondaryPosts =
    [
        "Teacher of English",
        "Teacher of mathematics",
        "Teacher of science",
        "Teacher of history",
        "Teacher of geography",
        "Teacher of Spanish",
        "Teacher of art",
        "Teacher of music",
        "Head of year",
    ];

    private void Fill(string role, SampleSchool school, string[] titles, int wanted)
    {
        var there = _people.Count(person =>
            person.Appointments.Any(post => post.Role == role && post.OrganisationKey == school.Key && post.To is null)
        );
        for (var number = there; number < wanted; number++)
        {
            AddNew(role, school.Key, titles[number]);
        }
    }

    /// <summary>A few senior leaders are governors of another school, which is a conflict to be found.</summary>
    private void AddGovernorsElsewhere()
    {
        var leaders = _people.Where(person =>
            person.Post.Role is "senior-leader" && _cast.TrueForAll(cast => cast.PersonKey != person.Key)
        );
        foreach (var leader in dice.Shuffled(leaders).Take(9))
        {
            var elsewhere = dice.Pick([.. schools.Where(school => school.Key != leader.Post.OrganisationKey)]);
            var at = _people.IndexOf(leader);
            _people[at] = leader with
            {
                Appointments = [.. leader.Appointments, new("governor", elsewhere.Key, "Co-opted governor", Since(1, 3), null)],
            };
        }
    }

    private bool Holds(string role, string organisation) =>
        _people.Exists(person => person.Post.Role == role && person.Post.OrganisationKey == organisation);

    private void AddNew(string role, string organisation, string title)
    {
        var (given, family) = _names.Next();
        Add(given, family, [new SampleAppointment(role, organisation, title, Since(0, 9), null)]);
    }

    private SamplePerson Add(string given, string family, SampleAppointment[] posts)
    {
        var slug = SampleKeys.Slug($"{given} {family}");
        var count = _emails[slug] = _emails.GetValueOrDefault(slug) + 1;
        var key = count == 1 ? slug : $"{slug}-{count}";
        var person = new SamplePerson(key, given, family, $"{key.Replace('-', '.')}@{Mail}", posts);
        _people.Add(person);
        return person;
    }

    /// <summary>The start of a school year, so many years ago.</summary>
    private DateOnly Since(int fewest, int most) => SampleCalendar.YearStart(calendar.Today).AddYears(-dice.Between(fewest, most));
}
