using Candour.Evidence;
using Candour.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Pages.SelfEvaluation;

/// <summary>Receives the undo of evidence that was taken away from an aspect.</summary>
[Rule(Door.SchoolLeader)]
public sealed class RestoreEvidenceModel(RestoreEvidence restore, EvidenceAccess evidence) : CandourPage
{
    /// <summary>The self-evaluation's key, from the address.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid Use { get; set; }

    public IActionResult OnGet() => NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await evidence.ReadableOrWithdrawnUses().AnyAsync(u => u.Id == Use && u.RecordId == Id, HttpContext.RequestAborted))
            return NotFound();
        var outcome = await restore.RunAsync(Use, HttpContext.RequestAborted);
        if (outcome.IsDone)
            return Done($"/self-evaluations/{outcome.Value.RecordId}/aspects/{outcome.Value.AspectKey}#evidence", T["evidence.restored"]);
        return outcome.IsNotFound
            ? NotFound()
            : Done($"/self-evaluations/{Id}", T[outcome.Refusals[0].TextKey, outcome.Refusals[0].Arguments]);
    }
}
