using Candour.Foundation;
using Candour.Foundation.Access;
using Candour.Foundation.Time;
using Candour.Partnerships;
using Candour.PeerReview;
using Candour.PeerReview.Stages;
using Candour.PeerReview.Teams;
using Candour.Web.Access;
using Candour.Web.Design;
using Candour.Web.Design.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Pages.PeerReview;

/// <summary>The reviews somebody may know of: those they work in first, then those they follow as a lead.</summary>
[Rule(Door.SignedIn)]
public sealed class IndexModel(
    PeerReviewAccess access,
    PartnershipsAccess partnerships,
    PartyNames names,
    StageCatalogue stages,
    Calendar calendar
) : CandourPage
{
    private const int PageSize = 25;

    /// <summary>A line of the list.</summary>
    public sealed record Line(
        Guid Id,
        string Host,
        string Stage,
        string State,
        DateOnly? Due,
        bool Late,
        string? Question,
        bool WaitsOnMe,
        string? Role
    );

    private sealed record Row(Review Review, bool HasSealed, bool HasDeclared, bool IsUnsettled, Checklist? Checklist);

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    [BindProperty(SupportsGet = true), Words("review.list.stage")]
    public string? Stage { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    public int Total { get; private set; }

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public IReadOnlyList<Choice> Stages { get; private set; } = [];

    public bool MayPlan => Viewer.IsAny(Roles.PartnershipLead);

    public bool IsFiltered => !string.IsNullOrWhiteSpace(Query) || !string.IsNullOrEmpty(Stage);

    public async Task OnGetAsync()
    {
        var cancel = HttpContext.RequestAborted;
        Stages = [.. stages.All.Select(s => new Choice(s.Key, T[$"review.stage.{s.Key}"]))];
        var found = access.ReadableReviews.AsNoTracking();
        if (!string.IsNullOrEmpty(Stage))
            found = found.Where(r => r.Stage == Stage);
        if (Fold.Search(Query ?? "").Trim() is { Length: > 0 } words)
        {
            // Hosts by name through the directory: what a search finds is what the list may show.
            var hosts = partnerships.Organisations.Where(p => p.SearchKey.Contains(words)).Select(p => p.Id);
            found = found.Where(r => hosts.Contains(r.HostId));
        }
        Total = await found.CountAsync(cancel);
        PageNumber = Math.Clamp(PageNumber, 1, Math.Max(1, (Total + PageSize - 1) / PageSize));
        var mine = Viewer.Circles.Select(c => c.CircleId).ToList();
        var me = Viewer.PersonId;
        var rows = await found
            .OrderBy(r => mine.Contains(r.Id) ? 0 : 1)
            .ThenBy(r => r.State == ReviewStates.Closed ? 1 : 0)
            .ThenBy(r => r.Due ?? DateOnly.MaxValue)
            .ThenBy(r => r.Id)
            .Skip((PageNumber - 1) * PageSize)
            .Take(PageSize)
            .Select(r => new Row(
                r,
                access.ReadableJudgements.Any(j => j.OwnerId == r.Id && j.AuthorId == me && j.Sealed != null),
                access.ReadableMembers.Any(t => t.OwnerId == r.Id && t.PersonId == me && t.Conflict != null),
                access.ReadableMembers.Any(t =>
                    t.OwnerId == r.Id && t.Answer == TeamAnswers.Accepted && t.Conflict == Candour.PeerReview.Teams.Conflicts.Potential
                ),
                access.ReadableChecklists.FirstOrDefault(c => c.Id == r.Id)
            ))
            .ToListAsync(cancel);
        var known = await names.OfAsync(rows.Select(r => r.Review.HostId), cancel);
        Lines = [.. rows.Select(r => LineOf(r, known[r.Review.HostId] ?? T["review.somebody"]))];
    }

    private Line LineOf(Row row, string host)
    {
        var review = row.Review;
        var role = Viewer.RoleIn(review.Id);
        var stage = stages[review.Stage];
        var turn = new ReviewTurn(row.HasSealed, row.HasDeclared, row.IsUnsettled);
        var waits =
            review.IsRunning
            && (
                (role is not null && turn.IsOf(role, stage, row.Checklist?.ReadAs(role) ?? []))
                || (Viewer.Is(review.ConvenerId, Roles.PartnershipLead) && turn.IsOfConvener(stage))
            );
        return new Line(
            review.Id,
            host,
            review.Stage,
            review.State,
            review.Due,
            review.IsRunning && review.Due is { } due && calendar.IsPast(due),
            role is null or Roles.Invited ? null : review.Question,
            waits,
            role
        );
    }
}
