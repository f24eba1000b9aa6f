using System.Collections.Concurrent;
using Candour.Foundation;
using Candour.Foundation.Access;
using Candour.Foundation.Outcomes;
using Candour.PeerReview;
using Candour.PeerReview.Pledges;
using Candour.PeerReview.Reports;
using Candour.PeerReview.Teams;
using Candour.PeerReview.Visits;
using Candour.SelfEvaluation;
using Candour.Testing;

namespace Candour.Web.Tests.Access.Table;

/// <summary>Reviews for the table: one at each stage to read, one to write in, and those that stand aside.</summary>
internal sealed class ReviewRecords(AccessPlace place)
{
    /// <summary>
    /// How many reviews are walked side by side: each is a partnership of its own. In PostgreSQL's small tables two
    /// writers meet at every step, and one of them would in the end be turned away.
    /// </summary>
    private int Lanes => place.App.Database.Kind == DatabaseKind.Sqlite ? 2 : 1;

    /// <summary>The stage each review is taken to; what is done there beyond that is in <see cref="DressAsync"/>.</summary>
    private static readonly (string Name, string Stage)[] Reviews =
    [
        ("planned", "planned"),
        ("planned+", "planned"),
        ("planned2+", "planned"),
        ("team", "team"),
        ("team+", "team"),
        ("asked", "team"),
        ("asked+", "team"),
        ("answering+", "team"),
        ("doubted+", "conflicts"),
        ("doubted2+", "conflicts"),
        ("ended+", "planned"),
        ("conflicts", "conflicts"),
        ("conflicts+", "conflicts"),
        ("self-review", "self-review"),
        ("self-review+", "self-review"),
        ("blank", "focus"),
        ("focus", "focus"),
        ("focus+", "focus"),
        ("signing+", "focus"),
        ("bare", "on-site"),
        ("on-site", "on-site"),
        ("on-site+", "on-site"),
        ("risky+", "on-site"),
        ("leaving+", "on-site"),
        ("loose+", "on-site"),
        ("noting+", "on-site"),
        ("sealed", "sealed"),
        ("sealed+", "sealed"),
        ("opened", "opened"),
        ("opened+", "opened"),
        ("agreed+", "opened"),
        ("fed-back", "fed-back"),
        ("fed-back+", "fed-back"),
        ("unwritten", "draft"),
        ("draft", "draft"),
        ("draft+", "draft"),
        ("draft4+", "draft"),
        ("draft3+", "draft"),
        ("draft2+", "draft"),
        ("accuracy", "accuracy"),
        ("accuracy+", "accuracy"),
        ("accuracy2+", "accuracy"),
        ("questioned", "accuracy"),
        ("questioned+", "accuracy"),
        ("issued", "issued"),
        ("issued+", "issued"),
        ("unpledged", "workshop"),
        ("workshop", "workshop"),
        ("workshop+", "workshop"),
        ("holding+", "workshop"),
        ("check", "check"),
        ("check+", "check"),
        ("check2+", "check"),
        ("rate", "issued"),
        ("rate+", "issued"),
        ("closed", "closed"),
        ("halted", "on-site"),
        ("halted+", "on-site"),
        ("deferred", "planned"),
        ("deferred+", "planned"),
        ("withdrawn", "planned"),
    ];

    public async Task FurnishAsync()
    {
        foreach (var late in (string[])["late", "late+"])
            await WalkAsync(late, "sealed");
        place.App.Clock.Advance(TimeSpan.FromDays(20));
        await Parallel.ForEachAsync(
            Reviews,
            new ParallelOptions { MaxDegreeOfParallelism = Lanes },
            async (review, _) => await WalkAsync(review.Name, review.Stage)
        );
        await place.App.RunJobsAsync();
        await new CardRecords(place, _walks).FurnishAsync();
    }

    private readonly ConcurrentDictionary<string, ReviewWalk> _walks = new(StringComparer.Ordinal);

    private async Task WalkAsync(string name, string stage)
    {
        var parties = new TestPlace(place.App.Database);
        var walk = new ReviewWalk(place.App.Services, parties);
        await walk.PlanAsync(name.StartsWith("rate", StringComparison.Ordinal) ? "validation" : "peer-enquiry");
        await walk.ToAsync(stage);
        _walks[name] = walk;
        await DressAsync(name, walk);
        await PeopleAsync(name, walk, parties);
        await RecordsAsync(name, walk);
    }

    private async Task PeopleAsync(string name, ReviewWalk walk, TestPlace parties)
    {
        place.Person($"head@{name}", walk.Head);
        place.Person($"lead@{name}", walk.LeadReviewer);
        place.Person($"reviewer@{name}", walk.Reviewers[0]);
        place.Person($"second@{name}", walk.Reviewers[1]);
        place.Person($"convener@{name}", walk.Lead);
        place.Person($"outsider@{name}", walk.Outsider);
        place.Person($"deputy@{name}", await parties.PersonAsync("Dev Patel", Roles.SeniorLeader, walk.Host));
        if (name.EndsWith('+'))
            return;
        place.Person($"governor@{name}", await parties.PersonAsync("Gus Hall", Roles.Governor, walk.Host));
        var moderator = await parties.PersonAsync(
            "Moira Lund",
            Roles.SeniorLeader,
            await parties.SchoolAsync("Far School", walk.Partnership)
        );
        await parties.JoinAsync(moderator, walk.ReviewId, Roles.Moderator);
        place.Person($"moderator@{name}", moderator);
    }

    private async Task RecordsAsync(string name, ReviewWalk walk)
    {
        place.Review(name);
        place.Record(name, walk.ReviewId);
        place.Record($"host:{name}", walk.Host);
        place.Record($"partnership:{name}", walk.Partnership);
        place.Record($"cycle:{name}", walk.CycleId);
        place.Record($"framework:{name}", walk.FrameworkId);
        place.Record($"outsider:{name}", walk.Outsider);
        place.Record($"reviewer:{name}", walk.Reviewers[0]);
        var file = await walk.FileAsync();
        var judgements = await place.App.Database.RowsAsync<Judgement>();
        var reports = await place.App.Database.RowsAsync<Report>();
        var first = new (string Kind, Guid? Id)[]
        {
            ("member", file.Team.FirstOrDefault(m => m.PersonId == walk.Reviewers[0])?.Id),
            ("focus", file.Focus?.Id),
            ("note", NoteOf(walk.LeadReviewer)),
            ("theirs", NoteOf(walk.Reviewers[0])),
            ("judgement", judgements.FirstOrDefault(j => j.OwnerId == walk.ReviewId && j.AuthorId == walk.Reviewers[0])?.Id),
            ("agreed", file.Agreed.Count > 0 ? file.Agreed[0].Id : null),
            ("finding", file.Findings.Count > 0 ? file.Findings[0].Id : null),
            ("feedback", file.Feedback?.Id),
            ("draft", file.Draft?.Id),
            ("accuracy", file.Accuracy?.Id),
            ("report", reports.FirstOrDefault(r => r.ReviewId == walk.ReviewId)?.Id),
            ("pledge", file.Pledges.Count > 0 ? file.Pledges[0].Id : null),
        };
        Guid? NoteOf(Guid author) => file.Notes.Where(n => n.AuthorId == author).Select(n => (Guid?)n.Id).FirstOrDefault();
        foreach (var (kind, id) in first.Where(f => f.Id is not null))
            place.Record($"{kind}:{name}", id!);
        var snapshots = (await place.App.Database.RowsAsync<Candour.SelfEvaluation.Snapshot>()).Where(s => s.OwnerId == walk.Host);
        foreach (var snapshot in snapshots.OrderBy(s => s.ReviewId is null).Take(1))
        {
            place.Record($"snapshot:{name}", snapshot.Id);
            place.Record($"evaluation:{name}", snapshot.SelfEvaluationId);
        }
    }

    private async Task DressAsync(string name, ReviewWalk walk)
    {
        switch (name.TrimEnd('+'))
        {
            case "doubted" or "doubted2":
                await walk.As<DeclareConflict, Done>(
                    walk.Reviewers[0],
                    u => u.RunAsync(new(walk.ReviewId, Conflicts.Potential, "A cousin."))
                );
                break;
            case "asked" or "answering":
                await walk.As<AskToServe, Guid>(walk.Lead, u => u.RunAsync(new(walk.ReviewId, walk.LeadReviewer, Roles.LeadReviewer)));
                await walk.As<AskToServe, Guid>(walk.Lead, u => u.RunAsync(new(walk.ReviewId, walk.Reviewers[0], Roles.Reviewer)));
                break;
            case "self-review":
                await LockAsync(walk);
                break;
            case "focus" or "signing":
                await FocusAsync(walk);
                break;
            case "on-site":
                await NoteAsync(walk, walk.LeadReviewer);
                await NoteAsync(walk, walk.Reviewers[0]);
                await walk.As<HandInNotes, int>(walk.Reviewers[0], u => u.RunAsync(new(walk.ReviewId)));
                break;
            case "leaving":
                await walk.NotesAsync();
                break;
            case "loose" or "noting":
                await NoteAsync(walk, walk.LeadReviewer);
                break;
            case "agreed":
                await AgreeAsync(walk);
                break;
            case "sealed" or "late":
                await walk.As<SaveJudgement, Done>(
                    walk.Reviewers[0],
                    u => u.RunAsync(new(walk.ReviewId, [new("q1", "Most classes do, so far.", null)]))
                );
                break;
            case "draft" or "draft2" or "draft3" or "draft4":
                await FindAsync(walk);
                break;
            case "questioned":
                await walk.As<AskCorrections, Done>(walk.Head, u => u.RunAsync(new(walk.ReviewId, "There are nine classes.")));
                break;
            case "workshop" or "holding":
                await walk.As<MakePledge, Guid>(
                    walk.Head,
                    u =>
                        u.RunAsync(
                            new(walk.ReviewId, null, 0, null, "Every class shows the first step.", "The deputy", "Six do.", "Eight do.", "")
                        )
                );
                break;
            case "halted":
                await walk.As<RaiseHold, Done>(walk.Head, u => u.RunAsync(new(walk.ReviewId)));
                break;
            case "deferred" or "withdrawn":
                await walk.As<ChangeState, Done>(walk.Lead, u => u.RunAsync(new(walk.ReviewId, name.TrimEnd('+'), "The head is ill.")));
                break;
        }
    }

    private static async Task LockAsync(ReviewWalk walk)
    {
        var evaluation = await walk.As<StartSelfEvaluation, Guid>(walk.Head, u => u.RunAsync(new(walk.Host, walk.FrameworkId)));
        await walk.As<SaveAspect, SavedAspect>(
            walk.Head,
            u =>
                u.RunAsync(new(evaluation, "work", AspectBase.Of(0, new AspectWords()).ToString(), new("Most classes.", "The older ones.")))
        );
        await walk.As<SubmitSelfEvaluation, Guid>(walk.Head, u => u.RunAsync(new(evaluation)));
    }

    private static Task FocusAsync(ReviewWalk walk) =>
        walk.As<SaveFocus, Done>(
            walk.LeadReviewer,
            u =>
                u.RunAsync(
                    new(
                        walk.ReviewId,
                        -1,
                        ["Who talks in lessons?"],
                        "Lessons and books.",
                        "Year 6 is tired.",
                        "group",
                        "Mrs Okafor",
                        "01632 960001",
                        new DateOnly(2026, 12, 10),
                        new DateOnly(2026, 12, 11)
                    )
                )
        );

    private static Task<Guid> NoteAsync(ReviewWalk walk, Guid author) =>
        walk.As<WriteNote, Guid>(
            author,
            u =>
                u.RunAsync(
                    new(walk.ReviewId, Ids.Random(), 0, Activities.LessonVisit, 1, "q1", "Four pupils write in books.", "", "Who chose?")
                )
        );

    private static async Task AgreeAsync(ReviewWalk walk)
    {
        foreach (var question in (await walk.FileAsync()).Questions)
            await walk.As<AgreeJudgement, Done>(
                walk.LeadReviewer,
                u => u.RunAsync(new(walk.ReviewId, question.Key, 0, "Most classes do.", null, false, "", ""))
            );
    }

    private static async Task FindAsync(ReviewWalk walk)
    {
        await walk.As<SaveDraft, Done>(
            walk.LeadReviewer,
            u => u.RunAsync(new(walk.ReviewId, -1, "A school that knows itself.", "Two days."))
        );
        var notes = (await walk.FileAsync()).Notes.Where(n => n.QuestionKey == "q1").Select(n => n.Id).ToList();
        await walk.As<WriteFinding, Guid>(
            walk.LeadReviewer,
            u => u.RunAsync(new(walk.ReviewId, null, "q1", FindingSorts.Strength, "The first step is shown.", notes))
        );
    }
}
