using System.ComponentModel.DataAnnotations;
using Candour.Partnerships;
using Candour.Partnerships.Agreements;
using Candour.Web.Access;
using Candour.Web.Design;
using Candour.Web.Design.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Pages.Partnerships.Agreements;

/// <summary>A lead writes a version: its words, and for each kind of record to whom it opens.</summary>
[Rule(Door.PartnershipLead)]
public sealed class NewModel(Places places, PartnershipsAccess access, OpenableKinds kinds, PublishAgreement publish) : PlacePage(places)
{
    /// <summary>A kind and its audience; empty opens to nobody.</summary>
    public sealed record Term
    {
        public string Kind { get; set; } = "";

        public string? Audience { get; set; }
    }

    [BindProperty, Words("agreements.words"), Required, StringLength(PublishAgreement.WordsLength)]
    public string? Words { get; set; }

    [BindProperty]
    public List<Term> Terms { get; set; } = [];

    /// <summary>Whether a version stands, which this one would replace.</summary>
    public bool Replaces { get; private set; }

    public IReadOnlyList<Choice> AudienceChoices =>
        [new("", T["agreements.audience.nobody"]), .. Audiences.All.Select(a => new Choice(a, T[$"agreements.audience.{a}"]))];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindLedPlaceAsync())
            return NotFound();
        var standing = await StandingAsync();
        Words = standing?.Words;
        Terms =
        [
            .. kinds.Keys.Select(k => new Term { Kind = k, Audience = standing?.Terms.FirstOrDefault(t => t.RecordKind == k)?.Audience }),
        ];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindLedPlaceAsync())
            return NotFound();
        // What came is laid over our own list of kinds, so that a forged kind or audience is no term at all.
        var chosen = Terms.Where(t => Audiences.All.Contains(t.Audience ?? "")).ToLookup(t => t.Kind ?? "", t => t.Audience!);
        Terms = [.. kinds.Keys.Select(k => new Term { Kind = k, Audience = chosen[k].FirstOrDefault() })];
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await AgainAsync();
        }
        var terms = Terms.Where(t => t.Audience is not null).ToDictionary(t => t.Kind, t => t.Audience!);
        return await AnswerAsync(
            await publish.RunAsync(new(Place.Id, Words!, terms), HttpContext.RequestAborted),
            id => Done($"/agreements/{id}", T["agreements.published"]),
            AgainAsync
        );
    }

    private async Task<IActionResult> AgainAsync()
    {
        await StandingAsync();
        return Page();
    }

    private async Task<Agreement?> StandingAsync()
    {
        var standing = await access
            .Agreements.AsNoTracking()
            .SingleOrDefaultAsync(a => a.OwnerId == Place.Id && a.EndedOn == null, HttpContext.RequestAborted);
        Replaces = standing is not null;
        return standing;
    }
}
