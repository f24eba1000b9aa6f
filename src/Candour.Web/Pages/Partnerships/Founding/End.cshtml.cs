using System.ComponentModel.DataAnnotations;
using Candour.Partnerships;
using Candour.Partnerships.Endings;
using Candour.Partnerships.Groups;
using Candour.Web.Access;
using Candour.Web.Design;
using Microsoft.AspNetCore.Mvc;

namespace Candour.Web.Pages.Partnerships.Founding;

/// <summary>A lead dissolves the partnership.</summary>
[Rule(Door.PartnershipLead)]
public sealed class EndModel(Places places, DissolvePartnership dissolve) : PlacePage(places)
{
    [BindProperty, Words("partnerships.end.name"), StringLength(Party.NameLength)]
    public string? NameAgain { get; set; }

    [BindProperty, Words("partnerships.reason"), StringLength(ParkSchool.ReasonLength)]
    public string? Reason { get; set; }

    public async Task<IActionResult> OnGetAsync() => await FindLedPlaceAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindLedPlaceAsync())
            return NotFound();
        if (!ModelState.IsValid)
            return Again();
        return await AnswerAsync(
            await dissolve.RunAsync(new(Place.Id, NameAgain ?? "", Reason ?? ""), HttpContext.RequestAborted),
            _ => Done("/", T["partnerships.end.done", Place.Name]),
            () => Task.FromResult<IActionResult>(Page())
        );
    }
}
