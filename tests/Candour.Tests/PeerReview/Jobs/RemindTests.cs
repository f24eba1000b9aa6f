using Candour.Accounts;
using Candour.Foundation.Access;
using Candour.Foundation.Mail;
using Candour.Foundation.Outcomes;
using Candour.PeerReview.Teams;
using Candour.PeerReview.Visits;
using Candour.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Candour.Tests.PeerReview.Jobs;

/// <summary>Reminders before and after the last day of a stage: whom, when, once. The walk begins on Thursday 8 October 2026 at ten.</summary>
public sealed class RemindTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Theory, OnEachDatabase]
    public async Task Whoever_has_not_sealed_is_reminded_once_before_and_once_after_and_nobody_else_ever(DatabaseKind kind)
    {
        await using var host = await HostAsync(kind);
        var walk = await WalkAsync(host, "sealed");
        await walk.SealAsync(walk.LeadReviewer);
        (await SentAsync(host)).ShouldBeEmpty("the last day, Tuesday the 13th, is three working days away");

        At(host, new(2026, 10, 9, 8, 0, 0));
        (await SentAsync(host)).ShouldBe(walk.Reviewers, ignoreOrder: true);
        await AgainAsync(host, 30);
        (await SentAsync(host)).Count.ShouldBe(2, "over the weekend and on the last day nobody is asked twice");

        await walk.SealAsync(walk.Reviewers[0]);
        At(host, new(2026, 10, 14, 8, 0, 0));
        (await SentAsync(host)).Count.ShouldBe(3);
        (await MailsAsync(host)).OrderBy(m => m.AddedAt).Last().PersonId.ShouldBe(walk.Reviewers[1]);
        await AgainAsync(host, 24 * 40);
        (await SentAsync(host)).Count.ShouldBe(3);
    }

    [Theory, OnEachDatabase]
    public async Task A_reminder_says_what_waits_and_where_and_names_no_person(DatabaseKind kind)
    {
        await using var host = await HostAsync(kind);
        var walk = await WalkAsync(host, "sealed");
        At(host, new(2026, 10, 9, 8, 0, 0));
        await SentAsync(host);

        foreach (var mail in await MailsAsync(host))
        {
            mail.Body.ShouldContain("Seal your judgement of Ellerbeck Primary");
            mail.Body.ShouldContain("13 October 2026");
            mail.Body.ShouldContain($"https://candour.example/reviews/{walk.ReviewId}");
            foreach (var name in new[] { "Imran", "Helen", "Reviewer 1", "Ruth" })
                (mail.Subject + mail.Body).ShouldNotContain(name);
        }
    }

    [Theory, OnEachDatabase]
    public async Task Nobody_is_reminded_at_night_at_a_weekend_or_of_what_is_done(DatabaseKind kind)
    {
        await using var host = await HostAsync(kind);
        var walk = await WalkAsync(host, "sealed");
        At(host, new(2026, 10, 9, 4, 0, 0));
        (await SentAsync(host)).ShouldBeEmpty("five in the morning");
        At(host, new(2026, 10, 10, 10, 0, 0));
        (await SentAsync(host)).ShouldBeEmpty("Saturday");
        foreach (var person in walk.Team)
            await walk.SealAsync(person);
        At(host, new(2026, 10, 12, 10, 0, 0));
        (await SentAsync(host)).ShouldBe([walk.LeadReviewer], "the talk is the lead's to close, and its clock is two days");
    }

    [Theory, OnEachDatabase]
    public async Task Those_are_reminded_on_whom_it_waits(DatabaseKind kind)
    {
        await using var host = await HostAsync(kind);
        var walk = await WalkAsync(host, "planned");
        At(host, new(2026, 10, 22, 8, 0, 0));
        (await SentAsync(host)).ShouldBe([walk.Head], "the head confirms the dates");

        await walk.StepAsync("planned");
        At(host, new(2026, 11, 4, 8, 0, 0));
        (await SentAsync(host)).Except([walk.Head]).ShouldBe([walk.Lead], "the lead of the partnership puts the team together");

        await walk.As<AskToServe, Guid>(walk.Lead, u => u.RunAsync(new(walk.ReviewId, walk.LeadReviewer, Roles.LeadReviewer)));
        await walk.As<AskToServe, Guid>(walk.Lead, u => u.RunAsync(new(walk.ReviewId, walk.Reviewers[0], Roles.Reviewer)));
        await walk.As<AnswerInvitation, Done>(walk.LeadReviewer, u => u.RunAsync(new(walk.ReviewId, Accepts: true, null)));
        At(host, new(2026, 11, 6, 8, 0, 0));
        (await SentAsync(host)).Except([walk.Head, walk.Lead]).ShouldBe([walk.Reviewers[0]], "one has answered, the other has not");
    }

    [Theory, OnEachDatabase]
    public async Task A_review_that_is_frozen_reminds_nobody(DatabaseKind kind)
    {
        await using var host = await HostAsync(kind);
        var walk = await WalkAsync(host, "sealed");
        await walk.As<RaiseHold, Done>(walk.Reviewers[0], u => u.RunAsync(new(walk.ReviewId)));

        At(host, new(2026, 10, 9, 8, 0, 0));

        (await SentAsync(host)).ShouldBeEmpty();
    }

    private static Task<RoomsHost> HostAsync(DatabaseKind kind) =>
        RoomsHost.CreateAsync(kind, s => s.AddSingleton(new AccountsSettings(new Uri("https://candour.example"))));

    private static async Task<ReviewWalk> WalkAsync(RoomsHost host, string stage)
    {
        var walk = new ReviewWalk(host.Services, host.Place);
        await walk.PlanAsync();
        await walk.ToAsync(stage);
        return walk;
    }

    /// <summary>Lets the job look, and answers whom it has ever written to.</summary>
    private static async Task<List<Guid>> SentAsync(RoomsHost host)
    {
        await host.Jobs.RunDueAsync("remind");
        return [.. (await MailsAsync(host)).Select(m => m.PersonId!.Value)];
    }

    /// <summary>Moves the clock to an instant of UTC.</summary>
    private static void At(RoomsHost host, DateTime utc) => host.Database.Clock.MoveTo(new DateTimeOffset(utc, TimeSpan.Zero));

    private static async Task AgainAsync(RoomsHost host, int hours)
    {
        for (var hour = 0; hour < hours; hour += 12)
        {
            host.Database.Clock.Advance(12 * Hour);
            await host.Jobs.RunDueAsync("remind");
        }
    }

    private static async Task<List<OutMail>> MailsAsync(RoomsHost host) =>
        [.. (await host.Database.RowsAsync<OutMail>()).Where(m => m.Body.Contains("/reviews/", StringComparison.Ordinal))];
}
