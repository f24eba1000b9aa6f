using Candour.Foundation.Access;
using Candour.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Candour.Web.Pages.Access;

/// <summary>Who can see one record, and why. It is there only for those who may see the record itself.</summary>
[Rule(Door.SignedIn)]
public sealed class WhoCanSeeModel(IEnumerable<ISightExplainer> explainers) : CandourPage
{
    [BindProperty(SupportsGet = true)]
    public string Kind { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public Sight Sight { get; private set; } = null!;

    /// <summary>The record in words.</summary>
    public string Subject => T[Sight.Subject.TextKey, Sight.Subject.Arguments];

    public async Task<IActionResult> OnGetAsync()
    {
        if (
            explainers.FirstOrDefault(e => e.Kind == Kind) is not { } explainer
            || await explainer.ExplainAsync(Id, HttpContext.RequestAborted) is not { } sight
        )
            return NotFound();
        Sight = sight;
        return Page();
    }
}
