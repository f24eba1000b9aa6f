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
    /// <summary>A step in the line of stages.</summary>
    public sealed record Step(string Key, string State, DateOnly? On);

    public IReadOnlyList<Step> Steps { get; private set; } = [];

    /// <summary>Empty for those who see where a review is and not what it says.</summary>
    public IReadOnlyList<CheckItem> Checks { get; private set; } = [];

    public IReadOnlyList<TeamMember> Team { get; private set; } = [];

    public Report? Report { get; private set; }

    public IReadOnlyList<Pledge> Pledges { get; private set; } = [];

    /// <summary>The viewer's own unanswered invitation.</summary>
    public TeamMember? Invitation { get; private set; }

    public bool IsLate => Review.Due is { } due && Review.IsRunning && calendar.IsPast(due);

    /// <summary>Whether the main act of this stage is the viewer's.</summary>
    public bool ActsNow =>
        Review.IsRunning && (Stage.Actors.Contains(Role ?? "") || (IsConvener && Stage.Actors.Contains(TeamStage.Convener)));

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindWithProtocolAsync())
            return NotFound();
        var cancel = HttpContext.RequestAborted;
        Team = await Access
            .ReadableMembers.AsNoTracking()
            .Where(t => t.OwnerId == ReviewId && (t.Answer == TeamAnswers.Asked || t.Answer == TeamAnswers.Accepted))
            .ToListAsync(cancel);
        await NamesAsync(Team.Select(t => t.PersonId).Concat(Team.Select(t => t.SchoolId ?? Guid.Empty)));
        Invitation = Team.FirstOrDefault(t => t.PersonId == Viewer.PersonId && t.Answer == TeamAnswers.Asked);
        if (Role is not null and not Roles.Invited)
        {
            Checks =
                (await Access.ReadableChecklists.AsNoTracking().FirstOrDefaultAsync(c => c.Id == ReviewId, cancel))?.ReadAs(Role) ?? [];
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
        Steps = Protocol is null ? [] : StepsOf(Protocol);
        return Page();
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
