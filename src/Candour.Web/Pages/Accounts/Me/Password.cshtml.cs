using Candour.Accounts;
using Candour.Web.Access;
using Candour.Web.Design;
using Microsoft.AspNetCore.Mvc;

namespace Candour.Web.Pages.Accounts.Me;

[Rule(Door.SignedIn)]
public sealed class PasswordModel(ChangePassword change) : CandourPage
{
    [BindProperty, Words("accounts.password.present")]
    public string? Present { get; set; }

    [BindProperty, Words("accounts.password.new")]
    public string? Password { get; set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var outcome = await change.RunAsync(new(Present, Password), cancel);
        if (outcome.IsDone)
            await Sessions.RenewAsync(HttpContext, outcome.Value);
        return await AnswerAsync(
            outcome,
            _ => Done("/me", T["accounts.me.password-changed"]),
            () => Task.FromResult<IActionResult>(Page())
        );
    }
}
