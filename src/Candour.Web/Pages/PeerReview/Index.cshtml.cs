using Candour.Foundation;
using Candour.Foundation.Access;
using Candour.Foundation.Time;
using Candour.Partnerships;
using Candour.PeerReview;
using Candour.PeerReview.Stages;
using Candour.Web.Access;
using Candour.Web.Design.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Pages.PeerReview;

/// <summary>The reviews somebody may know of: those they work in first, then those they follow as a lead.</summary>
[Rule(Door.SignedIn)]
public sealed class IndexModel(PeerReviewAccess access, PartnershipsAccess partnerships, PartyNames names, StageCatalogue stages, Calendar calendar) : CandourPage
{
    private const int PageSize = 25;

    /// <summary>A line of the list.</summary>
    public sealed record Line(Guid Id, string Host, string Stage, string State, DateOnly? Due, bool Late, string? Question, bool WaitsOnMe, string? Role);

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    [BindProperty(SupportsGet = true, Name = "stage")]
    public string? StageKey { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    public int Total { get; private set; }

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public IReadOnlyList<Choice> Stages { get; private set; } = [];

    public bool MayPlan => Viewer.IsAny(Roles.PartnershipLead);

    public bool IsFiltered => !string.IsNullOrWhiteSpace(Query) || !string.IsNullOrEmpty(StageKey);

    public async Task OnGetAsync()
    {
        var cancel = HttpContext.RequestAborted;
        Stages = [.. stages.All.Select(s => new Choice(s.Key, T[$"review.stage.{s.Key}"]))];
        var found = access.ReadableReviews.AsNoTracking();
        if (!string.IsNullOrEmpty(StageKey))
            found = found.Where(r => r.Stage == StageKey);
        if (Fold.Search(Query ?? "").Trim() is { Length: > 0 } words)
        {
            // Hosts by name through the directory: what a search finds is what the list may show.
            var hosts = partnerships.Organisations.Where(p => p.SearchKey.Contains(words)).Select(p => p.Id);
            found = found.Where(r => hosts.Contains(r.HostId));
        }
        Total = await found.CountAsync(cancel);
        PageNumber = Math.Clamp(PageNumber, 1, Math.Max(1, (Total + PageSize - 1) / PageSize));
        var mine = Viewer.Circles.Select(c => c.CircleId).ToList();
        var rows = await found.OrderBy(r => mine.Contains(r.Id) ? 0 : 1).ThenBy(r => r.State == ReviewStates.Closed ? 1 : 0).ThenBy(r => r.Due ?? DateOnly.MaxValue).ThenBy(r => r.Id)
            .Skip((PageNumber - 1) * PageSize).Take(PageSize).ToListAsync(cancel);
        var known = await names.OfAsync(rows.Select(r => r.HostId), cancel);
        Lines = [.. rows.Select(r => LineOf(r, known[r.HostId] ?? T["review.somebody"]))];
    }

    private Line LineOf(Review review, string host)
    {
        var role = Viewer.RoleIn(review.Id);
        var actors = stages[review.Stage].Actors;
        var waits = review.IsRunning && ((role is not null && actors.Contains(role)) || (actors.Contains(TeamStage.Convener) && Viewer.Is(review.ConvenerId, Roles.PartnershipLead)));
        return new Line(review.Id, host, review.Stage, review.State, review.Due, review.IsRunning && review.Due is { } due && calendar.IsPast(due),
            role is null or Roles.Invited ? null : review.Question, waits, role);
    }
}
