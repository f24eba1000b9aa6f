using Candour.Foundation.Access;
using Candour.Foundation.Time;
using Candour.Partnerships;
using Candour.PeerReview;
using Candour.PeerReview.Pledges;
using Candour.PeerReview.Protocols;
using Candour.PeerReview.Reports;
using Candour.PeerReview.Stages;
using Candour.PeerReview.Teams;
using Candour.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Pages.PeerReview;

/// <summary>A review as a thread: its question, what happens now and who does it, what was seen and what changed.</summary>
[Rule(Door.SignedIn)]
public sealed class ShowModel(PeerReviewAccess access, PartyNames names, StageCatalogue stages, Calendar calendar)
    : ReviewPage(access, names, stages)
{
    /// <summary>A page of the review that has something to read.</summary>
    public sealed record Part(string Href, string TitleKey);

    /// <summary>A step in the line of stages.</summary>
    public sealed record Step(string Key, string State, DateOnly? On);

    private static readonly List<string> Order = [Roles.LeadReviewer, Roles.Reviewer, Roles.Moderator, Roles.Facilitator];

    public IReadOnlyList<Step> Steps { get; private set; } = [];

    /// <summary>Empty for those who see where a review is and not what it says.</summary>
    public IReadOnlyList<CheckItem> Checks { get; private set; } = [];

    public IReadOnlyList<TeamMember> Team { get; private set; } = [];

    public Report? Report { get; private set; }

    public IReadOnlyList<Pledge> Pledges { get; private set; } = [];

    /// <summary>The viewer's own unanswered invitation.</summary>
    public TeamMember? Invitation { get; private set; }

    public bool IsLate => Review.Due is { } due && Review.IsRunning && calendar.IsPast(due);

    /// <summary>Whether the main act of this stage is the viewer's, and not done yet.</summary>
    public bool ActsNow { get; private set; }

    /// <summary>Whether the viewer has a part in this stage and has done it: they may look at it again.</summary>
    public bool HasActed => !ActsNow && Review.IsRunning && Role is not null && Stage is not TeamStage && Stage.Actors.Contains(Role);

    /// <summary>Whether what waits is the partnership lead's to settle: a possible conflict.</summary>
    public bool Settles => ActsNow && Stage is ConflictsStage && (Role is null || _turn.HasDeclared);

    /// <summary>The page of the main act; empty where there is none.</summary>
    public string ActPage => Settles ? "team" : Stage.Page;

    /// <summary>On whom it waits, for a reader whose turn it is not: everybody who judges is one team, and nobody is singled out.</summary>
    public IReadOnlyList<string> WaitsOn
    {
        get
        {
            string[] roles =
                Checks.Count == 0
                    ? [Stage.Actors.Contains(Roles.Reviewer) && Stage is not TeamStage ? Roles.Reviewer : Stage.Actors[0]]
                    : [.. Checks.Where(c => c.State == CheckState.Waiting).SelectMany(c => c.WaitsOn)];
            return [.. roles.Select(r => r == Roles.Reviewer ? "team" : r).Distinct()];
        }
    }

    private ReviewTurn _turn = new(false, false, false);

    /// <summary>What has been written so far and is this reader's to open, in the order in which it came.</summary>
    public IReadOnlyList<Part> Parts { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindWithProtocolAsync())
            return NotFound();
        var cancel = HttpContext.RequestAborted;
        Team = await Access
            .ReadableMembers.AsNoTracking()
            .Where(t => t.OwnerId == ReviewId && (t.Answer == TeamAnswers.Asked || t.Answer == TeamAnswers.Accepted))
            .ToListAsync(cancel);
        Team = [.. Team.OrderBy(t => Order.IndexOf(t.Role)).ThenBy(t => t.Id)];
        await NamesAsync(Team.Select(t => t.PersonId).Concat(Team.Select(t => t.SchoolId ?? Guid.Empty)));
        Invitation = Team.FirstOrDefault(t => t.PersonId == Viewer.PersonId && t.Answer == TeamAnswers.Asked);
        var sealedOwn = false;
        if (Role is not null and not Roles.Invited)
        {
            var me = Viewer.PersonId;
            var checklist = await Access
                .ReadableChecklists.AsNoTracking()
                .Where(c => c.Id == ReviewId)
                .Select(c => new
                {
                    Checklist = c,
                    Sealed = Access.ReadableJudgements.Any(j => j.OwnerId == c.OwnerId && j.AuthorId == me && j.Sealed != null),
                })
                .FirstOrDefaultAsync(cancel);
            Checks = checklist?.Checklist.ReadAs(Role) ?? [];
            sealedOwn = checklist?.Sealed == true;
            Report = await Access
                .ReadableReports.AsNoTracking()
                .Where(r => r.ReviewId == ReviewId)
                .OrderByDescending(r => r.Version)
                .FirstOrDefaultAsync(cancel);
            Pledges = await Access
                .ReadablePledges.AsNoTracking()
                .Where(p => p.ReviewId == ReviewId)
                .OrderBy(p => p.MadeAt)
                .ToListAsync(cancel);
        }
        _turn = new(
            sealedOwn,
            Team.Any(t => t.PersonId == Viewer.PersonId && t.Conflict is not null),
            Team.Any(t => t.Answer == TeamAnswers.Accepted && t.Conflict == Candour.PeerReview.Teams.Conflicts.Potential)
        );
        ActsNow = Review.IsRunning && ((Role is { } role && _turn.IsOf(role, Stage, Checks)) || (IsConvener && _turn.IsOfConvener(Stage)));
        Steps = Protocol is null ? [] : StepsOf(Protocol);
        Parts = Protocol is null || Role is null or Roles.Invited ? [] : [.. PartsOf(Protocol)];
        return Page();
    }

    private IEnumerable<Part> PartsOf(Protocol protocol)
    {
        var at = protocol.IndexOf(Review.Stage);
        var ofTeam = IsTeam || Role == Roles.Moderator;
        // Where the reader acts in the present stage its page is the main act above.
        bool Reached(string stage) =>
            protocol.IndexOf(stage) is >= 0 and var i && i <= at && !(i == at && Review.IsRunning && (ActsNow || HasActed));
        if (Reached("self-review"))
            yield return new Part(To("self-review"), "self-review.title");
        if (Reached("focus"))
            yield return new Part(To("focus"), "focus.title");
        if (ofTeam && (Reached("on-site") || Reached("desk-reading")))
            yield return new Part(To("visit"), "visit.part");
        if (ofTeam && Review.OpenedAt is not null && Reached("opened"))
            yield return new Part(To("opened"), "agreed.title");
        if (Reached("fed-back"))
            yield return new Part(To("feedback"), "feedback.title");
        if (ofTeam && Reached("draft"))
            yield return new Part(To("draft"), "draft.title");
    }

    private List<Step> StepsOf(Protocol protocol)
    {
        var at = protocol.IndexOf(Review.Stage);
        return
        [
            .. protocol.Stages.Select(
                (stage, i) =>
                    new Step(
                        stage.Key,
                        i < at || Review.State == ReviewStates.Closed ? "done"
                            : i == at ? "now"
                            : "next",
                        Review.History.LastOrDefault(h => h.Stage == stage.Key)?.LeftOn
                    )
            ),
        ];
    }
}
