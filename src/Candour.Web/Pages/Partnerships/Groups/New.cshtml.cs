using System.ComponentModel.DataAnnotations;
using Candour.Partnerships;
using Candour.Partnerships.Groups;
using Candour.Web.Access;
using Candour.Web.Design;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Pages.Partnerships.Groups;

/// <summary>A lead forms a group by hand, of schools that work in none.</summary>
[Rule(Door.PartnershipLead)]
public sealed class NewModel(Places places, PartnershipsAccess access, FormGroup form) : FormPage(places, access)
{
    [BindProperty(SupportsGet = true, Name = "cluster")]
    public Guid? ClusterId { get; set; }

    [BindProperty, Words("groups.name"), Required, StringLength(Party.NameLength)]
    public string? Name { get; set; }

    [BindProperty, Words("groups.group-schools")]
    public List<Guid> SchoolIds { get; set; } = [];

    public string? ClusterName { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindLedPlaceAsync() || !await FindClusterAsync())
            return NotFound();
        var free = Access.LeftOut(Place.Id).Select(s => s.Id);
        var schools = Access.SchoolsOf(Place.Id).Where(p => free.Contains(p.Id));
        if (ClusterId is { } cluster)
        {
            var inside = Access.TiesNow.Where(m => m.Kind == PartyKinds.Cluster && m.GroupId == cluster);
            schools = schools.Where(p => inside.Any(m => m.PartyId == p.Id));
        }
        await LoadAsync(schools, SchoolIds);
        return Page();
    }

    /// <summary>Searches; what is typed and ticked stays.</summary>
    public Task<IActionResult> OnPostFindAsync()
    {
        ModelState.Clear();
        return OnGetAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindLedPlaceAsync())
            return NotFound();
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await OnGetAsync();
        }
        return await AnswerAsync(
            await form.RunAsync(new(Place.Id, ClusterId, Name!, SchoolIds), HttpContext.RequestAborted),
            id => Done($"/groups/{ClusterId ?? id}", T["groups.formed", Name!.Trim()]),
            OnGetAsync
        );
    }

    private async Task<bool> FindClusterAsync()
    {
        if (ClusterId is not { } cluster)
            return true;
        ClusterName = await Access
            .GroupsOf(Place.Id, PartyKinds.Cluster)
            .Where(p => p.Id == cluster)
            .Select(p => p.Name)
            .SingleOrDefaultAsync(HttpContext.RequestAborted);
        return ClusterName is not null;
    }
}
