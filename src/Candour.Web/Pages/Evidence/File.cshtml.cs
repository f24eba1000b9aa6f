using Candour.Evidence;
using Candour.Foundation.Files;
using Candour.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Pages.Evidence;

/// <summary>The file of a piece of evidence, for whoever may read the piece.</summary>
[Rule(Door.SchoolLeader)]
public sealed class FileModel(EvidenceAccess access, FileStore files) : CandourPage
{
    /// <summary>The file's key, from the address.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        var cancel = HttpContext.RequestAborted;
        var piece = await access.Readable().AsNoTracking().OrderBy(e => e.Id).FirstOrDefaultAsync(e => e.FileId == Id, cancel);
        return piece is not null && await files.OpenAsync(piece, Id, cancel) is { } opened ? Response.Send(opened) : NotFound();
    }
}
