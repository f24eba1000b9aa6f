using Candour.Foundation.Access;
using Candour.Testing;

namespace Candour.Web.Tests.Pages.ReportCards;

/// <summary>A running Candour in which one school was reviewed, with everybody who could come to its card.</summary>
internal sealed class CardTown : IAsyncDisposable
{
    private CardTown(CandourApp app, ReviewWalk walk)
    {
        App = app;
        Walk = walk;
        Desk = new CardDesk(walk);
    }

    public CandourApp App { get; }

    public ReviewWalk Walk { get; }

    public CardDesk Desk { get; }

    /// <summary>A senior leader of the school.</summary>
    public Guid Deputy { get; private set; }

    public Guid Teacher { get; private set; }

    public Guid Governor { get; private set; }

    /// <summary>The address of the card for those who write it.</summary>
    public string Card => $"/schools/{Walk.Host}/card";

    public const string Public = "/cards/ellerbeck-primary";

    /// <summary>Everybody but the head and the deputy, and by what they are called in a failing test.</summary>
    public IEnumerable<(string Who, Guid? Person)> Others =>
        [
            ("signed out", null),
            ("head elsewhere", Walk.Outsider),
            ("partnership lead", Walk.Lead),
            ("lead reviewer", Walk.LeadReviewer),
            ("reviewer", Walk.Reviewers[0]),
            ("teacher", Teacher),
            ("governor", Governor),
        ];

    public static async Task<CardTown> StartAsync(string stage = "issued", DatabaseKind? kind = null)
    {
        var app = await CandourApp.StartAsync(kind);
        var place = new TestPlace(app.Database);
        var walk = new ReviewWalk(app.Services, place);
        await walk.PlanAsync();
        var town = new CardTown(app, walk)
        {
            Deputy = await place.PersonAsync("Dev Patel", Roles.SeniorLeader, walk.Host),
            Teacher = await place.PersonAsync("Tess Long", Roles.Teacher, walk.Host),
            Governor = await place.PersonAsync("Gus Hall", Roles.Governor, walk.Host),
        };
        await walk.ToAsync(stage);
        await app.RunJobsAsync();
        return town;
    }

    public Task<Visitor> HeadAsync() => App.SignInAsAsync(Walk.Head);

    public async Task<Visitor> AsAsync(Guid? person) => person is { } id ? await App.SignInAsAsync(id) : App.Visit();

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
