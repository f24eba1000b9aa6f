using Candour.Accounts;
using Candour.Web.Access;
using Candour.Web.Design;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Pages.Accounts.Me;

/// <summary>Types the code that the school's own address received.</summary>
[Rule(Door.SignedIn)]
public sealed class CodeModel(AccountsAccess access, ConfirmHead confirm) : CandourPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty, Words("accounts.code")]
    public string? Code { get; set; }

    public string Role { get; private set; } = "";

    public string Organisation { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var appointment = await access
            .Mine.AsNoTracking()
            .SingleOrDefaultAsync(a => a.Id == Id && a.AcceptedAt != null && a.ConfirmedAt == null, cancel);
        if (appointment is null)
            return NotFound();
        Role = appointment.Role;
        Organisation = await access.Organisations.Where(o => o.Id == appointment.OwnerId).Select(o => o.Name).SingleAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        await AnswerAsync(
            await confirm.RunAsync(new(Id, Code), cancel),
            _ => Done("/me", T["accounts.me.confirmed"]),
            () => OnGetAsync(cancel)
        );
}
