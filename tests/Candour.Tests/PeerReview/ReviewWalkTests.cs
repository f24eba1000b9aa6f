using Candour.Foundation.Outcomes;
using Candour.PeerReview;
using Candour.PeerReview.Protocols;
using Candour.PeerReview.Reports;
using Candour.PeerReview.Visits;
using Candour.Testing;
using Candour.Tests.Foundation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Candour.Tests.PeerReview;

public sealed class ReviewWalkTests
{
    [Theory]
    [OnEachDatabase("peer-enquiry")]
    [OnEachDatabase("host-relative")]
    [OnEachDatabase("validation")]
    public async Task A_review_goes_from_planned_to_closed(DatabaseKind kind, string protocol)
    {
        await using var host = await FoundationHost.CreateAsync(kind);
        var walk = new ReviewWalk(host.Services, host.Place);
        await walk.PlanAsync(protocol);

        await walk.ToAsync("closed");

        var file = await walk.FileAsync();
        file.Review.State.ShouldBe(ReviewStates.Closed);
        file.ReportVersions.ShouldBe(1);
        var stages = host.Services.GetRequiredService<ProtocolCatalogue>().Find(protocol)!.Stages.Select(s => s.Key);
        var entered = (await host.Database.RowsAsync<Candour.Foundation.Journal.Fact>())
            .Where(f => f.RecordId == walk.ReviewId && f.Verb.StartsWith("entered-", StringComparison.Ordinal))
            .OrderBy(f => f.Id)
            .Select(f => f.Verb["entered-".Length..]);
        entered.ShouldBe(stages.Skip(1));
    }

    [Theory, OnEachDatabase]
    public async Task A_finding_that_rests_on_one_note_is_printed_as_a_question(DatabaseKind kind)
    {
        await using var host = await FoundationHost.CreateAsync(kind);
        var walk = new ReviewWalk(host.Services, host.Place);
        await walk.PlanAsync();

        await walk.ToAsync("issued");

        await using var scope = await walk.ScopeAsync(walk.Head);
        var report = await scope.Get<PeerReviewAccess>().ReadableReports.SingleAsync();
        report.OwnerId.ShouldBe(walk.Host);
        report.Findings.Single(f => f.QuestionKey == "q1").Sort.ShouldBe(FindingSorts.Strength);
        report.Findings.Single(f => f.QuestionKey == "q2").Sort.ShouldBe(FindingSorts.Question);
    }

    [Theory, OnEachDatabase]
    public async Task Nobody_reads_another_judgement_before_all_are_sealed(DatabaseKind kind)
    {
        await using var host = await FoundationHost.CreateAsync(kind);
        var walk = new ReviewWalk(host.Services, host.Place);
        await walk.PlanAsync();
        await walk.ToAsync("sealed");
        await walk.SealAsync(walk.LeadReviewer);

        foreach (var person in (Guid[])[.. walk.Reviewers, walk.Head, walk.Lead, walk.Outsider])
        {
            await using var scope = await walk.ScopeAsync(person);
            (await scope.Get<PeerReviewAccess>().ReadableJudgements.CountAsync()).ShouldBe(0);
        }
        (await host.Database.RowsAsync<Judgement>()).ShouldAllBe(j => j.Words == "" && j.Sealed != null && !j.Sealed.Contains("thinks"));

        foreach (var person in walk.Reviewers)
            await walk.SealAsync(person);
        await using var opened = await walk.ScopeAsync(walk.Reviewers[0]);
        (await opened.Get<PeerReviewAccess>().ReadableJudgements.Select(j => j.Words).ToListAsync()).Count.ShouldBe(walk.Team.Count * 2);
        await using var head = await walk.ScopeAsync(walk.Head);
        (await head.Get<PeerReviewAccess>().ReadableJudgements.CountAsync()).ShouldBe(0);
    }

    [Theory, OnEachDatabase]
    public async Task An_absence_waits_for_the_last_day_and_then_opens_the_others(DatabaseKind kind)
    {
        await using var host = await FoundationHost.CreateAsync(kind);
        var walk = new ReviewWalk(host.Services, host.Place);
        await walk.PlanAsync();
        await walk.ToAsync("sealed");
        await walk.SealAsync(walk.LeadReviewer);
        await walk.SealAsync(walk.Reviewers[0]);
        var late = walk.Reviewers[1];

        var early = await walk.TryAs<RecordAbsence, Done>(walk.LeadReviewer, u => u.RunAsync(new(walk.ReviewId, late, "Ill.")));
        early.Refusals.Single().TextKey.ShouldBe("judgement.refused.not-late");
        host.Database.Clock.Advance(TimeSpan.FromDays(10));
        await walk.As<RecordAbsence, Done>(walk.LeadReviewer, u => u.RunAsync(new(walk.ReviewId, late, "Ill.")));

        (await walk.StageAsync()).ShouldBe("opened");
    }

    [Theory, OnEachDatabase]
    public async Task A_child_at_risk_freezes_the_review_until_the_head_lets_it_go_on(DatabaseKind kind)
    {
        await using var host = await FoundationHost.CreateAsync(kind);
        var walk = new ReviewWalk(host.Services, host.Place);
        await walk.PlanAsync();
        await walk.ToAsync("on-site");

        await walk.As<RaiseHold, Done>(walk.Reviewers[0], u => u.RunAsync(new(walk.ReviewId)));
        (await walk.TryAs<HandInNotes, int>(walk.LeadReviewer, u => u.RunAsync(new(walk.ReviewId))))
            .Refusals.Single()
            .TextKey.ShouldBe("review.refused.halted");
        (await walk.TryAs<LiftHold, Done>(walk.LeadReviewer, u => u.RunAsync(new(walk.ReviewId)))).IsNotFound.ShouldBeTrue();
        await walk.As<LiftHold, Done>(walk.Head, u => u.RunAsync(new(walk.ReviewId)));

        (await walk.FileAsync()).Review.State.ShouldBe(ReviewStates.Running);
        await walk.ToAsync("closed");
    }

    [Theory, OnEachDatabase]
    public async Task Three_who_seal_at_once_always_open(DatabaseKind kind)
    {
        await using var host = await FoundationHost.CreateAsync(kind);
        var rounds = Environment.GetEnvironmentVariable("CANDOUR_LONG") == "1" ? 200 : 8;
        for (var round = 0; round < rounds; round++)
        {
            var walk = new ReviewWalk(host.Services, host.Place);
            await walk.PlanAsync();
            await walk.ToAsync("sealed");

            await Task.WhenAll(walk.Team.Select(person => Task.Run(() => walk.SealAsync(person))));

            (await walk.StageAsync()).ShouldBe("opened", $"round {round}");
        }
    }
}
