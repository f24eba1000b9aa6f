using Candour.Foundation.Files;
using Candour.SelfEvaluation;
using Candour.Web.Access;
using Candour.Web.Pages.Evidence;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Pages.SelfEvaluation;

/// <summary>A file that a locked self-evaluation names, for whoever may read that.</summary>
[Rule(Door.SignedIn)]
public sealed class SnapshotFileModel(SelfEvaluationAccess access, FileStore files) : CandourPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "file")]
    public Guid FileId { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        var cancel = HttpContext.RequestAborted;
        if (await access.ReadableSnapshots().AsNoTracking().FirstOrDefaultAsync(s => s.Id == Id, cancel) is not { } snapshot)
            return NotFound();
        var named = SnapshotContent
            .Read(snapshot.Canonical)
            .Areas.SelectMany(a => a.Aspects)
            .SelectMany(a => a.Evidence)
            .Any(e => e.FileId == FileId);
        return named && await files.OpenAsync(snapshot, FileId, cancel) is { } opened ? Response.Send(opened) : NotFound();
    }
}
