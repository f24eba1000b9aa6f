using Candour.Records;
using Candour.Records.Tables;
using Candour.Web.Access;
using Candour.Web.Design;
using Microsoft.AspNetCore.Mvc;

namespace Candour.Web.Pages.Records;

/// <summary>A file is brought and looked at; its preview is the next page. Nothing of the file itself is kept.</summary>
[Rule(Door.OperatorOrLead), RequestSizeLimit(MostBytes), RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
public sealed class BringModel(PreviewImport preview) : CandourPage
{
    // More than the reader takes: cut off while it is being sent, a browser would show a broken connection and not the
    // sentence that says what is wrong. It waits on the disk, not in memory.
    private const long MostBytes = 260L << 20;

    [BindProperty, Words("records.bring.file")]
    public IFormFile? Upload { get; set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Upload is null)
        {
            ModelState.AddModelError(nameof(Upload), T["records.bring.none"]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        var file = new ImportFile(Path.GetFileName(Upload.FileName), Upload.OpenReadStream);
        var outcome = await preview.RunAsync(new FileToPreview(file, KeepEmpty: true), cancel: cancel);
        return await AnswerAsync(
            outcome,
            made => Redirect($"/register/imports/{made.ImportId}"),
            () => Task.FromResult<IActionResult>(Page())
        );
    }
}
