using Candour.Foundation.Access;
using Candour.Partnerships;
using Candour.PeerReview.Stages;
using Microsoft.EntityFrameworkCore;

namespace Candour.PeerReview;

/// <summary>Where a partnership's running reviews are, for its page: numbers by stage, of the reviews the viewer may know of.</summary>
public sealed class ReviewStream(PeerReviewAccess access, PartnershipsAccess partnerships, ViewerScope scope, StageCatalogue stages)
    : IReviewStream
{
    /// <summary>The rest are behind the link to all.</summary>
    private const int MostOwn = 6;

    private static readonly string[] Order =
    [
        "planned",
        "team",
        "conflicts",
        "self-review",
        "focus",
        "desk-reading",
        "on-site",
        "sealed",
        "opened",
        "fed-back",
        "draft",
        "accuracy",
        "issued",
        "workshop",
        "check",
    ];

    public async Task<IReadOnlyList<StreamStage>> OfAsync(Guid placeId, CancellationToken cancel = default)
    {
        var counts = await access
            .ReadableReviews.Where(r => r.ConvenerId == placeId && r.State == ReviewStates.Running)
            .GroupBy(r => r.Stage)
            .Select(g => new { Stage = g.Key, Count = g.Count() })
            .ToListAsync(cancel);
        return
        [
            .. counts
                .Where(c => stages.Find(c.Stage) is not null)
                .OrderBy(c => Array.IndexOf(Order, c.Stage))
                .Select(c => new StreamStage($"review.stage.{c.Stage}", c.Count, $"/reviews?Stage={c.Stage}")),
        ];
    }

    public async Task<IReadOnlyList<OwnReview>> MineAsync(Guid placeId, CancellationToken cancel = default)
    {
        var roles = scope.Viewer.Circles.DistinctBy(c => c.CircleId).ToDictionary(c => c.CircleId, c => c.Role);
        var mine = roles.Keys.ToList();
        var rows = await (
            from review in access.ReadableReviews
            where review.ConvenerId == placeId && mine.Contains(review.Id)
            join host in partnerships.Organisations on review.HostId equals host.Id
            orderby review.State == ReviewStates.Closed, review.Due ?? DateOnly.MaxValue, review.Id
            select new
            {
                review.Id,
                review.Stage,
                review.State,
                review.Due,
                host.Name,
            }
        )
            .AsNoTracking()
            .Take(MostOwn)
            .ToListAsync(cancel);
        return
        [
            .. rows.OrderBy(r => roles[r.Id] == Roles.Host ? 0 : 1)
                .Select(r => new OwnReview(
                    r.Name,
                    r.State is ReviewStates.Running or ReviewStates.Closed ? $"review.stage.{r.Stage}" : $"review.list.state.{r.State}",
                    r.State == ReviewStates.Running ? r.Due : null,
                    $"review.role.{roles[r.Id]}",
                    $"/reviews/{r.Id}"
                )),
        ];
    }
}

/// <summary>A school's reviews on its page, as far as the viewer may know of them.</summary>
public sealed class ReviewLinks(PeerReviewAccess access) : ISchoolLinks
{
    public int Order => 20;

    public string HeadingKey => "review.links.heading";

    public async Task<IReadOnlyList<SchoolLink>> OfAsync(Guid schoolId, CancellationToken cancel = default)
    {
        var rows = await access
            .ReadableReviews.AsNoTracking()
            .Where(r => r.HostId == schoolId)
            .OrderByDescending(r => r.WindowFrom)
            .ThenBy(r => r.Id)
            .Take(10)
            .Select(r => new
            {
                r.Id,
                r.WindowFrom,
                r.Stage,
            })
            .ToListAsync(cancel);
        return [.. rows.Select(r => new SchoolLink("review.links.review", [r.WindowFrom], $"/reviews/{r.Id}", $"review.stage.{r.Stage}"))];
    }
}
