using Candour.Accounts;
using Candour.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Candour.Web.Pages.Accounts.Me;

/// <summary>The link that was mailed to a new address, opened by whoever asked for it. The change is a button: mail programs open links by themselves.</summary>
[Rule(Door.SignedIn), EnableRateLimiting(DoorLimits.Links)]
public sealed class ConfirmAddressModel(ChangeAddress change) : CandourPage
{
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    public string? Address { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Address = await change.AddressAsync(Token, cancel);
        return this.WithStatus(Address is not null);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var outcome = await change.RunAsync(new(Token), cancel);
        if (outcome.IsNotFound)
            return this.WithStatus(false);
        await Sessions.RenewAsync(HttpContext, outcome.Value);
        return Done("/me", T["accounts.me.address-changed"]);
    }
}
