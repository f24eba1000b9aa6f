using static Candour.Browser.Tests.SchoolsYearCast;

namespace Candour.Browser.Tests;

/// <summary>From a planned review to judgements that the team agrees.</summary>
internal static class SchoolsYearVisit
{
    private static readonly string[] Judged =
    [
        "Most pupils with plans do the same work; a few are given something else before they have begun.",
        "In the books I saw, the same task; at the side tables, a smaller one.",
        "Pupils told me that the help comes early, sometimes before they need it.",
    ];

    /// <summary>A framework is taken over and opened, a cycle begins, the first review is planned, and the head confirms the dates.</summary>
    public static async Task PlanAsync(this SchoolsYear year, SchoolsYearCast cast)
    {
        var lead = cast.Lead;
        await lead.GoAsync("/frameworks");
        await lead.SendNamedAsync("(“Peer enquiry”)");
        await lead.SendAsync("frameworks.publish");
        await lead.GoAsync("/reviews");
        await lead.FollowAsync("review.list.cycle");
        await lead.SendAsync(
            "cycle.act",
            ("Input.Name", "Autumn 2026"),
            ("Input.FrameworkId", "Peer enquiry, version 1"),
            ("Input.ProtocolKey", "peer-enquiry"),
            ("Input.From", "2026-10-01"),
            ("Input.To", "2027-07-20")
        );
        await lead.IsRefusedAsync(
            "plan.act",
            year.Texts["plan.form.dates.required"],
            ("Input.CycleId", "Autumn 2026"),
            ("Input.HostId", Host)
        );
        await lead.SendAsync("plan.act", ("Input.WindowFrom", "2026-11-16"), ("Input.WindowTo", "2026-11-20"));
        cast.Review = lead.Path;

        await cast.Head.GoAsync("/");
        await cast.Head.ReadsAsync(Host);
        await cast.Head.GoAsync(cast.Review);
        await cast.Head.FollowAsync("review.act.planned");
        await cast.Head.SendAsync("review.plan.act");
    }

    /// <summary>The lead asks three people; the host's own are told why they cannot serve. They accept, and say that nothing stands in the way.</summary>
    public static async Task GatherTheTeamAsync(this SchoolsYear year, SchoolsYearCast cast)
    {
        var lead = cast.Lead;
        await lead.GoAsync($"{cast.At("team")}?q={Uri.EscapeDataString(cast.Deputy.Name)}");
        await lead.ReadsTextAsync("team.no.works-there", cast.Deputy.Name);
        await lead.ReadsNothingOfAsync(year.Texts["team.ask.act", cast.Deputy.Name, year.Texts["review.role.reviewer"]]);
        foreach (var person in cast.Team)
        {
            var role = person == cast.LeadReviewer ? "lead" : "reviewer";
            await lead.GoAsync($"{cast.At("team")}?q={Uri.EscapeDataString(person.Name)}&RoleAsked={role}");
            await lead.SendNamedAsync(year.Texts["team.ask.act", person.Name, year.Texts[$"review.role.{role}"]]);
            await lead.ReadsTextAsync("team.done.asked");
        }
        foreach (var person in cast.Team)
        {
            await person.GoAsync(cast.Review);
            await person.FollowAsync("review.invited.act");
            await person.SendAsync("review.answer.yes");
        }
        foreach (var person in cast.Team)
        {
            await person.GoAsync(cast.At("conflicts"));
            await person.SendAsync("conflict.act", ("Input.Conflict", "none"));
        }
        await cast.Lead.GoAsync(cast.Review);
        await cast.Lead.ReadsTextAsync("review.now.self-review");
        await year.PictureAsync(cast.Lead, "1-team");
    }

    /// <summary>The school says how it sees itself: the deputy writes, the head submits and locks.</summary>
    public static async Task LookAtThemselvesAsync(this SchoolsYear year, SchoolsYearCast cast)
    {
        await year.PassAsync(4);
        await cast.Deputy.GoAsync(cast.AtHost("self-evaluation"));
        await cast.Deputy.SendAsync("self-evaluation.start", ("Input.FrameworkId", "Peer enquiry"));
        var evaluation = cast.Deputy.Path;
        foreach (var aspect in new[] { "honest-picture", "reaching-everyone", "belonging", "seeing-it-through" })
        {
            await cast.Deputy.GoAsync($"{evaluation}/aspects/{aspect}");
            await cast.Deputy.SendAsync(
                "self-evaluation.save",
                ("Input.Strong", $"We look at {aspect.Replace('-', ' ')} every half term, with two other schools."),
                ("Input.LeastSure", "What the quietest pupils would say.")
            );
        }
        await cast.Deputy.GoAsync($"{evaluation}/aspects/reaching-everyone/add/note");
        await cast.Deputy.LookCloselyAsync();
        await cast.Deputy.SendAsync(
            "evidence.add",
            ("Input.Note", "Of 24 books, 19 held the class task."),
            ("Input.Shows", "Most pupils do the same work."),
            ("Input.Strength", "one-source")
        );
        await cast.Deputy.GoAsync($"{evaluation}/submit");
        await cast.Deputy.ReadsTextAsync("self-evaluation.submit.waits-for-head");
        await cast.LeadReviewer.FindsNothingAtAsync(evaluation);

        await cast.Head.GoAsync($"{evaluation}/submit");
        await cast.Head.LookCloselyAsync();
        await cast.Head.SendAsync("self-evaluation.submit");
        await cast.Head.GoAsync(cast.At("self-review"));
        await cast.Head.LookCloselyAsync();
        await cast.Reviewer.GoAsync(cast.At("self-review"));
        await cast.Reviewer.FollowAsync("self-review.read");
        await cast.Reviewer.ReadsAsync("Of 24 books, 19 held the class task.");
    }

    /// <summary>Head and lead write the focus, and both sign the same words.</summary>
    public static async Task AgreeTheFocusAsync(this SchoolsYear year, SchoolsYearCast cast)
    {
        await year.PassAsync(7);
        await cast.LeadReviewer.GoAsync(cast.At("focus"));
        await cast.LeadReviewer.SendAsync(
            "focus.save",
            ("Input.Question1", QuestionsAsked[0]),
            ("Input.Question2", QuestionsAsked[1]),
            ("Input.EvidencePlan", "Lessons, books and talks with pupils in every year."),
            ("Input.Sensitivities", "Year 6 have had three teachers this term."),
            ("Input.FirstDay", "2026-11-17"),
            ("Input.LastDay", "2026-11-18"),
            ("Input.ContactName", "Mrs Okafor"),
            ("Input.ContactPhone", "01632 960001"),
            ("Input.Sharing", "group")
        );
        await cast.LeadReviewer.SendAsync("focus.sign.act");
        await cast.Head.GoAsync(cast.At("focus"));
        await cast.Head.SendAsync("focus.sign.act");
        await cast.Reviewer.GoAsync(cast.Review);
        await cast.Reviewer.ReadsTextAsync("review.now.on-site");
    }

    /// <summary>The visit: each writes notes that only they read, hands them in, and the lead ends it.</summary>
    public static async Task VisitAsync(this SchoolsYear year, SchoolsYearCast cast)
    {
        await year.PassToAsync(new(2026, 11, 17));
        foreach (var (person, mine) in cast.Team.Zip([0, 1, 2]))
        {
            foreach (var (activity, question, described, asked) in new[] { Seen[mine], Seen[2] })
            {
                await person.GoAsync(cast.At("visit"));
                await person.FollowAsync("visit.new");
                await person.SendAsync(
                    "note.keep",
                    ("Input.Activity", activity),
                    ("Input.Number", "1"),
                    ("Input.QuestionKey", question),
                    ("Input.Described", described),
                    ("Input.Inferred", "Help may come before it is needed."),
                    ("Input.Asked", asked)
                );
            }
        }
        await cast.OtherReviewer.ReadsNothingOfAsync(Seen[0].Described);
        await year.PictureAsync(cast.OtherReviewer, "2-notes");
        await cast.Head.FindsNothingAtAsync(cast.At("visit"));
        await cast.LeadReviewer.GoAsync(cast.At("risk"));
        await cast.LeadReviewer.ReadsAsync("01632 960001");
        foreach (var person in cast.Team)
        {
            await person.GoAsync(cast.At("visit"));
            await person.SendAsync("visit.hand-in");
        }
        await year.PassAsync(1);
        await cast.LeadReviewer.GoAsync(cast.At("visit"));
        await cast.LeadReviewer.ReadsAsync(Seen[1].Described);
        await cast.LeadReviewer.SendAsync("visit.end");
    }

    /// <summary>Each seals alone; nobody reads another's before the last is in. Then all open at once.</summary>
    public static async Task SealAsync(this SchoolsYear year, SchoolsYearCast cast)
    {
        for (var i = 0; i < cast.Team.Count; i++)
        {
            var person = cast.Team[i];
            await person.GoAsync(cast.At("judgement"));
            await person.SendAsync(
                i == 0 ? "judgement.keep" : "judgement.seal",
                ("Answers[0].Words", Judged[i]),
                ("Answers[1].Words", "Adults speak for most of the time that I counted.")
            );
            await person.FindsNothingAtAsync(cast.At("opened"));
        }
        await cast.Reviewer.GoAsync(cast.At("judgement"));
        await cast.Reviewer.ReadsTextAsync("judgement.sealed");
        await cast.Reviewer.ReadsNothingOfAsync(Judged);

        await cast.LeadReviewer.GoAsync(cast.At("judgement"));
        await cast.LeadReviewer.SendAsync("judgement.seal");
        await cast.OtherReviewer.GoAsync(cast.At("opened"));
        foreach (var words in Judged)
            await cast.OtherReviewer.ReadsAsync(words);
        await year.PictureAsync(cast.OtherReviewer, "3-opened");
        await cast.Head.FindsNothingAtAsync(cast.At("opened"));
        await year.RestAsync();
    }

    /// <summary>The team talks: one answer each, with the reason for what changed and what somebody still sees otherwise.</summary>
    public static async Task AgreeAsync(this SchoolsYear year, SchoolsYearCast cast)
    {
        var lead = cast.LeadReviewer;
        await lead.GoAsync($"{cast.At("opened")}?question=q1");
        await lead.IsRefusedAsync(
            "agreed.save",
            year.Texts["agreed.refused.because"],
            ("Input.Words", Judged[0]),
            ("Input.Changed", "true")
        );
        await lead.SendAsync(
            "agreed.save",
            ("Input.ChangedBecause", "The books showed more than the lessons."),
            ("Input.Dissent", "One of us is less sure about Year 3.")
        );
        await lead.GoAsync($"{cast.At("opened")}?question=q2");
        await lead.SendAsync("agreed.save", ("Input.Words", "Adults do most of the talking, and pupils would like to do more."));
        await lead.GoAsync(cast.At("opened"));
        await lead.SendAsync("agreed.close");
    }
}
