using Candour.Accounts;
using Candour.Foundation.Access;
using Candour.Foundation.Files;
using Candour.Frameworks;
using Candour.Partnerships;
using Candour.PeerReview;
using Candour.PeerReview.Visits;
using Candour.Records;
using Candour.ReportCards;
using Candour.Sample.Loading;
using Candour.Testing;
using Candour.Web.Access;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Evaluation = Candour.SelfEvaluation.SelfEvaluation;
using Snapshot = Candour.SelfEvaluation.Snapshot;

namespace Candour.Web.Tests.Budget;

/// <summary>
/// The sample place, and on top of it what an ordinary day leaves behind and a sample does not hold: somebody invited,
/// a password forgotten, a head who waits for a code, a file kept as evidence, a register file brought. It knows the
/// keys of everything, so that every route can be asked for.
/// </summary>
internal sealed class LoadedPlace : IAsyncDisposable
{
    public const string Token = "a-token-that-was-mailed";

    private readonly Dictionary<Guid, Visitor> _visitors = [];
    private ILookup<Guid, Guid> _people = Enumerable.Empty<Guid>().ToLookup(id => id);
    private ILookup<Guid, (Guid Person, string Role)> _circles = Enumerable.Empty<(Guid, string)>().ToLookup(t => t.Item1, t => t);

    private LoadedPlace(CandourApp app) => App = app;

    public CandourApp App { get; }

    /// <summary>The partnership lead. In the sample's spring she also leads every cluster and stands in for a head: the reader with most groups.</summary>
    public Guid Lead { get; private set; }

    public IReadOnlyList<Guid> Cast { get; private set; } = [];

    public IReadOnlyList<Party> Parties { get; private set; } = [];

    /// <summary>Two reviews at each stage and in each state.</summary>
    public IReadOnlyList<Review> Reviews { get; private set; } = [];

    /// <summary>The hosts of those reviews, and some schools without one.</summary>
    public IReadOnlyList<Guid> Schools { get; private set; } = [];

    public IReadOnlyList<Evaluation> Evaluations { get; private set; } = [];

    public IReadOnlyList<Snapshot> Snapshots { get; private set; } = [];

    public IReadOnlyList<Framework> Frameworks { get; private set; } = [];

    public IReadOnlyList<Agreement> Agreements { get; private set; } = [];

    public IReadOnlyList<CardEdition> Editions { get; private set; } = [];

    public IReadOnlyList<VisitNote> Notes { get; private set; } = [];

    public IReadOnlyList<StoredFile> Files { get; private set; } = [];

    public IReadOnlyList<ImportRun> Imports { get; private set; } = [];

    /// <summary>The appointment that waits for the school's code, and whose it is.</summary>
    public Appointment Waiting { get; private set; } = null!;

    public IEnumerable<Guid> Of(string kind) => Parties.Where(p => p.Kind == kind).Select(p => p.Id);

    /// <summary>Who holds something at an organisation.</summary>
    public IEnumerable<Guid> PeopleAt(Guid organisation) => _people[organisation];

    /// <summary>Of those who stand in a review's circle, by themselves or through their school, two in each part.</summary>
    public IEnumerable<Guid> PeopleIn(Guid review) =>
        _circles[review].GroupBy(p => p.Role).SelectMany(g => g.Take(2)).Select(p => p.Person);

    public static async Task<LoadedPlace> StartAsync()
    {
        var app = await CandourApp.StartAsync(change: builder =>
            builder.Services.Replace(
                ServiceDescriptor.Singleton(
                    new DoorLimitSettings
                    {
                        Doors = 100_000,
                        Links = 100_000,
                        PublicForms = 100_000,
                    }
                )
            )
        );
        await using (var scope = app.As(Viewer.Nobody))
            (await scope.Get<LoadSample>().RunAsync(new())).IsDone.ShouldBeTrue();
        await app.RunJobsAsync();
        var place = new LoadedPlace(app);
        await place.LookAsync();
        place.Waiting = await new OrdinaryDay(place).LiveAsync();
        await place.LookAsync();
        return place;
    }

    /// <summary>Asks as somebody, whose cookies last for the run.</summary>
    public async Task<Visitor> AsAsync(Guid? person)
    {
        var key = person ?? Guid.Empty;
        if (!_visitors.TryGetValue(key, out var visitor))
            _visitors[key] = visitor = person is null ? App.Visit() : await App.SignInAsAsync(person.Value);
        return visitor;
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    private async Task LookAsync()
    {
        var database = App.Database;
        var today = database.Calendar.Today;
        Parties = await database.RowsAsync<Party>();
        Cast = [.. (await database.RowsAsync<CastMember>()).OrderBy(c => c.Order).Select(c => c.Id)];
        Reviews = [.. (await database.RowsAsync<Review>()).OrderBy(r => r.Id).GroupBy(r => (r.Stage, r.State)).SelectMany(g => g.Take(2))];
        var hosts = Reviews.Select(r => r.HostId).Distinct().ToList();
        Evaluations =
        [
            .. (await database.RowsAsync<Evaluation>())
                .OrderBy(e => e.Id)
                .GroupBy(e => (e.State, e.FrameworkId))
                .SelectMany(g => g.Take(2)),
        ];
        Snapshots = [.. (await database.RowsAsync<Snapshot>()).OrderByDescending(s => s.Id).Take(12)];
        Frameworks = await database.RowsAsync<Framework>();
        Agreements = await database.RowsAsync<Agreement>();
        Editions = await database.RowsAsync<CardEdition>();
        hosts.AddRange(Editions.Select(e => e.OwnerId).Distinct().Except(hosts).Take(4));
        Schools = [.. hosts, .. Of(PartyKinds.School).Except(hosts).Take(8)];
        Notes = await database.RowsAsync<VisitNote>();
        Files = await database.RowsAsync<StoredFile>();
        Imports = await database.RowsAsync<ImportRun>();
        var posts = (await database.RowsAsync<Appointment>())
            .Where(a => a.From <= today && (a.To is null || a.To >= today) && a.ConfirmedAt is not null)
            .OrderBy(a => a.Role == Roles.Head ? 0 : 1)
            .ToList();
        Lead = posts.First(a => a.Role == Roles.PartnershipLead).PersonId;
        _people = posts.ToLookup(a => a.OwnerId, a => a.PersonId);
        var persons = Of(PartyKinds.Person).ToHashSet();
        _circles = (await database.RowsAsync<Membership>())
            .Where(m => m.Kind == PartyKinds.Review && m.To is null)
            .SelectMany(m =>
                persons.Contains(m.PartyId)
                    ? [(m.GroupId, m.PartyId, m.Role)]
                    : _people[m.PartyId].Select(person => (m.GroupId, person, m.Role))
            )
            .ToLookup(t => t.Item1, t => (t.Item2, t.Item3));
    }
}
