using Candour.Accounts;
using Candour.Web.Access;
using Candour.Web.Design;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Candour.Web.Pages.Accounts;

/// <summary>Chooses a new password by a link from a mail. A link that cannot be used, for whatever reason, is one plain page.</summary>
[Rule(Door.Anybody), OpenToAll, EnableRateLimiting(DoorLimits.Links)]
public sealed class ResetModel(ResetPassword reset) : CandourPage
{
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    [BindProperty, Words("accounts.password.new")]
    public string? Password { get; set; }

    public bool CanBeUsed { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        CanBeUsed = await reset.CanAsync(Token, cancel);
        return this.WithStatus(CanBeUsed);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var outcome = await reset.RunAsync(new(Token, Password), cancel);
        if (outcome.IsNotFound)
            return this.WithStatus(false);
        CanBeUsed = true;
        return await AnswerAsync(outcome, _ => Done("/sign-in", T["accounts.reset.done"]), () => Task.FromResult<IActionResult>(Page()));
    }
}
