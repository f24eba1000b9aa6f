using Candour.Accounts;
using Candour.Foundation;
using Candour.Foundation.Time;
using Candour.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Pages.Accounts.People;

/// <summary>The people one looks after: by name, with what they hold there, and the invitations that wait.</summary>
[Rule(Door.Appointer)]
public sealed class IndexModel(AccountsAccess access, WithdrawInvitation withdraw, Calendar calendar) : CandourPage
{
    public const int Size = 25;
    private const int InvitationsShown = 25;

    /// <param name="Roles">What they hold, in words, one a line.</param>
    public sealed record Person(Guid Id, string Name, IReadOnlyList<string> Roles);

    public sealed record Waiting(Guid Id, string Name, string Address, string Role, string Organisation, DateOnly Until, bool IsOver);

    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Query { get; set; }

    [BindProperty(Name = "p", SupportsGet = true)]
    public int PageNumber { get; set; } = 1;

    public int Total { get; private set; }

    public IReadOnlyList<Person> Shown { get; private set; } = [];

    public IReadOnlyList<Waiting> Invitations { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var found = access.People;
        foreach (var word in Fold.Words(Query))
            found = found.Where(p => p.SearchKey.Contains(" " + word));
        Total = await found.CountAsync(cancel);
        PageNumber = Math.Clamp(PageNumber, 1, Math.Max(1, (Total + Size - 1) / Size));
        var people = await found
            .OrderBy(p => p.SortKey)
            .ThenBy(p => p.Id)
            .Skip((PageNumber - 1) * Size)
            .Take(Size)
            .Select(p => new { p.Id, p.Name })
            .ToListAsync(cancel);
        var ids = people.Select(p => p.Id).ToArray();
        var held = await access
            .LookedAfter.Where(a => ids.Contains(a.PersonId))
            .Join(
                access.Organisations,
                a => a.OwnerId,
                o => o.Id,
                (a, o) =>
                    new
                    {
                        a.PersonId,
                        a.Role,
                        o.Name,
                        o.SortKey,
                        IsHeld = a.AcceptedAt != null && a.ConfirmedAt != null,
                    }
            )
            .ToListAsync(cancel);
        var roles = held.OrderBy(h => h.SortKey, StringComparer.Ordinal)
            .ThenBy(h => h.Role, StringComparer.Ordinal)
            .ToLookup(h => h.PersonId, h => T[h.IsHeld ? "accounts.role-at" : "accounts.people.role-waiting", T[$"role.{h.Role}"], h.Name]);
        Shown = [.. people.Select(p => new Person(p.Id, p.Name, [.. roles[p.Id]]))];
        if (PageNumber == 1 && string.IsNullOrWhiteSpace(Query))
            await LoadInvitationsAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostWithdrawAsync(Guid invitation, CancellationToken cancel) =>
        await AnswerAsync(
            await withdraw.RunAsync(new(invitation), cancel),
            _ => Done("/people", T["accounts.people.withdrawn"]),
            () => OnGetAsync(cancel)
        );

    private async Task LoadInvitationsAsync(CancellationToken cancel)
    {
        // Those that ran out stay for a while, so that whoever sent them notices and sends another.
        var since = calendar.Now.AddDays(-14);
        var sent = await access
            .Invitations.AsNoTracking()
            .Where(i => i.AcceptedAt == null && i.WithdrawnAt == null && i.ExpiresAt > since)
            .OrderByDescending(i => i.SentAt)
            .ThenBy(i => i.Id)
            .Take(InvitationsShown)
            .Join(
                access.Organisations,
                i => i.OrganisationId,
                o => o.Id,
                (i, o) =>
                    new
                    {
                        i.Id,
                        i.Name,
                        i.Address,
                        i.Role,
                        Organisation = o.Name,
                        i.ExpiresAt,
                        i.SentAt,
                    }
            )
            .ToListAsync(cancel);
        Invitations =
        [
            .. sent.OrderByDescending(i => i.SentAt)
                .Select(i => new Waiting(
                    i.Id,
                    i.Name,
                    i.Address,
                    i.Role,
                    i.Organisation,
                    calendar.DateOf(i.ExpiresAt),
                    i.ExpiresAt <= calendar.Now
                )),
        ];
    }
}
