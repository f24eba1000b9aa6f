using System.Net;
using Candour.PeerReview;
using Candour.PeerReview.Pledges;
using Candour.PeerReview.Reports;
using Candour.Testing;
using Candour.Web.Tests.Pages.ReportCards;

namespace Candour.Web.Tests.BadInput;

/// <summary>Two tabs, or two people, with one page open: the second to save sees both versions, and neither is lost.</summary>
public sealed class TwoTabsTests
{
    [Fact]
    public async Task Focus_The_second_sees_both_and_can_save_from_there()
    {
        await using var town = await CardTown.StartAsync("focus");
        var (lead, head) = (await town.AsAsync(town.Walk.LeadReviewer), await town.HeadAsync());
        var page = $"/reviews/{town.Walk.ReviewId}/focus";
        var (first, second) = (await lead.GetAsync(page), await head.GetAsync(page));
        (await SaveAsync(lead, first, "Who talks in lessons?")).Status.ShouldBe(HttpStatusCode.Redirect);

        var both = await SaveAsync(head, second, "Do plans help?");

        ShowsBoth(both, "Input.Question1", "Do plans help?", "Who talks in lessons?");
        (await town.App.Database.RowsAsync<Focus>()).Single().Questions.Single().Text.ShouldBe("Who talks in lessons?");
        (await head.SubmitAsync(both, f => f.Has("Input.Question1"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await town.App.Database.RowsAsync<Focus>()).Single().Questions.Single().Text.ShouldBe("Do plans help?");
    }

    [Fact]
    public async Task Report_The_second_tab_of_one_person_loses_nothing_either()
    {
        await using var town = await CardTown.StartAsync("draft");
        var lead = await town.AsAsync(town.Walk.LeadReviewer);
        var page = $"/reviews/{town.Walk.ReviewId}/draft";
        var (first, second) = (await lead.GetAsync(page), await lead.GetAsync(page));
        await lead.SubmitAsync(first, f => f.Has("Input.Summary"), ("Input.Summary", "A calm school."), ("Input.HowWeWorked", "Two days."));

        var both = await lead.SubmitAsync(
            second,
            f => f.Has("Input.Summary"),
            ("Input.Summary", "A school that asks."),
            ("Input.HowWeWorked", "Two days.")
        );

        ShowsBoth(both, "Input.Summary", "A school that asks.", "A calm school.");
        (await town.App.Database.RowsAsync<DraftReport>()).Single().Summary.ShouldBe("A calm school.");
    }

    [Fact]
    public async Task Pledge_The_second_is_told_and_keeps_what_was_typed()
    {
        await using var town = await CardTown.StartAsync("workshop");
        var (head, page) = (await town.HeadAsync(), $"/reviews/{town.Walk.ReviewId}/workshop");
        await PledgeAsync(head, await head.GetAsync(page), "Every class shows the first step.");
        var pledge = (await town.App.Database.RowsAsync<Pledge>()).Single().Id;
        var (first, second) = (await head.GetAsync($"{page}?pledge={pledge}"), await head.GetAsync($"{page}?pledge={pledge}"));
        (await PledgeAsync(head, first, "Every class shows two steps.")).Status.ShouldBe(HttpStatusCode.Redirect);

        var told = await PledgeAsync(head, second, "Every class shows three steps.");

        ShowsBoth(told, "Input.Words", "Every class shows three steps.", "Every class shows two steps.");
        (await town.App.Database.RowsAsync<Pledge>()).Single().Words.ShouldBe("Every class shows two steps.");
        (await PledgeAsync(head, told, "Every class shows both.")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await town.App.Database.RowsAsync<Pledge>()).Single().Words.ShouldBe("Every class shows both.");
    }

    private static void ShowsBoth(Answer answer, string field, string mine, string theirs)
    {
        ((int)answer.Status).ShouldBeInRange(409, 422, answer.ToString());
        answer.Forms.Any(f => f.Fields.Contains((field, mine))).ShouldBeTrue(answer.ToString());
        answer.Text.ShouldContain(theirs);
    }

    private static Task<Answer> SaveAsync(Visitor visitor, Answer open, string question) =>
        visitor.SubmitAsync(
            open,
            f => f.Has("Input.Question1"),
            ("Input.Question1", question),
            ("Input.EvidencePlan", "Lessons and books."),
            ("Input.Sharing", "group"),
            ("Input.ContactName", "The deputy head"),
            ("Input.ContactPhone", "01632 960001")
        );

    private static Task<Answer> PledgeAsync(Visitor visitor, Answer open, string words) =>
        visitor.SubmitAsync(
            open,
            f => f.Has("Input.Words"),
            ("Input.Words", words),
            ("Input.SeenToBy", "The deputy"),
            ("Input.Baseline", "Six of eight do."),
            ("Input.EvidenceTest", "Eight of eight in March."),
            ("Input.SupportWanted", "")
        );
}
