using System.ComponentModel.DataAnnotations;
using Candour.Partnerships;
using Candour.Partnerships.Endings;
using Candour.Partnerships.Groups;
using Candour.Web.Access;
using Candour.Web.Design;
using Microsoft.AspNetCore.Mvc;

namespace Candour.Web.Pages.Partnerships.Schools;

/// <summary>A lead says that a school has closed, and which school came after it.</summary>
[Rule(Door.PartnershipLead)]
public sealed class CloseModel(Places places, PartnershipsAccess access, CloseSchool close) : SchoolOfPlacePage(places, access)
{
    [BindProperty, Words("schools.close.successor")]
    public Guid? SuccessorId { get; set; }

    [BindProperty, Words("partnerships.reason"), StringLength(ParkSchool.ReasonLength)]
    public string? Reason { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    public SchoolChoices Schools { get; private set; } = SchoolChoices.None;

    /// <summary>Whether one has to search: the place has more schools than a page lists.</summary>
    public bool IsSearched => Schools.HasMore || !string.IsNullOrWhiteSpace(Query);

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindSchoolAsync())
            return NotFound();
        await LoadAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindSchoolAsync())
            return NotFound();
        if (!ModelState.IsValid)
        {
            await LoadAsync();
            return Again();
        }
        return await AnswerAsync(
            await close.RunAsync(new(Place.Id, SchoolId, SuccessorId, Reason ?? ""), HttpContext.RequestAborted),
            _ => Done(To("/schools"), T["schools.close.done", SchoolName]),
            OnGetAsync
        );
    }

    private async Task LoadAsync() =>
        Schools = await SchoolChoices.FindAsync(
            Access.SchoolsOf(Place.Id).Where(p => p.Id != SchoolId),
            Query,
            SuccessorId is { } chosen ? [chosen] : [],
            HttpContext.RequestAborted
        );
}
