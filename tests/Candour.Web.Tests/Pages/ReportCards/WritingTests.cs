using System.Net;
using Candour.Foundation;
using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Partnerships;
using Candour.ReportCards;
using Candour.Results;
using Candour.Testing;

namespace Candour.Web.Tests.Pages.ReportCards;

public sealed class WritingTests
{
    [Fact]
    public async Task A_head_writes_checks_publishes_and_withdraws_without_script()
    {
        await using var town = await CardTown.StartAsync("check");
        var head = await town.HeadAsync();
        var strength = (await town.Desk.ResultsAsync(Measures.Strength))[0];
        var pledge = (await town.Desk.ResultsAsync(Measures.Pledge))[0];
        var paragraph = (await town.Desk.ResultsAsync(Measures.Paragraph)).First(r => r.Part == "summary:1");

        var saved = await head.SubmitAsync(
            await head.GetAsync(town.Card),
            f => f.Has("Input.Story"),
            ("Input.Story", "Forty children joined us."),
            ("Input.Proud[0].ResultId", $"{strength.Id}"),
            ("Input.Proud[0].Words", "How we show the first step."),
            ("Input.WorkingOn[0].ResultId", $"{pledge.Id}"),
            ("Input.WorkingOn[0].Words", "Showing it every day."),
            ("Input.PeersResultId", $"{paragraph.Id}")
        );
        var edit = await head.FollowAsync(saved);
        edit.Text.ShouldContain("The card is saved. Nothing is published until you publish it.");
        edit.Text.ShouldContain("How we show the first step.");
        edit.Text.ShouldContain(paragraph.Words!);
        (await town.App.Visit().GetAsync(CardTown.Public)).Status.ShouldBe(HttpStatusCode.NotFound);

        var check = await head.GetAsync($"{town.Card}/publish");
        check.Text.ShouldContain("Our story is written.");
        (await head.SubmitAsync(check, f => f.Has("HasRead") || f.Action.Contains("publish"))).ShouldSatisfyAllConditions(
            a => a.Status.ShouldBe(HttpStatusCode.UnprocessableEntity),
            a => a.Text.ShouldContain("Tick this when you have read the card through.")
        );
        var published = await head.FollowAsync(await head.SubmitAsync(check, f => f.Action.Contains("publish"), ("HasRead", "true")));
        published.Text.ShouldContain("Version 1 is published. Anybody can read it now.");

        var open = await town.App.Visit().GetAsync(CardTown.Public);
        open.Status.ShouldBe(HttpStatusCode.OK);
        foreach (
            var words in (string[])
                ["Ellerbeck Primary", "Forty children joined us.", "How we show the first step.", "Showing it every day.", paragraph.Words!]
        )
            open.Text.ShouldContain(words);

        var gone = await head.FollowAsync(
            await head.SubmitAsync(await head.GetAsync($"{town.Card}/withdraw"), f => f.Has("Edition"), ("Reason", "A number was wrong."))
        );
        gone.Text.ShouldContain("Version 1 is withdrawn.");
        var after = await town.App.Visit().GetAsync(CardTown.Public);
        after.Status.ShouldBe(HttpStatusCode.Gone);
        after.Text.ShouldContain("The school withdrew this report card on 8 October 2026.");
        after.Text.ShouldContain("A number was wrong.");
        after.Text.ShouldNotContain("Forty children joined us.");
    }

    [Fact]
    public async Task A_statement_that_is_withheld_is_not_there_to_choose()
    {
        await using var town = await CardTown.StartAsync();
        var withheld = new Result
        {
            Id = Ids.New(),
            OwnerId = town.Walk.Host,
            Voice = Voices.Peers,
            Measure = Measures.Strength,
            State = ResultStates.Withheld,
            SourceKind = "review",
            SourceId = Ids.New(),
            Part = "strength:withheld",
            Method = "as-written/1",
            AsOf = town.App.Database.Calendar.Today,
            RecordedAt = town.App.Database.Calendar.Now,
        };
        await using (var db = town.App.Database.Open(Viewers.Keeper([Result.Kind.Key])))
        {
            db.Add(withheld);
            new Journal(db, town.App.Database.Calendar).RecordMany("seeded", "party", Party.Installation, Party.Installation, "{}");
            await db.SaveChangesAsync();
        }
        var head = await town.HeadAsync();

        var edit = await head.GetAsync(town.Card);

        edit.Status.ShouldBe(HttpStatusCode.OK);
        edit.Body.ShouldNotContain(withheld.Id.ToString());
        var told = await head.SubmitAsync(
            edit,
            f => f.Has("Input.Story"),
            ("Input.Proud[0].ResultId", $"{withheld.Id}"),
            ("Input.Proud[0].Words", "What we are proud of.")
        );
        told.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        told.Forms.Single(f => f.Has("Input.Story")).Fields.ShouldContain(("Input.Proud[0].Words", "What we are proud of."));
    }

    [Fact]
    public async Task A_second_window_loses_nothing_and_is_told()
    {
        await using var town = await CardTown.StartAsync();
        var head = await town.HeadAsync();
        var first = await head.GetAsync(town.Card);
        var second = await head.GetAsync(town.Card);
        await head.SubmitAsync(first, f => f.Has("Input.Story"), ("Input.Story", "What the first said."));

        var told = await head.SubmitAsync(second, f => f.Has("Input.Story"), ("Input.Story", "What the second said."));

        told.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        told.Text.ShouldContain("The card was changed in another window");
        told.Text.ShouldContain("What the first said.");
        told.Forms.Single(f => f.Has("Input.Story")).Fields.ShouldContain(("Input.Story", "What the second said."));
        var kept = await head.FollowAsync(await head.SubmitAsync(told, f => f.Has("Input.Story")));
        kept.Forms.Single(f => f.Has("Input.Story")).Fields.ShouldContain(("Input.Story", "What the second said."));
    }

    [Fact]
    public async Task Words_without_a_choice_are_told_beside_their_field()
    {
        await using var town = await CardTown.StartAsync();
        var head = await town.HeadAsync();

        var told = await head.SubmitAsync(
            await head.GetAsync(town.Card),
            f => f.Has("Input.Story"),
            ("Input.Story", "Ours."),
            ("Input.WorkingOn[1].Words", "More reading.")
        );

        told.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        told.Title.ShouldStartWith("Error:");
        told.Body.ShouldContain("href=\"#Input_WorkingOn_1__ResultId\"");
        told.Text.ShouldContain("Choose what these words rest on.");
        told.Forms.Single(f => f.Has("Input.Story")).Fields.ShouldContain(("Input.WorkingOn[1].Words", "More reading."));
    }

    [Fact]
    public async Task Too_long_a_story_is_told_and_kept()
    {
        await using var town = await CardTown.StartAsync();
        var head = await town.HeadAsync();
        var story = new string('a', Card.StoryLength + 1);

        var told = await head.SubmitAsync(await head.GetAsync(town.Card), f => f.Has("Input.Story"), ("Input.Story", story));

        told.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        told.Forms.Single(f => f.Has("Input.Story")).Fields.ShouldContain(("Input.Story", story));
        (await town.App.Database.RowsAsync<Card>()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_card_that_is_not_ready_has_no_button_to_publish_it()
    {
        await using var town = await CardTown.StartAsync();
        var head = await town.HeadAsync();
        await head.SubmitAsync(await head.GetAsync(town.Card), f => f.Has("Input.Story"), ("Input.Story", ""));

        var check = await head.GetAsync($"{town.Card}/publish");

        check.Text.ShouldContain("Our story is not written.");
        check.Forms.ShouldNotContain(f => f.Has("HasRead"));
        check.Body.ShouldNotContain("Publish the card");
    }

    [Fact]
    public async Task A_school_that_nobody_visited_writes_its_story_and_says_why_the_rest_is_blank()
    {
        await using var town = await CardTown.StartAsync("planned");
        var head = await town.HeadAsync();

        var page = await head.GetAsync(town.Card);
        page.Text.ShouldContain("Until then the card says that no visit has been reported.");
        await head.SubmitAsync(page, f => f.Has("Input.Story"), ("Input.Story", "Forty children joined us."));
        await head.SubmitAsync(await head.GetAsync($"{town.Card}/publish"), f => f.Action.Contains("publish"), ("HasRead", "true"));

        var open = await town.App.Visit().GetAsync(CardTown.Public);
        open.Text.ShouldContain("Other schools have not yet visited and reported.");
        open.Text.ShouldContain("Children and families have not been asked for this card.");
        open.Text.ShouldContain("This school is not in the national register that we read");
    }

    [Fact]
    public async Task A_proof_is_the_page_itself_and_says_that_it_is_a_proof()
    {
        await using var town = await CardTown.StartAsync();
        await town.Desk.PublishAsync();
        var proof = await (await town.HeadAsync()).GetAsync($"{town.Card}/proof");

        proof.Text.ShouldContain("A proof, for the school’s leaders only.");
        proof.Text.ShouldContain(CardDesk.Story);
        proof.Headers["Cache-Control"].ShouldBe("no-store");
        (await town.App.Visit().GetAsync(CardTown.Public)).Text.ShouldNotContain("A proof");
    }
}
