using Candour.Accounts;
using Candour.Web.Access;
using Candour.Web.Design;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Candour.Web.Pages.Accounts;

/// <summary>
/// Opens an invitation: a newcomer gives a name and a password, somebody who is signed in takes the appointment. Used,
/// over, taken back and never sent are one plain page, which says nothing about accounts.
/// </summary>
[Rule(Door.Anybody), OpenToAll, EnableRateLimiting(DoorLimits.Links)]
public sealed class InvitationModel(ReadInvitation read, AcceptAsNewcomer newcomer, AcceptInvitation accept) : CandourPage
{
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    [BindProperty, Words("accounts.name")]
    public string? Name { get; set; }

    [BindProperty, Words("accounts.password.new")]
    public string? Password { get; set; }

    public InvitationLetter? Letter { get; private set; }

    /// <summary>Where somebody with an account signs in, and comes back from.</summary>
    public string SignInAddress => $"/sign-in?next={Uri.EscapeDataString($"/invitation/{Token}")}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Letter = await read.FindAsync(Token, cancel);
        Name = Letter?.Name;
        return this.WithStatus(Letter is not null);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var outcome = await newcomer.RunAsync(new(Token, Name, Password), cancel);
        if (outcome.IsNotFound)
            return this.WithStatus(false);
        if (outcome.IsDone)
            await Sessions.BeginAsync(HttpContext, outcome.Value);
        return await AnswerAsync(outcome, _ => Done("/me", T["accounts.invitation.accepted"]), () => AgainAsync(cancel));
    }

    public async Task<IActionResult> OnPostTakeAsync(CancellationToken cancel)
    {
        if (Viewer.PersonId is null)
            return Redirect(SignInAddress);
        var outcome = await accept.RunAsync(new(Token), cancel);
        if (outcome.IsNotFound)
            return this.WithStatus(false);
        return await AnswerAsync(outcome, _ => Done("/me", T["accounts.invitation.accepted"]), () => AgainAsync(cancel));
    }

    private async Task<IActionResult> AgainAsync(CancellationToken cancel)
    {
        Letter = await read.FindAsync(Token, cancel);
        return Page();
    }
}
