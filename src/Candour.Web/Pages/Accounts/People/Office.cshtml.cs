using Candour.Accounts;
using Candour.Web.Access;
using Candour.Web.Design;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Pages.Accounts.People;

/// <summary>The organisation's own address, for its head and for the lead of its partnership.</summary>
[Rule(Door.Appointer)]
public sealed class OfficeModel(AccountsAccess access, SetOfficeAddress set) : CandourPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty, Words("accounts.office.address")]
    public string? Address { get; set; }

    public string Organisation { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await set.StandingAsync(Id, cancel: cancel) is null)
            return NotFound();
        Organisation = await access.Organisations.Where(o => o.Id == Id).Select(o => o.Name).SingleAsync(cancel);
        Address ??= await access.OfficeAddressAsync(Id, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        await AnswerAsync(
            await set.RunAsync(new(Id, Address), cancel),
            _ => Done("/people", T["accounts.office.done"]),
            () => OnGetAsync(cancel)
        );
}
