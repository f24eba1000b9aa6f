using Candour.Accounts;
using Candour.Web.Access;
using Candour.Web.Design;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Candour.Web.Pages.Accounts;

[Rule(Door.Anybody), OpenToAll, EnableRateLimiting(DoorLimits.Doors)]
public sealed class SignInModel(SignIn signIn, CastDoor cast) : CandourPage
{
    [BindProperty, Words("accounts.sign-in.address")]
    public string? Address { get; set; }

    [BindProperty, Words("accounts.sign-in.password")]
    public string? Password { get; set; }

    /// <summary>Where the person was going.</summary>
    [BindProperty(Name = "next", SupportsGet = true)]
    public string? Next { get; set; }

    /// <summary>Whether this is a sample place whose cast can be stepped into from here.</summary>
    public bool HasCast { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (Viewer.PersonId is not null)
            return Redirect(Onward);
        HasCast = await cast.IsOpenAsync(HttpContext, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var outcome = await signIn.RunAsync(new(Address, Password), cancel);
        if (outcome.IsDone)
            await Sessions.BeginAsync(HttpContext, outcome.Value);
        return await AnswerAsync(
            outcome,
            _ => Redirect(Onward),
            async () =>
            {
                HasCast = await cast.IsOpenAsync(HttpContext, cancel);
                return Page();
            }
        );
    }

    private string Onward => Url.IsLocalUrl(Next) ? Next : "/";
}
