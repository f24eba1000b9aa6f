using System.ComponentModel.DataAnnotations;
using Candour.Partnerships;
using Candour.Partnerships.Founding;
using Candour.Web.Access;
using Candour.Web.Design;
using Candour.Web.Pages.Partnerships.Schools;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Candour.Web.Pages.Partnerships.Founding;

/// <summary>An operator makes a partnership.</summary>
[Rule(Door.Operator)]
public sealed class NewModel(MakePartnership make) : CandourPage
{
    [BindProperty, Words("partnerships.new.name"), Required, StringLength(Party.NameLength)]
    public string? Name { get; set; }

    [BindProperty, Words("partnerships.new.authority"), StringLength(3)]
    public string? AuthorityCode { get; set; }

    [BindProperty, Words("partnerships.new.urns"), StringLength(20_000)]
    public string? Urns { get; set; }

    public PageResult OnGet() => Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (Numbers.Read(Urns) is not { } urns)
        {
            ModelState.AddModelError(nameof(Urns), T["schools.add.urns.not-numbers"]);
            urns = [];
        }
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        return await AnswerAsync(
            await make.RunAsync(new(Name!, AuthorityCode, urns), HttpContext.RequestAborted),
            made => Done("/", T.Count("partnerships.new.done", made.Schools, Name!.Trim())),
            () => Task.FromResult<IActionResult>(Page())
        );
    }
}
