using Candour.PeerReview.Visits;
using Candour.Testing;

namespace Candour.Web.Tests.PeerReview;

/// <summary>From the focus to the talk about the judgements, through the pages.</summary>
public sealed class VisitPagesTests
{
    [Fact]
    public async Task Focus_IsWrittenByOneAndSignedByBoth()
    {
        await using var review = await ReviewByHand.StartAsync("focus");
        var (walk, today) = (review.Walk, review.App.Database.Calendar.Today);
        (string, string)[] rest =
        [
            ("Input.EvidencePlan", "Lessons and books."),
            ("Input.Sensitivities", "Year 6 is tired."),
            ("Input.Sharing", "group"),
            ("Input.ContactName", "Mrs Okafor"),
            ("Input.ContactPhone", "01632 960001"),
            .. ReviewByHand.Day("Input.FirstDay", today.AddDays(30)),
            .. ReviewByHand.Day("Input.LastDay", today.AddDays(31)),
        ];
        (await review.IsThereAsync(walk.Outsider, "focus")).ShouldBeFalse();

        var unasked = await review.RefusedAsync(walk.LeadReviewer, "focus", null, [("Input.Question1", ""), .. rest]);
        unasked.Body.ShouldContain("Year 6 is tired.");
        var saved = await review.DoAsync(walk.LeadReviewer, "focus", null, [("Input.Question1", "Who talks in lessons?"), .. rest]);
        saved.Text.ShouldContain("The focus is kept.");
        foreach (var person in new[] { walk.LeadReviewer, walk.Head })
            await review.DoAsync(person, "focus", "Sign");

        (await walk.StageAsync()).ShouldBe("on-site");
        (await review.OpenAsync(walk.Reviewers[0], "focus")).Text.ShouldContain("Who talks in lessons?");
    }

    [Fact]
    public async Task Focus_ChangedMeanwhile_ShowsBothAndLosesNothing()
    {
        await using var review = await ReviewByHand.StartAsync("focus");
        var walk = review.Walk;
        var head = await review.AsAsync(walk.Head);
        var open = await review.OpenAsync(walk.Head, "focus");
        await review.DoAsync(walk.LeadReviewer, "focus", null, ("Input.Question1", "Who talks in lessons?"), ("Input.Sharing", "group"));

        var late = await head.SubmitAsync(
            open,
            f => f.Has("Input.Question1"),
            ("Input.Question1", "Who is heard?"),
            ("Input.Sharing", "head")
        );

        late.Title.ShouldStartWith("Error");
        late.Body.ShouldContain("Who talks in lessons?");
        late.Forms.Single(f => f.Has("Input.Question1")).Fields.ShouldContain(("Input.Question1", "Who is heard?"));
    }

    [Fact]
    public async Task Notes_AreKeptHandedInAndThenReadByTheTeam()
    {
        await using var review = await ReviewByHand.StartAsync("on-site");
        var (walk, mine) = (review.Walk, review.Walk.Reviewers[0]);
        var note = $"visit/{Guid.NewGuid()}";
        (await review.IsThereAsync(walk.Head, "visit")).ShouldBeFalse();

        var kindless = await review.RefusedAsync(mine, note, null, ("Input.Described", "Four of five hands up."));
        kindless.Forms.Single(f => f.Has("Input.Described")).Fields.ShouldContain(("Input.Described", "Four of five hands up."));
        var kept = await review.DoAsync(
            mine,
            note,
            null,
            ("Input.Activity", Activities.LessonVisit),
            ("Input.QuestionKey", "q1"),
            ("Input.Described", "Four of five hands up."),
            ("Input.Inferred", "They expect to be asked."),
            ("Input.Asked", "And on other days?")
        );
        kept.Text.ShouldContain("Only you see it until you hand it in.");
        (await review.OpenAsync(walk.LeadReviewer, "visit")).Text.ShouldNotContain("Four of five hands up.");
        var again = $"visit/{Guid.NewGuid()}";
        await review.DoAsync(
            mine,
            again,
            null,
            ("Input.Activity", Activities.LessonVisit),
            ("Input.QuestionKey", "q1"),
            ("Input.Described", "Blotted page.")
        );
        (await review.DoAsync(mine, again, "Remove")).Text.ShouldNotContain("Blotted page.");

        (await review.DoAsync(mine, "visit", "HandIn")).Text.ShouldContain("1 note is handed in.");

        (await review.OpenAsync(walk.LeadReviewer, "visit")).Text.ShouldContain("Four of five hands up.");
        (await review.DoAsync(walk.LeadReviewer, "visit", "End", ("end", "visit-ended"))).Path.ShouldBe(review.Home);
        (await walk.StageAsync()).ShouldBe("sealed");
    }

    [Fact]
    public async Task Risk_StopsTheReviewForEverybodyUntilItGoesOn()
    {
        await using var review = await ReviewByHand.StartAsync("on-site");
        var walk = review.Walk;
        (await review.OpenAsync(walk.Reviewers[0], "risk")).Text.ShouldContain("Mrs Okafor");

        (await review.DoAsync(walk.Reviewers[0], "risk", "Stop")).Text.ShouldContain("The review has stopped for everybody.");

        (await review.App.Database.RowsAsync<Hold>()).ShouldHaveSingleItem().LiftedAt.ShouldBeNull();
        (await review.OpenAsync(walk.LeadReviewer, "visit"))
            .Forms.Any(f => f.Action.Contains("handler=End", StringComparison.Ordinal))
            .ShouldBeFalse("nothing goes on while it is stopped");
        (await walk.StageAsync()).ShouldBe("on-site");
        await review.DoAsync(walk.Head, "risk", "GoOn");
        (await review.App.Database.RowsAsync<Hold>()).ShouldHaveSingleItem().LiftedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Judgements_AreSealedOneByOneAndOpenedTogether()
    {
        await using var review = await ReviewByHand.StartAsync("sealed");
        var walk = review.Walk;
        (await review.IsThereAsync(walk.Head, "judgement")).ShouldBeFalse();
        var half = await review.RefusedAsync(walk.Reviewers[0], "judgement", "Seal", ("Answers[0].Words", "Most do, in every class."));
        half.Body.ShouldContain("Most do, in every class.");
        (await review.DoAsync(walk.Reviewers[0], "judgement", "Keep", ("Answers[0].Words", "Most do, in every class."))).Body.ShouldContain(
            "Most do, in every class."
        );

        foreach (var person in walk.Team)
        {
            await review.DoAsync(
                person,
                "judgement",
                "Seal",
                ("Answers[0].Words", $"What {person:N} saw of the first."),
                ("Answers[1].Words", $"What {person:N} saw of the second.")
            );
        }

        (await walk.StageAsync()).ShouldBe("opened");
        var opened = await review.OpenAsync(walk.Reviewers[0], "opened");
        foreach (var person in walk.Team)
            opened.Text.ShouldContain($"What {person:N} saw of the first.");
        (await review.IsThereAsync(walk.Head, "opened")).ShouldBeFalse();
    }

    [Fact]
    public async Task Absence_IsTheLeadsToRecordAfterTheLastDay()
    {
        await using var review = await ReviewByHand.StartAsync("sealed");
        var walk = review.Walk;
        await walk.SealAsync(walk.LeadReviewer);
        await walk.SealAsync(walk.Reviewers[0]);
        (await review.OpenAsync(walk.LeadReviewer, "judgement")).Text.ShouldNotContain("Reviewer 2");
        var due = (await walk.FileAsync()).Review.Due!.Value;
        review.App.Clock.MoveTo(new DateTimeOffset(due.AddDays(2), new TimeOnly(9, 0), TimeSpan.Zero));
        review.SignInAgain();

        var page = await review.OpenAsync(walk.LeadReviewer, "judgement");
        page.Text.ShouldContain("Reviewer 2");
        page.Text.ShouldNotContain("Reviewer 1");
        (await review.OpenAsync(walk.Reviewers[1], "judgement"))
            .Forms.Any(f => f.Action.Contains("Absent", StringComparison.Ordinal))
            .ShouldBeFalse("only the lead learns whose seal is missing, and records an absence");
        page.Forms.Any(f => f.Action.Contains("Absent", StringComparison.Ordinal)).ShouldBeTrue();
        var silent = await review.RefusedAsync(
            walk.LeadReviewer,
            "judgement",
            "Absent",
            ("PersonId", $"{walk.Reviewers[1]}"),
            ("Reason", "")
        );
        silent.Text.ShouldContain("Say why, in a sentence.");
        await review.DoAsync(walk.LeadReviewer, "judgement", "Absent", ("PersonId", $"{walk.Reviewers[1]}"), ("Reason", "Is ill."));

        (await walk.StageAsync()).ShouldBe("opened");
    }

    [Fact]
    public async Task Talk_KeepsWhatIsAgreedWithReasonAndDissent()
    {
        await using var review = await ReviewByHand.StartAsync("opened");
        var walk = review.Walk;
        foreach (var question in new[] { "q1", "q2" })
        {
            var wordless = await review.RefusedAsync(
                walk.LeadReviewer,
                $"opened?question={question}",
                null,
                ("Input.Words", ""),
                ("Input.Dissent", "One of us is less sure.")
            );
            wordless.Body.ShouldContain("One of us is less sure.");
            await review.DoAsync(
                walk.LeadReviewer,
                $"opened?question={question}",
                null,
                ("Input.Words", "Most classes do."),
                ("Input.Changed", "true"),
                ("Input.ChangedBecause", "The books showed more."),
                ("Input.Dissent", "One of us is less sure.")
            );
        }
        (await review.OpenAsync(walk.Reviewers[0], "opened")).Text.ShouldContain("The books showed more.");

        await review.DoAsync(walk.LeadReviewer, "opened", "Close");

        (await walk.StageAsync()).ShouldBe("fed-back");
    }
}
