using static Candour.Browser.Tests.SchoolsYearCast;

namespace Candour.Browser.Tests;

/// <summary>From what the head is told to a closed review.</summary>
internal static class SchoolsYearReport
{
    private const string Summary = "A calm school that knows itself well and wants to hear more of its pupils’ voices.";
    private const string Strength = "Books show the same task for nearly every pupil.";
    private const string Thin = "Could the quietest table be asked first?";
    private const string Reply = "We thank the team. We had begun to talk about waiting time ourselves.";
    private const string Pledge = "Every class waits ten seconds before an adult answers.";

    /// <summary>The head hears it first, then the report is written; a finding that rests on too little will be a question.</summary>
    public static async Task WriteAsync(this SchoolsYear year, SchoolsYearCast cast)
    {
        var lead = cast.LeadReviewer;
        await lead.GoAsync(cast.At("feedback"));
        await lead.SendAsync(
            "feedback.act",
            ("Input.ToldOn", year.Today.ToString("O")),
            ("Input.Heard", "Head and deputy"),
            ("Input.WentWell", "Calm classrooms and honest books."),
            ("Input.EvenBetterIf", "Pupils could speak more."),
            ("Input.Questions", "How long does a class wait?")
        );
        await cast.Head.GoAsync(cast.At("feedback"));
        await cast.Head.ReadsAsync("Calm classrooms and honest books.");
        await year.PassAsync(1);

        await lead.GoAsync(cast.At("draft"));
        await lead.SendAsync(
            "draft.save",
            ("Input.Summary", Summary),
            ("Input.HowWeWorked", "Two days, eight lessons, three talks with pupils.")
        );
        await FindAsync(lead, cast, "q1", "strength", Strength, Seen[0].Described, Seen[1].Described);
        await FindAsync(lead, cast, "q2", "even-better-if", Thin, Seen[2].Described);
        await lead.ReadsTextAsync("finding.printed-as-question");
        await cast.Head.FindsNothingAtAsync(cast.At("accuracy"));
        await lead.SendAsync("draft.send");
    }

    /// <summary>The head asks for a correction, has an answer, replies and accepts: the report is the school's.</summary>
    public static async Task IssueAsync(this SchoolsYear year, SchoolsYearCast cast)
    {
        await cast.Head.GoAsync(cast.At("accuracy"));
        await cast.Head.UnfoldAsync("accuracy.wrong");
        await cast.Head.SendAsync("accuracy.ask", ("Input.Corrections", "The team saw nine lessons."));
        await cast.LeadReviewer.GoAsync(cast.At("accuracy"));
        await cast.LeadReviewer.SendAsync(
            "accuracy.answer",
            ("Input.Answer", "Thank you; it was nine."),
            ("Input.HowWeWorked", "Two days, nine lessons, three talks with pupils.")
        );
        await year.PassAsync(1);
        await cast.Head.GoAsync(cast.At("accuracy"));
        await cast.Head.ReadsAsync("Thank you; it was nine.");
        await cast.Head.SendAsync("accuracy.accept", ("Input.Reply", Reply));
        await year.RestAsync();

        await cast.OtherReviewer.GoAsync(cast.At("report"));
        foreach (var words in new[] { Host, Summary, Strength, Thin, Reply, "nine lessons", "One of us is less sure about Year 3." })
            await cast.OtherReviewer.ReadsAsync(words);
        await cast.OtherReviewer.ReadsTextAsync("report.issued", year.Today, 1);
        await year.PictureAsync(cast.OtherReviewer, "4-report");
        await cast.OtherReviewer.PrintAsync(sheets: 4);
    }

    /// <summary>A workshop turns findings into pledges.</summary>
    public static async Task PledgeAsync(this SchoolsYear year, SchoolsYearCast cast)
    {
        var workshop = year.Today.AddDays(14);
        await cast.Head.GoAsync(cast.At("report"));
        await cast.Head.SendAsync("issued.act", ("Input.On", workshop.ToString("O")));
        await year.PassToAsync(workshop);
        await cast.Head.GoAsync(cast.At("workshop"));
        await cast.Head.SendAsync(
            "pledge.save",
            ("Input.Words", Pledge),
            ("Input.SeenToBy", "The deputy"),
            ("Input.Baseline", "Three seconds in most classes."),
            ("Input.EvidenceTest", "Ten seconds in eight of eight classes in March."),
            ("Input.SupportWanted", "Somebody who has done it.")
        );
        await cast.Head.SendAsync("workshop.held", ("HeldOn", workshop.ToString("O")));
        await year.RestAsync();
    }

    /// <summary>On its dates the pledge is looked at, until it is how the school works; the head says what the review was worth, and it closes.</summary>
    public static async Task CheckAndCloseAsync(this SchoolsYear year, SchoolsYearCast cast)
    {
        await LookAsync(year, cast, 30, "moving", "Five of eight classes wait.");
        await LookAsync(year, cast, 60, "embedded", "All eight classes wait, and pupils say so.");
        await cast.Head.SendAsync("usefulness.act", ("Input.Answer", "very"), ("Input.Useful", "We heard what we could not see."));
        await year.RestAsync();
        foreach (var person in new[] { cast.Head, cast.Deputy, cast.LeadReviewer, cast.Lead })
        {
            await person.GoAsync(cast.Review);
            await person.ReadsTextAsync(person == cast.Lead ? "review.stage.closed" : "review.now.closed");
        }
    }

    private static async Task LookAsync(SchoolsYear year, SchoolsYearCast cast, int days, string progress, string shows)
    {
        await year.PassAsync(days);
        await cast.Head.GoAsync("/");
        await cast.Head.GoAsync(cast.At("pledges"));
        var open = await cast.Head.Page.Locator("details[open]").CountAsync();
        open.ShouldBe(1, "the look that is due stands open");
        await cast.Head.SendAsync("pledge.look.act", ("Input.Progress", progress), ("Input.Words", shows));
        await cast.Head.GoAsync(cast.At("pledges"));
        await cast.Head.ReadsAsync(shows);
        await year.PictureAsync(cast.Head, "5-pledge");
    }

    private static async Task FindAsync(
        SchoolsYearPerson lead,
        SchoolsYearCast cast,
        string question,
        string sort,
        string words,
        params string[] notes
    )
    {
        await lead.FollowAsync("finding.new");
        await lead.SendAsync(
            "finding.save",
            [("Input.QuestionKey", question), ("Input.Sort", sort), ("Input.Words", words), .. notes.Select(n => ("Input.NoteIds", n))]
        );
        lead.Path.ShouldBe(cast.At("draft"));
    }
}
