using Candour.Foundation.Access;
using Candour.Partnerships;
using Candour.PeerReview;
using Candour.Web.Access;
using Candour.Web.Design;
using Candour.Web.Design.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Pages.PeerReview;

/// <summary>The partnership lead plans a review of a school in a cycle.</summary>
[Rule(Door.PartnershipLead)]
public sealed class NewModel(PeerReviewAccess access, PartnershipsAccess partnerships, PlanReview plan) : CandourPage
{
    public sealed class Form
    {
        [Words("plan.form.cycle")]
        public Guid CycleId { get; set; }

        [Words("plan.form.host")]
        public Guid HostId { get; set; }

        [Words("plan.form.from")]
        public DateOnly? WindowFrom { get; set; }

        [Words("plan.form.to")]
        public DateOnly? WindowTo { get; set; }
    }

    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<Choice> Cycles { get; private set; } = [];

    public IReadOnlyList<Choice> Schools { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        var cancel = HttpContext.RequestAborted;
        var led = Viewer.OrganisationsAs(Roles.PartnershipLead);
        var cycles = await access
            .ReadableCycles.AsNoTracking()
            .Where(c => led.Contains(c.OwnerId) && c.ClosedAt == null)
            .OrderByDescending(c => c.From)
            .ToListAsync(cancel);
        Cycles = [.. cycles.Select(c => new Choice(c.Id.ToString(), c.Name, T["plan.cycle.dates", c.From, c.To]))];
        var schools = new List<Choice>();
        foreach (var place in cycles.Select(c => c.OwnerId).Distinct())
            schools.AddRange(
                (
                    await partnerships
                        .SchoolsOf(place)
                        .AsNoTracking()
                        .OrderBy(p => p.SortKey)
                        .Select(p => new { p.Id, p.Name })
                        .ToListAsync(cancel)
                ).Select(p => new Choice(p.Id.ToString(), p.Name))
            );
        Schools = schools;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid || Input.WindowFrom is null || Input.WindowTo is null)
        {
            if (Input.WindowFrom is null)
                ModelState.AddModelError("Input.WindowFrom", T["plan.form.dates.required"]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await OnGetAsync();
        }
        var outcome = await plan.RunAsync(
            new(Input.CycleId, Input.HostId, Input.WindowFrom.Value, Input.WindowTo.Value),
            HttpContext.RequestAborted
        );
        return await AnswerAsync(outcome, id => Done($"/reviews/{id}", T["plan.done"]), OnGetAsync, "Input");
    }
}
