using Candour.PeerReview.Pledges;
using Candour.PeerReview.Reports;
using Candour.Testing;

namespace Candour.Web.Tests.PeerReview;

/// <summary>From what the head is told to a review that is closed, through the pages.</summary>
public sealed class ReportPagesTests
{
    [Fact]
    public async Task Feedback_IsRecordedByTheLeadAndReadByTheHead()
    {
        await using var review = await ReviewByHand.StartAsync("fed-back");
        var (walk, today) = (review.Walk, review.App.Database.Calendar.Today);
        (string, string)[] told = [.. ReviewByHand.Day("Input.ToldOn", today), ("Input.Heard", "Head and deputy")];

        var half = await review.RefusedAsync(
            walk.LeadReviewer,
            "feedback",
            null,
            [.. told, ("Input.WentWell", ""), ("Input.EvenBetterIf", "The first step is shown to all.")]
        );
        half.Body.ShouldContain("The first step is shown to all.");
        await review.DoAsync(
            walk.LeadReviewer,
            "feedback",
            null,
            [.. told, ("Input.WentWell", "Calm classrooms."), ("Input.EvenBetterIf", "The first step is shown to all.")]
        );

        (await walk.StageAsync()).ShouldBe("draft");
        (await review.OpenAsync(walk.Head, "feedback")).Text.ShouldContain("Calm classrooms.");
    }

    [Fact]
    public async Task Draft_IsWrittenFromNotesAndSent()
    {
        await using var review = await ReviewByHand.StartAsync("draft");
        var walk = review.Walk;
        (await review.IsThereAsync(walk.Head, "draft")).ShouldBeFalse();
        var notes = (await walk.FileAsync()).Notes.Where(n => n.QuestionKey == "q1").Select(n => ("Input.NoteIds", $"{n.Id}")).ToArray();

        var wordless = await review.RefusedAsync(
            walk.Reviewers[0],
            "draft/finding",
            null,
            [("Input.Words", ""), ("Input.QuestionKey", "q1"), .. notes]
        );
        wordless.Text.ShouldContain("Write the finding.");
        await review.DoAsync(
            walk.Reviewers[0],
            "draft/finding",
            null,
            [("Input.Words", "The first step is shown."), ("Input.QuestionKey", "q1"), ("Input.Sort", FindingSorts.Strength), .. notes]
        );
        var finding = (await review.App.Database.RowsAsync<Finding>()).ShouldHaveSingleItem();
        (await review.OpenAsync(walk.Reviewers[0], $"draft/finding?finding={finding.Id}")).Body.ShouldContain("The first step is shown.");
        (await review.DoAsync(walk.LeadReviewer, "draft", null, ("Input.Summary", "A school that knows itself."))).Body.ShouldContain(
            "A school that knows itself."
        );
        var sent = await review.DoAsync(walk.LeadReviewer, "draft", "Send");

        sent.Text.ShouldContain("Sent. The head checks the facts.");
        (await review.OpenAsync(walk.Head, "accuracy")).Text.ShouldContain("The first step is shown.");
    }

    [Fact]
    public async Task Draft_WithoutSummary_IsNotSent_AndAFindingCanBeTakenOut()
    {
        await using var review = await ReviewByHand.StartAsync("draft");
        var walk = review.Walk;
        await review.DoAsync(walk.LeadReviewer, "draft", null, ("Input.Summary", ""), ("Input.HowWeWorked", "Two days, eight lessons."));
        await review.DoAsync(
            walk.LeadReviewer,
            "draft/finding",
            null,
            ("Input.Words", "A doubtful one."),
            ("Input.QuestionKey", "q1"),
            ("Input.Sort", FindingSorts.Question)
        );

        (await review.RefusedAsync(walk.LeadReviewer, "draft", "Send")).Text.ShouldContain("Write the summary before you send the draft.");
        var finding = (await review.App.Database.RowsAsync<Finding>()).ShouldHaveSingleItem();
        (await review.DoAsync(walk.LeadReviewer, "draft", "Remove", ("finding", $"{finding.Id}"))).Text.ShouldNotContain("A doubtful one.");
    }

    [Fact]
    public async Task Facts_AreCorrectedAnsweredAndAccepted_AndTheReportIsTheHeads()
    {
        await using var review = await ReviewByHand.StartAsync("accuracy");
        var walk = review.Walk;
        var wordless = await review.RefusedAsync(walk.Head, "accuracy", "Ask", ("Input.Corrections", ""));
        wordless.Text.ShouldContain("Say which facts are wrong, and what is right.");
        await review.DoAsync(walk.Head, "accuracy", "Ask", ("Input.Corrections", "It was nine lessons."));
        (
            await review.RefusedAsync(
                walk.LeadReviewer,
                "accuracy",
                "Answer",
                ("Input.Answer", ""),
                ("Input.Summary", "Nine lessons in all.")
            )
        ).Body.ShouldContain("Nine lessons in all.");
        await review.DoAsync(
            walk.LeadReviewer,
            "accuracy",
            "Answer",
            ("Input.Answer", "You are right."),
            ("Input.Summary", "Nine lessons in all.")
        );

        var issued = await review.DoAsync(walk.Head, "accuracy", "Accept", ("Input.Reply", "We thank the team."));

        issued.Path.ShouldBe(review.To("report"));
        issued.Text.ShouldContain("Nine lessons in all.");
        issued.Text.ShouldContain("We thank the team.");
        (await review.OpenAsync(walk.LeadReviewer, "report")).Text.ShouldContain("Nine lessons in all.");
        (await review.IsThereAsync(walk.Outsider, "report")).ShouldBeFalse();
    }

    [Fact]
    public async Task Workshop_IsSetPledgesAreMadeAndItIsHeld()
    {
        await using var review = await ReviewByHand.StartAsync("issued");
        var (walk, today) = (review.Walk, review.App.Database.Calendar.Today);
        await review.DoAsync(walk.Head, "report", "Plan", ReviewByHand.Day("Input.On", today.AddDays(10)));
        (await walk.StageAsync()).ShouldBe("workshop");

        var half = await review.RefusedAsync(walk.Head, "workshop", null, ("Input.Words", "Every class shows the first step."));
        half.Body.ShouldContain("Every class shows the first step.");
        (await review.IsThereAsync(walk.Reviewers[0], "workshop")).ShouldBeFalse();
        await review.DoAsync(
            walk.Head,
            "workshop",
            null,
            ("Input.Words", "Every class shows the first step."),
            ("Input.SeenToBy", "The deputy"),
            ("Input.Baseline", "Six of eight do."),
            ("Input.EvidenceTest", "Eight of eight in March.")
        );
        var pledge = (await review.App.Database.RowsAsync<Pledge>()).ShouldHaveSingleItem();
        await review.DoAsync(walk.Head, $"workshop?pledge={pledge.Id}", null, ("Input.SeenToBy", "The head"));
        (await review.OpenAsync(walk.LeadReviewer, "workshop")).Text.ShouldContain("The head");
        var held = await review.DoAsync(walk.Head, "workshop", "Held", ReviewByHand.Day("HeldOn", today));

        held.Path.ShouldBe(review.To("pledges"));
        (await walk.StageAsync()).ShouldBe("check");
    }

    [Fact]
    public async Task Pledges_AreLookedAtAgain_AndTheReviewIsRated()
    {
        await using var review = await ReviewByHand.StartAsync("check");
        var walk = review.Walk;
        var pledge = (await walk.FileAsync()).Pledges.ShouldHaveSingleItem();
        review.App.Clock.MoveTo(new DateTimeOffset(pledge.CheckOn[0], new TimeOnly(9, 0), TimeSpan.Zero));
        review.SignInAgain();

        var unchosen = await review.RefusedAsync(walk.Head, "pledges", null, ("Input.Words", "Seven classes show it."));
        unchosen.Body.ShouldContain("Seven classes show it.");
        var looked = await review.DoAsync(
            walk.Head,
            "pledges",
            null,
            ("Input.Words", "All eight classes show it."),
            ("Input.Progress", PledgeProgress.Embedded)
        );
        looked.Text.ShouldContain("All eight classes show it.");
        (await review.RefusedAsync(walk.Head, "pledges", "Rate", ("Input.Useful", "We saw more."))).Body.ShouldContain("We saw more.");
        await review.DoAsync(walk.Head, "pledges", "Rate", ("Input.Answer", "very"), ("Input.Useful", "We saw more."));

        (await walk.StageAsync()).ShouldBe("closed");
    }
}
