using Candour.Foundation.Access;
using Candour.Foundation.Outcomes;
using Candour.Partnerships;
using Candour.Partnerships.Agreements;
using Candour.Testing;

namespace Candour.Web.Tests.Partnerships;

/// <summary>A running product with one partnership: a lead, a cluster of five of its six schools, a head at the first three.</summary>
internal sealed class PlaceApp : IAsyncDisposable
{
    private PlaceApp(CandourApp app)
    {
        App = app;
        Place = new TestPlace(app.Database);
    }

    public CandourApp App { get; }

    public TestPlace Place { get; }

    public Guid Partnership { get; private set; }

    public Guid Cluster { get; private set; }

    public Guid LeadId { get; private set; }

    public List<Guid> Schools { get; } = [];

    public List<Guid> HeadIds { get; } = [];

    public static async Task<PlaceApp> StartAsync()
    {
        var place = new PlaceApp(await CandourApp.StartAsync());
        await place.FurnishAsync();
        return place;
    }

    public Task<Visitor> LeadAsync() => App.SignInAsAsync(LeadId);

    public Task<Visitor> HeadAsync(int school = 0) => App.SignInAsAsync(HeadIds[school]);

    /// <summary>A head of a school that shares nothing with the partnership.</summary>
    public async Task<Visitor> StrangerAsync() =>
        await App.SignInAsAsync(await Place.PersonAsync("Stan Stranger", Roles.Head, await Place.SchoolAsync("Elsewhere Primary")));

    /// <summary>An operator, who belongs to no partnership.</summary>
    public async Task<Visitor> OperatorAsync()
    {
        await App.SeedAsync(Make.Installation());
        return await App.SignInAsAsync(await Place.PersonAsync("Olga Operator", Roles.Operator, Party.Installation));
    }

    /// <summary>Runs a use case as a person.</summary>
    public async Task<Outcome<TResult>> AsAsync<TCase, TResult>(Guid person, Func<TCase, Task<Outcome<TResult>>> work)
        where TCase : notnull
    {
        await using var scope = await App.AsAsync(person);
        return await work(scope.Get<TCase>());
    }

    /// <summary>An agreement that opens submitted self-evaluations to the group.</summary>
    public async Task<Guid> AgreementAsync(string words = "We share what helps a review.") =>
        (
            await AsAsync<PublishAgreement, Guid>(
                LeadId,
                c => c.RunAsync(new(Partnership, words, new Dictionary<string, string> { ["snapshot"] = "group" }))
            )
        ).Value;

    public ValueTask DisposeAsync() => App.DisposeAsync();

    private async Task FurnishAsync()
    {
        Partnership = await Place.PartnershipAsync("Hart Learning Partnership");
        LeadId = await Place.PersonAsync("Ruth Adeyemi", Roles.PartnershipLead, Partnership);
        foreach (
            var name in (string[])["Alder Primary", "Birch Primary", "Cedar Primary", "Damson Primary", "Elder Primary", "Fir Academy"]
        )
            Schools.Add(await Place.SchoolAsync(name, Partnership));
        Cluster = await Place.GroupAsync(PartyKinds.Cluster, "North", Partnership, [.. Schools.Take(5)]);
        foreach (var (name, school) in ((string[])["Ann Alder", "Bob Birch", "Cat Cedar"]).Zip(Schools))
            HeadIds.Add(await Place.PersonAsync(name, Roles.Head, school));
    }
}
