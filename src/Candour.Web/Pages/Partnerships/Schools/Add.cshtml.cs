using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Candour.Partnerships;
using Candour.Partnerships.Founding;
using Candour.Web.Access;
using Candour.Web.Design;
using Microsoft.AspNetCore.Mvc;

namespace Candour.Web.Pages.Partnerships.Schools;

/// <summary>Brings schools in: by their numbers in the register, or by name where the register has none.</summary>
[Rule(Door.PartnershipLead)]
public sealed class AddModel(Places places, AddSchool addSchool, AddRegisterSchools addRegisterSchools) : PlacePage(places)
{
    [BindProperty, Words("schools.add.urns"), StringLength(20_000)]
    public string? Urns { get; set; }

    [BindProperty, Words("schools.add.name"), StringLength(Party.NameLength)]
    public string? Name { get; set; }

    public async Task<IActionResult> OnGetAsync() => await FindLedPlaceAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostRegisterAsync()
    {
        if (!await FindLedPlaceAsync())
            return NotFound();
        if (!ModelState.IsValid)
            return Again();
        if (Numbers.Read(Urns) is not { } urns)
        {
            ModelState.AddModelError(nameof(Urns), T["schools.add.urns.not-numbers"]);
            return Again();
        }
        return await AnswerAsync(
            await addRegisterSchools.RunAsync(new(Place.Id, urns), HttpContext.RequestAborted),
            count => Done(To("/schools"), T.Count("schools.add.done", count)),
            () => Task.FromResult<IActionResult>(Page())
        );
    }

    public async Task<IActionResult> OnPostNameAsync()
    {
        if (!await FindLedPlaceAsync())
            return NotFound();
        if (!ModelState.IsValid)
            return Again();
        return await AnswerAsync(
            await addSchool.RunAsync(new(Place.Id, Name ?? ""), HttpContext.RequestAborted),
            id => Done($"/schools/{id}", T["schools.add.named", Name!.Trim()]),
            () => Task.FromResult<IActionResult>(Page())
        );
    }
}

/// <summary>Reads school numbers as people paste them: with commas, spaces or line ends between.</summary>
internal static class Numbers
{
    private static readonly char[] Between = [' ', ',', ';', '\n', '\r', '\t'];

    /// <summary>The numbers; null when something between them is none.</summary>
    public static IReadOnlyList<int>? Read(string? text)
    {
        var numbers = new List<int>();
        foreach (var word in (text ?? "").Split(Between, StringSplitOptions.RemoveEmptyEntries))
        {
            if (!int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                return null;
            numbers.Add(number);
        }
        return [.. numbers.Distinct()];
    }
}
