using Candour.Foundation.Outcomes;
using Candour.Partnerships;
using Candour.Partnerships.Groups;
using Candour.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Pages.Partnerships.Groups;

/// <summary>Proposes how to cut a cluster into groups, shows the reasons, and forms what was read.</summary>
[Rule(Door.PartnershipLead)]
public sealed class ProposeModel(Places places, PartnershipsAccess access, ProposeGroups propose, ApplyGroups apply) : PlacePage(places)
{
    /// <summary>A group of the form: its name and its schools' keys.</summary>
    public sealed record Row
    {
        public string Name { get; set; } = "";

        public List<Guid> Schools { get; set; } = [];
    }

    [BindProperty]
    public List<Row> Rows { get; set; } = [];

    public string ClusterName { get; private set; } = "";

    public Guid ClusterId { get; private set; }

    public GroupProposal? Proposal { get; private set; }

    /// <summary>Why there is none.</summary>
    public Refusal? Why { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await FindAsync(id))
            return NotFound();
        var proposed = await propose.RunAsync(new(Place.Id, id), HttpContext.RequestAborted);
        if (proposed.IsNotFound)
            return NotFound();
        if (proposed.IsDone)
            Proposal = proposed.Value;
        else
            Why = proposed.Refusals[0];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await FindAsync(id))
            return NotFound();
        var groups = Rows.ConvertAll(r => new GroupToForm(r.Name ?? "", r.Schools));
        return await AnswerAsync(
            await apply.RunAsync(new(Place.Id, id, groups), HttpContext.RequestAborted),
            count => Done($"/groups/{id}", T.Count("groups.propose.done", count)),
            () => OnGetAsync(id)
        );
    }

    private async Task<bool> FindAsync(Guid id)
    {
        var cluster = await access
            .Organisations.Where(p => p.Id == id && p.Kind == PartyKinds.Cluster && p.EndedOn == null)
            .Select(p => new { p.OwnerId, p.Name })
            .SingleOrDefaultAsync(HttpContext.RequestAborted);
        if (cluster is null || (PlaceId is { } asked && asked != cluster.OwnerId))
            return false;
        (ClusterId, ClusterName, PlaceId) = (id, cluster.Name, cluster.OwnerId);
        return await FindLedPlaceAsync();
    }
}
