using Candour.Foundation.Access;
using Candour.PeerReview;
using Candour.PeerReview.Protocols;
using Candour.Web.Access;
using Candour.Web.Design;
using Candour.Web.Design.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Pages.PeerReview;

/// <summary>The partnership lead opens a cycle: a framework, a way of reviewing, and its dates.</summary>
[Rule(Door.PartnershipLead)]
public sealed class NewCycleModel(ProtocolCatalogue protocols, Candour.Frameworks.FrameworksAccess frameworks, OpenCycle open) : CandourPage
{
    public sealed class Form
    {
        [Words("cycle.form.name")]
        public string? Name { get; set; }

        [Words("cycle.form.framework")]
        public Guid FrameworkId { get; set; }

        [Words("cycle.form.protocol")]
        public string? ProtocolKey { get; set; }

        [Words("cycle.form.from")]
        public DateOnly? From { get; set; }

        [Words("cycle.form.to")]
        public DateOnly? To { get; set; }
    }

    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<Choice> Frameworks { get; private set; } = [];

    public IReadOnlyList<Choice> Protocols =>
        [.. protocols.All.Select(p => new Choice(p.Key, T[$"protocol.{p.Key}"], T[$"protocol.{p.Key}.hint"]))];

    private Guid Place => Viewer.OrganisationsAs(Roles.PartnershipLead)[0];

    public async Task<IActionResult> OnGetAsync()
    {
        var led = Viewer.OrganisationsAs(Roles.PartnershipLead);
        Frameworks =
        [
            .. (
                await frameworks
                    .Readable()
                    .AsNoTracking()
                    .Where(f => led.Contains(f.OwnerId) && f.Status == Candour.Frameworks.FrameworkStatus.Published)
                    .OrderBy(f => f.SortKey)
                    .Select(f => new
                    {
                        f.Id,
                        f.Title,
                        f.Version,
                    })
                    .ToListAsync(HttpContext.RequestAborted)
            ).Select(f => new Choice(f.Id.ToString(), T["cycle.framework", f.Title, f.Version])),
        ];
        Input.ProtocolKey ??= "peer-enquiry";
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid || Input.From is null || Input.To is null)
        {
            if (Input.From is null || Input.To is null)
                ModelState.AddModelError(Input.From is null ? "Input.From" : "Input.To", T["plan.form.dates.required"]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await OnGetAsync();
        }
        var outcome = await open.RunAsync(
            new(Place, Input.Name ?? "", Input.From.Value, Input.To.Value, Input.FrameworkId, Input.ProtocolKey ?? ""),
            HttpContext.RequestAborted
        );
        return await AnswerAsync(outcome, _ => Done("/reviews/new", T["cycle.done"]), OnGetAsync, "Input");
    }
}
