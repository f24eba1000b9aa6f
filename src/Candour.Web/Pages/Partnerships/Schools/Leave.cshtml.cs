using System.ComponentModel.DataAnnotations;
using Candour.Partnerships;
using Candour.Partnerships.Endings;
using Candour.Partnerships.Groups;
using Candour.Web.Access;
using Candour.Web.Design;
using Candour.Web.Design.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Pages.Partnerships.Schools;

/// <summary>A head takes the school out of a partnership, and says what becomes of reviews that are running.</summary>
[Rule(Door.Head)]
public sealed class LeaveModel(PartnershipsAccess access, LeavePartnership leave) : HeadPage
{
    [BindProperty, Words("schools.leave.partnership"), Required]
    public Guid? PartnershipId { get; set; }

    [BindProperty, Words("schools.leave.running"), Required]
    public RunningReviews? Running { get; set; }

    [BindProperty, Words("partnerships.reason"), StringLength(ParkSchool.ReasonLength)]
    public string? Reason { get; set; }

    public IReadOnlyList<Choice> Partnerships { get; private set; } = [];

    public IReadOnlyList<Choice> Choices =>
        [new(nameof(RunningReviews.Finish), T["schools.leave.finish"]), new(nameof(RunningReviews.Withdraw), T["schools.leave.withdraw"])];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!IsHead)
            return NotFound();
        var ties = access.TiesNow.Where(m => m.Kind == PartyKinds.Partnership && m.PartyId == SchoolId);
        Partnerships =
        [
            .. await access
                .Organisations.Where(p => ties.Any(m => m.GroupId == p.Id))
                .OrderBy(p => p.SortKey)
                .Select(p => new Choice(p.Id.ToString(), p.Name, null, false))
                .ToListAsync(HttpContext.RequestAborted),
        ];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!IsHead)
            return NotFound();
        var name = SchoolName;
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await OnGetAsync();
        }
        return await AnswerAsync(
            await leave.RunAsync(new(PartnershipId!.Value, SchoolId, Running!.Value, Reason ?? ""), HttpContext.RequestAborted),
            _ => Done($"/schools/{SchoolId}", T["schools.leave.done", name]),
            OnGetAsync
        );
    }
}
