using Candour.Accounts;
using Candour.Web.Access;
using Candour.Web.Design;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Candour.Web.Pages.Accounts;

/// <summary>Asks for a link to choose a new password. The answer is the same for every address.</summary>
[Rule(Door.Anybody), OpenToAll, EnableRateLimiting(DoorLimits.Doors)]
public sealed class ForgottenModel(AskForPassword ask) : CandourPage
{
    [BindProperty, Words("accounts.forgotten.address")]
    public string? Address { get; set; }

    public bool IsAsked { get; private set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        await AnswerAsync(
            await ask.RunAsync(new(Address), cancel),
            _ =>
            {
                IsAsked = true;
                return Page();
            },
            () => Task.FromResult<IActionResult>(Page())
        );
}
