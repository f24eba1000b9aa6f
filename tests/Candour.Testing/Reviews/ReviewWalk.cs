using Candour.Foundation;
using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Frameworks;
using Candour.Partnerships;
using Candour.PeerReview;
using Candour.PeerReview.Pledges;
using Candour.PeerReview.Reports;
using Candour.PeerReview.Teams;
using Candour.PeerReview.Visits;
using Candour.SelfEvaluation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Candour.Testing;

/// <summary>
/// Takes one review through its stages by the product's own use cases, as the people whose part it is. A test stops
/// where it wants: <c>await walk.ToAsync("sealed")</c>.
/// </summary>
public sealed class ReviewWalk(IServiceProvider services, TestPlace place)
{
    private DateOnly Today => services.GetRequiredService<Candour.Foundation.Time.Calendar>().Today;

    public Guid Partnership { get; private set; }

    public Guid Host { get; private set; }

    public Guid Lead { get; private set; }

    public Guid Head { get; private set; }

    public Guid LeadReviewer { get; private set; }

    public IReadOnlyList<Guid> Reviewers { get; private set; } = [];

    public Guid Outsider { get; private set; }

    public Guid ReviewId { get; private set; }

    public Guid CycleId { get; private set; }

    public Guid FrameworkId { get; private set; }

    /// <summary>Everybody who judges.</summary>
    public IReadOnlyList<Guid> Team => [LeadReviewer, .. Reviewers];

    /// <summary>Makes the place, its people and the planned review.</summary>
    public async Task PlanAsync(string protocol = "peer-enquiry", int reviewers = 2)
    {
        Partnership = await place.PartnershipAsync("Hart Learning Partnership");
        Host = await place.SchoolAsync("Ellerbeck Primary", Partnership);
        var others = new List<Guid>();
        for (var i = 0; i <= reviewers; i++)
            others.Add(await place.SchoolAsync($"Other School {i}", Partnership));
        await place.GroupAsync(PartyKinds.Group, "Triad 3", Partnership, [Host, .. others]);
        Lead = await place.PersonAsync("Ruth Adeyemi", Roles.PartnershipLead, Partnership);
        Head = await place.PersonAsync("Helen Marsh", Roles.Head, Host);
        LeadReviewer = await place.PersonAsync("Imran Shah", Roles.Head, others[0]);
        var team = new List<Guid>();
        for (var i = 1; i <= reviewers; i++)
            team.Add(await place.PersonAsync($"Reviewer {i}", Roles.SeniorLeader, others[i]));
        Reviewers = team;
        Outsider = await place.PersonAsync("Somebody Else", Roles.Head, await place.SchoolAsync("Elsewhere", Partnership));

        FrameworkId = await FrameworkAsync();
        var today = Today;
        CycleId = await As<OpenCycle, Guid>(
            Lead,
            u => u.RunAsync(new(Partnership, "Autumn", today.AddDays(-30), today.AddDays(300), FrameworkId, protocol))
        );
        ReviewId = await As<PlanReview, Guid>(Lead, u => u.RunAsync(new(CycleId, Host, today.AddDays(30), today.AddDays(31))));
    }

    /// <summary>A framework of one aspect: tests of reviews do not depend on the shipped ones.</summary>
    private async Task<Guid> FrameworkAsync()
    {
        await using var scope = new TestScope(services, Make.Keeper);
        var framework = new Framework
        {
            Id = Ids.New(),
            OwnerId = Partnership,
            Key = "test",
            Version = 1,
            Title = "Test framework",
            SortKey = "test framework",
            Summary = "For tests.",
            Status = FrameworkStatus.Published,
            AddedAt = DateTime.UnixEpoch,
            PublishedAt = DateTime.UnixEpoch,
            Areas =
            [
                new()
                {
                    Key = "learning",
                    Title = "Learning",
                    Summary = "",
                    Aspects =
                    [
                        new()
                        {
                            Key = "work",
                            Title = "The work",
                            Strong = "Everybody does it.",
                            Prompts = ["Who does not?"],
                        },
                    ],
                },
            ],
        };
        scope.Db.Add(framework);
        scope.Get<Journal>().Record("framework-made", framework);
        await scope.Db.SaveChangesAsync();
        return framework.Id;
    }

    /// <summary>Walks until the review is in this stage.</summary>
    public async Task ToAsync(string stage)
    {
        for (var steps = 0; await StageAsync() is var at && at != stage; steps++)
        {
            if (steps > 30)
                throw new InvalidOperationException($"The review is stuck in {at} on its way to {stage}.");
            await StepAsync(at);
        }
    }

    /// <summary>Where the review is.</summary>
    public async Task<string> StageAsync()
    {
        await using var scope = new TestScope(services, Viewers.Clock(ClockJob.Stages));
        return await scope.Get<PeerReviewAccess>().ReadableReviews.Where(r => r.Id == ReviewId).Select(r => r.Stage).SingleAsync();
    }

    /// <summary>The whole file, as the clock sees it.</summary>
    public async Task<ReviewFile> FileAsync()
    {
        await using var scope = new TestScope(services, Viewer.Nobody);
        return await scope.Get<ReviewFiles>().LoadAsync(ReviewId) ?? throw new InvalidOperationException("There is no such review.");
    }

    /// <summary>Does what the stage waits for.</summary>
    public async Task StepAsync(string stage)
    {
        switch (stage)
        {
            case "planned":
                await MarkAsync(Head, Marks.WindowConfirmed);
                break;
            case "team":
                await TeamAsync();
                break;
            case "conflicts":
                foreach (var person in Team)
                    await As<DeclareConflict, Done>(person, u => u.RunAsync(new(ReviewId, Conflicts.None, null)));
                break;
            case "self-review":
                await HandInSelfReviewAsync();
                break;
            case "focus":
                await FocusAsync();
                break;
            case "on-site":
                await NotesAsync();
                await MarkAsync(LeadReviewer, Marks.VisitEnded);
                break;
            case "desk-reading":
                await NotesAsync();
                await MarkAsync(LeadReviewer, Candour.PeerReview.Stages.DeskReadingStage.DeskReadingDone);
                break;
            case "sealed":
                foreach (var person in Team)
                    await SealAsync(person);
                break;
            case "opened":
                await AgreeAsync();
                break;
            case "fed-back":
                await As<RecordFeedback, Done>(
                    LeadReviewer,
                    u => u.RunAsync(new(ReviewId, Today, "Head and deputy", "Calm classrooms.", "The first step is shown to all.", ""))
                );
                break;
            case "draft":
                await DraftAsync();
                break;
            case "accuracy":
                var draft = (await FileAsync()).Draft!;
                await As<AcceptFacts, Guid>(Head, u => u.RunAsync(new(ReviewId, draft.Version, "We thank the team.")));
                break;
            case "issued":
                if ((await FileAsync()).Protocol.Has("workshop"))
                    await MarkAsync(Head, Marks.WorkshopPlanned, Today.AddDays(10));
                else
                    await RateAsync();
                break;
            case "workshop":
                await As<MakePledge, Guid>(
                    Head,
                    u =>
                        u.RunAsync(
                            new(
                                ReviewId,
                                null,
                                0,
                                null,
                                "Every class shows the first step.",
                                "The deputy",
                                "Six of eight do.",
                                "Eight of eight in March.",
                                ""
                            )
                        )
                );
                await MarkAsync(Head, Marks.WorkshopHeld, Today);
                break;
            case "check":
                await CheckAsync();
                break;
            default:
                throw new InvalidOperationException($"Nobody knows how to leave {stage}.");
        }
    }

    public async Task SealAsync(Guid person)
    {
        var file = await FileAsync();
        var (questions, grade) = (file.Questions, file.Protocol.Scale.FirstOrDefault());
        await As<SaveJudgement, Done>(
            person,
            u => u.RunAsync(new(ReviewId, [.. questions.Select(q => new SaveJudgement.Answer(q.Key, $"What {person:N} thinks.", grade))]))
        );
        await As<SealJudgement, Done>(person, u => u.RunAsync(new(ReviewId)));
    }

    /// <summary>Runs a use case as somebody, who must be allowed.</summary>
    public async Task<T> As<TUse, T>(Guid person, Func<TUse, Task<Outcome<T>>> run)
        where TUse : notnull
    {
        var outcome = await TryAs(person, run);
        return outcome.IsDone
            ? outcome.Value
            : throw new InvalidOperationException($"{typeof(TUse).Name}: {string.Join(", ", outcome.Refusals.Select(r => r.TextKey))}");
    }

    /// <summary>Runs a use case as somebody, who may be refused.</summary>
    public async Task<Outcome<T>> TryAs<TUse, T>(Guid person, Func<TUse, Task<Outcome<T>>> run)
        where TUse : notnull
    {
        await using var scope = await ScopeAsync(person);
        return await run(scope.Get<TUse>());
    }

    /// <summary>A scope in which somebody asks.</summary>
    public async Task<TestScope> ScopeAsync(Guid person) => new(services, await place.ViewerAsync(person));

    public Task MarkAsync(Guid person, string mark, DateOnly? on = null) =>
        As<MarkDone, Done>(person, u => u.RunAsync(new(ReviewId, mark, on)));

    private async Task TeamAsync()
    {
        await As<AskToServe, Guid>(Lead, u => u.RunAsync(new(ReviewId, LeadReviewer, Roles.LeadReviewer)));
        foreach (var person in Reviewers)
            await As<AskToServe, Guid>(Lead, u => u.RunAsync(new(ReviewId, person, Roles.Reviewer)));
        foreach (var person in Team)
            await As<AnswerInvitation, Done>(person, u => u.RunAsync(new(ReviewId, Accepts: true, null)));
    }

    private async Task HandInSelfReviewAsync()
    {
        var evaluation = await As<StartSelfEvaluation, Guid>(Head, u => u.RunAsync(new(Host, FrameworkId)));
        await As<SaveAspect, SavedAspect>(
            Head,
            u =>
                u.RunAsync(
                    new(
                        evaluation,
                        "work",
                        AspectBase.Of(0, new AspectWords()).ToString(),
                        new AspectWords(Strong: "Most classes.", LeastSure: "The older ones.")
                    )
                )
        );
        var snapshot = await As<SubmitSelfEvaluation, Guid>(Head, u => u.RunAsync(new(evaluation)));
        await As<HandInSelfReview, Guid>(Head, u => u.RunAsync(new(ReviewId, snapshot)));
    }

    private async Task FocusAsync()
    {
        await As<SaveFocus, Done>(
            LeadReviewer,
            u =>
                u.RunAsync(
                    new(
                        ReviewId,
                        -1,
                        ["Do pupils with plans do the same work?", "Who talks in lessons?"],
                        "Lessons and books.",
                        "Year 6 is tired.",
                        "group",
                        "Mrs Okafor",
                        "01632 960001",
                        Today.AddDays(30),
                        Today.AddDays(31)
                    )
                )
        );
        foreach (var person in new[] { LeadReviewer, Head })
        {
            var version = (await FileAsync()).Focus!.Version;
            await As<SignFocus, Done>(person, u => u.RunAsync(new(ReviewId, version)));
        }
    }

    public async Task NotesAsync()
    {
        var questions = (await FileAsync()).Questions;
        foreach (var person in Team)
        {
            foreach (var question in questions)
            {
                var activity = person == LeadReviewer ? Activities.BookLook : Activities.LessonVisit;
                await As<WriteNote, Guid>(
                    person,
                    u =>
                        u.RunAsync(
                            new(
                                ReviewId,
                                Ids.Random(),
                                0,
                                activity,
                                1,
                                question.Key,
                                "Four pupils write in books.",
                                "",
                                "Who chose the task?"
                            )
                        )
                );
            }
            await As<HandInNotes, int>(person, u => u.RunAsync(new(ReviewId)));
        }
    }

    private async Task AgreeAsync()
    {
        var file = await FileAsync();
        foreach (var question in file.Questions)
            await As<AgreeJudgement, Done>(
                LeadReviewer,
                u =>
                    u.RunAsync(
                        new(
                            ReviewId,
                            question.Key,
                            0,
                            "Most classes do.",
                            file.Protocol.Scale.FirstOrDefault(),
                            Changed: true,
                            "The books showed more.",
                            "One of us is less sure."
                        )
                    )
            );
        await MarkAsync(LeadReviewer, Marks.TalkClosed);
    }

    private async Task DraftAsync()
    {
        var file = await FileAsync();
        await As<SaveDraft, Done>(
            LeadReviewer,
            u => u.RunAsync(new(ReviewId, -1, "A school that knows itself.", "Two days, eight lessons."))
        );
        var notes = file.Notes.Where(n => n.QuestionKey == "q1").Select(n => n.Id).ToList();
        await As<WriteFinding, Guid>(
            LeadReviewer,
            u => u.RunAsync(new(ReviewId, null, "q1", FindingSorts.Strength, "The first step is shown.", notes))
        );
        await As<WriteFinding, Guid>(
            LeadReviewer,
            u => u.RunAsync(new(ReviewId, null, "q2", FindingSorts.EvenBetterIf, "More pupils could speak.", [file.Notes[0].Id]))
        );
        var version = (await FileAsync()).Draft!.Version;
        await As<SendDraft, Done>(LeadReviewer, u => u.RunAsync(new(ReviewId, version)));
    }

    private async Task CheckAsync()
    {
        foreach (var pledge in (await FileAsync()).Pledges)
            await As<CheckPledge, Done>(
                Head,
                u => u.RunAsync(new(ReviewId, pledge.Id, pledge.CheckOn[0], PledgeProgress.Embedded, "All eight classes show it."))
            );
        await RateAsync();
    }

    private Task RateAsync() => As<RateReview, Done>(Head, u => u.RunAsync(new(ReviewId, "very", "We learned what we could not see.")));
}
