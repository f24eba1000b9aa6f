using Candour.Accounts;
using Candour.Web.Access;
using Candour.Web.Design;
using Microsoft.AspNetCore.Mvc;

namespace Candour.Web.Pages.Accounts.Me;

[Rule(Door.SignedIn)]
public sealed class AddressModel(AskForAddress ask) : CandourPage
{
    [BindProperty, Words("accounts.me.new-address")]
    public string? Address { get; set; }

    [BindProperty, Words("accounts.password.present")]
    public string? Password { get; set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        await AnswerAsync(
            await ask.RunAsync(new(Address, Password), cancel),
            _ => Done("/me", T["accounts.me.address-asked"]),
            () => Task.FromResult<IActionResult>(Page())
        );
}
