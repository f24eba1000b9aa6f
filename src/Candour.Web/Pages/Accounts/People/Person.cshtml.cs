using Candour.Accounts;
using Candour.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Pages.Accounts.People;

/// <summary>Somebody one looks after: what they hold where one does, and the way to offer more or to end it.</summary>
[Rule(Door.Appointer)]
public sealed class PersonModel(AccountsAccess access, EndAppointment end) : CandourPage
{
    public sealed record Held(Guid Id, string Role, string Organisation, DateOnly From, bool IsAccepted, bool IsConfirmed);

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public string Name { get; private set; } = "";

    public bool IsMe => Id == Viewer.PersonId;

    public IReadOnlyList<Held> Appointments { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await access.People.Where(p => p.Id == Id).Select(p => p.Name).SingleOrDefaultAsync(cancel) is not { } name)
            return NotFound();
        Name = name;
        Appointments = await access
            .LookedAfter.Where(a => a.PersonId == Id)
            .OrderBy(a => a.From)
            .ThenBy(a => a.Id)
            .Join(
                access.Organisations,
                a => a.OwnerId,
                o => o.Id,
                (a, o) => new Held(a.Id, a.Role, o.Name, a.From, a.AcceptedAt != null, a.ConfirmedAt != null)
            )
            .ToListAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostEndAsync(Guid appointment, CancellationToken cancel)
    {
        if (!await access.LookedAfter.AnyAsync(a => a.Id == appointment && a.PersonId == Id, cancel))
            return NotFound();
        return await AnswerAsync(
            await end.RunAsync(new(appointment), cancel),
            _ => Done("/people", T["accounts.people.ended"]),
            () => OnGetAsync(cancel)
        );
    }

    /// <summary>How far the appointment is.</summary>
    public string? Waits(Held held) =>
        held switch
        {
            { IsAccepted: false } => T["accounts.people.waits-yes"],
            { IsConfirmed: false } => T["accounts.people.waits-code"],
            _ => null,
        };
}
