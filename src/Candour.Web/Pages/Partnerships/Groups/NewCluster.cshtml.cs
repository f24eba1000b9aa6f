using System.ComponentModel.DataAnnotations;
using Candour.Partnerships;
using Candour.Partnerships.Groups;
using Candour.Web.Access;
using Candour.Web.Design;
using Microsoft.AspNetCore.Mvc;

namespace Candour.Web.Pages.Partnerships.Groups;

/// <summary>A lead forms a cluster.</summary>
[Rule(Door.PartnershipLead)]
public sealed class NewClusterModel(Places places, PartnershipsAccess access, FormCluster form) : FormPage(places, access)
{
    [BindProperty, Words("groups.name"), Required, StringLength(Party.NameLength)]
    public string? Name { get; set; }

    [BindProperty, Words("groups.cluster-schools")]
    public List<Guid> SchoolIds { get; set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindLedPlaceAsync())
            return NotFound();
        await LoadAsync(Access.SchoolsOf(Place.Id), SchoolIds);
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
            await form.RunAsync(new(Place.Id, Name!, SchoolIds), HttpContext.RequestAborted),
            id => Done($"/groups/{id}", T["groups.formed", Name!.Trim()]),
            OnGetAsync
        );
    }
}
