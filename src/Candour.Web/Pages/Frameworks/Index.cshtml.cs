using Candour.Foundation.Access;
using Candour.Frameworks;
using Candour.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Pages.Frameworks;

/// <summary>The frameworks of the viewer's partnerships, and for their leads those that come with Candour.</summary>
[Rule(Door.SignedIn)]
public sealed class IndexModel(FrameworksAccess access, ShippedFrameworks shipped, AdoptFramework adopt) : CandourPage
{
    public sealed record Listed(Guid Id, string Title, string Summary, int Version, bool IsPublished);

    /// <summary>A framework that comes with Candour, and a partnership that has not taken it over.</summary>
    public sealed record Offered(ShippedFramework Framework, Guid PartnershipId, string PartnershipName);

    [BindProperty]
    public Guid PartnershipId { get; set; }

    [BindProperty]
    public string? Key { get; set; }

    public IReadOnlyList<Listed> Frameworks { get; private set; } = [];

    public IReadOnlyList<Offered> Offers { get; private set; } = [];

    /// <summary>Whether the viewer leads more than one partnership, so that offers name theirs.</summary>
    public bool LeadsSeveral => Led.Count > 1;

    private IReadOnlyList<HeldAppointment> Led =>
        [.. Viewer.Appointments.Where(a => a.Role == Roles.PartnershipLead).DistinctBy(a => a.OrganisationId)];

    public async Task<IActionResult> OnGetAsync()
    {
        var rows = await access
            .Readable()
            .AsNoTracking()
            .OrderBy(f => f.SortKey)
            .ThenByDescending(f => f.Version)
            .Select(f => new
            {
                f.Id,
                f.OwnerId,
                f.Key,
                f.Version,
                f.Title,
                f.Summary,
                f.Status,
            })
            .ToListAsync(HttpContext.RequestAborted);
        Frameworks = [.. rows.Select(f => new Listed(f.Id, f.Title, f.Summary, f.Version, f.Status == FrameworkStatus.Published))];
        Offers =
        [
            .. from led in Led
            from framework in shipped.All
            where !rows.Any(r => r.OwnerId == led.OrganisationId && r.Key == framework.Key && r.Version == framework.Version)
            select new Offered(framework, led.OrganisationId, led.OrganisationName),
        ];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var outcome = await adopt.RunAsync(new(PartnershipId, Key ?? ""), HttpContext.RequestAborted);
        return await AnswerAsync(outcome, id => Done($"/frameworks/{id}", T["frameworks.adopted"]), OnGetAsync);
    }
}
