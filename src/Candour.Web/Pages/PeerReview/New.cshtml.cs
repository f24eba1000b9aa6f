using Candour.Foundation.Access;
using Candour.Partnerships;
using Candour.PeerReview;
using Candour.Web.Access;
using Candour.Web.Design;
using Candour.Web.Design.Components;
using Candour.Web.Pages.Partnerships;
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

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    public SchoolChoices Schools { get; private set; } = SchoolChoices.None;

    /// <summary>Whether one has to search: the place has more schools than a page lists.</summary>
    public bool IsSearched => Schools.HasMore || !string.IsNullOrWhiteSpace(Query);

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
        // Somebody who leads several partnerships chooses among the schools of them all.
        var places = cycles.Select(c => c.OwnerId).Distinct().ToList();
        Schools = await SchoolChoices.FindAsync(
            partnerships.SchoolsOfAny(places).AsNoTracking(),
            Query,
            Input.HostId == Guid.Empty ? [] : [Input.HostId],
            cancel
        );
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid || Input.WindowFrom is null || Input.WindowTo is null)
        {
            if (Input.WindowFrom is null)
                ModelState.AddModelError("Input.WindowFrom", T["plan.form.dates.required"]);
            else if (Input.WindowTo is null)
                ModelState.AddModelError("Input.WindowTo", T["plan.form.dates.required"]);
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
