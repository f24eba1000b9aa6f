using System.ComponentModel.DataAnnotations;
using Candour.Foundation.Access;
using Candour.Foundation.Time;
using Candour.ReportCards;
using Candour.Web.Access;
using Candour.Web.Design;
using Candour.Web.Design.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Pages.ReportCards;

/// <summary>The head takes a version back, with the reason for whoever comes to read it.</summary>
[Rule(Door.Head)]
public sealed class WithdrawModel(ReportCardsAccess access, WithdrawEdition withdraw, Calendar calendar) : CandourPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty, Words("card.withdraw.edition")]
    public int? Edition { get; set; }

    [BindProperty, Words("card.withdraw.reason"), MaxLength(CardEdition.ReasonLength)]
    public string? Reason { get; set; }

    public IReadOnlyList<Choice> Choices { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!Viewer.ActAs(Id, Roles.Head))
            return NotFound();
        var editions = await access
            .Editions.AsNoTracking()
            .Where(e => e.OwnerId == Id)
            .OrderByDescending(e => e.Version)
            .Take(50)
            .ToListAsync(cancel);
        if (editions.Count == 0)
            return NotFound();
        Choices =
        [
            .. editions
                .Where(e => e.WithdrawnAt is null)
                .Select(e => new Choice(
                    e.Version.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    T["card.withdraw.choice", e.Version, calendar.DateOf(e.PublishedAt!.Value)]
                )),
        ];
        if (Choices.Count == 1 && HttpMethods.IsGet(Request.Method))
            Edition = int.Parse(Choices[0].Value, System.Globalization.CultureInfo.InvariantCulture);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Edition is not { } version)
        {
            ModelState.AddModelError(nameof(Edition), T["card.withdraw.edition.required"]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await OnGetAsync(cancel);
        }
        return await AnswerAsync(
            await withdraw.RunAsync(new(Id, version, Reason), cancel),
            _ => Done($"/schools/{Id}/card", T["card.withdraw.done", version]),
            () => OnGetAsync(cancel)
        );
    }
}
