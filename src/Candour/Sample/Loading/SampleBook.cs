using Candour.Foundation;
using Candour.Foundation.Time;
using Candour.Frameworks;
using Candour.PeerReview.Protocols;
using Candour.Sample.Plan;

namespace Candour.Sample.Loading;

/// <summary>The plan while it is loaded: which key each of its readable keys became, and its days as instants.</summary>
internal sealed class SampleBook(SamplePlan plan, Calendar calendar, ShippedFrameworks shipped, ProtocolCatalogue protocols)
{
    private readonly Dictionary<string, Guid> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SampleSchool> _schools = plan
        .Schools.Concat(plan.Predecessors)
        .ToDictionary(s => s.Key, StringComparer.Ordinal);
    private readonly Dictionary<string, SamplePerson> _people = plan.People.ToDictionary(p => p.Key, StringComparer.Ordinal);
    private readonly Dictionary<string, SamplePerson> _heads = plan
        .People.SelectMany(p => p.Appointments.Where(a => a is { Role: "head", To: null }).Select(a => (a.OrganisationKey, Person: p)))
        .DistinctBy(h => h.OrganisationKey)
        .ToDictionary(h => h.OrganisationKey, h => h.Person, StringComparer.Ordinal);

    public SamplePlan Plan { get; } = plan;

    public Calendar Calendar { get; } = calendar;

    /// <summary>Since when the place has been there: three school years ago.</summary>
    public DateOnly Begins { get; } = new AcademicYear(AcademicYear.Of(plan.Today).Start - 3).FirstDay;

    public Guid Partnership => Of(Plan.Partnership.Key);

    /// <summary>The key of a thing that sorts by time.</summary>
    public Guid Of(string key) => _ids.TryGetValue(key, out var id) ? id : _ids[key] = Ids.New();

    /// <summary>The key of a thing whose order must tell nothing.</summary>
    public Guid Hidden(string key) => _ids.TryGetValue(key, out var id) ? id : _ids[key] = Ids.Random();

    public SampleSchool School(string key) => _schools[key];

    public SamplePerson Person(string key) => _people[key];

    /// <summary>The head of a school.</summary>
    public SamplePerson Head(string schoolKey) => _heads[schoolKey];

    public ShippedFramework Framework(string key) =>
        shipped.Find(key) ?? throw new InvalidOperationException($"The plan names the framework {key}, which does not come with Candour.");

    public Protocol Protocol(string key) =>
        protocols.Find(key) ?? throw new InvalidOperationException($"The plan names the protocol {key}, which does not come with Candour.");

    /// <summary>An instant on a day, in the afternoon, and never one that is still to come.</summary>
    public DateTime At(DateOnly day, int hour = 15)
    {
        var at = day.ToDateTime(new TimeOnly(hour, 0), DateTimeKind.Utc);
        return at < Calendar.Now ? at : Calendar.Now;
    }
}
