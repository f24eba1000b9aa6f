using Candour.Foundation.Access;
using Candour.PeerReview;
using Candour.PeerReview.Teams;
using Candour.SelfEvaluation;
using Candour.Testing;

namespace Candour.Web.Tests.PeerReview;

/// <summary>From a cycle that is opened to a self-review that is handed in, through the pages.</summary>
public sealed class TeamPagesTests
{
    [Fact]
    public async Task Cycle_ThenReview_ArePlannedByTheLead()
    {
        await using var review = await ReviewByHand.StartAsync("planned");
        var (lead, today) = (review.Walk.Lead, review.App.Database.Calendar.Today);
        (string, string)[] cycle =
        [
            ("Input.FrameworkId", $"{review.Walk.FrameworkId}"),
            ("Input.ProtocolKey", "peer-enquiry"),
            .. ReviewByHand.Day("Input.From", today),
            .. ReviewByHand.Day("Input.To", today.AddDays(200)),
        ];

        var unnamed = await review.RefusedAsync(lead, "/cycles/new", null, [("Input.Name", ""), .. cycle]);
        unnamed.Body.ShouldContain($"value=\"{today.AddDays(200).Year}\"");
        (await review.DoAsync(lead, "/cycles/new", null, [("Input.Name", "Spring term"), .. cycle])).Text.ShouldContain(
            "The cycle is open."
        );

        var made = (await review.App.Database.RowsAsync<Cycle>()).Single(c => c.Name == "Spring term");
        (string, string)[] plan =
        [
            ("Input.CycleId", $"{made.Id}"),
            ("Input.HostId", $"{review.Walk.Host}"),
            .. ReviewByHand.Day("Input.WindowFrom", today.AddDays(60)),
        ];
        var dateless = await review.RefusedAsync(lead, "/reviews/new", null, plan);
        dateless.Body.ShouldContain($"value=\"{today.AddDays(60).Day}\"");
        var planned = await review.DoAsync(lead, "/reviews/new", null, [.. plan, .. ReviewByHand.Day("Input.WindowTo", today.AddDays(61))]);
        planned.Text.ShouldContain("Planned. The head is asked to confirm the dates.");
        (await review.App.Database.RowsAsync<Review>()).Count(r => r.CycleId == made.Id && r.HostId == review.Walk.Host).ShouldBe(1);
    }

    [Fact]
    public async Task Dates_AreConfirmedByTheHeadAlone()
    {
        await using var review = await ReviewByHand.StartAsync("planned");
        (await review.IsThereAsync(review.Walk.Outsider, "plan")).ShouldBeFalse();
        (await review.IsThereAsync(review.Walk.Lead, "plan")).ShouldBeFalse();

        await review.DoAsync(review.Walk.Head, "plan", null);

        (await review.Walk.StageAsync()).ShouldBe("team");
    }

    [Fact]
    public async Task Team_IsFoundAskedAndEndedByTheLead()
    {
        await using var review = await ReviewByHand.StartAsync("team");
        var (walk, lead) = (review.Walk, review.Walk.Lead);
        (await review.IsThereAsync(walk.Head, "team")).ShouldBeFalse();
        var open = (await review.OpenAsync(lead, "team")).Text;
        open.ShouldContain("Imran Shah");
        open.ShouldNotStartWith("Error:", Case.Sensitive, "nothing is missing from what nobody has sent yet");
        (await review.OpenAsync(lead, "")).Body.ShouldContain($"/reviews/{review.Walk.ReviewId}/team\"");
        (await review.OpenAsync(lead, "team?q=reviewer+1")).Text.ShouldNotContain("Imran Shah");
        (await review.OpenAsync(lead, "team?q=helen&RoleAsked=reviewer")).Text.ShouldContain(
            "Helen Marsh",
            Case.Sensitive,
            "and why she cannot"
        );

        var asked = await review.DoAsync(
            lead,
            $"team?RoleAsked={Roles.LeadReviewer}",
            "Ask",
            ("Input.PersonId", $"{walk.LeadReviewer}"),
            ("Input.Role", Roles.LeadReviewer)
        );
        asked.Text.ShouldContain("Asked. The answer will show here.");
        var twice = await review.RefusedAsync(
            lead,
            "team",
            "Ask",
            ("Input.PersonId", $"{walk.LeadReviewer}"),
            ("Input.Role", Roles.Reviewer)
        );
        twice.Text.ShouldContain("in the team already");

        var member = (await review.App.Database.RowsAsync<TeamMember>()).Single();
        var silent = await review.RefusedAsync(lead, "team", "End", ("Input.MemberId", $"{member.Id}"), ("Input.Reason", " "));
        silent.Text.ShouldContain("Say why, in a sentence.");
        var ended = await review.DoAsync(lead, "team", "End", ("Input.MemberId", $"{member.Id}"), ("Input.Reason", "Is ill until May."));
        ended.Text.ShouldContain("The service has ended.");
    }

    [Fact]
    public async Task Invitation_IsAcceptedOrDeclinedByWhoIsAsked()
    {
        await using var review = await ReviewByHand.StartAsync("team");
        var walk = review.Walk;
        foreach (var (person, role) in new[] { (walk.LeadReviewer, Roles.LeadReviewer), (walk.Reviewers[0], Roles.Reviewer) })
            await walk.As<AskToServe, Guid>(walk.Lead, u => u.RunAsync(new(walk.ReviewId, person, role)));
        (await review.IsThereAsync(walk.Reviewers[1], "answer")).ShouldBeFalse();
        (await (await review.AsAsync(walk.LeadReviewer)).GetAsync("/")).Links.ShouldContain(review.To("answer"));

        var accepted = await review.DoAsync(walk.LeadReviewer, "answer", "Accept");
        accepted.Path.ShouldBe(review.Home);
        var declined = await review.DoAsync(walk.Reviewers[0], "answer", "Decline", ("Input.Reason", "We are visited ourselves."));
        declined.Path.ShouldBe("/reviews");

        var members = (await review.App.Database.RowsAsync<TeamMember>()).ToDictionary(m => m.PersonId);
        members[walk.LeadReviewer].Answer.ShouldBe(TeamAnswers.Accepted);
        members[walk.Reviewers[0]].Answer.ShouldBe(TeamAnswers.Declined);
        members[walk.Reviewers[0]].AnswerReason.ShouldBe("We are visited ourselves.");
        (await review.IsThereAsync(walk.Reviewers[0], "")).ShouldBeFalse();
    }

    [Fact]
    public async Task Conflict_IsDeclaredByEachForThemselves()
    {
        await using var review = await ReviewByHand.StartAsync("conflicts");
        var walk = review.Walk;
        (await review.IsThereAsync(walk.Head, "conflicts")).ShouldBeFalse();

        var open = await review.RefusedAsync(walk.Reviewers[0], "conflicts", null, ("Input.Words", "My sister taught there."));
        open.Text.ShouldContain("Choose what applies to you.");
        open.Body.ShouldContain("My sister taught there.");
        foreach (var person in walk.Team)
            await review.DoAsync(person, "conflicts", null, ("Input.Conflict", Conflicts.None), ("Input.Words", ""));

        (await walk.StageAsync()).ShouldBe("self-review");
    }

    [Fact]
    public async Task SelfReview_LockedByTheHead_IsHandedIn()
    {
        await using var review = await ReviewByHand.StartAsync("self-review");
        var walk = review.Walk;
        (await review.OpenAsync(walk.Head, "self-review")).Text.ShouldNotContain("Test framework");
        (await review.OpenAsync(walk.LeadReviewer, "self-review")).Text.ShouldContain("Ellerbeck Primary");
        var evaluation = await walk.As<StartSelfEvaluation, Guid>(walk.Head, u => u.RunAsync(new(walk.Host, walk.FrameworkId)));
        await walk.As<SaveAspect, SavedAspect>(
            walk.Head,
            u =>
                u.RunAsync(new(evaluation, "work", AspectBase.Of(0, new AspectWords()).ToString(), new("Most classes.", "The older ones.")))
        );
        var snapshot = await walk.As<SubmitSelfEvaluation, Guid>(walk.Head, u => u.RunAsync(new(evaluation)));
        (await review.OpenAsync(walk.LeadReviewer, "self-review")).Text.ShouldNotContain("Test framework");

        await review.DoAsync(walk.Head, "self-review", null, ("SnapshotId", $"{snapshot}"));

        (await walk.StageAsync()).ShouldBe("focus");
        (await review.OpenAsync(walk.LeadReviewer, "self-review")).Text.ShouldContain("Test framework");
    }

    [Fact]
    public async Task State_PutOffGoneOnAndEnded_WithReasons()
    {
        await using var review = await ReviewByHand.StartAsync("focus");
        var walk = review.Walk;
        (await review.IsThereAsync(walk.LeadReviewer, "state")).ShouldBeFalse();

        await review.RefusedAsync(walk.Lead, "state", "Defer", ("Input.Reason", ""));
        (await review.DoAsync(walk.Lead, "state", "Defer", ("Input.Reason", "The roof is off."))).Text.ShouldContain(
            "The review is put off."
        );
        var (from, today) = (review.App.Database.Calendar.Today.AddDays(40), review.App.Database.Calendar.Today);
        var resumed = await review.DoAsync(
            walk.Lead,
            "state",
            "Resume",
            [
                ("Input.Reason", "The roof is on."),
                .. ReviewByHand.Day("Input.WindowFrom", from),
                .. ReviewByHand.Day("Input.WindowTo", today.AddDays(41)),
            ]
        );
        resumed.Text.ShouldContain("The review goes on.");
        var ended = await review.DoAsync(walk.Lead, "state", "Withdraw", ("Input.Reason", "The school has asked us to."));

        ended.Text.ShouldContain("The review has ended early.");
        (await review.IsThereAsync(walk.Lead, "state")).ShouldBeFalse();
    }
}
