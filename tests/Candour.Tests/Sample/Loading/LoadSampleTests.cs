using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Foundation.Keeping;
using Candour.Partnerships;
using Candour.PeerReview;
using Candour.PeerReview.Visits;
using Candour.ReportCards;
using Candour.Sample.Loading;
using Candour.Sample.Plan;
using Candour.Testing;
using Candour.Tests.Foundation;
using Candour.Tests.ReportCards;
using Microsoft.Extensions.DependencyInjection;

namespace Candour.Tests.Sample.Loading;

public sealed class LoadSampleTests
{
    [Theory, OnEachDatabase]
    public async Task The_place_is_loaded_as_planned_and_stands_still(DatabaseKind kind)
    {
        await using var host = await HostAsync(kind);
        var plan = SamplePlan.Create(host.Database.Calendar.Today);
        var loaded = await LoadAsync(host);
        loaded.Cast.Count.ShouldBe(12);

        var parties = await host.Database.RowsAsync<Party>();
        parties.ShouldAllBe(p => p.IsSample);
        parties.Count(p => p.Kind == PartyKinds.School).ShouldBe(plan.Schools.Count + plan.Predecessors.Count);
        parties.Count(p => p.Kind == PartyKinds.Person).ShouldBe(plan.People.Count);
        (await host.Database.RowsAsync<Appointment>())
            .Where(a => a.Role == Roles.Operator)
            .ShouldHaveSingleItem()
            .OwnerId.ShouldBe(Party.Installation, "an operator belongs to no partnership and sees nothing of one");
        (await host.Database.RowsAsync<Signature>()).Count.ShouldBe(plan.Agreement.Signatures.Count);

        var reviews = await host.Database.RowsAsync<Review>();
        reviews
            .CountBy(r => r.Stage)
            .OrderBy(c => c.Key)
            .ShouldBe(plan.Reviews.CountBy(r => r.Aside?.AtStage ?? r.Stage).OrderBy(c => c.Key));
        (await host.Database.RowsAsync<Checklist>())
            .Select(c => (c.Id, c.Stage))
            .Order()
            .ShouldBe(reviews.Select(r => (r.Id, r.Stage)).Order());
        await NothingMovesAsync(host, reviews);

        await using var keeper = host.As(Viewer.Nobody);
        (await keeper.Get<DataCheck>().RunAsync()).ShouldBeEmpty();
    }

    [Theory, OnEachDatabase]
    public async Task Sealed_judgements_hold_no_readable_word_before_opening(DatabaseKind kind)
    {
        await using var host = await HostAsync(kind);
        await LoadAsync(host);

        var judgements = await host.Database.RowsAsync<Judgement>();
        judgements.ShouldAllBe(j => j.Sealed != null && j.SealDigest != null && (j.OpenedAt == null) == (j.Words.Length == 0));
        judgements.Count(j => j.OpenedAt is null).ShouldBeGreaterThan(0);
    }

    [Theory, OnEachDatabase]
    public async Task A_place_with_anything_in_it_is_refused(DatabaseKind kind)
    {
        await using var host = await HostAsync(kind);
        await host.Place.PersonAsync("Ada Marsh");

        await using var scope = host.As(Viewer.Nobody);
        var outcome = await scope.Get<LoadSample>().RunAsync(new());

        outcome.Refusals.Single().TextKey.ShouldBe("sample.not-empty");
        (await host.Database.RowsAsync<Party>()).Count.ShouldBe(1);
    }

    private static async Task NothingMovesAsync(FoundationHost host, List<Review> before)
    {
        foreach (var review in before.Where(r => r.IsRunning))
        {
            await using var scope = host.As(Viewer.Nobody);
            await scope.Get<StageEngine>().MoveOnAsync(review.Id);
        }
        var after = (await host.Database.RowsAsync<Review>()).ToDictionary(r => r.Id, r => (r.Stage, r.State, r.Due, r.Version));
        after.ShouldBe(before.ToDictionary(r => r.Id, r => (r.Stage, r.State, r.Due, r.Version)), ignoreOrder: true);
        (await host.Database.RowsAsync<Fact>()).ShouldAllBe(f => f.Verb == LoadSample.Loaded);
    }

    private static Task<FoundationHost> HostAsync(DatabaseKind kind) =>
        FoundationHost.CreateAsync(kind, services => services.AddScoped<ICardPrinter, LinePrinter>());

    private static async Task<SampleLoaded> LoadAsync(FoundationHost host)
    {
        await using var scope = host.As(Viewer.Nobody);
        return (await scope.Get<LoadSample>().RunAsync(new())).Value;
    }
}
