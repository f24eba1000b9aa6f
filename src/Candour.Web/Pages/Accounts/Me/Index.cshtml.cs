using Candour.Accounts;
using Candour.Foundation.Access;
using Candour.Foundation.Time;
using Candour.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Pages.Accounts.Me;

/// <summary>Oneself: what waits for one's yes, what one acts as, what one holds, and the means of signing in.</summary>
[Rule(Door.SignedIn)]
public sealed class IndexModel(
    AccountsAccess access,
    AnswerOffer answer,
    AcceptInvitation accept,
    EndAppointment end,
    SendCodeAgain sendCode,
    SignOutEverywhere signOut,
    Calendar calendar
) : CandourPage
{
    /// <param name="Organisation">The name of the organisation.</param>
    public sealed record Held(Guid Id, string Role, string Organisation, DateOnly From, bool IsAccepted, bool IsConfirmed);

    /// <summary>An invitation that went to one's own address.</summary>
    public sealed record Invited(Guid Id, string Role, string Organisation, DateOnly Until);

    public string? Address { get; private set; }

    public IReadOnlyList<Held> Offers { get; private set; } = [];

    public IReadOnlyList<Invited> Invitations { get; private set; } = [];

    public IReadOnlyList<Held> WaitingForCode { get; private set; } = [];

    public IReadOnlyList<Held> Appointments { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Address = await access.MyAddressAsync(cancel);
        var invitations = await access.InvitationsToMeAsync(cancel);
        var mine = await access.Mine.AsNoTracking().OrderBy(a => a.From).ThenBy(a => a.Id).ToListAsync(cancel);
        var ids = mine.Select(a => a.OwnerId).Concat(invitations.Select(i => i.OrganisationId)).Distinct().ToArray();
        var names = await access.Organisations.Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, cancel);
        var held = mine.Select(a => new Held(a.Id, a.Role, names[a.OwnerId], a.From, a.AcceptedAt is not null, a.ConfirmedAt is not null))
            .ToList();
        Offers = [.. held.Where(h => !h.IsAccepted)];
        WaitingForCode = [.. held.Where(h => h is { IsAccepted: true, IsConfirmed: false })];
        Appointments = [.. held.Where(h => h is { IsAccepted: true, IsConfirmed: true })];
        Invitations = [.. invitations.Select(i => new Invited(i.Id, i.Role, names[i.OrganisationId], calendar.DateOf(i.ExpiresAt)))];
        return Page();
    }

    public async Task<IActionResult> OnPostAcceptAsync(Guid appointment, CancellationToken cancel) =>
        await AnswerAsync(
            await answer.RunAsync(new(appointment, Accept: true), cancel),
            _ => Done("/me", T["accounts.me.accepted"]),
            () => OnGetAsync(cancel)
        );

    public async Task<IActionResult> OnPostDeclineAsync(Guid appointment, CancellationToken cancel) =>
        await AnswerAsync(
            await answer.RunAsync(new(appointment, Accept: false), cancel),
            _ => Done("/me", T["accounts.me.declined"]),
            () => OnGetAsync(cancel)
        );

    public async Task<IActionResult> OnPostTakeAsync(Guid invitation, CancellationToken cancel) =>
        await AnswerAsync(
            await accept.RunAsync(new(Token: null, invitation), cancel),
            _ => Done("/me", T["accounts.me.accepted"]),
            () => OnGetAsync(cancel)
        );

    public async Task<IActionResult> OnPostCodeAsync(Guid appointment, CancellationToken cancel) =>
        await AnswerAsync(
            await sendCode.RunAsync(new(appointment), cancel),
            _ => Done("/me", T["accounts.me.code-sent"]),
            () => OnGetAsync(cancel)
        );

    public async Task<IActionResult> OnPostEverywhereAsync(CancellationToken cancel)
    {
        var outcome = await signOut.RunAsync(cancel);
        if (outcome.IsDone)
            await Sessions.EndAsync(HttpContext);
        return await AnswerAsync(outcome, _ => Done("/sign-in", T["accounts.me.everywhere-done"]), () => OnGetAsync(cancel));
    }

    public async Task<IActionResult> OnPostEndAsync(Guid appointment, CancellationToken cancel)
    {
        // Only one's own from here; what one looks after ends on the pages of people.
        if (!await access.Mine.AnyAsync(a => a.Id == appointment, cancel))
            return NotFound();
        return await AnswerAsync(
            await end.RunAsync(new(appointment), cancel),
            _ => Done("/me", T["accounts.me.ended"]),
            () => OnGetAsync(cancel)
        );
    }

    /// <summary>What a capacity is called.</summary>
    public string Named(Capacity capacity) => T["accounts.role-at", T[$"role.{capacity.Role}"], capacity.PartyName];
}
