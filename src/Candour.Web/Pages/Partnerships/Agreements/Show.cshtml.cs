using System.ComponentModel.DataAnnotations;
using Candour.Foundation.Access;
using Candour.Foundation.Time;
using Candour.Partnerships;
using Candour.Partnerships.Agreements;
using Candour.Partnerships.Groups;
using Candour.Web.Access;
using Candour.Web.Design;
using Candour.Web.Design.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Pages.Partnerships.Agreements;

/// <summary>One version: its words, what it opens to whom, who has signed; a head signs and withdraws here.</summary>
[Rule(Door.SignedIn)]
public sealed class ShowModel(Places places, PartnershipsAccess access, Calendar calendar, SignAgreement sign, WithdrawSignature withdraw)
    : PlacePage(places)
{
    public const int Size = 50;

    /// <summary>A school and when it signed; null when it has not.</summary>
    public sealed record Line(Guid Id, string Name, DateOnly? Signed);

    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    [BindProperty, Words("agreements.school")]
    public Guid? SchoolId { get; set; }

    [BindProperty, Words("agreements.read")]
    public bool HasRead { get; set; }

    [BindProperty, Words("partnerships.reason"), StringLength(ParkSchool.ReasonLength)]
    public string? Reason { get; set; }

    public Agreement Agreement { get; private set; } = null!;

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public int Total { get; private set; }

    public int Signed { get; private set; }

    /// <summary>The reader's schools that have not signed this version.</summary>
    public IReadOnlyList<Choice> Unsigned { get; private set; } = [];

    /// <summary>The reader's schools that have.</summary>
    public IReadOnlyList<Choice> Mine { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await FindAsync(id))
            return NotFound();
        var cancel = HttpContext.RequestAborted;
        var signatures = access.Signatures.Where(s => s.AgreementId == id && s.EndedAt == null);
        var schools = access.SchoolsOf(Place.Id);
        (Total, Signed) = (await schools.CountAsync(cancel), await schools.CountAsync(p => signatures.Any(s => s.OwnerId == p.Id), cancel));
        PageNumber = Math.Clamp(PageNumber, 1, Math.Max(1, (Total + Size - 1) / Size));
        var rows = await schools
            .OrderBy(p => p.SortKey)
            .ThenBy(p => p.Id)
            .Skip((PageNumber - 1) * Size)
            .Take(Size)
            .Select(p => new
            {
                p.Id,
                p.Name,
                At = signatures.Where(s => s.OwnerId == p.Id).Max(s => (DateTime?)s.SignedAt),
            })
            .ToListAsync(cancel);
        Lines = [.. rows.Select(r => new Line(r.Id, r.Name, r.At is { } at ? calendar.DateOf(at) : null))];
        await LoadMineAsync(schools, signatures, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostSignAsync(Guid id)
    {
        if (!await FindAsync(id) || SchoolId is not { } school)
            return NotFound();
        if (!HasRead)
            ModelState.AddModelError(nameof(HasRead), T["agreements.read.required"]);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await OnGetAsync(id);
        }
        return await AnswerAsync(
            await sign.RunAsync(new(id, school), HttpContext.RequestAborted),
            _ => Done($"/agreements/{id}", T["agreements.signed-now"]),
            () => OnGetAsync(id)
        );
    }

    public async Task<IActionResult> OnPostWithdrawAsync(Guid id)
    {
        if (!await FindAsync(id) || SchoolId is not { } school)
            return NotFound();
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await OnGetAsync(id);
        }
        return await AnswerAsync(
            await withdraw.RunAsync(new(Place.Id, school, Reason ?? ""), HttpContext.RequestAborted),
            _ => Done($"/agreements/{id}", T["agreements.withdrawn-now"]),
            () => OnGetAsync(id)
        );
    }

    private async Task LoadMineAsync(IQueryable<Party> schools, IQueryable<Signature> signatures, CancellationToken cancel)
    {
        var headOf = Viewer.OrganisationsAs(Roles.Head);
        if (headOf.Count == 0)
            return;
        var mine = await schools
            .Where(p => headOf.Contains(p.Id))
            .OrderBy(p => p.SortKey)
            .Select(p => new
            {
                p.Id,
                p.Name,
                Signed = signatures.Any(s => s.OwnerId == p.Id),
            })
            .ToListAsync(cancel);
        Unsigned = [.. mine.Where(m => !m.Signed && Agreement.EndedOn is null).Select(m => new Choice(m.Id.ToString(), m.Name))];
        Mine = [.. mine.Where(m => m.Signed).Select(m => new Choice(m.Id.ToString(), m.Name))];
    }

    private async Task<bool> FindAsync(Guid id)
    {
        if (await access.Agreements.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, HttpContext.RequestAborted) is not { } agreement)
            return false;
        Agreement = agreement;
        if (PlaceId is { } asked && asked != agreement.OwnerId)
            return false;
        PlaceId = agreement.OwnerId;
        return await FindPlaceAsync();
    }
}
