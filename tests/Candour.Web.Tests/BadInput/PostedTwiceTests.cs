using System.Net;
using System.Text.RegularExpressions;
using Candour.Evidence;
using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Partnerships;
using Candour.PeerReview;
using Candour.PeerReview.Pledges;
using Candour.PeerReview.Reports;
using Candour.PeerReview.Visits;
using Candour.Testing;
using Candour.Web.Tests.Pages.ReportCards;

namespace Candour.Web.Tests.BadInput;

/// <summary>A form posted twice: by a second press while the first is on its way, by the same press again afterwards. It does its work once and answers alike.</summary>
public sealed class PostedTwiceTests
{
    [Theory, OnEachDatabase]
    public async Task A_finding_is_written_once(DatabaseKind kind)
    {
        await using var town = await CardTown.StartAsync("draft", kind);
        var note = (await town.Walk.FileAsync()).Notes[0].Id;
        await TwiceAsync<Finding>(
            town.App,
            await town.AsAsync(town.Walk.LeadReviewer),
            $"/reviews/{town.Walk.ReviewId}/draft/finding",
            f => f.Has("Input.Words"),
            ("Input.QuestionKey", "q1"),
            ("Input.Sort", FindingSorts.Strength),
            ("Input.Words", "The first step is shown in every class."),
            ("Input.NoteIds", note.ToString())
        );
    }

    [Theory, OnEachDatabase]
    public async Task A_pledge_is_made_once(DatabaseKind kind)
    {
        await using var town = await CardTown.StartAsync("workshop", kind);
        await TwiceAsync<Pledge>(
            town.App,
            await town.HeadAsync(),
            $"/reviews/{town.Walk.ReviewId}/workshop",
            f => f.Has("Input.Words"),
            ("Input.Words", "Every class shows the first step."),
            ("Input.SeenToBy", "The deputy"),
            ("Input.Baseline", "Six of eight do."),
            ("Input.EvidenceTest", "Eight of eight in March."),
            ("Input.SupportWanted", "")
        );
    }

    [Theory, OnEachDatabase]
    public async Task A_note_of_a_visit_is_kept_once(DatabaseKind kind)
    {
        await using var town = await CardTown.StartAsync("on-site", kind);
        var reviewer = await town.AsAsync(town.Walk.Reviewers[0]);
        var open = await NewNoteAsync(town, reviewer);
        await TwiceAsync<VisitNote>(
            town.App,
            reviewer,
            open,
            f => f.Has("Input.Described"),
            ("Input.Activity", Activities.LessonVisit),
            ("Input.Number", "1"),
            ("Input.QuestionKey", "q1"),
            ("Input.Described", "Four children write in their books."),
            ("Input.Asked", "Who chose the task?")
        );
    }

    [Theory, OnEachDatabase]
    public async Task A_cycle_is_opened_once(DatabaseKind kind)
    {
        await using var town = await CardTown.StartAsync("planned", kind);
        await TwiceAsync<Cycle>(
            town.App,
            await town.AsAsync(town.Walk.Lead),
            "/cycles/new",
            f => f.Has("Input.Name"),
            ("Input.Name", "Spring"),
            ("Input.FrameworkId", town.Walk.FrameworkId.ToString()),
            ("Input.ProtocolKey", "peer-enquiry"),
            ("Input.From.Day", "4"),
            ("Input.From.Month", "1"),
            ("Input.From.Year", "2027"),
            ("Input.To.Day", "1"),
            ("Input.To.Month", "7"),
            ("Input.To.Year", "2027")
        );
    }

    [Theory, OnEachDatabase]
    public async Task Evidence_is_added_once(DatabaseKind kind)
    {
        await using var app = await CandourApp.StartAsync(kind);
        var schools = await SchoolsAtWork.FurnishAsync(app.Database, app.Services);
        var id = await schools.StartedAsync();
        await TwiceAsync<EvidenceItem>(
            app,
            await app.SignInAsAsync(schools.People["Hana"]),
            $"/self-evaluations/{id}/aspects/welcome/add/note",
            f => f.Has("Input.Note"),
            ("Input.Note", "Eight families said so at the gate."),
            ("Input.Shows", "Families feel welcome."),
            ("Input.Strength", EvidenceStrengths.OneSource)
        );
    }

    [Theory, OnEachDatabase]
    public async Task A_partnership_is_founded_once(DatabaseKind kind)
    {
        await using var app = await CandourApp.StartAsync(kind);
        var (person, installation) = (Make.Person("Ola Keeper"), Make.Installation());
        await app.SeedAsync(person, installation, Make.Appointed(person, Roles.Operator, installation));
        await TwiceAsync<Party>(
            app,
            await app.SignInAsAsync(person.Id),
            "/partnerships/new",
            f => f.Has("Name"),
            ("Name", "Wharfe & Hart"),
            ("Urns", ""),
            ("LeadName", "Ruth Adeyemi"),
            ("LeadAddress", "ruth@hart.example")
        );
    }

    [Theory, OnEachDatabase]
    public async Task A_cluster_and_a_school_are_made_once(DatabaseKind kind)
    {
        await using var town = await CardTown.StartAsync("planned", kind);
        var lead = await town.AsAsync(town.Walk.Lead);
        await TwiceAsync<Party>(
            town.App,
            lead,
            $"/groups/new-cluster?place={town.Walk.Partnership}",
            f => f.Has("Name"),
            ("Name", "Moorside")
        );
        await TwiceAsync<Party>(
            town.App,
            lead,
            $"/schools/add?place={town.Walk.Partnership}",
            f => f.Has("Name"),
            ("Name", "Mill Lane School")
        );
    }

    [Fact]
    public async Task The_same_words_typed_into_a_page_opened_anew_are_a_change_of_their_own()
    {
        await using var town = await CardTown.StartAsync("workshop");
        var head = await town.HeadAsync();
        (string, string)[] typed =
        [
            ("Input.Words", "Every class shows the first step."),
            ("Input.SeenToBy", "The deputy"),
            ("Input.Baseline", "Six of eight do."),
            ("Input.EvidenceTest", "Eight of eight in March."),
        ];
        for (var times = 1; times <= 2; times++)
        {
            var open = await head.GetAsync($"/reviews/{town.Walk.ReviewId}/workshop");
            (await head.SubmitAsync(open, f => f.Has("Input.Words"), typed)).Status.ShouldBe(HttpStatusCode.Redirect);
            (await town.App.Database.RowsAsync<Pledge>()).Count.ShouldBe(times);
        }
    }

    [Fact]
    public async Task Going_back_and_changing_a_word_is_looked_at_as_it_was_sent()
    {
        await using var town = await CardTown.StartAsync("on-site");
        var reviewer = await town.AsAsync(town.Walk.Reviewers[0]);
        var open = await NewNoteAsync(town, reviewer);
        foreach (var words in new[] { "Four children write.", "Five children write." })
        {
            await reviewer.SubmitAsync(
                open,
                f => f.Has("Input.Described"),
                ("Input.Activity", Activities.LessonVisit),
                ("Input.Number", "1"),
                ("Input.QuestionKey", "q1"),
                ("Input.Described", words)
            );
        }
        var kept = (await town.App.Database.RowsAsync<VisitNote>()).ShouldHaveSingleItem();
        var back = await reviewer.GetAsync(open.Path);
        (kept.Described + back.Body).ShouldContain("Five children write.", Case.Sensitive, "saved, or given back to whoever typed it");
    }

    private static async Task<Answer> NewNoteAsync(CardTown town, Visitor reviewer)
    {
        var visit = await reviewer.GetAsync($"/reviews/{town.Walk.ReviewId}/visit");
        return await reviewer.GetAsync(visit.Links.First(l => Regex.IsMatch(l, "/visit/[0-9a-f-]{36}$")));
    }

    private static async Task TwiceAsync<T>(
        CandourApp app,
        Visitor visitor,
        string page,
        Func<HtmlForm, bool> which,
        params (string, string)[] fields
    )
        where T : class => await TwiceAsync<T>(app, visitor, await visitor.GetAsync(page), which, fields);

    /// <summary>Sends a form twice at once and once more: one new row, one answer, and no fact more than the first made.</summary>
    private static async Task TwiceAsync<T>(
        CandourApp app,
        Visitor visitor,
        Answer open,
        Func<HtmlForm, bool> which,
        params (string, string)[] fields
    )
        where T : class
    {
        var before = (await app.Database.RowsAsync<T>()).Count;
        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => visitor.SubmitAsync(open, which, fields))));
        var facts = (await app.Database.RowsAsync<Fact>()).Count;
        var again = await visitor.SubmitAsync(open, which, fields);

        foreach (var answer in answers.Append(again))
        {
            answer.Status.ShouldBe(HttpStatusCode.Redirect, answer.ToString());
            answer.Location.ShouldBe(answers[0].Location);
        }
        (await app.Database.RowsAsync<T>()).Count.ShouldBe(before + 1);
        (await app.Database.RowsAsync<Fact>()).Count.ShouldBe(facts);
    }
}
