using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Partnerships;
using Candour.PeerReview.Protocols;
using Candour.Sample.Loading;
using Candour.Testing;
using Candour.Testing.Oracle;
using Candour.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Candour.Web.Tests.Canary;

/// <summary>
/// The sample place with two partnerships of others beside it, made by dice, every text of every record marked. It is
/// served in this process; who asks carries the cookie that the sign-in page gives.
/// </summary>
public sealed class CanaryPlace : IAsyncLifetime
{
    private static readonly int[] Neighbours = [7, 12];

    private readonly List<Party> _strangers = [];
    private Dictionary<string, Guid> _names = [];

    internal CandourApp App { get; private set; } = null!;

    internal CanaryPutter Put { get; private set; } = null!;

    /// <summary>The cast of the sample, with the part each plays.</summary>
    internal IReadOnlyList<SamplePart> Cast { get; private set; } = [];

    /// <summary>The records of the other partnerships, in states that no product made.</summary>
    internal HashSet<Guid> OfStrangers { get; } = [];

    /// <summary>People of the other partnerships.</summary>
    internal IReadOnlyList<Party> Strangers => _strangers;

    public async ValueTask InitializeAsync()
    {
        App = await CandourApp.StartAsync(change: Generous);
        await using (var scope = App.As(Viewer.Nobody))
        {
            var loaded = await scope.Get<LoadSample>().RunAsync(new());
            loaded.IsDone.ShouldBeTrue();
            Cast = loaded.Value.Cast;
            // What the sample left to the clock is done before anything is marked: results are recorded from reports.
            await App.RunJobsAsync();
            var protocol = scope.Get<ProtocolCatalogue>().Find("peer-enquiry")!.ToJson();
            foreach (var seed in Neighbours)
                await AddAsync(new RandomPlace(seed, App.Database.Calendar.Today, protocol));
        }
        Put = await CanaryPutter.RunAsync(App);
        _names = await CanaryPutter.NameAsync(App, _strangers);
    }

    public async ValueTask DisposeAsync() => await App.DisposeAsync();

    /// <summary>Doors that do not tire: the limits have tests of their own.</summary>
    internal static void Generous(WebApplicationBuilder builder) =>
        builder.Services.AddSingleton(
            new DoorLimitSettings
            {
                Doors = 1_000_000,
                Links = 1_000_000,
                PublicForms = 1_000_000,
            }
        );

    internal Task<Homes> LookAsync() => Homes.LookAsync(App, Put, _names);

    /// <summary>Somebody's browser at one of the hosts.</summary>
    internal Caller Call(CandourApp app, Homes homes, Guid? person, string name)
    {
        var visitor = app.Visit();
        var caller = new Caller(person, name, visitor);
        SignIn(app, homes, caller);
        return caller;
    }

    /// <summary>Gives the cookie again, as after a sign-out or a changed stamp.</summary>
    internal static void SignIn(CandourApp app, Homes homes, Caller caller)
    {
        if (caller.Person is { } person && homes.Accounts.TryGetValue(person, out var account))
            caller.Cookie = SignInCookie.Make(app.Services, person, account.Stamp);
        else
            caller.Cookie = ("candour", null);
        caller.BeThemselves();
    }

    private async Task AddAsync(RandomPlace place)
    {
        _strangers.AddRange(place.People);
        OfStrangers.UnionWith(place.Rows.OfType<IGuarded>().Select(r => r.Id));
        var accounts = place.People.Select(p => (object)Make.Account(p));
        var rows = place.Rows.Concat(accounts).ToList();
        await using var db = App.Database.Open(Viewers.Keeper(rows.OfType<IGuarded>().Select(r => r.RecordKind.Key)));
        db.AddRange(rows);
        new Journal(db, App.Database.Calendar).RecordMany("seeded", "party", Party.Installation, Party.Installation, "{}");
        await db.SaveChangesAsync();
    }
}
