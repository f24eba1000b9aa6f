using System.ComponentModel.DataAnnotations;
using Candour.Partnerships;
using Candour.Partnerships.Groups;
using Candour.Web.Access;
using Candour.Web.Design;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Pages.Partnerships.Groups;

/// <summary>One cluster with its groups, or one group with its schools.</summary>
[Rule(Door.SignedIn)]
public sealed class ShowModel(Places places, PartnershipsAccess access, DissolveGroup dissolve) : PlacePage(places)
{
    /// <summary>A school or group inside.</summary>
    public sealed record Member(Guid Id, string Name, string Kind);

    private sealed record Nested(Guid GroupId, Guid Id, string Name);

    /// <summary>A group of the cluster, with its schools.</summary>
    public sealed record Inside(Guid Id, string Name, IReadOnlyList<Member> Schools);

    [BindProperty, Words("partnerships.reason"), StringLength(ParkSchool.ReasonLength)]
    public string? Reason { get; set; }

    public Party Group { get; private set; } = null!;

    public bool IsCluster => Group.Kind == PartyKinds.Cluster;

    public IReadOnlyList<Inside> Groups { get; private set; } = [];

    /// <summary>The group's schools; of a cluster, those in none of its groups.</summary>
    public IReadOnlyList<Member> Schools { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await FindAsync(id))
            return NotFound();
        var cancel = HttpContext.RequestAborted;
        var members = await (
            from tie in access.TiesNow
            where tie.GroupId == id && tie.OwnerId == Place.Id
            join party in access.Organisations on tie.PartyId equals party.Id
            orderby party.SortKey, party.Id
            select new Member(party.Id, party.Name, party.Kind)
        )
            .AsNoTracking()
            .ToListAsync(cancel);
        var groups = members.Where(m => m.Kind == PartyKinds.Group).ToList();
        var ids = groups.ConvertAll(g => g.Id);
        var nested =
            groups.Count == 0
                ? []
                : await (
                    from tie in access.TiesNow
                    where ids.Contains(tie.GroupId) && tie.Kind == PartyKinds.Group
                    join party in access.Organisations on tie.PartyId equals party.Id
                    orderby party.SortKey, party.Id
                    select new Nested(tie.GroupId, party.Id, party.Name)
                )
                    .AsNoTracking()
                    .ToListAsync(cancel);
        Groups =
        [
            .. groups.Select(g => new Inside(
                g.Id,
                g.Name,
                [.. nested.Where(n => n.GroupId == g.Id).Select(n => new Member(n.Id, n.Name, PartyKinds.School))]
            )),
        ];
        Schools = [.. members.Where(m => m.Kind == PartyKinds.School && nested.TrueForAll(n => n.Id != m.Id))];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await FindAsync(id) || !Leads)
            return NotFound();
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await OnGetAsync(id);
        }
        return await AnswerAsync(
            await dissolve.RunAsync(new(Place.Id, id, Reason ?? ""), HttpContext.RequestAborted),
            _ => Done(To("/groups"), T["groups.dissolved", Group.Name]),
            () => OnGetAsync(id)
        );
    }

    private async Task<bool> FindAsync(Guid id)
    {
        if (
            await access
                .Organisations.AsNoTracking()
                .SingleOrDefaultAsync(
                    p => p.Id == id && p.EndedOn == null && (p.Kind == PartyKinds.Cluster || p.Kind == PartyKinds.Group),
                    HttpContext.RequestAborted
                )
            is not { } group
        )
            return false;
        Group = group;
        if (PlaceId is { } asked && asked != group.OwnerId)
            return false;
        PlaceId = group.OwnerId;
        return await FindPlaceAsync();
    }
}
