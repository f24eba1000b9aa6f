using System.Security.Cryptography;
using System.Text;
using Candour.Foundation.Access;
using Candour.Foundation.Jobs;
using Candour.Foundation.Keeping;
using Candour.PeerReview;
using Candour.PeerReview.Reports;
using Candour.ReportCards;
using Candour.Results;
using Candour.Sample.Loading;
using Candour.Sample.Plan;
using Candour.Testing;
using Candour.Tests.Foundation;
using Candour.Tests.ReportCards;
using Microsoft.Extensions.DependencyInjection;

namespace Candour.Tests.Sample.Loading;

/// <summary>The cards of the sample place are such as the product's own steps would have left.</summary>
public sealed class LoadedCardsTests
{
    [Theory, OnEachDatabase]
    public async Task Cards_are_published_in_versions_withdrawn_with_a_reason_and_in_draft(DatabaseKind kind)
    {
        await using var host = await LoadedAsync(kind);
        var plan = SamplePlan.Create(host.Database.Calendar.Today);

        var cards = await host.Database.RowsAsync<Card>();
        var editions = await host.Database.RowsAsync<CardEdition>();
        var contents = (await host.Database.RowsAsync<EditionContent>()).ToDictionary(c => c.EditionId);

        cards.Count.ShouldBe(plan.Cards.Count);
        cards.Count(c => c.Slug is null).ShouldBe(3, "what is in draft has no address yet");
        editions.Count(e => e.Version == 2).ShouldBe(5);
        editions.Where(e => e.WithdrawnAt is null).ShouldAllBe(e => contents.ContainsKey(e.Id));
        editions
            .Where(e => e.WithdrawnAt is not null)
            .ShouldAllBe(e => e.WithdrawnReason!.Length > 20 && e.PurgedAt != null && !contents.ContainsKey(e.Id));
        editions.Count(e => e.WithdrawnAt is not null).ShouldBe(2);
        foreach (var edition in editions.Where(e => e.WithdrawnAt is null))
        {
            Convert.ToHexStringLower(SHA256.HashData(contents[edition.Id].Page)).ShouldBe(edition.Digest);
            Encoding.UTF8.GetString(contents[edition.Id].Page).ShouldContain(edition.School);
        }
    }

    [Theory, OnEachDatabase]
    public async Task A_card_after_a_visit_speaks_in_three_voices_and_the_one_before_says_why_it_does_not(DatabaseKind kind)
    {
        await using var host = await LoadedAsync(kind);
        var editions = (await host.Database.RowsAsync<CardEdition>()).Where(e => e.WithdrawnAt is null).ToList();
        var pages = (await host.Database.RowsAsync<EditionContent>()).ToDictionary(c => c.EditionId, c => Encoding.UTF8.GetString(c.Page));

        foreach (var edition in editions.Where(e => e.ResultIds.Count > 0))
        {
            var page = pages[edition.Id];
            foreach (var said in new[] { "school/story: ", "school/proud: ", "school/working-on: ", "peers/peers: “", "data/about: " })
                page.ShouldContain(said, Case.Sensitive, edition.School);
            page.ShouldNotContain("no-visit");
            page.ShouldNotContain("not-in-register");
        }
        editions.Count(e => e.ResultIds.Count > 0).ShouldBe(10, "ten that were published had been visited");
        editions.Where(e => e.ResultIds.Count == 0).ShouldAllBe(e => pages[e.Id].Contains("card.blank.peers.no-visit-yet"));
    }

    [Theory, OnEachDatabase]
    public async Task What_reports_say_is_recorded_as_the_job_would_and_the_job_finds_nothing_to_do(DatabaseKind kind)
    {
        await using var host = await LoadedAsync(kind);
        var before = await host.Database.RowsAsync<Result>();
        before.Count.ShouldBeGreaterThan(150);

        foreach (var review in await host.Database.RowsAsync<Review>())
        {
            await using var clock = host.As(Viewers.Clock(ClockJob.Record));
            var payload = System.Text.Json.JsonSerializer.Serialize(new { reviewId = review.Id });
            await clock.Get<RecordReviewJob>().RunAsync(new JobRun(review.Id, payload, 1), CancellationToken.None);
        }
        await host.Jobs.RunDueAsync("purge-editions");

        (await host.Database.RowsAsync<Result>())
            .Select(r => (r.Id, r.WithdrawnAt))
            .Order()
            .ShouldBe(before.Select(r => (r.Id, r.WithdrawnAt)).Order());
        await using var keeper = host.As(Viewer.Nobody);
        (await keeper.Get<DataCheck>().RunAsync()).ShouldBeEmpty();
    }

    private static async Task<FoundationHost> LoadedAsync(DatabaseKind kind)
    {
        var host = await FoundationHost.CreateAsync(kind, s => s.AddScoped<ICardPrinter, LinePrinter>());
        await using var scope = host.As(Viewer.Nobody);
        _ = (await scope.Get<LoadSample>().RunAsync(new())).Value;
        return host;
    }
}
