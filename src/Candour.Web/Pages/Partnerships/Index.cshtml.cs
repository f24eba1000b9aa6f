using Candour.Foundation;
using Candour.Foundation.Access;
using Candour.Foundation.Time;
using Candour.Partnerships;
using Candour.Partnerships.Waiting;
using Candour.Web.Access;
using Candour.Web.Pages.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Pages.Partnerships;

/// <summary>
/// Our place: where we are in the year, what waits on the reader, where the reviews are, and that no school is left
/// out. Signed out, it is the product's front door.
/// </summary>
[Rule(Door.Anybody), OpenToAll]
public sealed class IndexModel(
    Places places,
    PartnershipsAccess access,
    WaitingList waiting,
    IEnumerable<IReviewStream> streams,
    CastDoor cast,
    Calendar calendar
) : PlacePage(places)
{
    /// <summary>How many schools without a group are named here; the rest are behind a link.</summary>
    private const int Named = 5;

    /// <summary>Days before a last day on which it counts as soon.</summary>
    private const int SoonDays = 7;

    /// <summary>The place in numbers.</summary>
    public sealed record Numbers(int Schools, int Clusters, int LeftOut);

    public bool SignedIn => Viewer.PersonId is not null;

    /// <summary>Whether the caller may step into the cast of a sample.</summary>
    public bool CastIsOpen { get; private set; }

    public bool HasPlace { get; private set; }

    public bool IsOperator => Viewer.IsAny(Roles.Operator);

    public Term Term => Term.Of(calendar.Today);

    public Numbers Count { get; private set; } = new(0, 0, 0);

    public IReadOnlyList<LeftOutSchool> LeftOut { get; private set; } = [];

    public IReadOnlyList<WaitingItem> Waiting { get; private set; } = [];

    public IReadOnlyList<Design.Charts.StreamStage> Stages { get; private set; } = [];

    /// <summary>The reviews that the reader has a part in.</summary>
    public IReadOnlyList<OwnReview> OwnReviews { get; private set; } = [];

    /// <summary>The schools and roles of the reader, each with its page.</summary>
    public IReadOnlyList<HeldAppointment> MySchools { get; private set; } = [];

    /// <summary>Whether the reader writes for this school: then its own pages stand one step away.</summary>
    public bool Writes(HeldAppointment at) => Viewer.Is(at.OrganisationId, Roles.Head) || Viewer.Is(at.OrganisationId, Roles.SeniorLeader);

    /// <summary>Every partnership of the installation, by name, for operators, who are in none.</summary>
    public IReadOnlyList<string> Partnerships { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!SignedIn)
        {
            CastIsOpen = await cast.IsOpenAsync(HttpContext, HttpContext.RequestAborted);
            return Page();
        }
        HasPlace = await FindPlaceAsync();
        if (HasPlace)
            await LoadAsync(HttpContext.RequestAborted);
        else if (PlaceId is not null)
            return NotFound();
        else if (IsOperator)
            Partnerships = await access
                .Organisations.Where(p => p.Kind == PartyKinds.Partnership && p.EndedOn == null)
                .OrderBy(p => p.SortKey)
                .Select(p => p.Name)
                .ToListAsync();
        return Page();
    }

    /// <summary>By when, in words.</summary>
    public string By(WaitingItem item) =>
        item.Due switch
        {
            null => T["place.waiting.no-date"],
            { } due when due < calendar.Today => T["place.waiting.since", due],
            { } due when due == calendar.Today => T["place.waiting.today"],
            { } due => T["place.waiting.by", T.ShortDay(due)],
        };

    /// <summary>Whether it is due within a week.</summary>
    public bool IsSoon(WaitingItem item) => item.Due <= calendar.Today.AddDays(SoonDays);

    /// <summary>
    /// The numbers, and the first schools that work in no group, in one command: queries in variables become part of
    /// it, where called in place they would each be sent before it.
    /// </summary>
    private async Task CountAsync(Guid id, CancellationToken cancel)
    {
        var (schools, clusters, leftOut) = (access.SchoolsOf(id), access.GroupsOf(id, PartyKinds.Cluster), access.LeftOut(id));
        var named = leftOut.Take(Named).Select(s => new { PlaceId = id, School = s });
        var rows = await (
            from place in access.Organisations
            where place.Id == id
            join first in named on place.Id equals first.PlaceId into firsts
            from first in firsts.DefaultIfEmpty()
            select new
            {
                Schools = schools.Count(),
                Clusters = clusters.Count(),
                LeftOut = leftOut.Count(),
                Id = (Guid?)first.School.Id,
                first.School.Name,
                first.School.Reason,
            }
        )
            .AsNoTracking()
            .ToListAsync(cancel);
        Count = new Numbers(rows[0].Schools, rows[0].Clusters, rows[0].LeftOut);
        LeftOut =
        [
            .. rows.Where(r => r.Id is not null)
                .OrderBy(r => Fold.Sort(r.Name), StringComparer.Ordinal)
                .Select(r => new LeftOutSchool
                {
                    Id = r.Id!.Value,
                    Name = r.Name,
                    Reason = r.Reason,
                }),
        ];
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        var id = Place.Id;
        await CountAsync(id, cancel);
        Waiting = await waiting.OfAsync(id, cancel);
        // Who leads looks at all reviews together; anybody else at those they have a part in.
        foreach (var stream in streams)
        {
            if (Viewer.IsAny(Roles.PartnershipLead) || Viewer.IsAny(Roles.ClusterLead) || Viewer.Circles.Count == 0)
                Stages = [.. (await stream.OfAsync(id, cancel)).Select(s => new Design.Charts.StreamStage(T[s.NameKey], s.Reviews))];
            else
                OwnReviews = await stream.MineAsync(id, cancel);
        }
        string[] schoolRoles = [Roles.Head, Roles.SeniorLeader, Roles.Governor, Roles.Teacher];
        MySchools = [.. Viewer.Appointments.Where(a => schoolRoles.Contains(a.Role)).DistinctBy(a => a.OrganisationId)];
    }
}
