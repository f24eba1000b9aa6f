using System.ComponentModel.DataAnnotations;
using Candour.Records;
using Candour.Web.Access;
using Candour.Web.Design;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Pages.Records;

/// <summary>What a partnership knows of one of its schools: its members read it, its lead writes it.</summary>
[Rule(Door.SignedIn)]
public sealed class DetailModel(RecordsAccess access, SaveLocalDetail save) : CandourPage
{
    public sealed class Form
    {
        /// <summary>The version the form was opened with.</summary>
        public int Version { get; set; }

        [Words("records.detail.input.known-as"), StringLength(LocalSchoolDetail.KnownAsLength)]
        public string? KnownAs { get; set; }

        [Words("records.detail.input.email"), StringLength(LocalSchoolDetail.EmailLength)]
        public string? OfficeEmail { get; set; }

        [Words("records.detail.input.telephone"), StringLength(LocalSchoolDetail.TelephoneLength)]
        public string? OfficeTelephone { get; set; }

        [Words("records.detail.input.note"), StringLength(LocalSchoolDetail.NoteLength)]
        public string? VisitNote { get; set; }
    }

    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid SchoolId { get; set; }

    /// <summary>Which partnership's, for somebody who shares several with the school.</summary>
    [BindProperty(SupportsGet = true, Name = "in")]
    public Guid? In { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public PlaceOfSchool Place { get; private set; } = null!;

    public IReadOnlyList<PlaceOfSchool> Others { get; private set; } = [];

    /// <summary>What is written down, by its words.</summary>
    public IReadOnlyList<(string Words, string Value)> Standing { get; private set; } = [];

    /// <summary>Whether the lead is shown what stands beside what they typed: somebody saved in between.</summary>
    public bool ShowsStanding { get; private set; }

    /// <summary>What is written down; null while nothing is.</summary>
    public Guid? DetailId { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await FindAsync(cancel))
            return NotFound();
        if (await LoadAsync(cancel) is { } detail)
        {
            Input = new Form
            {
                Version = detail.Version,
                KnownAs = detail.KnownAs,
                OfficeEmail = detail.OfficeEmail,
                OfficeTelephone = detail.OfficeTelephone,
                VisitNote = detail.VisitNote,
            };
        }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await FindAsync(cancel) || !Place.IsLed)
            return NotFound();
        if (!ModelState.IsValid)
            return await AgainAsync(cancel);
        var request = new LocalDetail(
            Place.PartnershipId,
            SchoolId,
            Input.Version,
            Input.KnownAs,
            Input.OfficeEmail,
            Input.OfficeTelephone,
            Input.VisitNote
        );
        return await AnswerAsync(
            await save.RunAsync(request, cancel),
            _ => Done($"/schools/{SchoolId}/detail?in={Place.PartnershipId}", T["records.detail.saved"]),
            () => AgainAsync(cancel),
            nameof(Input)
        );
    }

    private async Task<bool> FindAsync(CancellationToken cancel)
    {
        var places = await access.PlacesOfAsync(SchoolId, cancel);
        var place =
            places.FirstOrDefault(p => p.PartnershipId == In)
            ?? places.FirstOrDefault(p => p.IsLed)
            ?? (places.Count > 0 ? places[0] : null);
        if (place is null || (In is { } wanted && wanted != place.PartnershipId))
            return false;
        Place = place;
        Others = [.. places.Where(p => p != place)];
        return true;
    }

    // What was typed stays in the fields; what somebody else saved stands above them, and the next save may replace it.
    private async Task<IActionResult> AgainAsync(CancellationToken cancel)
    {
        var detail = await LoadAsync(cancel);
        ShowsStanding = (detail?.Version ?? 0) != Input.Version;
        Input.Version = detail?.Version ?? 0;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task<LocalSchoolDetail?> LoadAsync(CancellationToken cancel)
    {
        var detail = await access
            .Details.AsNoTracking()
            .SingleOrDefaultAsync(d => d.OwnerId == Place.PartnershipId && d.SchoolId == SchoolId, cancel);
        DetailId = detail?.Id;
        (string Words, string? Value)[] lines =
        [
            (T["records.detail.known-as"], detail?.KnownAs),
            (T["records.detail.email"], detail?.OfficeEmail),
            (T["records.detail.telephone"], detail?.OfficeTelephone),
            (T["records.detail.note"], detail?.VisitNote),
        ];
        Standing = [.. lines.Where(l => l.Value is not null).Select(l => (l.Words, l.Value!))];
        return detail;
    }
}
