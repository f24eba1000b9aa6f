using Candour.Frameworks;
using Candour.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Pages.Frameworks;

/// <summary>A framework to read, on the screen or on paper.</summary>
[Rule(Door.SignedIn)]
public sealed class ShowModel(FrameworksAccess access, PublishFramework publish) : CandourPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public Framework Framework { get; private set; } = null!;

    /// <summary>Whether the viewer leads the partnership whose framework it is.</summary>
    public bool IsLead => Viewer.Is(Framework.OwnerId, Candour.Foundation.Access.Roles.PartnershipLead);

    public async Task<IActionResult> OnGetAsync()
    {
        if (await access.Readable().AsNoTracking().FirstOrDefaultAsync(f => f.Id == Id, HttpContext.RequestAborted) is not { } framework)
            return NotFound();
        Framework = framework;
        return Page();
    }

    public async Task<IActionResult> OnPostPublishAsync()
    {
        var outcome = await publish.RunAsync(Id, HttpContext.RequestAborted);
        return await AnswerAsync(outcome, _ => Done($"/frameworks/{Id}", T["frameworks.published"]), OnGetAsync);
    }
}
